/** Orders the rows of columns. */

import { type Column, type Dictionary, present, stateAt, valueAt } from '../columns/column.ts';
import { compareForSort } from '../functions/compare.ts';
import type { Value } from '../value.ts';

/** Negative where row `a` comes before row `b`. */
export type RowComparison = (a: number, b: number) => number;

/** Row numbers in order; equal rows keep theirs. */
export function sortRows(columns: readonly Column[], descending: readonly boolean[], length: number): Int32Array {
  const rows = new Int32Array(length);
  for (let i = 0; i < length; i++) rows[i] = i;
  return orderRows(columns, descending, rows);
}

/** Brings some of the rows into order, in place. */
export function orderRows(columns: readonly Column[], descending: readonly boolean[], rows: Int32Array): Int32Array {
  const compare = compareRows(columns, descending);
  return rows.sort((a, b) => compare(a, b) || a - b);
}

function compareRows(columns: readonly Column[], descending: readonly boolean[]): RowComparison {
  const comparisons = columns.map((column, index) => comparisonOf(column, descending[index] === true));
  const [first, second] = comparisons;
  if (first === undefined) return () => 0;
  if (second === undefined) return first;
  if (comparisons.length === 2) return (a, b) => first(a, b) || second(a, b);
  return (a, b) => {
    for (const comparison of comparisons) {
      const order = comparison(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function comparisonOf(column: Column, descending: boolean): RowComparison {
  if (column.kind === 'constant') return () => 0;
  const numbers = sortNumbers(column);
  if (numbers !== undefined) {
    const sign = descending ? -1 : 1;
    const { nulls } = column;
    const byNumber: RowComparison = (a, b) => {
      const x = numbers[a]!;
      const y = numbers[b]!;
      return x < y ? -sign : x > y ? sign : x === y ? 0 : sign * (Number(Number.isNaN(x)) - Number(Number.isNaN(y)));
    };
    if (nulls === undefined) return byNumber;
    return (a, b) => {
      const x = nulls[a] === present;
      return x && nulls[b] === present ? byNumber(a, b) : Number(nulls[b] === present) - Number(x);
    };
  }
  const values: (Value | undefined)[] = new Array(column.length);
  const read = (row: number): Value => {
    let value = values[row];
    if (value === undefined) {
      value = stateAt(column, row) === present ? valueAt(column, row) : null;
      values[row] = value;
    }
    return value;
  };
  return (a, b) => compareForSort(read(a), read(b), descending);
}

/** Numbers in the order of the column's values, where there are any. */
export function sortNumbers(column: Exclude<Column, { kind: 'constant' }>): ArrayLike<number> | undefined {
  switch (column.kind) {
    case 'boolean':
    case 'double':
    case 'integral':
      return column.values;
    case 'string': {
      const ranks = ranksOf(column.dictionary);
      return column.codes.map((code) => ranks[code]!);
    }
    default:
      return undefined;
  }
}

const rankCache = new WeakMap<Dictionary, Int32Array>();

/** Position of each entry among all of them by code unit. */
function ranksOf(dictionary: Dictionary): Int32Array {
  const { values } = dictionary;
  const known = rankCache.get(dictionary);
  if (known?.length === values.length) return known;
  const order = Int32Array.from(values.keys()).sort((a, b) => (values[a]! < values[b]! ? -1 : 1));
  const ranks = new Int32Array(values.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
  rankCache.set(dictionary, ranks);
  return ranks;
}
