/**
 * The static types of expressions: what is known from the query text alone. Fields of schema-less tables, variables and templates can
 * be anything. Source: docs "DQL operators" (result types), function pages (return types).
 */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { type FunctionDefinition, lowerCase } from '../catalogue/definitions.ts';
import type { FunctionUse } from '../catalogue/entries.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { BinaryOperator, Call, Expression } from '../tree.ts';
import type { FieldDefinition, FieldResolution } from './fieldScope.ts';
import { iterates } from './iteration.ts';

/** What is known about an expression in a certain place; answers what a field can be. */
export interface TypeContext {
  readonly catalogue: Catalogue;
  /** Which function of a name is meant where there are several; absent: any. */
  readonly use?: FunctionUse;
  /** How a name is resolved; absent: nothing is known of fields. */
  resolve?(name: string): FieldResolution;
}

const MAX_DEPTH = 50;

/** The types that the value of an expression can have, null aside: null is possible nearly everywhere. */
export function staticTypes(expression: Expression, context: TypeContext, depth = 0): TypeSet {
  if (depth > MAX_DEPTH) return Type.Any;
  switch (expression.kind) {
    case 'Null':
      return Type.Null;
    case 'Boolean':
      return Type.Boolean;
    case 'Long':
      return Type.Long;
    case 'Double':
      return Type.Double;
    case 'String':
      return Type.String;
    case 'Duration':
      return Type.Duration;
    case 'Field':
      return context.resolve === undefined
        ? Type.Any
        : resolvedTypes(context.resolve(expression.name.text), context, depth);
    case 'Call':
      return callTypes(expression, context, depth);
    case 'Paren':
      return staticTypes(expression.expression, context, depth + 1);
    case 'Unary':
      if (expression.operator === 'not') return Type.Boolean;
      return staticTypes(expression.operand, context, depth + 1) & (Type.Numeric | Type.Duration);
    case 'Binary':
      return binaryTypes(
        expression.operator,
        staticTypes(expression.left, context, depth + 1),
        staticTypes(expression.right, context, depth + 1),
      );
    case 'InBlock':
      return Type.Boolean;
    case 'Align':
      return Type.Timestamp;
    default:
      return Type.Any;
  }
}

/** What a field can be, as far as it follows from where it comes from. */
export function resolvedTypes(resolution: FieldResolution, context: TypeContext, depth = 0): TypeSet {
  if (resolution.kind === 'schema') return resolution.field.types;
  return resolution.kind === 'defined' ? definedTypes(resolution.definition, context, depth) : Type.Any;
}

export function definedTypes(definition: FieldDefinition, context: TypeContext, depth = 0): TypeSet {
  const { types, value, source, command, mixed } = definition;
  if (mixed || depth > MAX_DEPTH) return Type.Any;
  if (types !== Type.Any) return types;
  if (source !== undefined) return resolvedTypes(source, context, depth + 1);
  if (value === undefined || value.kind === 'Field') return Type.Any;
  if (iterates(value, context.catalogue)) return Type.Array;
  const { catalogue } = context;
  const use = SERIES.get(lowerCase(command.name?.text ?? ''));
  const series = value.kind === 'Call' && use !== undefined ? seriesTypes(value, use, catalogue) : undefined;
  // The value was computed before the field existed: its own fields are not looked up in a later scope.
  return series ?? staticTypes(value, { catalogue, use: use ?? 'aggregation' }, depth + 1);
}

/** Of an aggregation over time: an array, unless it is told to make one value of all. Nothing for other calls. */
function seriesTypes(call: Call, use: FunctionUse, catalogue: Catalogue): TypeSet | undefined {
  const definition = catalogue.function(call.name.text, use);
  if (definition === undefined) return undefined;
  const scalar = call.items.find(({ parameter }) => parameter !== undefined && lowerCase(parameter.text) === 'scalar');
  const isSeries = scalar === undefined || (scalar.value.kind === 'Boolean' && !scalar.value.value);
  return isSeries ? Type.Array : definition.returns;
}

const SERIES: ReadonlyMap<string, FunctionUse> = new Map([
  ['timeseries', 'metricTimeseries'],
  ['maketimeseries', 'expressionTimeseries'],
]);

