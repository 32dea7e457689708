/** How other languages say in which order to sort. Source: docs "Ordering commands". */

import { isName, TokenKind } from '../tokenKind.ts';
import type { QuerySyntaxError, Tree } from '../tree.ts';
import { type Fix, NO_FIXES, replace } from './problem.ts';
import { commandAt, endBefore, tokenBefore, tokenFrom } from './syntaxPlace.ts';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['descending', 'desc'],
  ['ascending', 'asc'],
]);

/** `word` is what is not expected, in lower case. */
export function sortFixes(tree: Tree, error: QuerySyntaxError, word: string): readonly Fix[] {
  const own = WORDS.get(word);
  if (own !== undefined) return [replace(`Change to \`${own}\``, error.start, error.end, own)];
  if (word === 'nulls') return nullsFix(tree, error);
  const order = tokenBefore(tree, error.start);
  const before = order === undefined ? undefined : tokenBefore(tree, order.start);
  if (order === undefined || before === undefined) return NO_FIXES;
  if (order.text.toLowerCase() === 'by' && before.text.toLowerCase() === 'sort')
    return [replace('Remove `by`', order.start, error.start, '')];
  const command = commandAt(tree, error.start)?.name?.text.toLowerCase();
  if (command !== 'sort' && command !== 'dedup') return NO_FIXES;
  return orderFirstFix(tree, error, order.kind, order.start, before.kind);
}

/** `a desc nulls last`: DQL has no say in that. */
function nullsFix(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const place = tokenFrom(tree, error.end);
  if (place === undefined || !/^(first|last)$/i.test(place.text)) return NO_FIXES;
  return [replace('Remove it', endBefore(tree, error.start), place.end, '', false)];
}

/** `sort desc a` → `sort a desc` */
function orderFirstFix(
  tree: Tree,
  error: QuerySyntaxError,
  orderKind: number,
  orderStart: number,
  beforeKind: number,
): readonly Fix[] {
  if (orderKind !== TokenKind.Asc && orderKind !== TokenKind.Desc) return NO_FIXES;
  const field = tokenFrom(tree, error.start);
  const isFirst = isName(beforeKind) || beforeKind === TokenKind.Comma || beforeKind === TokenKind.BraceOpen;
  if (field === undefined || !isName(field.kind) || field.kind === orderKind || !isFirst) return NO_FIXES;
  const order = tree.text.slice(orderStart, endBefore(tree, error.start));
  const text = `${field.text} ${order}`;
  return [replace(`Put \`${order.toLowerCase()}\` behind the field`, orderStart, error.end, text)];
}
