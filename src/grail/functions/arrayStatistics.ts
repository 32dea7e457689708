/** What array functions compute from the elements: totals, extremes, percentiles, windows. Source: docs "Array functions". */

import { Duration, Timestamp, type TypeName, typeOf, type Value } from '../value.ts';
import { asList, type List, ofArray } from './array.ts';
import { compareValues } from './compare.ts';
import { binary, constant, required, within } from './define.ts';
import { wrapLong } from './long.ts';
import { toReal } from './math.ts';
import { less } from './operators.ts';
import type { ScalarFunction } from './registry.ts';

const MAX_WINDOW = 60n;

function numbersOf(list: List): number[] {
  return list.map(toReal).filter((element) => element !== null);
}

function total(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function isNumeric(element: Value): boolean {
  return element === null || typeof element === 'bigint' || typeof element === 'number';
}

/** The least element, or the greatest with `sign` -1; null where nothing can be compared. */
function extreme(list: List, sign: 1 | -1): Value {
  let best: Value = null;
  for (const element of list) {
    if (element === null) continue;
    if (best === null) best = element;
    else if (typeof element === 'boolean' && typeof best === 'boolean')
      best = sign === 1 ? best && element : best || element;
    else {
      const before = sign === 1 ? less(element, best) : less(best, element);
      if (before === null) return null;
      if (before) best = element;
    }
  }
  return best;
}

/**
 * The element with the share of `percentile` (0…100) at or below it; elements are sorted. Grail estimates it with a histogram and is off
 * by about 2.2 %.
 */
export function percentileOf<Element>(sorted: readonly Element[], percentile: number): Element | undefined {
  if (sorted.length === 0) return undefined;
  const rank = Math.ceil((percentile / 100) * sorted.length);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1];
}

const PERCENTILE_TYPES: readonly (TypeName | null)[] = ['boolean', 'duration', 'timestamp'];

/** Numbers give a double; null for arrays of several types. */
function arrayPercentile(list: List, percentile: number): Value {
  const values = list.filter((element) => element !== null);
  if (values.every(isNumeric))
    return (
      percentileOf(
        numbersOf(values).sort((a, b) => a - b),
        percentile,
      ) ?? null
    );
  const type = typeOf(values[0]!);
  if (!PERCENTILE_TYPES.includes(type) || values.some((element) => typeOf(element) !== type)) return null;
  return percentileOf(values.sort(compareValues), percentile) ?? null;
}

/** Null elements are left out of their windows; any element that is no number makes the whole result null. */
function moving(name: string, fold: (window: readonly number[]) => number): ScalarFunction {
  return binary(name, [required('array'), within(constant('windowSize'), 0)], ['array'], (array, size) => {
    const list = asList(array);
    if (list === undefined || typeof size !== 'bigint' || size < 1n || !list.every(isNumeric)) return null;
    const width = Number(size > MAX_WINDOW ? MAX_WINDOW : size);
    return list.map((_, at) => {
      const window = numbersOf(list.slice(Math.max(0, at - width + 1), at + 1));
      return window.length === 0 ? null : fold(window);
    });
  });
}

function cumulativeSum(list: List): Value {
  if (!list.every(isNumeric)) return null;
  let sum: number | null = null;
  return list.map((element) => {
    const number = toReal(element);
    if (number !== null) sum = (sum ?? 0) + number;
    return sum;
  });
}

function difference(left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return wrapLong(left - right);
  if (left instanceof Duration && right instanceof Duration) return new Duration(wrapLong(left.nanos - right.nanos));
  if (left instanceof Timestamp && right instanceof Timestamp) return new Duration(wrapLong(left.nanos - right.nanos));
  const minuend = toReal(left);
  const subtrahend = toReal(right);
  return minuend === null || subtrahend === null ? null : minuend - subtrahend;
}

/** The rise since the last element that is not null; 0 where it fell. */
function delta(list: List): Value {
  if (!list.every(isNumeric)) return null;
  let previous: Value = null;
  return list.map((element) => {
    if (element === null) return null;
    const rise: Value = previous === null ? null : difference(element, previous);
    previous = element;
    if (typeof rise === 'bigint') return rise > 0n ? rise : 0n;
    return typeof rise === 'number' ? Math.max(rise, 0) : null;
  });
}

/** Gaps between two numbers are filled along a straight line. */
function impute(list: List): Value {
  if (!list.every(isNumeric)) return null;
  const filled: (number | null)[] = list.map(toReal);
  let last = -1;
  for (let at = 0; at < filled.length; at++) {
    const value = filled[at]!;
    if (value === null) continue;
    const from = last < 0 ? null : filled[last]!;
    if (from !== null) {
      for (let gap = last + 1; gap < at; gap++) filled[gap] = from + ((value - from) * (gap - last)) / (at - last);
    }
    last = at;
  }
  return filled;
}

export const arrayStatisticsFunctions: readonly ScalarFunction[] = [
  ofArray('arraySum', ['double'], (list) => total(numbersOf(list))),
  ofArray('arrayAvg', ['double'], (list) => {
    const numbers = numbersOf(list);
    return numbers.length === 0 ? 0 : total(numbers) / numbers.length;
  }),
  ofArray('arrayMin', undefined, (list) => extreme(list, 1)),
  ofArray('arrayMax', undefined, (list) => extreme(list, -1)),
  ofArray(
    'arrayMedian',
    ['boolean', 'double', 'duration', 'timestamp'],
    (list) => arrayPercentile(list, 50),
    'expression',
  ),
  binary(
    'arrayPercentile',
    [required('expression'), within(constant('percentile'), 0, 100)],
    ['boolean', 'double', 'duration', 'timestamp'],
    (array, percentile) => {
      const list = asList(array);
      const share = toReal(percentile);
      return list === undefined || share === null || !(share >= 0 && share <= 100)
        ? null
        : arrayPercentile(list, share);
    },
  ),
  ofArray('arrayCumulativeSum', ['array'], cumulativeSum),
  ofArray('arrayDelta', ['array'], delta),
  ofArray('arrayDiff', ['array'], (list) =>
    list.map((element, at) => (at === 0 ? null : difference(element, list[at - 1]!))),
  ),
  moving('arrayMovingSum', total),
  moving('arrayMovingAvg', (window) => total(window) / window.length),
  moving('arrayMovingMin', (window) => Math.min(...window)),
  moving('arrayMovingMax', (window) => Math.max(...window)),
  ofArray('impute', ['array'], impute, 'expression'),
];
