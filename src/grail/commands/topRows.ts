/** Leaves out rows of a batch that cannot be among its own first ones, by a threshold read off a sample. */

import { type Column, present } from '../columns/column.ts';
import { sortNumbers } from './sortRows.ts';

/** Fewer rows are as soon sorted. */
const worthwhile = 256;
const sampleSize = 128;

/** Where rows are gathered before it is known how many there are. */
let found = new Int32Array(0);

/**
 * Those of `rows` that can be among the first `size` of them by the column; equal ones all stay. Often fewer than all, never fewer than
 * `size` where there are so many. Valid until the next call, and not to be changed.
 */
export function topRows(column: Column, rows: Int32Array, size: number, descending: boolean): Int32Array {
  if (rows.length <= Math.max(worthwhile, 2 * size) || column.kind === 'constant') return rows;
  const numbers = sortNumbers(column);
  if (numbers === undefined) return rows;
  const threshold = sampledThreshold(numbers, column.nulls, rows, size, descending);
  if (threshold === undefined) return rows;
  const passed = rowsWithin(numbers, column.nulls, rows, threshold, descending);
  return passed.length >= size ? passed : rows;
}

/** Null rows come last, and NaN is greater than all numbers. */
function rowsWithin(
  numbers: ArrayLike<number>,
  nulls: Uint8Array | undefined,
  rows: Int32Array,
  threshold: number,
  descending: boolean,
): Int32Array {
  if (found.length < rows.length) found = new Int32Array(rows.length);
  const passed = found;
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const number = numbers[row]!;
    if (descending ? number < threshold : !(number <= threshold)) continue;
    if (nulls === undefined || nulls[row] === present) passed[count++] = row;
  }
  return passed.subarray(0, count);
}

/** The number that about twice as many rows as are wanted come before; undefined where the sample does not tell. */
function sampledThreshold(
  numbers: ArrayLike<number>,
  nulls: Uint8Array | undefined,
  rows: Int32Array,
  size: number,
  descending: boolean,
): number | undefined {
  const sample = new Float64Array(sampleSize);
  const step = rows.length / sampleSize;
  let count = 0;
  for (let i = 0; i < sampleSize; i++) {
    const row = rows[Math.floor((i + 0.5) * step)]!;
    const number = numbers[row]!;
    if (!Number.isNaN(number) && (nulls === undefined || nulls[row] === present)) sample[count++] = number;
  }
  const position = Math.ceil((2 * size * sampleSize) / rows.length) + 1;
  if (position >= count) return undefined;
  const sorted = sample.subarray(0, count).sort();
  return descending ? sorted[count - 1 - position] : sorted[position];
}
