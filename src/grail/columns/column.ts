/**
 * How values of many records are stored: one column a field, with a physical form that its values allow. Columns are read only; those
 * that an expression computes are valid until the next batch is asked for, so whoever keeps values longer copies them.
 */

import { Duration, Timestamp, type Value } from '../value.ts';
import { heldBytesOfAll } from './heldBytes.ts';

/** State of a row in `Column.nulls`. Absent: the record does not have the field. */
export const present = 0;
export const isNull = 1;
export const absent = 2;

interface ColumnBase {
  readonly length: number;
  /** One state a row; undefined where every row has a value. */
  readonly nulls: Uint8Array | undefined;
}

export interface BooleanColumn extends ColumnBase {
  readonly kind: 'boolean';
  readonly values: Uint8Array;
}

export interface DoubleColumn extends ColumnBase {
  readonly kind: 'double';
  readonly values: Float64Array;
}

export type IntegralType = 'long' | 'duration' | 'timestamp';

/** Whole numbers as doubles: `base + values[row]`, where every `values[row]` lies within ±2^53. */
export interface IntegralColumn extends ColumnBase {
  readonly kind: 'integral';
  readonly type: IntegralType;
  /** 0 unless timestamps. */
  readonly base: bigint;
  readonly values: Float64Array;
}

/** Whole numbers that do not fit an `IntegralColumn`. */
export interface WideColumn extends ColumnBase {
  readonly kind: 'wide';
  readonly type: IntegralType;
  readonly values: BigInt64Array;
}

/** Distinct strings in order of first appearance; grows while a table is built and never changes an entry. */
export interface Dictionary {
  readonly values: string[];
}

export interface StringColumn extends ColumnBase {
  readonly kind: 'string';
  readonly codes: Int32Array;
  readonly dictionary: Dictionary;
}

/** Strings that rarely repeat, one after the other in one buffer; row `i` is `bytes[offsets[first + i], offsets[first + i + 1])`. */
export interface TextColumn extends ColumnBase {
  readonly kind: 'text';
  readonly bytes: Buffer;
  /** Byte offsets. */
  readonly offsets: Uint32Array;
  readonly first: number;
  readonly encoding: 'latin1' | 'utf16le';
}

/** The same value in every row. */
export interface ConstantColumn extends ColumnBase {
  readonly kind: 'constant';
  readonly value: Value;
  /** `absent` where no record has the field; only with a null value. */
  readonly state: number;
}

/** Values of mixed types, and those of types without a form of their own. A null row holds null. */
export interface AnyColumn extends ColumnBase {
  readonly kind: 'any';
  readonly values: readonly Value[];
}

export type Column =
  | BooleanColumn
  | DoubleColumn
  | IntegralColumn
  | WideColumn
  | StringColumn
  | TextColumn
  | ConstantColumn
  | AnyColumn;

export function constantColumn(
  value: Value,
  length: number,
  state: number = value === null ? isNull : present,
): ConstantColumn {
  return { kind: 'constant', length, nulls: undefined, value, state };
}

export function boxIntegral(type: IntegralType, value: bigint): Value {
  return type === 'long' ? value : type === 'timestamp' ? new Timestamp(value) : new Duration(value);
}

export function textAt(column: TextColumn, row: number): string {
  const from = column.offsets[column.first + row]!;
  const to = column.offsets[column.first + row + 1]!;
  return column.bytes.toString(column.encoding, from, to);
}

export function stateAt(column: Column, row: number): number {
  if (column.kind === 'constant') return column.state;
  return column.nulls === undefined ? present : column.nulls[row]!;
}

/** The value of one row; null for null and absent. */
export function valueAt(column: Column, row: number): Value {
  if (column.kind === 'constant') return column.value;
  if (column.nulls !== undefined && column.nulls[row] !== present) return null;
  switch (column.kind) {
    case 'boolean':
      return column.values[row] === 1;
    case 'double':
      return column.values[row]!;
    case 'integral':
      return boxIntegral(column.type, column.base + BigInt(column.values[row]!));
    case 'wide':
      return boxIntegral(column.type, column.values[row]!);
    case 'string':
      return column.dictionary.values[column.codes[row]!]!;
    case 'text':
      return textAt(column, row);
    case 'any':
      return column.values[row]!;
  }
}

