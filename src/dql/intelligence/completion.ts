/** Completion: what could stand at a place of a query, the likeliest first. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { Type } from '../catalogue/typeSet.ts';
import { TokenKind } from '../tokenKind.ts';
import type { Tree } from '../tree.ts';
import { pathAt, tokenEnd } from '../treeQueries.ts';
import { commandItems } from './commandItems.ts';
import { type CompletionItem, type CompletionList, type CompletionOptions, item, Rank } from './completionItem.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { expectationAt } from './expectation.ts';
import { expressionItems } from './expressionItems.ts';
import { operatorItems } from './operatorItems.ts';
import { parameterNameItems } from './parameterItems.ts';
import { patternCompletion } from './patternCompletion.ts';
import { fieldValueItems, namedValueItems, unitItems } from './valueItems.ts';

const NOTHING: readonly CompletionItem[] = [];
/** More cannot be looked through; what has been typed narrows them down. */
const MAX_ITEMS = 1000;

/** Offsets count in the tree's text. An empty list where nothing can be proposed. */
export function complete(
  tree: Tree,
  offset: number,
  catalogue: Catalogue,
  options: CompletionOptions = {},
): CompletionList {
  const cursor = cursorAt(tree, offset);
  if (cursor === undefined) return { items: NOTHING, replace: { start: offset, end: offset }, isIncomplete: false };
  if (cursor.kind === 'string') return completeString(cursor, tree, offset, catalogue);
  const items = itemsAt(tree, cursor, tree.text.slice(cursor.word.start, offset), catalogue, options);
  return limited(items, tree.text.slice(cursor.word.start, offset), cursor.word);
}

/** Unique labels, best first. */
function limited(
  items: readonly CompletionItem[],
  typed: string,
  replace: { readonly start: number; readonly end: number },
): CompletionList {
  const seen = new Set<string>();
  const found = items.filter(({ kind, label }) => !seen.has(`${kind} ${label}`) && seen.add(`${kind} ${label}`));
  found.sort((left, right) => left.rank - right.rank);
  if (found.length <= MAX_ITEMS) return { items: found, replace, isIncomplete: false };
  const wanted = typed.replace(/^`/, '').toLowerCase();
  const matching = found.filter(({ label }) => label.toLowerCase().includes(wanted));
  return { items: matching.slice(0, MAX_ITEMS), replace, isIncomplete: true };
}

function itemsAt(
  tree: Tree,
  cursor: Exclude<Cursor, { kind: 'string' }>,
  typed: string,
  catalogue: Catalogue,
  options: CompletionOptions,
): readonly CompletionItem[] {
  switch (cursor.kind) {
    case 'command':
      return commandItems(catalogue, cursor.isFirst ? 'first' : 'piped');
    case 'parameterName': {
      const { owner } = expectationAt(cursor.tree, cursor.path, catalogue);
      return owner === undefined ? NOTHING : parameterNameItems(owner);
    }
    case 'number':
      return isDurationWanted(tree, cursor.word.end, catalogue) ? unitItems(cursor.amount) : NOTHING;
    case 'variable':
      return variableItems(tree, cursor.word.start, options.variables ?? []);
    case 'afterValue':
      return [
        ...operatorItems(expectationAt(cursor.tree, cursor.path, catalogue), cursor.path, catalogue),
        ...commandItems(catalogue, 'piped', '| '),
      ];
    case 'subquery':
      return [item({ label: '[ … ]', kind: 'keyword', rank: Rank.Exact, insertText: '[ $1 ]', isSnippet: true })];
    case 'value':
      return expressionItems(cursor, typed, catalogue);
  }
}

function isDurationWanted(tree: Tree, offset: number, catalogue: Catalogue): boolean {
  const path = pathAt(tree.query, offset);
  return (expectationAt(tree, path, catalogue).types & Type.Duration) !== 0;
}

/** Those that exist, and those that the query names elsewhere. */
function variableItems({ tokens, text }: Tree, at: number, existing: Iterable<string>): readonly CompletionItem[] {
  const names = new Set(existing);
  for (let index = 0; index < tokens.count; index++) {
    const start = tokens.starts[index]!;
    if (tokens.kinds[index] !== TokenKind.Variable || start === at) continue;
    names.add(text.slice(start + 1, tokenEnd(tokens, index)).replace(/:.*$/, ''));
  }
  return [...names].map((name) => item({ label: `$${name}`, kind: 'variable', rank: Rank.Exact }));
}

function completeString(
  { literal, path }: Extract<Cursor, { kind: 'string' }>,
  tree: Tree,
  offset: number,
  catalogue: Catalogue,
): CompletionList {
  const width = literal.quote.length;
  const isClosed = tree.text.slice(literal.start + width, literal.end).endsWith(literal.quote);
  const replace = { start: literal.start + width, end: isClosed ? literal.end - width : offset };
  // Between the quotes of `"""`.
  if (offset < replace.start || offset > replace.end) {
    return { items: NOTHING, replace: { start: offset, end: offset }, isIncomplete: false };
  }
  const { parameter, comparedWith } = expectationAt(tree, path, catalogue);
  const kinds = parameter?.kinds ?? [];
  if (kinds.includes('pattern') || kinds.includes('namelessPattern')) {
    return patternCompletion(tree.text, literal, offset, catalogue.matchers);
  }
  const items = [
    ...(parameter === undefined ? NOTHING : namedValueItems(parameter, catalogue)),
    ...(comparedWith?.kind === 'Field' ? fieldValueItems(comparedWith.name.text, catalogue) : NOTHING),
  ].filter(({ insertText, kind }) => insertText.startsWith('"') || (kind === 'value' && kinds.includes('nodeType')));
  return limited(
    items.map((each) => {
      const text = each.label.replaceAll(/^"|"$/g, '');
      return { ...each, label: text, insertText: text };
    }),
    '',
    replace,
  );
}
