/** The rows whose key comes before that of a record at hand, without comparing values where their stored form allows it. */

import { boundsOf } from '../columns/bounds.ts';
import { type Column, type Dictionary, present, stateAt, type TextColumn, valueAt } from '../columns/column.ts';
import { compareForSort } from '../functions/compare.ts';
import { Duration, Timestamp, type Value } from '../value.ts';

export interface KeyOrder {
  readonly descending: boolean;
  /** Whether rows that are equal count as well. */
  readonly equal: boolean;
}

/** Where rows are gathered before it is known how many there are. */
let found = new Int32Array(0);
const noRows = new Int32Array(0);

/** Rows 0…length-1 in order, those behind `last` left out; all where there is no last one. Valid until the next call, and not to be changed. */
export function rowsBefore(column: Column, last: Value | undefined, order: KeyOrder, length: number): Int32Array {
  if (last === undefined) return everyRow(length);
  if (column.kind === 'integral' || column.kind === 'double') {
    const limit = limitOf(column, last);
    if (limit !== undefined) return numbersBefore(column.values, column.nulls, limit, order);
  }
  if (column.kind === 'string') {
    const table = entriesBefore(column.dictionary, last, order);
    return rowsWhere(length, (row) =>
      stateAt(column, row) === present ? table[column.codes[row]!] === 1 : isBefore(null, last, order),
    );
  }
  if (column.kind === 'text' && column.encoding === 'latin1' && typeof last === 'string') {
    const bytes = Buffer.from(last, 'latin1');
    // Bytes of Latin-1 are in the order of its code units.
    if (bytes.toString('latin1') === last) {
      const sign = order.descending ? -1 : 1;
      const most = order.equal ? 0 : -1;
      return rowsWhere(
        length,
        (row) => stateAt(column, row) === present && sign * compareBytes(column, row, bytes) <= most,
      );
    }
  }
  return rowsWhere(length, (row) =>
    isBefore(stateAt(column, row) === present ? valueAt(column, row) : null, last, order),
  );
}

let counted = new Int32Array(0);

function everyRow(length: number): Int32Array {
  if (counted.length < length) {
    counted = new Int32Array(length);
    for (let row = 0; row < length; row++) counted[row] = row;
  }
  return counted.subarray(0, length);
}

function isBefore(value: Value, last: Value, { descending, equal }: KeyOrder): boolean {
  return compareForSort(value, last, descending) <= (equal ? 0 : -1);
}

function rowsWhere(length: number, test: (row: number) => boolean): Int32Array {
  if (found.length < length) found = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) if (test(row)) found[count++] = row;
  return found.subarray(0, count);
}

function numbersBefore(
  values: Float64Array,
  nulls: Uint8Array | undefined,
  limit: number,
  { descending, equal }: KeyOrder,
): Int32Array {
  const bounds = boundsOf(values);
  const { length } = values;
  if (bounds !== undefined) {
    const [best, worst] = descending ? [-bounds.greatest, -bounds.least] : [bounds.least, bounds.greatest];
    const bound = descending ? -limit : limit;
    if (best > bound || (best === bound && !equal)) return noRows;
    if (worst < bound && nulls === undefined) return everyRow(length);
  }
  if (found.length < length) found = new Int32Array(length);
  const rows = found;
  let count = 0;
  // NaN is greater than all numbers.
  if (descending && equal) {
    for (let row = 0; row < length; row++) if (!(values[row]! < limit)) rows[count++] = row;
  } else if (descending) {
    for (let row = 0; row < length; row++) if (!(values[row]! <= limit)) rows[count++] = row;
  } else if (equal) {
    for (let row = 0; row < length; row++) if (values[row]! <= limit) rows[count++] = row;
  } else {
    for (let row = 0; row < length; row++) if (values[row]! < limit) rows[count++] = row;
  }
  const passed = rows.subarray(0, count);
  return nulls === undefined ? passed : passed.filter((row) => nulls[row] === present);
}

/** `last` in the numbers of a column; undefined where it is no number of its kind. */
function limitOf(column: Column, last: Value): number | undefined {
  if (column.kind === 'double') return typeof last === 'number' && !Number.isNaN(last) ? last : undefined;
  if (column.kind !== 'integral') return undefined;
  const whole =
    column.type === 'timestamp' && last instanceof Timestamp
      ? last.nanos
      : column.type === 'duration' && last instanceof Duration
        ? last.nanos
        : column.type === 'long' && typeof last === 'bigint'
          ? last
          : undefined;
  if (whole === undefined) return undefined;
  const limit = Number(whole - column.base);
  return Number.isSafeInteger(limit) ? limit : undefined;
}

/** For each entry of a dictionary whether it comes before `last`: as good as always the same question as for the batch before. */
let answered: { dictionary: Dictionary; size: number; last: Value; order: KeyOrder; table: Uint8Array } | undefined;

function entriesBefore(dictionary: Dictionary, last: Value, order: KeyOrder): Uint8Array {
  const size = dictionary.values.length;
  if (
    answered?.dictionary === dictionary &&
    answered.size === size &&
    answered.last === last &&
    answered.order.descending === order.descending &&
    answered.order.equal === order.equal
  ) {
    return answered.table;
  }
  const table = Uint8Array.from(dictionary.values, (entry) => (isBefore(entry, last, order) ? 1 : 0));
  answered = { dictionary, size, last, order, table };
  return table;
}

/** Negative where the text of the row comes before. */
function compareBytes({ bytes, offsets, first }: TextColumn, row: number, other: Buffer): number {
  const from = offsets[first + row]!;
  const length = offsets[first + row + 1]! - from;
  const common = Math.min(length, other.length);
  for (let i = 0; i < common; i++) {
    const difference = bytes[from + i]! - other[i]!;
    if (difference !== 0) return difference;
  }
  return length - other.length;
}
