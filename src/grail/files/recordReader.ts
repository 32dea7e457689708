/** What turns a file's bytes into records. */

import type { TimeZone } from '../functions/timeZone.ts';
import type { RecordMap } from '../value.ts';
import type { FileNotes } from './fileNotes.ts';

/** Takes UTF-8 bytes in order, in pieces that may end anywhere. The pieces are not kept. */
export interface RecordReader {
  /** What was pushed last ends here; 1 before the first line is complete. */
  readonly line: number;
  push(bytes: Buffer): void;
  end(): void;
}

export interface ReaderContext {
  /** How messages call the file. */
  readonly name: string;
  readonly notes: FileNotes;
  /** Of times that name no zone. */
  readonly zone: TimeZone;
  /** Nanoseconds: times without a year lie before it. */
  readonly latest: bigint;
  /** What becomes of lines that cannot be read: `keep` makes each a record with only `content`. */
  readonly unreadable: 'keep' | 'skip';
  add(record: RecordMap): void;
}

/** A longer JSON value or quoted field is refused: it is no record, and a string of its size cannot be worked with. */
export const maxRecordBytes = 32 * 1024 * 1024;

/** Lines of a text log are cut behind this. */
export const maxLineBytes = 1024 * 1024;