/** Rows `rows[0…count)` of a column, in that order; -1 gives an absent row. */
export function gather(column: Column, rows: Int32Array, count: number, withAbsent = false): Column {
  if (withAbsent) return gatherWithAbsent(column, rows, count);
  if (column.kind === 'constant') return { ...column, length: count };
  const nulls = column.nulls === undefined ? undefined : gatherBytes(column.nulls, rows, count);
  switch (column.kind) {
    case 'boolean':
      return { kind: 'boolean', length: count, nulls, values: gatherBytes(column.values, rows, count) };
    case 'double':
      return { kind: 'double', length: count, nulls, values: gatherDoubles(column.values, rows, count) };
    case 'integral':
      return {
        kind: 'integral',
        type: column.type,
        base: column.base,
        length: count,
        nulls,
        values: gatherDoubles(column.values, rows, count),
      };
    case 'wide': {
      const values = new BigInt64Array(count);
      for (let i = 0; i < count; i++) values[i] = column.values[rows[i]!]!;
      return { kind: 'wide', type: column.type, length: count, nulls, values };
    }
    case 'string': {
      const { codes } = column;
      const values = new Int32Array(count);
      for (let i = 0; i < count; i++) values[i] = codes[rows[i]!]!;
      return { kind: 'string', length: count, nulls, codes: values, dictionary: column.dictionary };
    }
    case 'text':
      return gatherText(column, rows, count, nulls);
    case 'any': {
      const values: Value[] = new Array(count);
      for (let i = 0; i < count; i++) values[i] = column.values[rows[i]!]!;
      return { kind: 'any', length: count, nulls, values };
    }
  }
}

function gatherBytes(source: Uint8Array, rows: Int32Array, count: number): Uint8Array {
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i++) values[i] = source[rows[i]!]!;
  return values;
}

function gatherDoubles(source: Float64Array, rows: Int32Array, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = source[rows[i]!]!;
  return values;
}

function gatherText(column: TextColumn, rows: Int32Array, count: number, nulls: Uint8Array | undefined): TextColumn {
  const offsets = new Uint32Array(count + 1);
  let size = 0;
  for (let i = 0; i < count; i++) {
    const at = column.first + rows[i]!;
    offsets[i] = size;
    size += column.offsets[at + 1]! - column.offsets[at]!;
  }
  offsets[count] = size;
  const bytes = Buffer.allocUnsafeSlow(size);
  for (let i = 0; i < count; i++) {
    const at = column.first + rows[i]!;
    column.bytes.copy(bytes, offsets[i], column.offsets[at], column.offsets[at + 1]);
  }
  return { kind: 'text', length: count, nulls, bytes, offsets, first: 0, encoding: column.encoding };
}

function gatherWithAbsent(column: Column, rows: Int32Array, count: number): Column {
  const nulls = new Uint8Array(count);
  const safe = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    safe[i] = Math.max(row, 0);
    nulls[i] = row < 0 ? absent : stateAt(column, row);
  }
  if (column.length === 0) return constantColumn(null, count, absent);
  if (column.kind === 'constant') {
    const values: Value[] = new Array(count);
    for (let i = 0; i < count; i++) values[i] = nulls[i] === present ? column.value : null;
    return { kind: 'any', length: count, nulls, values };
  }
  const gathered = gather(column, safe, count);
  if (gathered.kind === 'any') {
    const values = gathered.values.map((value, row) => (nulls[row] === present ? value : null));
    return { ...gathered, values, nulls };
  }
  return { ...gathered, nulls } as Column;
}

/** Rows `from` to `to` (exclusive) without copying. */
export function sliceColumn(column: Column, from: number, to: number): Column {
  const length = to - from;
  if (column.kind === 'constant') return { ...column, length };
  const nulls = column.nulls?.subarray(from, to);
  switch (column.kind) {
    case 'boolean':
      return { ...column, length, nulls, values: column.values.subarray(from, to) };
    case 'double':
    case 'integral':
      return { ...column, length, nulls, values: column.values.subarray(from, to) };
    case 'wide':
      return { ...column, length, nulls, values: column.values.subarray(from, to) };
    case 'string':
      return { ...column, length, nulls, codes: column.codes.subarray(from, to) };
    case 'text':
      return { ...column, length, nulls, first: column.first + from };
    case 'any':
      return { ...column, length, nulls, values: column.values.slice(from, to) };
  }
}

/** Bytes that the column's own arrays take; strings of a dictionary are counted where the dictionary is kept. */
export function columnBytes(column: Column): number {
  const nulls = column.nulls?.byteLength ?? 0;
  switch (column.kind) {
    case 'constant':
      return 0;
    case 'boolean':
    case 'double':
    case 'integral':
    case 'wide':
      return nulls + column.values.byteLength;
    case 'string':
      return nulls + column.codes.byteLength;
    case 'text':
      return nulls + column.offsets[column.first + column.length]! - column.offsets[column.first]! + 4 * column.length;
    case 'any':
      return nulls + heldBytesOfAll(column.values);
  }
}
