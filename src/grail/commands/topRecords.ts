/** The first records of an order without sorting all of them: keeps candidates and drops what cannot be among the first any more. */

import { Batch } from '../columns/batch.ts';
import { present, stateAt, valueAt } from '../columns/column.ts';
import { RecordCollector } from '../columns/recordSet.ts';
import type { Environment } from '../plan/environment.ts';
import type { Stream } from '../plan/pipeline.ts';
import type { Value } from '../value.ts';
import { rowsBefore } from './rowsBefore.ts';
import { emitAll, type SortKey } from './sort.ts';
import { orderRows, sortRows } from './sortRows.ts';
import { topRows } from './topRows.ts';

/** So many candidates are gathered before they are sorted, or `size` if that is more: the sooner they are, the fewer follow. */
const leastCandidates = 16;

/** `isLatestFirst`: each batch stands before the ones that came earlier, which decides between equal records. */
export function* topRecords(
  input: Stream,
  keys: readonly SortKey[],
  size: number,
  { memory }: Environment,
  isLatestFirst = false,
): Stream {
  const descending = keys.map((key) => key.descending);
  // Batches that come backwards are put before what is kept one by one.
  const enough = isLatestFirst ? 1 : Math.max(size, leastCandidates);
  // A record that is equal to the last one in its only key comes behind it.
  const withEqual = isLatestFirst || keys.length > 1;
  let kept: Batch = new Batch(0, [], []);
  let candidates = new RecordCollector();
  let waiting = 0;
  let held = 0;
  /** The first key of the last record that is kept: what comes behind it is out. */
  let last: Value | undefined;
  const prune = (): void => {
    const records = candidates.finish().batch;
    const columns = keys.map(({ expression }) => expression.evaluate(records));
    const rows = sortRows(columns, descending, records.length).subarray(0, size);
    kept = records.select(rows);
    // They came before all that follow, which decides between equal ones.
    candidates = new RecordCollector();
    memory.release(held);
    held = candidates.add(kept);
    memory.hold(held, 'sort');
    waiting = 0;
    const key = columns[0];
    const row = rows[size - 1];
    if (key !== undefined && row !== undefined) last = stateAt(key, row) === present ? valueAt(key, row) : null;
  };
  for (const batch of input) {
    if (batch !== undefined) {
      const rows = chosen(batch, keys, size, last, withEqual);
      if (rows.length > 0) {
        if (isLatestFirst) candidates = new RecordCollector();
        const bytes = candidates.add(rows.length === batch.length ? batch : batch.select(rows));
        memory.hold(bytes, 'sort');
        held += bytes;
        if (isLatestFirst) candidates.add(kept);
        waiting += rows.length;
        if (waiting >= enough) prune();
      }
    }
    yield undefined;
  }
  prune();
  yield* emitAll(kept);
  memory.release(held);
}

/** The rows of a batch that may be among the first of all, at most `size`, as they came. */
function chosen(
  batch: Batch,
  keys: readonly SortKey[],
  size: number,
  last: Value | undefined,
  withEqual: boolean,
): Int32Array {
  const descending = keys.map((key) => key.descending);
  const first = keys[0]!.expression.evaluate(batch);
  const order = { descending: descending[0] === true, equal: withEqual };
  const rows = topRows(first, rowsBefore(first, last, order, batch.length), size, order.descending);
  if (rows.length <= size) return rows.slice();
  const columns = keys.map(({ expression }, index) => (index === 0 ? first : expression.evaluate(batch)));
  return orderRows(columns, descending, rows.slice()).slice(0, size).sort();
}
