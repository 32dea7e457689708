/** Evaluates an expression for one record, node by node. */

import type { Call, Expression } from '../../dql/tree.ts';
import type { Value } from '../value.ts';
import { arithmetic, comparison, logic, negation } from './naiveOperators.ts';

export type NaiveRecord = ReadonlyMap<string, Value>;

export function evaluate(expression: Expression, record: NaiveRecord): Value {
  switch (expression.kind) {
    case 'Null':
      return null;
    case 'Boolean':
    case 'Long':
    case 'Double':
    case 'String':
      return expression.value;
    case 'Field':
      return record.get(expression.name.text) ?? null;
    case 'Paren':
      return evaluate(expression.expression, record);
    case 'Unary': {
      const operand = evaluate(expression.operand, record);
      return expression.operator === 'not' ? negation(operand) : arithmetic('-', 0n, operand);
    }
    case 'Binary': {
      const [left, right] = [evaluate(expression.left, record), evaluate(expression.right, record)];
      const { operator } = expression;
      if (operator === 'and' || operator === 'or' || operator === 'xor') return logic(operator, left, right);
      return '+-*/%'.includes(operator) ? arithmetic(operator, left, right) : comparison(operator, left, right);
    }
    case 'Element': {
      const array = evaluate(expression.value, record);
      if (expression.index.kind !== 'Index' || !Array.isArray(array)) return null;
      return (array as readonly Value[]).at(Number(expression.index.value)) ?? null;
    }
    case 'Call':
      return call(expression, record);
    default:
      throw new Error(`The naive evaluator does not know ${expression.kind}.`);
  }
}

function call({ name, items }: Call, record: NaiveRecord): Value {
  const args = items.map(({ value }) => evaluate(value as Expression, record));
  const [first = null, second = null, third = null] = args;
  const text = typeof first === 'string' ? first : undefined;
  switch (name.text) {
    case 'isNull':
      return first === null;
    case 'isNotNull':
      return first !== null;
    case 'coalesce':
      return args.find((value) => value !== null) ?? null;
    case 'if':
      return first === true ? second : third;
    case 'lower':
      return text?.toLowerCase() ?? null;
    case 'stringLength':
      return text === undefined ? null : BigInt(text.length);
    case 'contains':
      return text === undefined || typeof second !== 'string' ? null : text.includes(second);
    case 'startsWith':
      return text === undefined || typeof second !== 'string' ? null : text.startsWith(second);
    case 'arraySize':
      return Array.isArray(first) ? BigInt(first.length) : null;
    case 'abs':
      return typeof first === 'bigint'
        ? BigInt.asIntN(64, first < 0n ? -first : first)
        : typeof first === 'number'
          ? Math.abs(first)
          : null;
    default:
      throw new Error(`The naive evaluator does not know ${name.text}().`);
  }
}
