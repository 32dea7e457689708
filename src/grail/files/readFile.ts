/** Reads a local file into columns. */

import { setImmediate } from 'node:timers/promises';
import type { ColumnTable } from '../columns/columnTable.ts';
import type { TimeZone } from '../functions/timeZone.ts';
import { filePieces, type OpenFile, openFile } from './fileBytes.ts';
import { FileError } from './fileError.ts';
import { createReader, type FileFormat, formatOf } from './fileFormat.ts';
import { FileNotes } from './fileNotes.ts';
import { FileTableBuilder } from './fileTable.ts';
import type { RecordReader } from './recordReader.ts';
import { decodeInto, encodingOf, refuseBinary, type TextDecoding } from './textDecoding.ts';

export interface FileOptions {
  /** How messages call the file; also tells its format. */
  readonly name: string;
  /** Of times that name no zone. */
  readonly zone: TimeZone;
  /** Default `keep`. */
  readonly unreadable?: 'keep' | 'skip';
  /** Whether gzip data without an end gives the records before it breaks off, with a note, instead of an error. */
  readonly readTruncated?: boolean;
  /** What the columns may take; default 1 GiB. */
  readonly maxBytes?: number;
  /** What is read of the file, unpacked, before the rest is left alone. A record that is cut there is dropped or kept as it is. */
  readonly headBytes?: number;
  readonly signal?: AbortSignal;
  /** Bytes on disk. */
  readonly onProgress?: (read: number, size: number) => void;
}

export interface FileTable {
  readonly table: ColumnTable;
  /** The field with the record's own time. */
  readonly timeField: string | undefined;
  readonly format: FileFormat;
  /** What the columns take in memory. */
  readonly bytes: number;
  /** What was odd, a sentence each. */
  readonly notes: readonly string[];
  /** Of the file as it was read. */
  readonly size: number;
  readonly modifiedMs: number;
}

export const defaultFileBytes = 1024 ** 3;
/** Enough to tell text from anything else, and JSON from NDJSON. */
const formatBytes = 64 * 1024;

/** Throws a `FileError`, or the signal's reason once it is aborted. What is appended to the file meanwhile is not read. */
export async function readTableFile(path: string, options: FileOptions): Promise<FileTable> {
  const file = await openFile(path, options.name);
  try {
    return await new FileRun(file, options).run();
  } finally {
    await file.handle.close();
  }
}

class FileRun {
  readonly #file: OpenFile;
  readonly #options: FileOptions;
  readonly #notes = new FileNotes();
  readonly #builder: FileTableBuilder;
  #format: FileFormat = 'text';
  #reader: RecordReader | undefined;
  #decoding: TextDecoding | undefined;
  #head: Buffer[] = [];
  #heldBytes = 0;
  #brokenOff = false;
  #breath = performance.now();

  constructor(file: OpenFile, options: FileOptions) {
    this.#file = file;
    this.#options = options;
    this.#builder = new FileTableBuilder({ name: options.name, maxBytes: options.maxBytes ?? defaultFileBytes });
  }

  async run(): Promise<FileTable> {
    const { name, signal, onProgress, headBytes = Number.POSITIVE_INFINITY } = this.#options;
    let pushed = 0;
    try {
      for await (const { bytes, read } of filePieces(this.#file, name, signal)) {
        this.#push(bytes.subarray(0, headBytes - pushed));
        pushed += bytes.length;
        if (pushed > headBytes) {
          this.#brokenOff = true;
          break;
        }
        if (performance.now() - this.#breath < 15) continue;
        onProgress?.(read, this.#file.size);
        await setImmediate();
        signal?.throwIfAborted();
        this.#breath = performance.now();
      }
    } catch (error) {
      const keep = this.#options.readTruncated === true;
      if (!keep || !(error instanceof FileError) || error.reason !== 'truncated') throw error;
      this.#notes.add('broken-off', this.#reader?.line ?? 1);
      this.#brokenOff = true;
    }
    this.#start();
    this.#end();
    const { table, timeField } = this.#builder.finish();
    return {
      table,
      timeField,
      format: this.#format,
      bytes: this.#builder.bytes,
      notes: this.#notes.sentences(name, this.#options.unreadable ?? 'keep'),
      size: this.#file.size,
      modifiedMs: this.#file.modifiedMs,
    };
  }

  #end(): void {
    try {
      this.#decoding!.end();
    } catch (error) {
      // That the JSON breaks off where the reading did is no news.
      if (this.#brokenOff && error instanceof FileError && error.reason === 'not-json') return;
      throw error;
    }
  }

  #push(bytes: Buffer): void {
    if (this.#decoding !== undefined) {
      this.#decoding.push(bytes);
      return;
    }
    this.#head.push(Buffer.from(bytes));
    this.#heldBytes += bytes.length;
    if (this.#heldBytes >= formatBytes) this.#start();
  }

  /** Decides how the file is read, and reads what was held for it. */
  #start(): void {
    if (this.#decoding !== undefined) return;
    const { name, zone, unreadable = 'keep' } = this.#options;
    const held = Buffer.concat(this.#head);
    this.#head = [];
    const { encoding, markBytes } = encodingOf(held);
    const head = held.subarray(markBytes, formatBytes);
    if (encoding === 'utf8') refuseBinary(name, head);
    const label = encoding === 'utf8' ? 'utf-8' : encoding === 'utf16le' ? 'utf-16le' : 'utf-16be';
    this.#format = formatOf(name, new TextDecoder(label).decode(head));
    this.#reader = createReader(this.#format, {
      name,
      notes: this.#notes,
      zone,
      latest: BigInt(Math.ceil(this.#file.modifiedMs)) * 1_000_000n + dayNanos,
      unreadable,
      add: (record) => this.#builder.add(record),
    });
    this.#decoding = decodeInto(this.#reader, encoding, this.#notes);
    this.#decoding.push(held.subarray(markBytes));
  }
}

/** The file's own clock and this machine's may differ. */
const dayNanos = 86_400_000_000_000n;
