/** Completion behind a value: operators, sort orders, the list of values of `in`. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import { staticTypes } from '../checks/types.ts';
import type { Expression, Node } from '../tree.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import type { Expectation } from './expectation.ts';

const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
const ARITHMETIC = ['+', '-', '*', '/', '%'];

export function operatorItems(
  { parameter, analysis, command }: Expectation,
  path: readonly Node[],
  catalogue: Catalogue,
): readonly CompletionItem[] {
  if (parameter === undefined || command === undefined) return [];
  const items: CompletionItem[] = [];
  if (parameter.sortable) items.push(operator('desc', Rank.Exact), operator('asc', Rank.Exact));
  if (!parameter.kinds.includes('expression') && !parameter.kinds.includes('searchCondition')) return items;
  const value = endingValue(path);
  const scope = analysis.before(command);
  const types: TypeSet =
    value === undefined ? Type.Any : staticTypes(value, { catalogue, resolve: (name) => scope.resolve(name) });
  const wantsCondition = (parameter.types & Type.Boolean) !== 0;
  for (const name of ['and', 'or', 'xor']) {
    if ((types & Type.Boolean) !== 0) items.push(operator(name, Rank.NextParameter + (name === 'xor' ? 5 : 0)));
  }
  if (types !== Type.Boolean) {
    for (const sign of COMPARISONS) items.push(operator(sign, wantsCondition ? Rank.Made : Rank.Keyword));
    if ((types & Type.String) !== 0) items.push(operator('~', Rank.Keyword));
    items.push(operator('in', Rank.Keyword, 'in [ $1 ]'));
  }
  if ((types & (Type.Numeric | Type.Duration | Type.Timestamp)) !== 0) {
    for (const sign of ARITHMETIC) items.push(operator(sign, wantsCondition ? Rank.Keyword : Rank.Made));
  }
  return items;
}

/** The largest expression that ends where the path ends: `a == b`, not `b`. */
function endingValue(path: readonly Node[]): Expression | undefined {
  const end = path.at(-1)?.end;
  const from = path.findLastIndex((node) => node.kind === 'Item') + 1;
  return path.slice(from).find((node): node is Expression => node.end === end && !NO_EXPRESSION.has(node.kind));
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
