/** Changes of a query that leave its result as it is. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { codeActions } from '../../dql/intelligence/codeActions.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';

const { RefactorExtract, RefactorInline, RefactorRewrite } = vscode.CodeActionKind;

export function registerRefactorings(documents: DqlDocuments, catalogue: Catalogue): vscode.Disposable {
  const provideCodeActions = (
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const query = documents.placedAt(document, range.start);
    if (!query) return [];
    return codeActions(query.tree, query.toSpan(range), catalogue)
      .map(({ title, kind, edits }) => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.Empty.append(kind));
        action.edit = new vscode.WorkspaceEdit();
        for (const { text, ...span } of edits) action.edit.replace(document.uri, query.toRange(span), text);
        return action;
      })
      .filter(({ kind }) => !only || (kind && only.contains(kind)));
  };
  return vscode.languages.registerCodeActionsProvider(
    dqlSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [RefactorRewrite, RefactorExtract, RefactorInline] },
  );
}
