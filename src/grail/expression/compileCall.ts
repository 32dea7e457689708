/** Compiles calls: functions of the library, and those that the engine answers itself. */

import type { Call, Item, Expression as Node } from '../../dql/tree.ts';
import { canonicalExpression } from '../canonical.ts';
import type { Column } from '../columns/column.ts';
import { absent, stateAt } from '../columns/column.ts';
import { QueryError } from '../engine.ts';
import { findScalarFunction } from '../functions/library.ts';
import {
  ArgumentError,
  type BoundArguments,
  type ConstantArguments,
  type Evaluator,
  notConstant,
  type Parameter,
  type ScalarFunction,
} from '../functions/registry.ts';
import { type Bindings, bindItems, expressionOf, single, spanOf } from '../plan/binding.ts';
import {
  aggregations,
  engineFunctions,
  metricAggregations,
  timeseriesAggregations,
} from '../plan/functionDefinitions.ts';
import { Rec, type Value } from '../value.ts';
import { compileExpression, derived } from './compileExpression.ts';
import { compileEntityFunction } from './entityFunctions.ts';
import { constantExpression, type Expression } from './expression.ts';
import { compileIterativeFunction } from './iteration.ts';
import { compileLookupFunction } from './lookupFunction.ts';
import { DictionaryMemo, mapColumns } from './rowwise.ts';
import type { Scope } from './scope.ts';

/** Functions of Grail that this engine has not: geopoints, and predictions by Davis. */
const notSupported = new Set(['asgeopoint', 'togeopoint', 'forecast']);

export function compileCall(node: Call, scope: Scope): Expression {
  const taken = scope.call?.(node);
  if (taken !== undefined) return taken;
  const name = node.name.text.toLowerCase();
  const own = engineFunctions.get(name);
  if (own !== undefined) {
    const bindings = bindItems(node.items, {
      kind: 'function',
      name: own.name,
      span: node,
      parameters: own.parameters,
    });
    return compileEngineFunction(own.name, node, bindings, scope);
  }
  const scalar = findScalarFunction(name);
  if (scalar !== undefined) return compileScalar(scalar, node, scope);
  if (aggregations.has(name) || timeseriesAggregations.has(name) || metricAggregations.has(name)) {
    const text = canonicalExpression(node, scope.aggregations);
    throw new QueryError(`An aggregation cannot stand here: \`${text}\`.`, {
      errorType: 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION',
      span: spanOf(node),
      arguments: [text],
    });
  }
  if (notSupported.has(name)) {
    throw new QueryError(`The function \`${node.name.text}\` is not supported here.`, {
      errorType: 'NOT_SUPPORTED',
      span: spanOf(node.name),
      arguments: [node.name.text],
    });
  }
  throw new QueryError(`There's no function \`${node.name.text}\`.`, {
    errorType: 'UNKNOWN_FUNCTION',
    span: spanOf(node.name),
    arguments: [node.name.text],
  });
}

function compileEngineFunction(name: string, node: Call, bindings: Bindings, scope: Scope): Expression {
  switch (name) {
    case 'record':
      return compileRecord(bindings.get('expression')?.items ?? [], scope);
    case 'exists':
      return compileExists(single(bindings, 'field')!, scope);
    case 'lookup':
      return compileLookupFunction(bindings, scope);
    case 'entityName':
    case 'entityAttr':
    case 'getNodeName':
    case 'getNodeField':
    case 'classicEntitySelector':
      return compileEntityFunction(name, node, bindings, scope);
    default:
      return compileIterativeFunction(name, node, bindings, scope);
  }
}

function compileRecord(items: readonly Item[], scope: Scope): Expression {
  const names: string[] = [];
  const values: Expression[] = [];
  for (const item of items) {
    const value = expressionOf(item.value);
    names.push(item.alias?.text ?? resultName(value, scope));
    values.push(compileExpression(value, scope));
  }
  return derived(values, ['record'], (columns, length) =>
    mapColumns(columns, length, (args) => new Rec(new Map(names.map((name, index) => [name, args[index]!])))),
  );
}

function compileExists(item: Item, scope: Scope): Expression {
  const value = expressionOf(item.value);
  if (value.kind !== 'Field') {
    throw new QueryError('`exists` takes the name of a field.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(value),
      arguments: ['a field identifier'],
    });
  }
  const field = compileExpression(value, scope);
  return {
    types: ['boolean'],
    constant: undefined,
    evaluate: (batch) => {
      const column = field.evaluate(batch);
      const values = new Uint8Array(batch.length);
      for (let row = 0; row < batch.length; row++) values[row] = stateAt(column, row) === absent ? 0 : 1;
      return { kind: 'boolean', length: batch.length, nulls: undefined, values };
    },
  };
}

/** How the flat list of argument columns becomes `BoundArguments`. */
interface Layout {
  readonly parameter: Parameter;
  /** Position of the first column; -1 where the argument is absent. */
  readonly first: number;
  readonly count: number;
  readonly node: Node | undefined;
}

