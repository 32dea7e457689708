/**
 * CSV (RFC 4180) and its kin with another delimiter: quoted values may hold delimiters, line ends and doubled quotes. The types of the columns are
 * those of the first records; a later value that does not fit stays text. Empty values without quotes are null.
 */

import type { Value } from '../value.ts';
import { type CellType, cellType, cellValue, commonType } from './csvCells.ts';
import { detectDelimiter, isHeader, positionName } from './csvDialect.ts';
import { LineSplitter } from './lineSplitter.ts';
import { maxLineBytes, type ReaderContext, type RecordReader } from './recordReader.ts';

/** Null: empty without quotes. */
type Cell = string | null;

interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
}

/** What the delimiter is looked for in. */
const dialectLines = 20;
/** What the types are looked for in. */
const sampleRows = 1000;
const sampleLength = 4 * 1024 * 1024;

export interface CsvOptions {
  /** Found from the first lines where it is not given. */
  readonly delimiter?: string;
}

export function csvReader(context: ReaderContext, options: CsvOptions = {}): RecordReader {
  const csv = new CsvReader(context, options.delimiter);
  return new LineSplitter(context, (line, number) => csv.line(line, number), {
    finish: () => csv.finish(),
    limit: maxLineBytes * 8,
    keepReturn: true,
  });
}

class CsvReader {
  readonly #context: ReaderContext;
  #delimiter: string | undefined;
  #first: { text: string; number: number }[] = [];
  /** Lines of a record whose quoted value has not ended. */
  #open: { lines: string[]; cells: Cell[]; parts: string[]; number: number; length: number } | undefined;
  #names: readonly string[] | undefined;
  #types: (CellType | undefined)[] | undefined;
  #sample: Row[] = [];
  #sampleLength = 0;

  constructor(context: ReaderContext, delimiter: string | undefined) {
    this.#context = context;
    this.#delimiter = delimiter;
  }

  line(text: string, number: number): void {
    if (this.#delimiter !== undefined) {
      this.#line(text, number);
      return;
    }
    this.#first.push({ text, number });
    if (this.#first.length >= dialectLines) this.#detect();
  }

  finish(): void {
    if (this.#delimiter === undefined) this.#detect();
    if (this.#open !== undefined) this.#giveUpQuote();
    if (this.#types === undefined) this.#decideTypes();
  }

  #detect(): void {
    const lines = this.#first;
    this.#first = [];
    this.#delimiter = detectDelimiter(lines.map(({ text }) => text));
    for (const { text, number } of lines) this.#line(text, number);
  }

  #line(text: string, number: number): void {
    const open = this.#open;
    if (open === undefined) {
      if (!text.includes('"')) {
        this.#plain(text, number);
        return;
      }
      const cells: Cell[] = [];
      const parts = readCells(text, this.#delimiter!, cells, undefined);
      if (parts === undefined) this.#row(cells, number);
      else this.#open = { lines: [text], cells, parts, number, length: text.length };
      return;
    }
    const parts = readCells(text, this.#delimiter!, open.cells, open.parts);
    if (parts === undefined) {
      this.#open = undefined;
      this.#row(open.cells, open.number);
      return;
    }
    open.parts = parts;
    open.lines.push(text);
    open.length += text.length + 1;
    if (open.length > maxLineBytes) this.#giveUpQuote();
  }

  /** Takes the open record's quotes as text, each line as a record. */
  #giveUpQuote(): void {
    const { lines, number } = this.#open!;
    this.#open = undefined;
    this.#context.notes.add('open-quote', number);
    lines.forEach((line, index) => {
      this.#plain(line, number + index);
    });
  }

  #plain(text: string, number: number): void {
    const line = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (line.trim() === '') return;
    this.#row(
      line.split(this.#delimiter!).map((cell) => (cell === '' ? null : cell)),
      number,
    );
  }

  #row(cells: readonly Cell[], line: number): void {
    if (this.#names === undefined) {
      const header = cells.map((cell) => cell ?? '');
      if (isHeader(header)) {
        this.#names = header.map((name) => name.trim());
        return;
      }
      this.#names = cells.map((_, index) => positionName(index));
    }
    if (this.#types !== undefined) {
      this.#record({ cells, line }, this.#types);
      return;
    }
    this.#sample.push({ cells, line });
    for (const cell of cells) this.#sampleLength += cell?.length ?? 0;
    if (this.#sample.length >= sampleRows || this.#sampleLength > sampleLength) this.#decideTypes();
  }

  #decideTypes(): void {
    const types: (CellType | undefined)[] = [];
    for (const { cells } of this.#sample) {
      cells.forEach((cell, index) => {
        if (cell !== null) types[index] = commonType(types[index], cellType(cell));
      });
    }
    this.#types = types;
    const rows = this.#sample;
    this.#sample = [];
    for (const row of rows) this.#record(row, types);
  }

  #record({ cells, line }: Row, types: (CellType | undefined)[]): void {
    const { notes, zone } = this.#context;
    const names = this.#names!;
    if (cells.length > names.length) notes.add('extra-values', line);
    else if (cells.length < names.length) notes.add('missing-values', line);
    const record = new Map<string, Value>();
    for (let index = 0; index < Math.max(cells.length, names.length); index++) {
      const name = names[index] ?? positionName(index);
      const cell = cells[index] ?? null;
      if (cell === null) {
        record.set(name, null);
        continue;
      }
      // A column that was empty at first has the type of its first value.
      const type = types[index] ?? cellType(cell);
      types[index] = type;
      const value = cellValue(cell, type, zone);
      if (value === undefined) notes.add('other-type', line);
      record.set(name, value ?? cell);
    }
    this.#context.add(record);
  }
}

/**
 * Adds a line's values to those of its record. `open` is what there is of a quoted value that began in a line before; what goes on in the next line is
 * given back, undefined where the record ends. A quote inside of a value that did not begin with one is text.
 */
function readCells(text: string, delimiter: string, cells: Cell[], open: string[] | undefined): string[] | undefined {
  const end = text.endsWith('\r') ? text.length - 1 : text.length;
  let at = 0;
  let parts = open;
  for (;;) {
    let next = text.indexOf(delimiter, at);
    if (parts !== undefined || text.charCodeAt(at) === 34) {
      const from = parts === undefined ? at + 1 : at;
      const closing = closingQuote(text, from);
      if (closing < 0) {
        parts ??= [];
        parts.push(text.slice(from));
        return parts;
      }
      next = text.indexOf(delimiter, closing + 1);
      if (next < 0 || next > end) next = end;
      const quoted = [...(parts ?? []), text.slice(from, closing)].join('\n').replaceAll('""', '"');
      cells.push(quoted + text.slice(closing + 1, next));
      parts = undefined;
    } else {
      if (next < 0 || next > end) next = end;
      cells.push(next === at ? null : text.slice(at, next));
    }
    if (next >= end) return undefined;
    at = next + delimiter.length;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== 34) return at;
  }
  return -1;
}
