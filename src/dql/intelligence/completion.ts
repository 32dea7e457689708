/** Completion: what could stand at a place of a query, the likeliest first. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Parameter } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import { FieldScope } from '../checks/fieldScope.ts';
import { staticTypes } from '../checks/types.ts';
import type { Element, Expression, Node, Tree } from '../tree.ts';
import { commandItems } from './commandItems.ts';
import { type CompletionItem, type CompletionList, item, Rank } from './completionItem.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { type Expectation, expectationAt, useAt, useOf } from './expectation.ts';
import { fieldItems } from './fieldItems.ts';
import { functionItems } from './functionItems.ts';
import { operatorItems } from './operatorItems.ts';
import { parameterItems } from './parameterItems.ts';
import { patternCompletion } from './patternCompletion.ts';
import { booleanItems, fieldValueItems, namedValueItems, unitItems } from './valueItems.ts';

export interface CompletionOptions {
  /** Names of the variables that exist, without `$`. */
  readonly variables?: Iterable<string>;
  /** Names of data objects that the tenant has beyond the catalogue. */
  readonly dataObjects?: Iterable<string>;
}

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
  const items = itemsAt(cursor, tree.text.slice(cursor.word.start, offset), catalogue, options);
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
  cursor: Exclude<Cursor, { kind: 'string' }>,
  typed: string,
  catalogue: Catalogue,
  options: CompletionOptions,
): readonly CompletionItem[] {
  switch (cursor.kind) {
    case 'command':
      return commandItems(catalogue, cursor.isFirst ? 'first' : 'piped');
    case 'number':
      return unitItems(cursor.amount);
    case 'variable':
      return [...(options.variables ?? [])].map((name) =>
        item({ label: `$${name}`, kind: 'variable', rank: Rank.Exact }),
      );
    case 'afterValue':
      return [
        ...operatorItems(expectationAt(cursor.tree, cursor.path, catalogue), cursor.path, catalogue),
        ...commandItems(catalogue, 'piped', '| '),
      ];
    case 'value':
      return valueItems(cursor, typed, catalogue, options);
  }
}

function valueItems(
  { tree, path }: Extract<Cursor, { kind: 'value' }>,
  typed: string,
  catalogue: Catalogue,
  options: CompletionOptions,
): readonly CompletionItem[] {
  const expected = expectationAt(tree, path, catalogue);
  const { owner, parameter, beginsItem, analysis, command, types, comparedWith } = expected;
  const element = path.findLast((node) => node.kind === 'Element');
  if (element !== undefined && element.value.end < path.at(-1)!.start) {
    const members = memberItems(element, expected, catalogue);
    if (members !== undefined) return members;
  }
  const items: CompletionItem[] = [];
  if (beginsItem && owner !== undefined) items.push(...parameterItems(owner, expected.item));
  const special = parameter === undefined ? NOTHING : namedValueItems(parameter, catalogue, options.dataObjects ?? []);
  items.push(...special);
  // All values are given: only names can follow.
  if (owner !== undefined && parameter === undefined) return items;
  if (comparedWith?.kind === 'Field') items.push(...fieldValueItems(comparedWith.name.text));
  if (parameter !== undefined && !takesExpression(parameter)) {
    if (!takesField(parameter)) return items;
  } else {
    const use = path.some((node) => node.kind === 'Binary' || node.kind === 'Paren')
      ? useOf(parameter)
      : placeOf(expected, path, catalogue);
    items.push(...functionItems(catalogue, use, types));
    if ((types & Type.Boolean) !== 0) items.push(...booleanItems());
    if (types !== Type.Any && (types & Type.Boolean) !== 0) {
      items.push(item({ label: 'not', kind: 'keyword', rank: Rank.Keyword, insertText: 'not ' }));
    }
    items.push(item({ label: 'null', kind: 'keyword', rank: Rank.Keyword }));
  }
  if (command !== undefined && (parameter === undefined || readsFields(parameter))) {
    const scope = scopeOf(expected, path);
    items.push(...fieldItems({ scope, analysis, catalogue, types, typed }));
    if (parameter?.kinds.includes('joinCondition') === true) {
      for (const side of ['left', 'right']) {
        items.push(
          item({ label: `${side}[…]`, kind: 'keyword', rank: Rank.Exact, insertText: `${side}[$1]`, isSnippet: true }),
        );
      }
    }
  }
  return items;
}

function placeOf(expected: Expectation, path: readonly Node[], catalogue: Catalogue) {
  return useAt(path, path.length - 1, expected.analysis, catalogue);
}

function takesExpression({ kinds }: Parameter): boolean {
  return kinds.some((kind) =>
    [
      'expression',
      'constant',
      'literal',
      'aggregation',
      'timeseriesAggregation',
      'metricAggregation',
      'searchCondition',
      'recordDefinition',
    ].includes(kind),
  );
}

function takesField({ kinds }: Parameter): boolean {
  return kinds.some((kind) => ['rootField', 'anyField', 'fieldPattern', 'joinCondition'].includes(kind));
}

function readsFields(parameter: Parameter): boolean {
  const { kinds } = parameter;
  return (
    takesField(parameter) ||
    kinds.some((kind) => kind === 'expression' || kind === 'searchCondition' || kind.endsWith('ggregation'))
  );
}

/** Behind `value[`: undefined where the fields of a joined side are meant. */
function memberItems(
  { value }: Element,
  { analysis, command, parameter }: Expectation,
  catalogue: Catalogue,
): readonly CompletionItem[] | undefined {
  if (parameter?.kinds.includes('joinCondition') === true) return undefined;
  const scope = command === undefined ? new FieldScope() : analysis.before(command);
  const types = staticTypes(value, { catalogue, resolve: (name) => scope.resolve(name) });
  if ((types & Type.Timeframe) === 0) return NOTHING;
  return ['start', 'end'].map((label) => item({ label, kind: 'field', rank: Rank.Exact, detail: 'timestamp' }));
}

/** Fields of the sub-query where they are meant, else those in front of the command. */
function scopeOf({ analysis, command, parameter, owner }: Expectation, path: readonly Node[]): FieldScope {
  const element = path.at(-3);
  const side = element?.kind === 'Element' ? sideOf(element.value) : undefined;
  const isOther =
    side === 'right' ||
    parameter?.name === 'lookupField' ||
    (parameter?.name === 'fields' && ['join', 'joinNested', 'lookup'].includes(owner?.definition.name ?? ''));
  if (isOther) {
    const block = owner?.node.items.map(({ value }) => value).find((value) => value.kind === 'Block');
    if (block?.kind === 'Block' && block.query !== undefined) return analysis.result(block.query);
  }
  return command === undefined ? new FieldScope() : analysis.before(command);
}

function sideOf(value: Expression): string | undefined {
  return value.kind === 'Field' ? value.name.text : undefined;
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
    ...(parameter === undefined ? NOTHING : namedValueItems(parameter, catalogue, NOTHING_NAMED)),
    ...(comparedWith?.kind === 'Field' ? fieldValueItems(comparedWith.name.text) : NOTHING),
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

const NOTHING_NAMED: readonly string[] = [];
