/** The first records of an order without sorting all of them: keeps candidates and drops what cannot be among the first any more. */

import { Batch } from '../columns/batch.ts';
import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { RecordCollector } from '../columns/recordSet.ts';
import { compareForSort } from '../functions/compare.ts';
import type { Environment } from '../plan/environment.ts';
import type { Stream } from '../plan/pipeline.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import { emitAll, type SortKey } from './sort.ts';
import { sortRows } from './sortRows.ts';

/** So many records are sorted at once; the first of them tell which of the others matter. */
const leastCandidates = 1024;

export function* topRecords(input: Stream, keys: readonly SortKey[], size: number, environment: Environment): Stream {
  const { memory } = environment;
  const descending = keys.map((key) => key.descending);
  const enough = Math.max(4 * size, leastCandidates);
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
    candidates.add(kept);
    waiting = 0;
    memory.release(held);
    held = 0;
    const first = columns[0];
    if (rows.length === size && size > 0 && first !== undefined) last = orderedAt(first, rows[size - 1]!);
  };
  const add = (batch: Batch): void => {
    const bytes = candidates.add(batch);
    memory.hold(bytes, 'sort');
    held += bytes;
    waiting += batch.length;
    if (waiting >= enough) prune();
  };
  for (const batch of input) {
    let from = 0;
    while (batch !== undefined && from < batch.length) {
      const to = last === undefined ? Math.min(batch.length, from + enough) : batch.length;
      const part = batch.slice(from, to);
      from = to;
      if (last === undefined) {
        const columns = keys.map(({ expression }) => expression.evaluate(part));
        // In their own order again, which decides between equal ones.
        const rows = sortRows(columns, descending, part.length).slice(0, size).sort();
        add(rows.length === part.length ? part : part.select(rows));
        prune();
      } else {
        const rows = rowsUpTo(keys[0]!.expression.evaluate(part), last, descending[0] === true, part.length);
        if (rows.length > 0) add(rows.length === part.length ? part : part.select(rows));
      }
    }
    yield undefined;
  }
  prune();
  yield* emitAll(kept);
}

function orderedAt(column: Column, row: number): Value {
  return stateAt(column, row) === present ? valueAt(column, row) : null;
}

/** Where rows are gathered before it is known how many there are. */
let found = new Int32Array(0);

/** The rows whose key does not come behind `last`. */
function rowsUpTo(column: Column, last: Value, descending: boolean, length: number): Int32Array {
  if (found.length < length) found = new Int32Array(length);
  const rows = found;
  let count = 0;
  const limit = limitOf(column, last);
  if (limit !== undefined && (column.kind === 'integral' || column.kind === 'double')) {
    const { values, nulls } = column;
    // What is no number passes, for the exact comparison later on.
    if (descending) {
      for (let row = 0; row < length; row++) if (!(values[row]! < limit)) rows[count++] = row;
    } else {
      for (let row = 0; row < length; row++) if (!(values[row]! > limit)) rows[count++] = row;
    }
    const passed = rows.slice(0, count);
    return nulls === undefined ? passed : passed.filter((row) => nulls[row] === present);
  }
  for (let row = 0; row < length; row++) {
    if (compareForSort(orderedAt(column, row), last, descending) <= 0) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** `last` in the numbers of a column; undefined where it is no number of its kind. */
function limitOf(column: Column, last: Value): number | undefined {
  if (column.kind === 'double') return typeof last === 'number' && !Number.isNaN(last) ? last : undefined;
  if (column.kind !== 'integral') return undefined;
  const whole =
    column.type === 'timestamp' && last instanceof Timestamp
      ? last.nanos
      : column.type === 'duration' && last instanceof Duration
        ? last.nanos
        : column.type === 'long' && typeof last === 'bigint'
          ? last
          : undefined;
  if (whole === undefined) return undefined;
  const limit = Number(whole - column.base);
  return Number.isSafeInteger(limit) ? limit : undefined;
}
