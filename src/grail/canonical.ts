/**
 * Canonical texts: of an expression, which is the name of its column, and of a whole query. Source: docs result tables, and section
 * "Names, aliases and result columns" of what is known about the service.
 */

import type { Command, Expression, Item, Query, Value } from '../dql/tree.ts';
import { type Bindings, bindItems, type ParameterDefinition } from './plan/binding.ts';
import { findCommand } from './plan/commandDefinitions.ts';
import { aggregations, type FunctionDefinition, findFunction } from './plan/functionDefinitions.ts';

/** Where aggregations of another set are allowed, their parameters decide the order of arguments. */
export type AggregationSet = ReadonlyMap<string, FunctionDefinition>;

/** Commands on lines of their own, each but the first behind a pipe. */
export function canonicalQuery(query: Query): string {
  return query.commands.map(canonicalCommand).join('\n| ');
}

export function canonicalExpression(node: Expression, set: AggregationSet = aggregations): string {
  switch (node.kind) {
    case 'Null':
      return 'NULL';
    case 'Boolean':
      return node.value ? 'TRUE' : 'FALSE';
    case 'Long':
      return node.value.toString();
    case 'Double':
      return canonicalDouble(node.value);
    case 'String':
      return canonicalString(node.value);
    case 'Duration':
      return `${node.amount}${node.unit}`;
    case 'Field':
      return canonicalName(node.name.text);
    case 'Variable':
      return `$${node.name}${node.modifier === undefined ? '' : `:${node.modifier}`}`;
    case 'Template':
    case 'Missing':
      return '';
    case 'Call':
      return canonicalCall(node.name.text, node.items, set);
    case 'Paren':
      return `(${canonicalExpression(node.expression, set)})`;
    case 'Unary': {
      const operand = canonicalExpression(node.operand, set);
      return node.operator === 'not' ? `not ${operand}` : `-${operand}`;
    }
    case 'Binary':
      return `${canonicalExpression(node.left, set)} ${node.operator} ${canonicalExpression(node.right, set)}`;
    case 'InBlock':
      return `${canonicalExpression(node.left, set)} in ${canonicalValue(node.block, set)}`;
    case 'Align': {
      const operand = node.operand === undefined ? '' : canonicalExpression(node.operand, set);
      return `${operand}@${node.factor ?? ''}${node.unit}`;
    }
    case 'Element': {
      const { index } = node;
      let inside: string;
      if (index.kind === 'Index') inside = index.value.toString();
      else inside = index.kind === 'Member' ? canonicalName(index.name.text) : canonicalExpression(index, set);
      return `${canonicalExpression(node.value, set)}[${inside}]`;
    }
    case 'Iteration':
      return `${canonicalExpression(node.value, set)}[]`;
  }
}

const reserved = new Set(['true', 'false', 'null', 'and', 'or', 'xor', 'not', 'mod']);

export function canonicalName(name: string): string {
  if (/^[A-Za-z_]\w*(?:\.\w+)*$/.test(name) && !reserved.has(name.toLowerCase())) return name;
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

function canonicalString(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function canonicalDouble(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(1) : String(value);
}

function canonicalValue(value: Value, set: AggregationSet): string {
  if (value.kind === 'Block') {
    const commands = value.query?.commands.map(canonicalCommand) ?? [];
    return `[${commands.join(' | ')}]`;
  }
  if (value.kind === 'Group') return `{${value.items.map((item) => canonicalItem(item, set)).join(', ')}}`;
  return canonicalExpression(value, set);
}

function canonicalItem(item: Item, set: AggregationSet): string {
  const alias = item.alias === undefined ? '' : `${canonicalName(item.alias.text)} = `;
  const order = item.order === undefined ? '' : item.order.descending ? ' desc' : ' asc';
  return alias + canonicalValue(item.value, set) + order;
}

function withParameter(item: Item, set: AggregationSet): string {
  const text = canonicalItem(item, set);
  return item.parameter === undefined ? text : `${item.parameter.text}:${text}`;
}

function canonicalCall(name: string, items: readonly Item[], set: AggregationSet): string {
  const definition = findFunction(name, set);
  if (definition === undefined) return `${name}(${items.map((item) => withParameter(item, set)).join(', ')})`;
  const { parameters } = definition;
  const bindings = bindItems(items, {
    kind: 'function',
    name: definition.name,
    span: items[0] ?? { start: 0, end: 0 },
    parameters,
    trailingAlias: true,
  });
  const lastVariadic = parameters.findLastIndex((parameter) => parameter.variadic === true && parameter.named !== true);
  const early = (parameter: ParameterDefinition, index: number) =>
    parameter.named === true && parameter.variadic !== true && index < lastVariadic;
  const parts = [
    ...parameters
      .filter((parameter, index) => early(parameter, index))
      .map((parameter) => namedPart(parameter, bindings, set)),
    ...positionalParts(parameters, bindings, set),
    ...parameters
      .filter((parameter, index) => parameter.named === true && !early(parameter, index))
      .map((parameter) => namedPart(parameter, bindings, set)),
  ];
  return `${definition.name}(${parts.filter((part) => part !== undefined).join(', ')})`;
}

function namedPart(parameter: ParameterDefinition, bindings: Bindings, set: AggregationSet): string | undefined {
  const bound = bindings.get(parameter.name);
  if (bound === undefined) return undefined;
  const texts = bound.items.map((item) => canonicalItem(item, set));
  return `${parameter.name}:${parameter.variadic === true ? `{${texts.join(', ')}}` : texts.join(', ')}`;
}

function positionalParts(
  parameters: readonly ParameterDefinition[],
  bindings: Bindings,
  set: AggregationSet,
): string[] {
  const positional = parameters.filter((parameter) => parameter.named !== true);
  return positional.flatMap((parameter) => {
    const texts = bindings.get(parameter.name)?.items.map((item) => canonicalItem(item, set)) ?? [];
    return parameter.variadic === true && positional.length > 1 && texts.length > 1 ? [`{${texts.join(', ')}}`] : texts;
  });
}

function canonicalCommand(command: Command): string {
  const written = command.name?.text ?? '';
  const definition = findCommand(written);
  if (definition === undefined) return written;
  const set = definition.aggregations ?? aggregations;
  const { parameters } = definition;
  const bindings = bindItems(command.items, {
    kind: 'command',
    name: definition.name,
    span: command,
    parameters,
    trailingAlias: true,
  });
  const parts = [
    ...positionalParts(parameters, bindings, set),
    ...parameters
      .filter((parameter) => parameter.named === true)
      .flatMap((parameter) => namedPart(parameter, bindings, set) ?? []),
  ];
  return parts.length === 0 ? definition.name : `${definition.name} ${parts.join(', ')}`;
}
