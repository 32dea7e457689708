/** What the language itself proposes, as items of VS Code's list. */

import * as vscode from 'vscode';
import type { CompletionItem, CompletionKind, CompletionList } from '../../dql/intelligence/completionItem.ts';
import type { PlacedQuery } from './placedQuery.ts';
import { writtenSnippet } from './writtenSnippet.ts';

const KIND: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  command: vscode.CompletionItemKind.Keyword,
  function: vscode.CompletionItemKind.Function,
  aggregation: vscode.CompletionItemKind.Method,
  parameter: vscode.CompletionItemKind.Property,
  field: vscode.CompletionItemKind.Field,
  dataObject: vscode.CompletionItemKind.Class,
  metric: vscode.CompletionItemKind.Event,
  value: vscode.CompletionItemKind.Value,
  keyword: vscode.CompletionItemKind.Operator,
  variable: vscode.CompletionItemKind.Variable,
  matcher: vscode.CompletionItemKind.TypeParameter,
  setting: vscode.CompletionItemKind.Property,
};

/** `offset` is where the cursor is, within what the items replace. */
export function localItems(
  { items, replace }: CompletionList,
  query: PlacedQuery,
  offset: number,
): vscode.CompletionItem[] {
  const inserting = query.toRange({ start: replace.start, end: offset });
  const replacing = query.toRange(replace);
  const write = (text: string): string | undefined => query.escape(text, replace);
  return items.flatMap((item, index) => {
    const insertText = item.isSnippet ? writtenSnippet(item.insertText, write) : write(item.insertText);
    if (insertText === undefined) return [];
    // Compared with what stands in the document.
    const filterText = write(item.filterText) ?? item.filterText;
    return [toItem({ ...item, insertText, filterText }, index, { inserting, replacing })];
  });
}

function toItem(
  { label, kind, detail, documentation, insertText, filterText, isSnippet, deprecated }: CompletionItem,
  index: number,
  range: { inserting: vscode.Range; replacing: vscode.Range },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(detail === '' ? label : { label, description: detail }, KIND[kind]);
  item.insertText = isSnippet ? new vscode.SnippetString(insertText) : insertText;
  item.range = range;
  item.filterText = filterText;
  // The best come first; VS Code would sort them by their labels.
  item.sortText = String(index).padStart(5, '0');
  if (documentation !== '') item.documentation = new vscode.MarkdownString(documentation);
  if (deprecated) item.tags = [vscode.CompletionItemTag.Deprecated];
  // What follows a name that waits for more is offered without asking.
  if (isSnippet || insertText.endsWith(' '))
    item.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
  return item;
}
