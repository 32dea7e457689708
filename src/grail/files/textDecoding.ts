/** The bytes of a text file as UTF-8: byte order marks are read and taken away, UTF-16 is turned into UTF-8. */

import { FileError } from './fileError.ts';
import type { FileNotes } from './fileNotes.ts';
import type { RecordReader } from './recordReader.ts';

export type Encoding = 'utf8' | 'utf16le' | 'utf16be';

/** By the byte order mark at its start; UTF-8 without one. */
export function encodingOf(head: Buffer): { readonly encoding: Encoding; readonly markBytes: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf16be', markBytes: 2 };
  return { encoding: 'utf8', markBytes: 0 };
}

/** What passes bytes on to a reader as UTF-8. The byte order mark is not among them. */
export interface TextDecoding {
  push(bytes: Buffer): void;
  end(): void;
}

export function decodeInto(reader: RecordReader, encoding: Encoding, notes: FileNotes): TextDecoding {
  if (encoding === 'utf8') return reader;
  const decoder = new TextDecoder(encoding === 'utf16le' ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
  const pass = (text: string, genuine: number): void => {
    const invalid = text.split('\uFFFD').length - 1 - genuine;
    if (invalid > 0) notes.add('invalid-bytes', reader.line, invalid);
    reader.push(Buffer.from(text, 'utf8'));
  };
  // A replacement character that the file has itself may lie across two pieces.
  let odd = Buffer.alloc(0);
  return {
    push(bytes) {
      const whole = odd.length === 0 ? bytes : Buffer.concat([odd, bytes]);
      const even = whole.length - (whole.length % 2);
      odd = Buffer.from(whole.subarray(even));
      const units = whole.subarray(0, even);
      pass(decoder.decode(units, { stream: true }), replacementUnits(units, encoding));
    },
    end() {
      pass(decoder.decode(odd), 0);
      reader.end();
    },
  };
}

function replacementUnits(units: Buffer, encoding: Encoding): number {
  const [first, second] = encoding === 'utf16le' ? [0xfd, 0xff] : [0xff, 0xfd];
  let count = 0;
  for (let at = 0; at < units.length; at += 2) if (units[at] === first && units[at + 1] === second) count++;
  return count;
}

const archives: readonly (readonly [string, readonly number[]])[] = [
  ['a zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['compressed with xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['compressed with bzip2', [0x42, 0x5a, 0x68]],
  ['compressed with Zstandard', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
];

/** Above this share of control characters a file is no text. A log may have some: runs of NUL where it was cut while it was written. */
const controlShare = 0.03;

/** Throws a `FileError` where the first bytes are no text. */
export function refuseBinary(name: string, head: Buffer): void {
  const archive = archives.find(([, magic]) => magic.every((byte, index) => head[index] === byte))?.[0];
  const tar = head.toString('latin1', 257, 262) === 'ustar';
  let control = 0;
  for (const byte of head) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control++;
  }
  if (archive === undefined && !tar && control <= head.length * controlShare) return;
  const what = archive ?? (tar ? 'a tar archive' : 'no text');
  throw new FileError(
    'binary',
    `${name} is ${what}, so it has no records to read. Text, JSON, NDJSON and CSV can be read, also compressed with gzip${what === 'no text' ? '; UTF-16 needs its byte order mark' : ': unpack it first'}.`,
  );
}
