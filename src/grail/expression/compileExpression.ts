/** Compiles expressions of the syntax tree to evaluation over columns. */

import type { Align, Binary, Element, InBlock, Expression as Node } from '../../dql/tree.ts';
import { type Column, constantColumn, valueAt } from '../columns/column.ts';
import { QueryError } from '../engine.ts';
import { align, isAlignmentUnit } from '../functions/align.ts';
import { groupKey } from '../functions/compare.ts';
import { durationOf } from '../functions/durationUnit.ts';
import { elementAt, memberOf, negate, storable } from '../functions/operators.ts';
import { compileTerm } from '../functions/tokenSearch.ts';
import { spanOf } from '../plan/binding.ts';
import { CalendarDuration, type TypeName, type Value } from '../value.ts';
import { arithmeticColumn } from './arithmeticKernels.ts';
import { comparisonColumn } from './comparisonKernels.ts';
import { compileCall } from './compileCall.ts';
import { constantExpression, type Expression, fold } from './expression.ts';
import { logicColumn, notColumn } from './logicKernels.ts';
import { DictionaryMemo, mapColumns } from './rowwise.ts';
import type { Scope } from './scope.ts';

export function compileExpression(node: Node, scope: Scope): Expression {
  switch (node.kind) {
    case 'Null':
      return constantExpression(null, []);
    case 'Boolean':
      return constantExpression(node.value, ['boolean']);
    case 'Long':
      return constantExpression(BigInt.asIntN(64, node.value), ['long']);
    case 'Double':
      return constantExpression(node.value, ['double']);
    case 'String':
      return constantExpression(node.value, ['string']);
    case 'Duration': {
      const value = durationOf(node.amount, node.unit);
      if (value === undefined)
        throw problem(node, 'PARSE_ERROR', `\`${node.unit}\` is no unit of duration.`, [node.unit]);
      return constantExpression(value, ['duration']);
    }
    case 'Field':
      return fieldExpression(node.name.text, node, scope);
    case 'Variable':
      throw problem(node, 'PARSE_ERROR', `Give the variable \`$${node.name}\` a value before the query runs.`, [
        `$${node.name}`,
      ]);
    case 'Template':
      throw problem(node, 'PARSE_ERROR', 'Replace the template before the query runs.', []);
    case 'Missing':
      throw problem(node, 'PARSE_ERROR', 'An expression is missing here.', []);
    case 'Call':
      return compileCall(node, scope);
    case 'Paren':
      return compileExpression(node.expression, scope);
    case 'Unary': {
      const operand = compileExpression(node.operand, scope);
      if (node.operator === 'not') {
        return derived([operand], ['boolean'], ([column], length) => notColumn(column!, length));
      }
      const apply = (args: readonly Value[]) => negate(args[0]!);
      return derived([operand], operand.types, ([column], length) => mapColumns([column!], length, apply));
    }
    case 'Binary':
      return compileBinary(node, scope);
    case 'InBlock':
      return compileInBlock(node, scope);
    case 'Align':
      return compileAlign(node, scope);
    case 'Element':
      return compileElement(node, scope);
    case 'Iteration':
      if (scope.iteration === undefined) {
        throw problem(node, 'ITERATIVE_EXPRESSION_NOT_ALLOWED', 'An iterative expression cannot stand here.', []);
      }
      return scope.iteration.element(node);
  }
}

function problem(node: Node, errorType: string, message: string, args: readonly string[]): QueryError {
  return new QueryError(message, { errorType, span: spanOf(node), arguments: args });
}

export function fieldExpression(name: string, node: { start: number; end: number }, scope: Scope): Expression {
  if (scope.schema.strict && scope.schema.fields?.has(name) === false) {
    throw new QueryError(`The field \`${name}\` doesn't exist.`, {
      errorType: 'FIELD_DOES_NOT_EXIST',
      span: spanOf(node),
      arguments: [name],
    });
  }
  return { types: undefined, constant: undefined, evaluate: (batch) => batch.column(name) };
}

/** An expression over others, evaluated at once where none of them reads a record. */
export function derived(
  operands: readonly Expression[],
  types: readonly TypeName[] | undefined,
  apply: (columns: readonly Column[], length: number) => Column,
  volatile = false,
): Expression {
  const expression: Expression = {
    types,
    constant: undefined,
    evaluate: (batch) =>
      apply(
        operands.map((operand) => operand.evaluate(batch)),
        batch.length,
      ),
  };
  return !volatile && operands.every((operand) => operand.constant !== undefined) ? fold(expression) : expression;
}

function compileBinary(node: Binary, scope: Scope): Expression {
  const left = compileExpression(node.left, scope);
  if (node.operator === '~') return compileSearch(node, left);
  const right = compileExpression(node.right, scope);
  const operands = [left, right];
  const { operator } = node;
  switch (operator) {
    case 'and':
    case 'or':
    case 'xor':
      return derived(operands, ['boolean'], ([a, b], length) => logicColumn(operator, a!, b!, length));
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const stored = operands.map(storedConstant);
      return derived(stored, ['boolean'], ([a, b], length) => comparisonColumn(operator, a!, b!, length));
    }
    default: {
      const { context } = scope.environment;
      const types = arithmeticTypes(left.types, right.types);
      return derived(operands, types, ([a, b], length) => arithmeticColumn(operator, a!, b!, length, context));
    }
  }
}