function callTypes(call: Call, context: TypeContext, depth: number): TypeSet {
  const definitions = context.catalogue.functions(call.name.text);
  const meant = definitions.find(({ use }) => use === context.use);
  const definition = meant ?? definitions[0];
  if (definition === undefined) return Type.Any;
  if (meant === undefined && definitions.length > 1)
    return definitions.reduce((types, each) => types | each.returns, Type.None as TypeSet);
  let first = Type.None as TypeSet;
  let others = Type.None as TypeSet;
  for (const [index, { value }] of call.items.entries()) {
    const types = value.kind === 'Group' || value.kind === 'Block' ? Type.Any : staticTypes(value, context, depth + 1);
    if (index === 0) first |= types;
    else others |= types;
  }
  return returnTypes(definition, first, others);
}

/** What a function returns for arguments of these types: of the first one, and of all others together. */
export function returnTypes(definition: FunctionDefinition, first: TypeSet, others: TypeSet): TypeSet {
  if (definition.name === 'if') return others === Type.None ? Type.Any : others;
  if (!keepsType(definition.name)) return definition.returns;
  const kept = definition.returns & first;
  return kept === Type.None ? definition.returns : kept;
}

/** Functions whose result is of the type of their first argument. */
function keepsType(name: string): boolean {
  return (
    name === 'abs' || name === 'bin' || name === 'ceil' || name === 'floor' || name === 'round' || name === 'signum'
  );
}

/** The result types of an operator for operands of these types; none when no combination has a result. */
export function binaryTypes(operator: BinaryOperator, left: TypeSet, right: TypeSet): TypeSet {
  switch (operator) {
    case '+':
      return sumTypes(left, right);
    case '-':
      return differenceTypes(left, right);
    case '*':
      return productTypes(left, right);
    case '/':
      return quotientTypes(left, right);
    case '%':
      return remainderTypes(left, right);
    default:
      return Type.Boolean;
  }
}

const { Long, Double, Numeric, Timestamp, Duration, Timeframe, Ip } = Type;

function numberTypes(left: TypeSet, right: TypeSet): TypeSet {
  let result = Type.None as TypeSet;
  if ((left & Long) !== 0 && (right & Long) !== 0) result |= Long;
  if (((left & Double) !== 0 && (right & Numeric) !== 0) || ((right & Double) !== 0 && (left & Numeric) !== 0))
    result |= Double;
  return result;
}

function ipTypes(left: TypeSet, right: TypeSet): TypeSet {
  const ips = Numeric | Ip;
  return ((left & Ip) !== 0 && (right & ips) !== 0) || ((right & Ip) !== 0 && (left & ips) !== 0) ? Ip : Type.None;
}

function sumTypes(left: TypeSet, right: TypeSet): TypeSet {
  let result = numberTypes(left, right) | ipTypes(left, right);
  if ((left & Duration) !== 0) result |= right & (Timestamp | Duration | Timeframe);
  if ((right & Duration) !== 0) result |= left & (Timestamp | Duration | Timeframe);
  return result;
}

function differenceTypes(left: TypeSet, right: TypeSet): TypeSet {
  let result = numberTypes(left, right) | ipTypes(left, right);
  if ((right & Duration) !== 0) result |= left & (Timestamp | Duration | Timeframe);
  if ((left & Timestamp) !== 0 && (right & Timestamp) !== 0) result |= Duration;
  return result;
}

function productTypes(left: TypeSet, right: TypeSet): TypeSet {
  let result = numberTypes(left, right);
  if (((left & Duration) !== 0 && (right & Numeric) !== 0) || ((right & Duration) !== 0 && (left & Numeric) !== 0)) {
    result |= Duration;
  }
  return result;
}

function quotientTypes(left: TypeSet, right: TypeSet): TypeSet {
  let result = numberTypes(left, right);
  if ((left & Duration) !== 0 && (right & Numeric) !== 0) result |= Duration;
  if ((left & Duration) !== 0 && (right & Duration) !== 0) result |= Double;
  return result;
}

function remainderTypes(left: TypeSet, right: TypeSet): TypeSet {
  const result = numberTypes(left, right);
  return (left & Duration) !== 0 && (right & Duration) !== 0 ? result | Duration : result;
}

/** Whether `<` and its like can order a value of the one kind and one of the other. */
export function areOrdered(left: TypeSet, right: TypeSet): boolean {
  const same = left & right & (Type.String | Timestamp | Duration | Ip | Type.SmartscapeId);
  return same !== 0 || ((left & Numeric) !== 0 && (right & Numeric) !== 0);
}

/** Whether `==` can be true for a value of the one kind and one of the other. */
export function areComparable(left: TypeSet, right: TypeSet): boolean {
  return (left & right) !== 0 || ((left & Numeric) !== 0 && (right & Numeric) !== 0);
}
