/** What a name in a query means. */

import * as vscode from 'vscode';
import { hover } from '../../dql/intelligence/hover.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';
import type { LocalFileFields } from './localFileFields.ts';

export function registerHover(documents: DqlDocuments, files: LocalFileFields): vscode.Disposable {
  return vscode.languages.registerHoverProvider(anySelector, {
    provideHover: async (document, position) => {
      const query = documents.placedAt(document, position);
      if (!query) return undefined;
      const { catalogue } = await files.around(query);
      const found = hover(query.tree, query.toOffset(position), catalogue);
      return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), query.toRange(found));
    },
  });
}
