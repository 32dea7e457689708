/** The operators of DQL value by value, as the documentation words them: for tests, which hold the engine against it. */

import type { BinaryOperator } from '../../dql/tree.ts';
import type { Value } from '../value.ts';

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

export function arithmetic(operator: string, left: Value, right: Value): Value {
  if (!isNumber(left) || !isNumber(right)) return null;
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    if ((operator === '/' || operator === '%') && right === 0n) return null;
    const exact =
      operator === '+'
        ? left + right
        : operator === '-'
          ? left - right
          : operator === '*'
            ? left * right
            : operator === '/'
              ? left / right
              : left % right;
    return BigInt.asIntN(64, exact);
  }
  const [a, b] = [Number(left), Number(right)];
  return operator === '+'
    ? a + b
    : operator === '-'
      ? a - b
      : operator === '*'
        ? a * b
        : operator === '/'
          ? a / b
          : a % b;
}

/** True, false, or null where the two cannot be told apart. */
export function comparison(operator: string, left: Value, right: Value): Value {
  if (left === null || right === null) return null;
  const areNumbers = isNumber(left) && isNumber(right);
  const areAlike = areNumbers || typeof left === typeof right;
  if (operator === '==') return areAlike && isEqual(left, right);
  if (operator === '!=') return !(areAlike && isEqual(left, right));
  if (!areNumbers && !(typeof left === 'string' && typeof right === 'string')) return null;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  return left >= right;
}

function isEqual(left: Value, right: Value): boolean {
  // Across long and double the numbers count, exactly; what is no number equals nothing.
  if (!isNumber(left) || !isNumber(right)) return left === right;
  if (Number.isNaN(left) || Number.isNaN(right)) return false;
  return !(left < right) && !(left > right);
}

export function logic(operator: BinaryOperator, left: Value, right: Value): Value {
  const [a, b] = [truth(left), truth(right)];
  if (operator === 'and') return a === false || b === false ? false : a === null || b === null ? null : true;
  if (operator === 'or') return a === true || b === true ? true : a === null || b === null ? null : false;
  return a === null || b === null ? null : a !== b;
}

export function negation(value: Value): Value {
  const known = truth(value);
  return known === null ? null : !known;
}

function truth(value: Value): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

const RANKS = ['boolean', 'number', 'string', 'array'];

function rank(value: Value): number {
  if (value === null) return RANKS.length;
  if (Array.isArray(value)) return 3;
  return typeof value === 'bigint' ? 1 : RANKS.indexOf(typeof value);
}

/** The order of `sort`, null last either way. */
export function order(left: Value, right: Value, descending: boolean): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const sign = descending ? -1 : 1;
  if (rank(left) !== rank(right)) return sign * (rank(left) - rank(right));
  if (Array.isArray(left)) {
    const [a, b] = [left as readonly Value[], right as readonly Value[]];
    for (let at = 0; at < Math.min(a.length, b.length); at++) {
      const found = order(a[at]!, b[at]!, false);
      if (found !== 0) return sign * found;
    }
    return sign * (a.length - b.length);
  }
  const [a, b] = [left as bigint | number | string | boolean, right as bigint | number | string | boolean];
  return sign * (a < b ? -1 : a > b ? 1 : 0);
}
