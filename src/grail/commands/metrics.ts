/** `metrics` (docs "Metric commands"): which series there are, without their values. */

import { batchOf } from '../columns/columnTable.ts';
import type { MetricSeries, RecordMap } from '../engine.ts';
import type { SourcePlan, StageInput, TimeRange } from '../plan/pipeline.ts';
import { openSchema } from '../plan/schema.ts';
import { metricBuckets } from './metricSeries.ts';
import { emitAll } from './sort.ts';
import { explicitRange } from './timeRange.ts';

const mostSeries = 100_000;
const minute = 60_000_000_000n;

export function planMetrics(input: StageInput): SourcePlan {
  const range = explicitRange(input, input.range) ?? input.range;
  const inBucket = metricBuckets(input);
  const store = input.environment.catalog.metrics?.();
  return {
    schema: openSchema,
    range,
    *run() {
      const records: RecordMap[] = [];
      for (const key of store?.keys() ?? []) {
        for (const series of store!.series(key)) {
          if (records.length < mostSeries && inBucket(series) && hasValues(series, range)) {
            records.push(new Map([['metric.key', key], ...series.dimensions]));
          }
        }
      }
      yield* emitAll(batchOf(records));
    },
  };
}

/** Whether any value lies in the range. */
export function hasValues(series: MetricSeries, range: TimeRange): boolean {
  const { first, last } = minutesOf(series, range);
  for (let index = first; index < last; index++) if (!Number.isNaN(series.values[index])) return true;
  return false;
}

/** Positions of the values whose minute begins in the range. */
export function minutesOf(series: MetricSeries, range: TimeRange): { first: number; last: number } {
  const position = (moment: bigint) => {
    const minutes = Number((moment - series.start + minute - 1n) / minute);
    return Math.min(Math.max(moment <= series.start ? 0 : minutes, 0), series.values.length);
  };
  return { first: position(range.start), last: position(range.end) };
}
