/** The tenant's suggestions as items of VS Code's list. */

import * as vscode from 'vscode';
import type { PlacedQuery } from './placedQuery.ts';
import type { TenantSuggestion } from './tenantSuggestions.ts';

const KIND: Readonly<Record<string, vscode.CompletionItemKind>> = {
  COMMAND_NAME: vscode.CompletionItemKind.Keyword,
  COMMAND: vscode.CompletionItemKind.Keyword,
  FUNCTION_NAME: vscode.CompletionItemKind.Function,
  PARAMETER_KEY: vscode.CompletionItemKind.Property,
  DATA_OBJECT: vscode.CompletionItemKind.Class,
  METRIC_KEY: vscode.CompletionItemKind.Value,
  SIMPLE_IDENTIFIER: vscode.CompletionItemKind.Field,
  FIELD_NAME: vscode.CompletionItemKind.Field,
  STRING: vscode.CompletionItemKind.Value,
};

/** Those that `known` does not name already, in lower case; they come after what is known here. */
export function tenantItems(
  suggestions: readonly TenantSuggestion[],
  query: PlacedQuery,
  offset: number,
  known: ReadonlySet<string>,
): vscode.CompletionItem[] {
  return suggestions
    .filter(({ label }) => !known.has(label.toLowerCase()))
    .flatMap(({ label, text, start, type, synopsis }, index) => {
      const replaced = { start: Math.min(start, offset), end: offset };
      const written = query.escape(text, replaced);
      if (written === undefined) return [];
      const item = new vscode.CompletionItem(
        { label, description: 'tenant' },
        KIND[type] ?? vscode.CompletionItemKind.Text,
      );
      item.insertText = written;
      item.filterText = written;
      item.range = query.toRange(replaced);
      item.sortText = `~${String(index).padStart(4, '0')}`;
      if (synopsis) item.documentation = synopsis;
      return [item];
    });
}
