/** The first records of an order without sorting all of them: keeps candidates and drops what cannot be among the first any more. */

import { Batch } from '../columns/batch.ts';
import { blockLength } from '../columns/columnTable.ts';
import { RecordCollector } from '../columns/recordSet.ts';
import type { Environment } from '../plan/environment.ts';
import type { Stream } from '../plan/pipeline.ts';
import { emitAll, type SortKey } from './sort.ts';
import { sortRows } from './sortRows.ts';

export function* topRecords(input: Stream, keys: readonly SortKey[], size: number, environment: Environment): Stream {
  const { memory } = environment;
  const descending = keys.map((key) => key.descending);
  let kept: Batch = new Batch(0, [], []);
  let candidates = new RecordCollector();
  let waiting = 0;
  let held = 0;
  const prune = (): void => {
    candidates.add(kept);
    const records = candidates.finish().batch;
    const columns = keys.map(({ expression }) => expression.evaluate(records));
    const rows = sortRows(columns, descending, records.length);
    kept = records.select(rows.subarray(0, size));
    candidates = new RecordCollector();
    waiting = 0;
  };
  for (const batch of input) {
    if (batch !== undefined) {
      const bytes = candidates.add(batch);
      memory.hold(bytes, 'sort');
      held += bytes;
      waiting += batch.length;
      if (waiting > Math.max(4 * size, 4 * blockLength)) {
        prune();
        memory.release(held);
        held = 0;
      }
    }
    yield undefined;
  }
  prune();
  yield* emitAll(kept);
}
