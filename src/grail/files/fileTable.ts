/** Records of a file as columns. Blocks close by size as well as by number, so that long records do not pile up. */

import { Batch } from '../columns/batch.ts';
import { columnBytes } from '../columns/column.ts';
import { ColumnBuilder, StringPool } from '../columns/columnBuilder.ts';
import { blockLength, type ColumnTable, createBlock } from '../columns/columnTable.ts';
import { heldBytes } from '../columns/heldBytes.ts';
import { type RecordMap, Timestamp } from '../value.ts';
import { FileError } from './fileError.ts';
import { sizeText } from './lineSplitter.ts';

const blockBytes = 32 * 1024 * 1024;
/** Files with more fields than these carry in each block only the fields that its records have. */
const sharedNames = 1000;
/** A dictionary that has not paid by then gives way to plain text. */
const smallDictionary = 4096;
const textShare = 0.5;

/** What a record's own time is called, best first. */
const timeNames = ['timestamp', '@timestamp', 'time', 'ts', 'datetime', 'date', 'start_time'];

export interface FileTableLimits {
  readonly name: string;
  /** Of all columns together. */
  readonly maxBytes: number;
}

export class FileTableBuilder {
  readonly #limits: FileTableLimits;
  readonly #names = new Set<string>();
  #shared: readonly string[] = [];
  readonly #pools = new Map<string, StringPool | 'text'>();
  readonly #batches: Batch[] = [];
  readonly #times = new Set<string>();
  #open: RecordMap[] = [];
  #openBytes = 0;
  #length = 0;
  #bytes = 0;

  constructor(limits: FileTableLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#length;
  }

  /** What the columns hold in memory. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Throws a `FileError` once the columns need more than they may. */
  add(record: RecordMap): void {
    this.#open.push(record);
    this.#length++;
    for (const [name, value] of record) this.#openBytes += name.length + heldBytes(value);
    if (this.#open.length >= blockLength || this.#openBytes > blockBytes) this.#close();
  }

  finish(): { readonly table: ColumnTable; readonly timeField: string | undefined } {
    if (this.#open.length > 0) this.#close();
    const timeField = timeNames.find((name) => this.#times.has(name));
    const blocks = this.#batches.map((batch) => createBlock(batch, timeField));
    const bytes = blocks.reduce((sum, block) => sum + block.bytes, 0);
    return { table: { blocks, length: this.#length, bytes }, timeField };
  }

  #close(): void {
    const records = this.#open;
    this.#open = [];
    this.#openBytes = 0;
    const names = this.#namesOf(records);
    const columns = names.map((name) => this.#column(name, records));
    this.#batches.push(Batch.of(records.length, names, columns));
    if (this.#bytes <= this.#limits.maxBytes) return;
    throw new FileError(
      'out-of-memory',
      `${this.#limits.name} does not fit into the ${sizeText(this.#limits.maxBytes)} that local files may take: ${this.#length.toLocaleString('en-US')} records were read by then. Raise the setting dynatraceKonnect.localFiles.maxMemory, or cut the file.`,
    );
  }

  #namesOf(records: readonly RecordMap[]): readonly string[] {
    const own = new Set<string>();
    for (const record of records) for (const name of record.keys()) own.add(name);
    const before = this.#names.size;
    for (const name of own) this.#names.add(name);
    if (this.#names.size > sharedNames) return [...own];
    // The array's identity is what lookups of a column by name are remembered by.
    if (this.#names.size > before) this.#shared = [...this.#names];
    return this.#shared;
  }

  #column(name: string, records: readonly RecordMap[]) {
    const pool = this.#pools.get(name) ?? new StringPool();
    this.#pools.set(name, pool);
    const entries = pool === 'text' ? 0 : pool.size;
    const builder = new ColumnBuilder(pool === 'text' ? { text: true } : { pool });
    let boxed = 0;
    let timed = false;
    for (const record of records) {
      const value = record.get(name);
      if (value === undefined) {
        builder.pushAbsent();
        continue;
      }
      builder.push(value);
      boxed += heldBytes(value);
      if (value instanceof Timestamp) timed = true;
    }
    const column = builder.build();
    if (timed) this.#times.add(name);
    this.#bytes += column.kind === 'any' ? boxed : columnBytes(column);
    if (pool !== 'text') {
      for (const text of pool.dictionary.values.slice(entries)) this.#bytes += heldBytes(text);
      if (pool.size > Math.max(smallDictionary, this.#length * textShare)) this.#pools.set(name, 'text');
    }
    return column;
  }
}