/** Days are 24 hours outside calendar arithmetic. */
export function storedConstant(expression: Expression): Expression {
  if (expression.constant === undefined) return expression;
  return constantExpression(storable(expression.constant.value), expression.types);
}

/** Enough to know a number from a boolean before the query runs. */
function arithmeticTypes(
  a: readonly TypeName[] | undefined,
  b: readonly TypeName[] | undefined,
): readonly TypeName[] | undefined {
  const numeric = (types: readonly TypeName[] | undefined) =>
    types !== undefined && types.length > 0 && types.every((type) => type === 'long' || type === 'double');
  if (!numeric(a) || !numeric(b)) return ['long', 'double', 'timestamp', 'duration', 'timeframe', 'ip'];
  return a?.includes('double') === true || b?.includes('double') === true ? ['double'] : ['long'];
}

function compileSearch(node: Binary, left: Expression): Expression {
  if (node.right.kind !== 'String') {
    throw problem(node.right, 'MANDATORY_PARAMETER_HAS_TO_BE', 'The right side of `~` has to be a string literal.', [
      'a string literal',
    ]);
  }
  const matches = compileTerm(node.right.value);
  return mapped(left, ['boolean'], matches);
}

/** A function of one operand, once a dictionary entry where that is fewer. */
export function mapped(
  operand: Expression,
  types: readonly TypeName[] | undefined,
  apply: (value: Value) => Value,
): Expression {
  const memo = new DictionaryMemo();
  return derived([operand], types, ([column], length) =>
    mapColumns([column!], length, (args) => apply(args[0]!), memo),
  );
}

function compileInBlock(node: InBlock, scope: Scope): Expression {
  const left = compileExpression(node.left, scope);
  if (node.block.query === undefined) {
    throw problem(node, 'MANDATORY_PARAMETER_HAS_TO_BE', 'The sub-query of `in` is empty.', [
      'a non-empty execution block',
    ]);
  }
  const subquery = scope.environment.subquery(node.block.query);
  let keys: Set<string> | undefined;
  const memo = new DictionaryMemo();
  return {
    types: ['boolean'],
    constant: undefined,
    evaluate: (batch) => {
      keys ??= keysOf(subquery.records().batch, node);
      const known = keys;
      const found = (args: readonly Value[]) => (args[0] === null ? null : known.has(groupKey(args[0]!)));
      return mapColumns([left.evaluate(batch)], batch.length, found, memo);
    },
  };
}

function keysOf(
  records: { length: number; names: readonly string[]; columnAt(index: number): Column },
  node: InBlock,
): Set<string> {
  const keys = new Set<string>();
  if (records.length === 0) return keys;
  if (records.names.length !== 1) {
    throw problem(
      node,
      'SUBQUERY_MUST_HAVE_ONE_FIELD',
      `The sub-query of \`in\` has to give one field, not ${records.names.length}.`,
      [],
    );
  }
  const column = records.columnAt(0);
  for (let row = 0; row < records.length; row++) {
    const value = valueAt(column, row);
    if (value !== null) keys.add(groupKey(value));
  }
  return keys;
}

function compileAlign(node: Align, scope: Scope): Expression {
  const { context } = scope.environment;
  const { unit, factor } = node;
  if (!isAlignmentUnit(unit, factor)) {
    throw problem(node, 'PARSE_ERROR', `\`@${factor ?? ''}${unit}\` is no alignment.`, [`@${factor ?? ''}${unit}`]);
  }
  if (node.operand === undefined) return constantExpression(align(undefined, unit, factor, context), ['timestamp']);
  const operand = compileExpression(node.operand, scope);
  const apply = (args: readonly Value[]) => align(args[0]!, unit, factor, context);
  return derived([operand], ['timestamp'], ([column], length) => mapColumns([column!], length, apply));
}

function compileElement(node: Element, scope: Scope): Expression {
  const value = compileExpression(node.value, scope);
  const { index } = node;
  if (index.kind === 'Index') {
    return derived([value], undefined, ([column], length) =>
      mapColumns([column!], length, (args) => elementAt(args[0]!, index.value)),
    );
  }
  if (index.kind === 'Member') {
    const name = index.name.text;
    return derived([value], undefined, ([column], length) =>
      mapColumns([column!], length, (args) => memberOf(args[0]!, name)),
    );
  }
  throw problem(
    index,
    'PARSE_ERROR',
    'Only a number or a name can stand in the brackets; use arrayElement() for a computed index.',
    [],
  );
}

/** What an item stores: a calendar length becomes a duration, and absence becomes null. */
export function stored(expression: Expression): Expression {
  if (expression.constant !== undefined) return storedConstant(expression);
  return {
    ...expression,
    evaluate: (batch) => {
      const column = expression.evaluate(batch);
      if (column.kind === 'constant') return constantColumn(storable(column.value), batch.length);
      if (column.kind !== 'any' || !column.values.some((value) => value instanceof CalendarDuration)) return column;
      return mapColumns([column], batch.length, (args) => storable(args[0]!));
    },
  };
}
