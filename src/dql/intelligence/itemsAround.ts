/** Whose parameters a place in a command belongs to, from the command inwards. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Parameter } from '../catalogue/definitions.ts';
import type { ValueKind } from '../catalogue/entries.ts';
import { type Binding, bind } from '../checks/binding.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import type { Item, Node } from '../tree.ts';
import { chosen, useAt } from './expectation.ts';

export interface ItemAround {
  readonly item: Item;
  readonly parameter: Parameter;
}

/** `path` leads to the place, outermost first. Undefined where a function is not known, or has no such parameter. */
export function itemsAround(
  path: readonly Node[],
  analysis: FieldAnalysis,
  catalogue: Catalogue,
): readonly ItemAround[] | undefined {
  const found: ItemAround[] = [];
  const from = path.findLastIndex(({ kind }) => kind === 'Command');
  for (let at = from; at >= 0 && at < path.length - 1; at++) {
    if (path[at]!.kind !== 'Command' && path[at]!.kind !== 'Call') continue;
    const below = path.slice(at + 1);
    const bound = bindingAt(path, at, analysis, catalogue)?.items.find(({ item }) => below.includes(item));
    if (bound?.parameter !== undefined) found.push({ item: bound.item, parameter: bound.parameter });
    else if (below.some(({ kind }) => kind === 'Item')) return undefined;
  }
  return found;
}

function bindingAt(
  path: readonly Node[],
  at: number,
  analysis: FieldAnalysis,
  catalogue: Catalogue,
): Binding | undefined {
  const node = path[at]!;
  if (node.kind === 'Command') return analysis.binding(node);
  if (node.kind !== 'Call') return undefined;
  const definition = chosen(catalogue.functions(node.name.text), useAt(path, at, analysis, catalogue));
  return definition && bind(definition.parameters, node.items);
}

const CALCULATED: ReadonlySet<ValueKind> = new Set(['expression', 'aggregation', 'timeseriesAggregation']);

/** Fields and calculations with them may stand at the end of a path: neither a constant nor a literal is asked for on the way. */
export function takesCalculation(path: readonly Node[], around: readonly ItemAround[]): boolean {
  const isToken = path.some(
    (node, at) => node.kind === 'Binary' && node.operator === '~' && node.right === path[at + 1],
  );
  return !isToken && around.every(({ parameter }) => parameter.kinds.some((kind) => CALCULATED.has(kind)));
}
