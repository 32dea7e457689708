/** Items of commands that aggregate: expressions over aggregations, such as `100.0 * countIf(a) / count()`. */

import type { Call, Item, Expression as Node } from '../../dql/tree.ts';
import { type Aggregation, compileAggregation } from '../aggregation/createAggregator.ts';
import { QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import type { Scope } from '../expression/scope.ts';
import { type Bindings, bindItems, expressionOf, spanOf } from '../plan/binding.ts';

/** Aggregations of all items, and the items as expressions over their results. */
export interface AggregationItems {
  readonly aggregations: readonly CompiledAggregation[];
  readonly items: readonly { readonly name: string; readonly expression: Expression; readonly item: Item }[];
}

export interface CompiledAggregation extends Aggregation {
  readonly name: string;
  readonly node: Call;
  readonly bindings: Bindings;
}

/** Column in which the result of the n-th aggregation stands while the items are evaluated. */
export function aggregationColumn(index: number): string {
  return `\u0000aggregation ${index}`;
}

/** `scope.aggregations` says what is one. Fields outside of aggregations are refused. */
export function compileAggregationItems(items: readonly Item[], scope: Scope): AggregationItems {
  const compiled: CompiledAggregation[] = [];
  const call = (node: Call): Expression | undefined => {
    const definition = scope.aggregations.get(node.name.text.toLowerCase());
    if (definition === undefined) return undefined;
    const { name, parameters } = definition;
    const bindings = bindItems(node.items, { kind: 'function', name, span: node, parameters, trailingAlias: true });
    const column = aggregationColumn(compiled.length);
    compiled.push({ ...compileAggregation(name, node, bindings, scope), name, node, bindings });
    return { types: undefined, constant: undefined, evaluate: (batch) => batch.column(column) };
  };
  const results = items.map((item) => {
    const node = expressionOf(item.value);
    const before = compiled.length;
    refuseFields(node, scope);
    const expression = compileExpression(node, { ...scope, call });
    if (compiled.length === before && expression.constant === undefined) throw noAggregation(node);
    return { name: item.alias?.text ?? trailingAlias(node) ?? resultName(node, scope), expression, item };
  });
  return { aggregations: compiled, items: results };
}

/** The older spelling `count(), alias:n` binds to the item, `count(alias:n)` to the call. */
function trailingAlias(node: Node): string | undefined {
  if (node.kind !== 'Call') return undefined;
  const alias = node.items.find((item) => item.parameter?.text.toLowerCase() === 'alias')?.value;
  return alias?.kind === 'Field' ? alias.name.text : undefined;
}

function noAggregation(node: { start: number; end: number }): QueryError {
  return new QueryError('An aggregation is needed here.', {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    span: spanOf(node),
    arguments: ['an aggregation'],
  });
}

function refuseFields(node: Node, scope: Scope): void {
  if (node.kind === 'Field' || node.kind === 'Iteration') throw noAggregation(node);
  if (node.kind === 'Call') {
    if (scope.aggregations.has(node.name.text.toLowerCase())) return;
    for (const { value } of node.items)
      if (value.kind !== 'Group' && value.kind !== 'Block') refuseFields(value, scope);
    return;
  }
  for (const operand of operandsOf(node)) refuseFields(operand, scope);
}

function operandsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'Paren':
      return [node.expression];
    case 'Unary':
      return [node.operand];
    case 'Binary':
      return [node.left, node.right];
    case 'Element':
      return [node.value];
    default:
      return [];
  }
}
