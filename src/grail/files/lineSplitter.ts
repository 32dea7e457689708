/** Cuts UTF-8 bytes into lines, and counts what is no UTF-8. */

import { FileError } from './fileError.ts';
import { maxRecordBytes, type ReaderContext, type RecordReader } from './recordReader.ts';

const replacement = Buffer.from('\uFFFD');
const LINE_FEED = 10;
const RETURN = 13;

export interface LineOptions {
  /** Called behind the last line. */
  readonly finish?: () => void;
  /** Bytes. */
  readonly limit?: number;
  /** What becomes of a longer line. Default `refuse`. */
  readonly longer?: 'refuse' | 'cut';
  /** Whether lines keep the `\r` before their end. */
  readonly keepReturn?: boolean;
}

/**
 * Calls `take` for each line without its line end (`\n` or `\r\n`), with its number from 1. Each line is a string of its own: a slice of a larger one
 * would keep that one in memory.
 */
export class LineSplitter implements RecordReader {
  readonly #context: Pick<ReaderContext, 'name' | 'notes'>;
  readonly #take: (line: string, number: number) => void;
  readonly #finish: (() => void) | undefined;
  readonly #limit: number;
  readonly #cut: boolean;
  readonly #keepReturn: boolean;
  #number = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** The rest of a line that was cut goes by. */
  #skipping = false;

  constructor(
    context: Pick<ReaderContext, 'name' | 'notes'>,
    take: (line: string, number: number) => void,
    { finish, limit = maxRecordBytes, longer = 'refuse', keepReturn = false }: LineOptions = {},
  ) {
    this.#context = context;
    this.#take = take;
    this.#finish = finish;
    this.#limit = limit;
    this.#cut = longer === 'cut';
    this.#keepReturn = keepReturn;
  }

  get line(): number {
    return this.#number + 1;
  }

  push(bytes: Buffer): void {
    let from = 0;
    for (let to = bytes.indexOf(LINE_FEED); to >= 0; to = bytes.indexOf(LINE_FEED, from)) {
      if (this.#skipping) {
        this.#skipping = false;
      } else if (this.#heldBytes > 0) {
        this.#hold(bytes.subarray(from, to));
        // Holding may have found the line too long and passed on what it was.
        if (this.#heldBytes > 0) this.#passHeld();
        this.#skipping = false;
      } else {
        this.#line(bytes, from, to);
      }
      from = to + 1;
    }
    // A copy: the piece is only lent.
    if (from < bytes.length && !this.#skipping) this.#hold(Buffer.from(bytes.subarray(from)));
  }

  end(): void {
    if (this.#heldBytes > 0) this.#passHeld();
    this.#finish?.();
  }

  #passHeld(): void {
    const whole = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#line(whole, 0, whole.length);
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes <= this.#limit) return;
    this.#passHeld();
    this.#skipping = true;
  }

  #line(bytes: Buffer, from: number, to: number): void {
    this.#number++;
    let end = to;
    if (to - from > this.#limit) {
      if (!this.#cut) throw this.#tooLong();
      this.#context.notes.add('cut-line', this.#number);
      end = startOfCharacter(bytes, from + this.#limit);
    } else if (!this.#keepReturn && to > from && bytes[to - 1] === RETURN) {
      end = to - 1;
    }
    const line = bytes.toString('utf8', from, end);
    if (line.includes('\uFFFD')) {
      const invalid = countReplacements(line, bytes.subarray(from, end));
      if (invalid > 0) this.#context.notes.add('invalid-bytes', this.#number, invalid);
    }
    this.#take(line, this.#number);
  }

  #tooLong(): FileError {
    return new FileError(
      'record-too-long',
      `Line ${this.#number.toLocaleString('en-US')} of ${this.#context.name} is longer than ${sizeText(this.#limit)}, so it cannot be a record. If the file is one JSON document, name it .json; if it is a text log, name it .log, and long lines are cut.`,
    );
  }
}

/** The start of the UTF-8 character that holds the byte at `at`. */
function startOfCharacter(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 3 && (bytes[start]! & 0xc0) === 0x80) start--;
  return start;
}

/** U+FFFD that decoding put in, without those that the bytes had themselves. */
export function countReplacements(text: string, bytes: Buffer): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++;
  for (let at = bytes.indexOf(replacement); at >= 0; at = bytes.indexOf(replacement, at + 3)) count--;
  return count;
}

export function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.round(bytes / 1024)} kB`;
}
