/** A table that grows with the clock: its records are made minute by minute, when first asked for, and forgotten when they are too old. */

import type { DataTable, RecordMap } from '../../grail/engine.ts';
import { MINUTE, minuteOf, SECOND } from './time.ts';

export interface TimedRecord {
  /** Milliseconds, with fractions. */
  readonly time: number;
  /** When it has arrived. */
  readonly visibleFrom: number;
  readonly record: RecordMap;
}

/** New records arrive in bundles, so that what was made of the table is of use for a while. */
const BUNDLE = 10 * SECOND;

interface Chunk {
  readonly records: readonly TimedRecord[];
  readonly complete: readonly RecordMap[];
}

export interface TimedTableOptions {
  readonly name: string;
  readonly timeField: string;
  readonly retention: number;
  /** The records that come of what began in a minute; some may lie in the minute after. */
  readonly make: (minute: number) => readonly TimedRecord[];
}

export class TimedTable {
  readonly #options: TimedTableOptions;
  readonly #chunks = new Map<number, Chunk>();
  /** What the last made minute left for the one after it. */
  #spill: { readonly minute: number; readonly records: readonly TimedRecord[] } | undefined;
  #snapshot: { readonly at: number; readonly table: DataTable } | undefined;

  constructor(options: TimedTableOptions) {
    this.#options = options;
  }

  /** The table as it is at a time; the same object as before while nothing has arrived. */
  at(now: number): DataTable {
    const at = Math.floor(now / BUNDLE) * BUNDLE;
    if (this.#snapshot?.at === at) return this.#snapshot.table;
    const records = this.#records(at);
    const { name, timeField } = this.#options;
    const table: DataTable = { name, timeField, records: () => records };
    this.#snapshot = { at, table };
    return table;
  }

  #records(at: number): readonly RecordMap[] {
    const first = minuteOf(at - this.#options.retention);
    const last = minuteOf(at);
    for (const minute of this.#chunks.keys()) if (minute < first) this.#chunks.delete(minute);
    const all: RecordMap[] = [];
    for (let minute = first; minute <= last; minute++) {
      const chunk = this.#chunk(minute);
      if (minute < last - 1) for (const record of chunk.complete) all.push(record);
      else for (const { visibleFrom, record } of chunk.records) if (visibleFrom <= at) all.push(record);
    }
    return all;
  }

  #chunk(minute: number): Chunk {
    let chunk = this.#chunks.get(minute);
    if (chunk === undefined) {
      const carried = this.#spill?.minute === minute ? this.#spill.records : this.#late(minute);
      const made = this.#options.make(minute);
      const end = (minute + 1) * MINUTE;
      const records = [...carried, ...made.filter(({ time }) => time < end)].sort((a, b) => a.time - b.time);
      chunk = { records, complete: records.map(({ record }) => record) };
      this.#chunks.set(minute, chunk);
      this.#spill = { minute: minute + 1, records: made.filter(({ time }) => time >= end) };
    }
    return chunk;
  }

  #late(minute: number): readonly TimedRecord[] {
    return this.#options.make(minute - 1).filter(({ time }) => time >= minute * MINUTE);
  }
}
