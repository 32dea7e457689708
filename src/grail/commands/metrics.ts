/** `metrics` (docs "Metric commands"): which series there are, without their values. */

import { batchOf } from '../columns/columnTable.ts';
import type { SourcePlan, StageInput } from '../plan/pipeline.ts';
import { openSchema } from '../plan/schema.ts';
import type { RecordMap } from '../value.ts';
import { hasValues, metricBuckets } from './metricSeries.ts';
import { emitAll } from './sort.ts';
import { explicitRange } from './timeRange.ts';

const mostSeries = 100_000;

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
