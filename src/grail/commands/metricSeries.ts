/** Values of one metric series in bins. */

import type { MetricSeries } from '../engine.ts';
import { compileWildcard } from '../functions/wildcard.ts';
import { expressionOf } from '../plan/binding.ts';
import type { StageInput, TimeRange } from '../plan/pipeline.ts';
import type { Bins } from '../time/bins.ts';
import { constantItem, mustBe } from './parameters.ts';

export type Rollup = 'min' | 'max' | 'sum' | 'avg' | 'total';

export const rollups: readonly Rollup[] = ['min', 'max', 'sum', 'avg', 'total'];

const minute = 60_000_000_000n;

/** One value a bin, NaN where the series has none; `read` counts the values. */
export function rollUp(series: MetricSeries, bins: Bins, rollup: Rollup, read: (values: number) => void): Float64Array {
  const results = new Float64Array(bins.count).fill(Number.NaN);
  const counts = new Float64Array(bins.count);
  const { first, last } = minutesOf(series, bins);
  for (let index = first; index < last; index++) {
    const value = series.values[index]!;
    if (Number.isNaN(value)) continue;
    const bin = Number((series.start + BigInt(index) * minute - bins.start) / bins.interval);
    const known = results[bin]!;
    counts[bin]!++;
    if (Number.isNaN(known)) results[bin] = value;
    else if (rollup === 'min') results[bin] = Math.min(known, value);
    else if (rollup === 'max') results[bin] = Math.max(known, value);
    else results[bin] = known + value;
  }
  read(last - first);
  if (rollup === 'avg')
    for (let bin = 0; bin < results.length; bin++) results[bin] = results[bin]! / (counts[bin] || 1);
  return results;
}

/** The buckets that `bucket:` names, of series that say theirs. */
export function metricBuckets(input: StageInput): (series: MetricSeries) => boolean {
  const tests = (input.bindings.get('bucket')?.items ?? []).map((item) => {
    const { value } = constantItem(item, input);
    if (typeof value !== 'string') throw mustBe(expressionOf(item.value), 'bucket', 'a string');
    return compileWildcard(value, '*');
  });
  return ({ dimensions }) => {
    const bucket = dimensions.get('dt.system.bucket');
    return tests.length === 0 || (typeof bucket === 'string' && tests.some((test) => test(bucket)));
  };
}

/** Whether any value lies in the range. */
export function hasValues(series: MetricSeries, range: TimeRange): boolean {
  const { first, last } = minutesOf(series, range);
  for (let index = first; index < last; index++) if (!Number.isNaN(series.values[index])) return true;
  return false;
}

/** Positions of the values whose minute begins in the range. */
function minutesOf(series: MetricSeries, range: TimeRange): { first: number; last: number } {
  const position = (moment: bigint) => {
    const minutes = Number((moment - series.start + minute - 1n) / minute);
    return Math.min(Math.max(moment <= series.start ? 0 : minutes, 0), series.values.length);
  };
  return { first: position(range.start), last: position(range.end) };
}
