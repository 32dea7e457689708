/**
 * JSON documents: an array gives a record an element, an object one record, or a record an element where all it has is one list of objects
 * (`{"records": [{…}, …]}`); values may follow one another. Read value by value.
 */

import { parseJson } from '../functions/jsonReader.ts';
import { Rec } from '../value.ts';
import { FileError } from './fileError.ts';
import { recordOf } from './jsonRecord.ts';
import { countReplacements, sizeText } from './lineSplitter.ts';
import { maxRecordBytes, type ReaderContext, type RecordReader } from './recordReader.ts';

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const COMMA = 44;
const LINE_FEED = 10;

/** An object whose first member is a list of objects, up to that list's bracket. */
const wrapper = /^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\[(?=\s*\{)/;

/** The elements of an object's only member, where that is a list of objects. */
function onlyList({ members }: Rec): readonly Rec[] | undefined {
  if (members.size !== 1) return undefined;
  const [list] = members.values();
  if (!Array.isArray(list) || list.length === 0) return undefined;
  return list.every((element) => element instanceof Rec) ? (list as Rec[]) : undefined;
}

export class JsonDocumentReader implements RecordReader {
  readonly #context: ReaderContext;
  readonly #limit: number;
  /** Open brackets inside the value that is being read. */
  #depth = 0;
  #inArray = false;
  #inString = false;
  #escaped = false;
  /** A value has begun. */
  #open = false;
  /** In an array: a comma or the opening bracket went before, so a value has to follow. */
  #wanted = false;
  #first = true;
  #line = 1;
  #startLine = 1;
  #parts: Buffer[] = [];
  #bytes = 0;
  /** The document is an object around a list that is too long to be held; its elements are read one by one. */
  #wrapped = false;

  constructor(context: ReaderContext, limit = maxRecordBytes) {
    this.#context = context;
    this.#limit = limit;
  }

  get line(): number {
    return this.#line;
  }

  push(bytes: Buffer): void {
    let start = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === LINE_FEED) this.#line++;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) {
          this.#inString = false;
          if (this.#depth === 0) {
            this.#keep(bytes.subarray(start, at + 1));
            this.#finishValue();
          }
        }
        continue;
      }
      if (!this.#open) {
        if (byte <= 32) continue;
        if (this.#between(byte)) continue;
        this.#open = true;
        this.#startLine = this.#line;
        start = at;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#depth++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (this.#depth === 0) {
          // The end of the array, right behind a number or a word.
          this.#keep(bytes.subarray(start, at));
          this.#finishValue();
          this.#between(byte);
        } else if (--this.#depth === 0) {
          this.#keep(bytes.subarray(start, at + 1));
          this.#finishValue();
        }
      } else if (this.#depth === 0 && (byte === COMMA || byte <= 32)) {
        this.#keep(bytes.subarray(start, at));
        this.#finishValue();
        if (byte === COMMA) this.#between(byte);
      }
    }
    if (!this.#open) return;
    // A copy: the piece is only lent.
    this.#keep(Buffer.from(bytes.subarray(start)));
    if (this.#bytes > this.#limit) this.#unwrap();
  }

  /** Begins anew behind the bracket of an enclosing object's list. */
  #unwrap(): void {
    const held = Buffer.concat(this.#parts);
    const opening = wrapper.exec(held.toString('latin1', 0, 1024))?.[0];
    if (!this.#first || this.#inArray || this.#wrapped || opening === undefined) throw this.#tooLong();
    this.#wrapped = true;
    this.#open = false;
    this.#inString = false;
    this.#depth = 0;
    this.#parts = [];
    this.#bytes = 0;
    this.#line = this.#startLine + opening.split('\n').length - 1;
    this.push(held.subarray(opening.length - 1));
  }

  end(): void {
    if (this.#open && (this.#depth > 0 || this.#inString)) {
      throw this.#invalid(`breaks off inside the value that begins in line ${this.#startLine}`);
    }
    if (this.#open) this.#finishValue();
    if (this.#inArray || this.#wrapped) throw this.#invalid('breaks off: the array it begins with has no end');
  }

  /** Takes what stands between values; false where a value begins. */
  #between(byte: number): boolean {
    if (byte === OPEN_BRACKET && !this.#inArray) {
      this.#inArray = true;
      this.#wanted = true;
      this.#first = true;
      return true;
    }
    if (this.#inArray && byte === CLOSE_BRACKET) {
      if (this.#wanted && !this.#first)
        throw this.#invalid(`has a comma before the end of the array in line ${this.#line}`);
      this.#inArray = false;
      return true;
    }
    if (byte === COMMA && this.#inArray && !this.#wanted) {
      this.#wanted = true;
      return true;
    }
    if (this.#wrapped && byte === CLOSE_BRACE) {
      this.#wrapped = false;
      return true;
    }
    if (byte === COMMA || byte === CLOSE_BRACKET || byte === CLOSE_BRACE || (this.#inArray && !this.#wanted)) {
      throw this.#invalid(`has \`${String.fromCharCode(byte)}\` in line ${this.#line} where none can be`);
    }
    return false;
  }

  #keep(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#bytes += bytes.length;
  }

  #tooLong(): FileError {
    return new FileError(
      'record-too-long',
      `The value of ${this.#context.name} that begins in line ${this.#startLine.toLocaleString('en-US')} is longer than ${sizeText(this.#limit)}, so it cannot be a record. Give its records as an array, or one a line (NDJSON).`,
    );
  }

  #finishValue(): void {
    if (this.#bytes > this.#limit) throw this.#tooLong();
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    this.#open = false;
    this.#wanted = false;
    this.#first = false;
    const text = bytes.toString('utf8');
    if (text.includes('\uFFFD')) {
      const invalid = countReplacements(text, bytes);
      if (invalid > 0) this.#context.notes.add('invalid-bytes', this.#startLine, invalid);
    }
    const value = parseJson(text);
    if (value === undefined)
      throw this.#invalid(`is not valid JSON in the value that begins in line ${this.#startLine}`);
    if (value instanceof Rec) {
      for (const record of this.#inArray ? [value] : (onlyList(value) ?? [value])) {
        this.#context.add(recordOf(record, this.#context.zone));
      }
      return;
    }
    this.#context.notes.add('not-an-object', this.#startLine);
    this.#context.add(new Map([['content', text]]));
  }

  #invalid(what: string): FileError {
    return new FileError(
      'not-json',
      `${this.#context.name} ${what}. Mend the file, or read it line by line: name it .ndjson or .log.`,
    );
  }
}
