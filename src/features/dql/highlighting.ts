/** What each name in a query is, for the colour theme. */

import * as vscode from 'vscode';
import { semanticTokenModifiers, semanticTokens, semanticTokenTypes } from '../../dql/structure/semanticTokens.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';

const legend = new vscode.SemanticTokensLegend([...semanticTokenTypes], [...semanticTokenModifiers]);

export function registerHighlighting(documents: DqlDocuments): vscode.Disposable {
  const within = (document: vscode.TextDocument, range?: vscode.Range): vscode.SemanticTokens => {
    const builder = new vscode.SemanticTokensBuilder(legend);
    const queries = range ? documents.placedIn(document, range) : documents.placed(document);
    for (const query of queries) {
      for (const { type, modifiers, ...span } of semanticTokens(query.tree.query)) {
        const place = query.toRange(span);
        if (place.isSingleLine) builder.push(place, type, modifiers);
      }
    }
    return builder.build();
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSemanticTokensProvider(
      dqlSelector,
      { provideDocumentSemanticTokens: (document) => within(document) },
      legend,
    ),
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      dqlSelector,
      { provideDocumentRangeSemanticTokens: (document, range) => within(document, range) },
      legend,
    ),
  );
}
