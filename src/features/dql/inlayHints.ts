/** The names of positional parameters, in front of values that do not tell them. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { inlayHints } from '../../dql/intelligence/inlayHints.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './languages.ts';

export function registerInlayHints(documents: DqlDocuments, catalogue: Catalogue): vscode.Disposable {
  return vscode.languages.registerInlayHintsProvider(dqlSelector, {
    provideInlayHints: (document, range) =>
      documents.placedIn(document, range).flatMap((query) =>
        inlayHints(query.tree, catalogue, query.toSpan(range)).map(({ offset, label, tooltip }) => {
          const place = query.toRange({ start: offset, end: offset }).start;
          const hint = new vscode.InlayHint(place, label, vscode.InlayHintKind.Parameter);
          hint.paddingRight = true;
          if (tooltip !== '') hint.tooltip = new vscode.MarkdownString(tooltip);
          return hint;
        }),
      ),
  });
}
