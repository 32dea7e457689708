/** The fixes of problems, one by one, all of one kind in a document, and all the obvious ones at once. */

import * as vscode from 'vscode';
import type { Fix, Problem } from '../../dql/checks/problem.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';
import type { PlacedQuery } from './placedQuery.ts';
import type { QueryProblems } from './queryProblems.ts';
import { silenceAction } from './silenceCheck.ts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('dql');

export function registerQuickFixes(documents: DqlDocuments, problems: QueryProblems): vscode.Disposable {
  const provideCodeActions = (
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const wants = (kind: vscode.CodeActionKind): boolean => !only || only.contains(kind);
    const actions: vscode.CodeAction[] = [];
    if (wants(vscode.CodeActionKind.QuickFix)) {
      for (const query of documents.placedIn(document, range)) {
        for (const problem of problems.of(query)) {
          if (!query.toRange(problem).intersection(range)) continue;
          actions.push(...fixesOf(problem, query, document, diagnostics));
          const same = fixAll(document, ({ code }) => code === problem.code);
          if (same.count > 1 && !actions.some(({ title }) => title === titleOf(problem)))
            actions.push(action(titleOf(problem), vscode.CodeActionKind.QuickFix, same.edit));
          actions.push(...silenceAction(problem, document.uri));
        }
      }
    }
    if (only && fixAllKind.intersects(only)) {
      const all = fixAll(document, () => true);
      if (all.count > 0) actions.push(action('Fix all obvious DQL problems', fixAllKind, all.edit));
    }
    return actions;
  };

  const fixAll = (
    document: vscode.TextDocument,
    concerns: (problem: Problem) => boolean,
  ): { edit: vscode.WorkspaceEdit; count: number } => {
    const edit = new vscode.WorkspaceEdit();
    let count = 0;
    for (const query of documents.placed(document)) {
      let end = -1;
      const found = problems.of(query).filter(concerns);
      for (const { fix, start, end: fixEnd } of found.flatMap(obvious).sort((a, b) => a.start - b.start)) {
        // What overlaps is fixed the next time.
        if (start <= end) continue;
        addEdits(edit, fix, query, document);
        end = fixEnd;
        count++;
      }
    }
    return { edit, count };
  };

  return vscode.languages.registerCodeActionsProvider(
    anySelector,
    { provideCodeActions },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}

function titleOf({ code }: Problem): string {
  return `Fix all '${code}' problems in this document`;
}

function obvious(problem: Problem): { fix: Fix; start: number; end: number }[] {
  const fix = problem.fixes.find(({ preferred }) => preferred);
  if (!fix || fix.edits.length === 0) return [];
  const start = Math.min(...fix.edits.map((edit) => edit.start));
  return [{ fix, start, end: Math.max(...fix.edits.map((edit) => edit.end)) }];
}

function fixesOf(
  problem: Problem,
  query: PlacedQuery,
  document: vscode.TextDocument,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const place = query.toRange(problem);
  const fixed = diagnostics.filter(
    ({ source, message, range }) => source === diagnosticSource && message === problem.message && range.isEqual(place),
  );
  return problem.fixes.map((fix) => {
    const edit = new vscode.WorkspaceEdit();
    addEdits(edit, fix, query, document);
    const offered = action(fix.title, vscode.CodeActionKind.QuickFix, edit);
    offered.isPreferred = fix.preferred;
    offered.diagnostics = fixed;
    return offered;
  });
}

function addEdits(edit: vscode.WorkspaceEdit, { edits }: Fix, query: PlacedQuery, { uri }: vscode.TextDocument): void {
  for (const { text, ...span } of edits) edit.replace(uri, query.toRange(span), query.escape(text));
}

function action(title: string, kind: vscode.CodeActionKind, edit: vscode.WorkspaceEdit): vscode.CodeAction {
  const offered = new vscode.CodeAction(title, kind);
  offered.edit = edit;
  return offered;
}
