/** A table of records as columns, in blocks of consecutive records that carry the range of their times. */

import { type RecordMap, Timestamp, type Value } from '../value.ts';
import { Batch } from './batch.ts';
import { rememberBounds } from './bounds.ts';
import { absent, type Column, columnBytes, constantColumn, isNull, present, valueAt } from './column.ts';
import { ColumnBuilder, StringPool } from './columnBuilder.ts';

/** Long enough that a call a block costs nothing, short enough that a block's columns stay in the processor's cache. */
export const blockLength = 16_384;

export interface Block {
  readonly batch: Batch;
  /** Bytes that reading the block counts as. */
  readonly bytes: number;
  /** Nanoseconds; undefined where no record has a time. */
  readonly earliest: bigint | undefined;
  readonly latest: bigint | undefined;
  /** Every record has a time and they are in order. */
  readonly sorted: boolean;
}

export interface ColumnTable {
  readonly blocks: readonly Block[];
  readonly length: number;
  readonly bytes: number;
}

/** Above this share of distinct values a field's strings are kept as text: a dictionary would only cost. */
const textShare = 0.5;
const smallDictionary = 4096;

/** Turns records into columns; more can be added later. */
export class ColumnTableBuilder {
  readonly #timeField: string | undefined;
  readonly #hidden: ReadonlySet<string>;
  readonly #pools = new Map<string, StringPool | 'text'>();
  readonly #blocks: Block[] = [];
  #names: readonly string[] = [];
  #open: RecordMap[] = [];
  #length = 0;

  constructor(timeField: string | undefined, hidden: ReadonlySet<string> = new Set()) {
    this.#timeField = timeField;
    this.#hidden = hidden;
  }

  add(record: RecordMap): void {
    this.#open.push(record);
    this.#length++;
    if (this.#open.length < blockLength) return;
    this.#blocks.push(this.#close(this.#open));
    this.#open = [];
  }

  /** What was added so far. */
  table(): ColumnTable {
    const blocks = this.#open.length === 0 ? [...this.#blocks] : [...this.#blocks, this.#close(this.#open)];
    return { blocks, length: this.#length, bytes: blocks.reduce((sum, block) => sum + block.bytes, 0) };
  }

  #close(records: readonly RecordMap[]): Block {
    this.#addNames(records);
    const names = this.#names;
    const columns = names.map((name) => this.#column(name, records));
    const batch = Batch.of(records.length, names, columns, this.#hidden);
    return createBlock(batch, this.#timeField);
  }

  #addNames(records: readonly RecordMap[]): void {
    const known = new Set(this.#names);
    const size = known.size;
    for (const record of records) for (const name of record.keys()) known.add(name);
    // The array's identity is what lookups of a column by name are remembered by.
    if (known.size > size) this.#names = [...known];
  }

  #column(name: string, records: readonly RecordMap[]): Column {
    const pool = this.#pools.get(name) ?? new StringPool();
    this.#pools.set(name, pool);
    const builder = new ColumnBuilder(pool === 'text' ? { text: true } : { pool });
    for (const record of records) {
      const value = record.get(name);
      if (value === undefined) builder.pushAbsent();
      else builder.push(value);
    }
    const column = builder.build();
    if (pool !== 'text' && pool.size > Math.max(smallDictionary, this.#length * textShare))
      this.#pools.set(name, 'text');
    return column;
  }
}

/** Reads the time range and the bounds of numbers off a batch. */
export function createBlock(batch: Batch, timeField: string | undefined): Block {
  const bytes = batchBytes(batch);
  for (const column of batch.columns()) rememberBounds(column);
  const index = timeField === undefined ? -1 : batch.indexOf(timeField);
  if (index < 0) return { batch, bytes, earliest: undefined, latest: undefined, sorted: false };
  const column = batch.columnAt(index);
  let earliest: bigint | undefined;
  let latest: bigint | undefined;
  let sorted = true;
  if (column.kind === 'integral' && column.type === 'timestamp' && column.nulls === undefined && column.length > 0) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (const value of column.values) {
      if (value < high) sorted = false;
      else high = value;
      if (value < low) low = value;
    }
    return { batch, bytes, earliest: column.base + BigInt(low), latest: column.base + BigInt(high), sorted };
  }
  for (let row = 0; row < batch.length; row++) {
    const value: Value = valueAt(column, row);
    if (!(value instanceof Timestamp)) {
      sorted = false;
      continue;
    }
    if (latest !== undefined && value.nanos < latest) sorted = false;
    else latest = value.nanos;
    if (earliest === undefined || value.nanos < earliest) earliest = value.nanos;
  }
  return { batch, bytes, earliest, latest, sorted };
}

/** What the records would take written out: dictionary strings count in each record. */
function batchBytes(batch: Batch): number {
  let bytes = 0;
  for (const column of batch.columns()) {
    if (column.kind !== 'string') {
      bytes += columnBytes(column);
      continue;
    }
    const entries = column.dictionary.values;
    for (let row = 0; row < column.length; row++) {
      if (column.nulls === undefined || column.nulls[row] === present) bytes += entries[column.codes[row]!]!.length;
    }
  }
  return bytes;
}

interface Cached {
  readonly builder: ColumnTableBuilder;
  added: number;
  table: ColumnTable;
}

const cache = new WeakMap<readonly RecordMap[], Cached>();

/** The columns of a list of records, kept for as long as the list lives; a list that grew is read on from where it was left. */
export function columnsOf(
  records: readonly RecordMap[],
  timeField: string | undefined,
  hidden: ReadonlySet<string> | undefined,
): ColumnTable {
  let cached = cache.get(records);
  if (cached === undefined || cached.added > records.length) {
    const builder = new ColumnTableBuilder(timeField, hidden);
    cached = { builder, added: 0, table: builder.table() };
    cache.set(records, cached);
  }
  if (cached.added < records.length) {
    for (let i = cached.added; i < records.length; i++) cached.builder.add(records[i]!);
    cached.added = records.length;
    cached.table = cached.builder.table();
  }
  return cached.table;
}

/** Records without a name for it in mind: constants, test tables. */
export function batchOf(records: readonly RecordMap[]): Batch {
  const names = new Set<string>();
  for (const record of records) for (const name of record.keys()) names.add(name);
  const list = [...names];
  const columns = list.map((name) => {
    const builder = new ColumnBuilder();
    for (const record of records) {
      const value = record.get(name);
      if (value === undefined) builder.pushAbsent();
      else builder.push(value);
    }
    return builder.build();
  });
  return Batch.of(records.length, list, columns);
}

export function nullColumn(length: number): Column {
  return constantColumn(null, length, isNull);
}

export function absentColumn(length: number): Column {
  return constantColumn(null, length, absent);
}
