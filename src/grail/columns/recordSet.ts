/** All records of a finished stream, as one column a field. */

import { Batch } from './batch.ts';
import {
  absent,
  type Column,
  columnBytes,
  constantColumn,
  gather,
  type IntegralColumn,
  present,
  type StringColumn,
  stateAt,
  valueAt,
} from './column.ts';
import { ColumnBuilder } from './columnBuilder.ts';

export class RecordSet {
  readonly batch: Batch;
  readonly bytes: number;

  constructor(batch: Batch) {
    this.batch = batch;
    this.bytes = batch.columns().reduce((sum, column) => sum + columnBytes(column), 0);
  }

  get length(): number {
    return this.batch.length;
  }
}

/** Collects batches; each is copied, as its columns are only valid until the next. */
export class RecordCollector {
  readonly #names: string[] = [];
  readonly #index = new Map<string, number>();
  readonly #parts: Column[][] = [];
  readonly #lengths: number[] = [];
  #hidden: ReadonlySet<string> = new Set();
  bytes = 0;

  /** Gives the bytes that were added. */
  add(batch: Batch): number {
    if (batch.length === 0) return 0;
    for (const name of batch.names) {
      if (this.#index.has(name)) continue;
      this.#index.set(name, this.#names.length);
      this.#names.push(name);
    }
    if (batch.hidden.size > 0) this.#hidden = new Set([...this.#hidden, ...batch.hidden]);
    const columns = this.#names.map((name) => compact(batch.column(name)));
    this.#parts.push(columns);
    this.#lengths.push(batch.length);
    const bytes = columns.reduce((sum, column) => sum + columnBytes(column), 0);
    this.bytes += bytes;
    return bytes;
  }

  finish(): RecordSet {
    const length = this.#lengths.reduce((sum, part) => sum + part, 0);
    const columns = this.#names.map((_, index) => {
      const parts = this.#parts.map((part, at) => part[index] ?? constantColumn(null, this.#lengths[at]!, absent));
      return concatenate(parts, length);
    });
    return new RecordSet(Batch.of(length, this.#names, columns, this.#hidden));
  }
}

/** A copy of its own memory: views of a table's block would keep the whole block. */
function compact(column: Column): Column {
  if (column.kind !== 'text' && column.kind !== 'any') return column;
  if (column.kind === 'any') return column;
  const rows = Int32Array.from({ length: column.length }, (_, row) => row);
  return gather(column, rows, column.length);
}

export function concatenate(parts: readonly Column[], length: number): Column {
  const first = parts[0];
  if (first === undefined) return constantColumn(null, 0, absent);
  if (parts.length === 1) return first;
  const dense = parts.filter((part) => !(part.kind === 'constant' && part.value === null));
  const model = dense[0];
  if (model === undefined) return nullParts(parts, length);
  if (model.kind !== 'constant' && dense.every((part) => fits(part, model))) return joinLike(parts, model, length);
  return boxed(parts);
}

/** Whether the values of `part` can stand in one array with those of `model`. */
function fits(part: Column, model: Column): boolean {
  if (part.kind !== model.kind) return false;
  switch (part.kind) {
    case 'boolean':
    case 'double':
    case 'any':
      return true;
    case 'string':
      return part.dictionary === (model as StringColumn).dictionary;
    case 'integral': {
      const other = model as IntegralColumn;
      return part.type === other.type && Math.abs(Number(part.base - other.base)) < 2 ** 51;
    }
    case 'wide':
      return part.type === (model as typeof part).type;
    default:
      return false;
  }
}

function nullParts(parts: readonly Column[], length: number): Column {
  const states = new Set(parts.map((part) => (part.kind === 'constant' ? part.state : present)));
  if (states.size === 1) return constantColumn(null, length, [...states][0]!);
  return boxed(parts);
}

function joinLike(parts: readonly Column[], model: Exclude<Column, { kind: 'constant' }>, length: number): Column {
  const nulls = joinNulls(parts, length);
  switch (model.kind) {
    case 'boolean':
      return {
        kind: 'boolean',
        length,
        nulls,
        values: fill(new Uint8Array(length), parts, (part) => (part as typeof model).values),
      };
    case 'double':
      return {
        kind: 'double',
        length,
        nulls,
        values: fill(new Float64Array(length), parts, (part) => (part as typeof model).values),
      };
    case 'string': {
      const codes = fill(new Int32Array(length), parts, (part) => (part as typeof model).codes);
      return { kind: 'string', length, nulls, codes, dictionary: model.dictionary };
    }
    case 'integral': {
      const values = fill(new Float64Array(length), parts, (part) => rebased(part as typeof model, model.base));
      // Shifting to one base may leave the range in which doubles are exact.
      for (const value of values) if (!Number.isSafeInteger(value)) return boxed(parts);
      return { kind: 'integral', type: model.type, base: model.base, length, nulls, values };
    }
    case 'any': {
      const values = parts.flatMap((part) => (part.kind === 'any' ? part.values : new Array(part.length).fill(null)));
      return { kind: 'any', length, nulls, values };
    }
    case 'wide': {
      const values = new BigInt64Array(length);
      let at = 0;
      for (const part of parts) {
        if (part.kind === 'wide') values.set(part.values, at);
        at += part.length;
      }
      return { kind: 'wide', type: model.type, length, nulls, values };
    }
    case 'text':
      return boxed(parts);
  }
}

function rebased(column: IntegralColumn, base: bigint): Float64Array {
  const shift = Number(column.base - base);
  return shift === 0 ? column.values : column.values.map((value) => value + shift);
}

function fill<T extends Uint8Array | Float64Array | Int32Array>(
  target: T,
  parts: readonly Column[],
  valuesOf: (part: Column) => T,
): T {
  let at = 0;
  for (const part of parts) {
    if (part.kind !== 'constant') target.set(valuesOf(part), at);
    at += part.length;
  }
  return target;
}

function joinNulls(parts: readonly Column[], length: number): Uint8Array | undefined {
  if (parts.every((part) => (part.kind === 'constant' ? part.state : part.nulls) === undefined)) return undefined;
  const nulls = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    if (part.kind === 'constant') nulls.fill(part.state, at, at + part.length);
    else if (part.nulls !== undefined) nulls.set(part.nulls, at);
    at += part.length;
  }
  return nulls;
}

function boxed(parts: readonly Column[]): Column {
  const builder = new ColumnBuilder();
  for (const part of parts) {
    for (let row = 0; row < part.length; row++) {
      if (stateAt(part, row) === absent) builder.pushAbsent();
      else builder.push(valueAt(part, row));
    }
  }
  return builder.build();
}
