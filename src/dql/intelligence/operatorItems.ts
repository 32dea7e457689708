/** Completion behind a value: operators, sort orders, the list of values of `in`. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ValueKind } from '../catalogue/entries.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import { isGiven } from '../checks/binding.ts';
import { staticTypes } from '../checks/types.ts';
import type { Expression, Item, Node } from '../tree.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import type { Expectation, ParameterOwner } from './expectation.ts';
import { snippet as withStops } from './snippet.ts';

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
const ARITHMETIC = ['+', '-', '*', '/', '%'];
const COMPUTED: ReadonlySet<ValueKind> = new Set([
  'expression',
  'constant',
  'searchCondition',
  'aggregation',
  'timeseriesAggregation',
]);

export function operatorItems(
  { parameter, analysis, command, owner, item: at }: Expectation,
  path: readonly Node[],
  catalogue: Catalogue,
): readonly CompletionItem[] {
  if (parameter === undefined || command === undefined) return [];
  const items: CompletionItem[] = owner?.node === command ? clauseItems(owner, at) : [];
  if (parameter.sortable) items.push(operator('desc', Rank.Exact), operator('asc', Rank.Exact));
  if (!parameter.kinds.some((kind) => COMPUTED.has(kind))) return items;
  const values = endingValues(path);
  const scope = analysis.before(command);
  const typesOf = (value: Expression): TypeSet =>
    staticTypes(value, { catalogue, resolve: (name) => scope.resolve(name) });
  const innermost = values.at(-1);
  const types = innermost === undefined ? Type.Any : typesOf(innermost);
  const wantsCondition = (parameter.types & Type.Boolean) !== 0;
  if (values.some((value) => (typesOf(value) & Type.Boolean) !== 0)) {
    for (const name of ['and', 'or', 'xor']) {
      items.push(operator(name, Rank.NextParameter + (name === 'xor' ? 5 : 0)));
    }
  }
  if (types !== Type.Boolean && !values.some(isComparison)) {
    for (const sign of COMPARISONS) items.push(operator(sign, wantsCondition ? Rank.Made : Rank.Keyword));
    if ((types & Type.String) !== 0) items.push(operator('~', Rank.Keyword));
    items.push(operator('in', Rank.Keyword, 'in [ $1 ]'));
  } else if (innermost?.kind === 'Field' && !values.some(isComparison)) {
    for (const sign of ['==', '!=']) items.push(operator(sign, Rank.Keyword));
  }
  if ((types & (Type.Numeric | Type.Duration | Type.Timestamp)) !== 0) {
    for (const sign of ARITHMETIC) items.push(operator(sign, wantsCondition ? Rank.Keyword : Rank.Made));
  }
  return items;
}

/** Parameters that commands are mostly written with. */
const USUAL_CLAUSES = ['by', 'from'];

/** With the comma that they need. */
function clauseItems({ node, definition, binding }: ParameterOwner, at: Item | undefined): CompletionItem[] {
  // Within braces a comma leads to the next value.
  if (at === undefined || !node.items.includes(at)) return [];
  return definition.parameters
    .filter(({ name }) => USUAL_CLAUSES.includes(name) && !isGiven(binding, name))
    .map(({ name, variadic }) =>
      item({
        label: `, ${name}:`,
        kind: 'parameter',
        rank: Rank.NextParameter,
        filterText: `${name}:`,
        insertText: withStops(variadic ? `, ${name}: {«»}` : `, ${name}: «»`),
        isSnippet: true,
      }),
    );
}

/** Expressions that end where the path ends, the largest first: `a == b` and `b`. */
function endingValues(path: readonly Node[]): readonly Expression[] {
  const end = path.at(-1)?.end;
  const from = path.findLastIndex((node) => node.kind === 'Item') + 1;
  return path.slice(from).filter((node): node is Expression => node.end === end && !NO_EXPRESSION.has(node.kind));
}

function isComparison(value: Expression): boolean {
  return value.kind === 'Binary' && (COMPARISONS.includes(value.operator) || value.operator === '~');
}

const NO_EXPRESSION: ReadonlySet<Node['kind']> = new Set([
  'Name',
  'Group',
  'Block',
  'Query',
  'Command',
  'Item',
  'SortOrder',
]);

function operator(label: string, rank: number, snippet?: string): CompletionItem {
  return item({ label, kind: 'keyword', rank, insertText: snippet ?? `${label} `, isSnippet: snippet !== undefined });
}
