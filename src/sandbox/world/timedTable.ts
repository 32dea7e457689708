/** A table that grows with the clock: its records are made minute by minute, when first asked for, and forgotten when they are too old. */

import type { DataTable } from '../../grail/engine.ts';
import type { RecordMap } from '../../grail/value.ts';
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

export interface TimedTableOptions {
  readonly name: string;
  readonly timeField: string;
  readonly retention: number;
  /** The records that come of what began in a minute; some may lie in the minute after. */
  readonly make: (minute: number) => readonly TimedRecord[];
}

export class TimedTable {
  readonly #options: TimedTableOptions;
  /** Minutes of which everything has arrived. */
  readonly #complete = new Map<number, readonly RecordMap[]>();
  readonly #running = new Map<number, readonly TimedRecord[]>();
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
    for (const minute of this.#complete.keys()) if (minute < first) this.#complete.delete(minute);
    const all: RecordMap[] = [];
    for (let minute = first; minute <= last; minute++) {
      // Nothing takes longer than a minute to arrive.
      if (minute < last - 1) for (const record of this.#completeMinute(minute)) all.push(record);
      else for (const { visibleFrom, record } of this.#minute(minute)) if (visibleFrom <= at) all.push(record);
    }
    return all;
  }

  #completeMinute(minute: number): readonly RecordMap[] {
    let records = this.#complete.get(minute);
    if (records === undefined) {
      records = this.#minute(minute).map(({ record }) => record);
      this.#running.delete(minute);
      this.#complete.set(minute, records);
    }
    return records;
  }

  #minute(minute: number): readonly TimedRecord[] {
    let records = this.#running.get(minute);
    if (records === undefined) {
      const carried = this.#spill?.minute === minute ? this.#spill.records : this.#late(minute);
      const made = this.#options.make(minute);
      const end = (minute + 1) * MINUTE;
      records = [...carried, ...made.filter(({ time }) => time < end)].sort((a, b) => a.time - b.time);
      this.#running.set(minute, records);
      this.#spill = { minute: minute + 1, records: made.filter(({ time }) => time >= end) };
    }
    return records;
  }

  #late(minute: number): readonly TimedRecord[] {
    return this.#options.make(minute - 1).filter(({ time }) => time >= minute * MINUTE);
  }
}