function compileScalar(definition: ScalarFunction, node: Call, scope: Scope): Expression {
  const bindings = bindItems(node.items, {
    kind: 'function',
    name: definition.name,
    span: node,
    parameters: definition.parameters,
  });
  const operands: Expression[] = [];
  const layouts: Layout[] = definition.parameters.map((parameter) => {
    const items = bindings.get(parameter.name)?.items ?? [];
    const layout = { parameter, first: operands.length, count: items.length, node: undefined as Node | undefined };
    for (const item of items) {
      const value = expressionOf(item.value);
      layout.node ??= value;
      operands.push(compileArgument(parameter, value, scope));
    }
    return layout;
  });
  const evaluator = prepareEvaluator(definition, layouts, operands, node, scope);
  const memo = new DictionaryMemo();
  const bind = binder(layouts);
  return derived(
    operands,
    definition.returns,
    (columns: readonly Column[], length) => mapColumns(columns, length, (args) => evaluator(bind(args)), memo),
    definition.volatile,
  );
}

function compileArgument(parameter: Parameter, value: Node, scope: Scope): Expression {
  if (parameter.identifier === true && value.kind === 'Field') return constantExpression(value.name.text, ['string']);
  const expression = compileExpression(value, scope);
  if (parameter.constant === true && expression.constant === undefined) {
    throw new QueryError(`The parameter \`${parameter.name}\` has to be constant.`, {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
      span: spanOf(value),
      arguments: [parameter.name],
    });
  }
  const { constant } = expression;
  if (constant !== undefined) checkRange(parameter, constant.value, value);
  return expression;
}

function checkRange({ name, min, max, words }: Parameter, value: Value, node: Node): void {
  const number = typeof value === 'bigint' ? Number(value) : value;
  let expected: string | undefined;
  if (typeof number === 'number' && min !== undefined && number < min) expected = `at least ${min}`;
  else if (typeof number === 'number' && max !== undefined && number > max) expected = `at most ${max}`;
  else if (typeof value === 'string' && words?.includes(value) === false) expected = `one of ${words.join(', ')}`;
  if (expected === undefined) return;
  throw new QueryError(`The parameter \`${name}\` has to be ${expected}.`, {
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    span: spanOf(node),
    arguments: [name, expected],
  });
}

function constantsOf(layouts: readonly Layout[], operands: readonly Expression[]): ConstantArguments {
  return layouts.map(({ parameter, first, count }) => {
    const own = operands.slice(first, first + count);
    if (own.some((operand) => operand.constant === undefined)) return notConstant;
    if (parameter.variadic === true) return own.map((operand) => operand.constant!.value);
    return count === 0 ? parameter.default : own[0]!.constant!.value;
  });
}

function prepareEvaluator(
  definition: ScalarFunction,
  layouts: readonly Layout[],
  operands: readonly Expression[],
  node: Call,
  scope: Scope,
): Evaluator {
  const { context } = scope.environment;
  try {
    const prepared = definition.prepare?.(constantsOf(layouts, operands), context);
    return prepared ?? ((args) => definition.evaluate(args, context));
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new QueryError(error.message, {
      errorType: error.errorType,
      span: spanOf(layouts[error.parameter]?.node ?? node),
      arguments: error.arguments,
    });
  }
}

/** The array it gives is reused from call to call. */
function binder(layouts: readonly Layout[]): (args: readonly Value[]) => BoundArguments {
  if (layouts.every(({ parameter, count }) => parameter.variadic !== true && count === 1)) return (args) => args;
  const bound: (Value | undefined)[] = layouts.map(({ parameter }) =>
    parameter.variadic === true ? [] : parameter.default,
  );
  return (args) => {
    for (let i = 0; i < layouts.length; i++) {
      const { parameter, first, count } = layouts[i]!;
      if (parameter.variadic === true) bound[i] = args.slice(first, first + count);
      else if (count > 0) bound[i] = args[first]!;
    }
    return bound;
  };
}

/** Name of the column that an item without alias makes. */
export function resultName(node: Node, scope: Scope): string {
  if (node.kind === 'Field') return node.name.text;
  if (node.kind === 'Call') {
    const special = specialName(node, scope);
    if (special !== undefined) return special;
  }
  return canonicalExpression(node, scope.aggregations);
}

function specialName(node: Call, scope: Scope): string | undefined {
  const name = node.name.text.toLowerCase();
  const own = engineFunctions.get(name);
  if (own?.name === 'entityName' || own?.name === 'entityAttr') {
    const bindings = bindItems(node.items, {
      kind: 'function',
      name: own.name,
      span: node,
      parameters: own.parameters,
    });
    const field = canonicalExpression(expressionOf(single(bindings, 'expression')!.value), scope.aggregations);
    if (own.name === 'entityName') return `${field}.name`;
    const attribute = expressionOf(single(bindings, 'name')!.value);
    return attribute.kind === 'String' ? `${field}.${attribute.value}` : undefined;
  }
  const definition = findScalarFunction(name);
  if (definition?.resultName === undefined) return undefined;
  const bindings = bindItems(node.items, { kind: 'function', name, span: node, parameters: definition.parameters });
  const constants = definition.parameters.map((parameter) => {
    const values = (bindings.get(parameter.name)?.items ?? []).map((item) => expressionOf(item.value));
    const literals = values.map((value) => (value.kind === 'String' ? value.value : notConstant));
    if (literals.includes(notConstant)) return notConstant;
    return parameter.variadic === true ? (literals as string[]) : (literals[0] as string | undefined);
  });
  return definition.resultName(constants);
}
