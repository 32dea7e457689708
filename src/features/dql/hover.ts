/** What a name in a query means. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { hover } from '../../dql/intelligence/hover.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';

export function registerHover(documents: DqlDocuments, catalogue: Catalogue): vscode.Disposable {
  return vscode.languages.registerHoverProvider(anySelector, {
    provideHover: (document, position) => {
      const query = documents.placedAt(document, position);
      const found = query && hover(query.tree, query.toOffset(position), catalogue);
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), query.toRange(found));
    },
  });
}
