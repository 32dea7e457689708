/** Cuts UTF-8 bytes into lines, and counts what is no UTF-8. */

import { FileError } from './fileError.ts';
import { maxRecordBytes, type ReaderContext, type RecordReader } from './recordReader.ts';

const replacement = Buffer.from('\uFFFD');

/**
 * Calls `take` for each line without its line end (`\n` or `\r\n`), with its number from 1. Each line is a string of its own: a slice of a larger one
 * would keep that one in memory.
 */
export class LineSplitter implements RecordReader {
  readonly #context: Pick<ReaderContext, 'name' | 'notes'>;
  readonly #take: (line: string, number: number) => void;
  readonly #finish: () => void;
  readonly #limit: number;
  #number = 0;
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(
    context: Pick<ReaderContext, 'name' | 'notes'>,
    take: (line: string, number: number) => void,
    { finish = () => undefined, limit = maxRecordBytes }: { finish?: () => void; limit?: number } = {},
  ) {
    this.#context = context;
    this.#take = take;
    this.#finish = finish;
    this.#limit = limit;
  }

  push(bytes: Buffer): void {
    let from = 0;
    let to = bytes.indexOf(10);
    while (to >= 0) {
      if (this.#heldBytes > 0) {
        this.#hold(bytes.subarray(from, to));
        const whole = Buffer.concat(this.#held);
        this.#held = [];
        this.#heldBytes = 0;
        this.#line(whole, 0, whole.length);
      } else {
        this.#line(bytes, from, to);
      }
      from = to + 1;
      to = bytes.indexOf(10, from);
    }
    // A copy: the piece is only lent.
    if (from < bytes.length) this.#hold(Buffer.from(bytes.subarray(from)));
  }

  end(): void {
    if (this.#heldBytes > 0) {
      const last = Buffer.concat(this.#held);
      this.#held = [];
      this.#heldBytes = 0;
      this.#line(last, 0, last.length);
    }
    this.#finish();
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > this.#limit) throw this.#tooLong();
  }

  #tooLong(): FileError {
    return new FileError(
      'record-too-long',
      `Line ${(this.#number + 1).toLocaleString('en-US')} of ${this.#context.name} is longer than ${sizeText(this.#limit)}, so it cannot be a record. If the file is one large JSON document, name it .json; else split the line.`,
    );
  }

  #line(bytes: Buffer, from: number, to: number): void {
    if (to - from > this.#limit) throw this.#tooLong();
    this.#number++;
    const end = to > from && bytes[to - 1] === 13 ? to - 1 : to;
    const line = bytes.toString('utf8', from, end);
    if (line.includes('\uFFFD')) {
      const invalid = countReplacements(line, bytes.subarray(from, end));
      if (invalid > 0) this.#context.notes.add('invalid-bytes', this.#number, invalid);
    }
    this.#take(line, this.#number);
  }
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
