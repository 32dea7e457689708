/** Comparison over columns; combinations without a kernel go value by value. */

import { type Bounds, boundsOf } from '../columns/bounds.ts';
import {
  type BooleanColumn,
  type Column,
  constantColumn,
  type Dictionary,
  isNull,
  type StringColumn,
  type TextColumn,
  textAt,
} from '../columns/column.ts';
import { equal, greater, greaterOrEqual, less, lessOrEqual, notEqual } from '../functions/operators.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import { mergeNulls } from './kernelNulls.ts';
import { mapRows } from './rowwise.ts';

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

export function compare(operator: ComparisonOperator, a: Value, b: Value): boolean | null {
  switch (operator) {
    case '==':
      return equal(a, b);
    case '!=':
      return notEqual(a, b);
    case '<':
      return less(a, b);
    case '<=':
      return lessOrEqual(a, b);
    case '>':
      return greater(a, b);
    case '>=':
      return greaterOrEqual(a, b);
  }
}

const mirror: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

export function comparisonColumn(operator: ComparisonOperator, left: Column, right: Column, length: number): Column {
  const result =
    left.kind === 'constant' && right.kind !== 'constant'
      ? kernel(mirror[operator], right, left, length)
      : kernel(operator, left, right, length);
  return result ?? mapRows([left, right], length, (args) => compare(operator, args[0]!, args[1]!));
}

function kernel(operator: ComparisonOperator, left: Column, right: Column, length: number): Column | undefined {
  if (right.kind === 'constant') {
    if (right.value === null) return constantColumn(null, length);
    if (left.kind === 'constant') return undefined;
    return withConstant(operator, left, right.value, length);
  }
  if (left.kind === 'string' && right.kind === 'string') {
    if (left.dictionary !== right.dictionary || (operator !== '==' && operator !== '!=')) return undefined;
    const values = new Uint8Array(length);
    const wanted = operator === '==' ? 1 : 0;
    for (let i = 0; i < length; i++) values[i] = left.codes[i] === right.codes[i] ? wanted : 1 - wanted;
    return booleans(values, mergeNulls(left.nulls, right.nulls, length));
  }
  const a = numbersOf(left);
  const b = a === undefined ? undefined : numbersOf(right);
  if (a === undefined || b === undefined || !comparable(a.type, b.type)) return undefined;
  // Differing bases of timestamps are rare enough to go value by value.
  if (a.base !== b.base) return undefined;
  const values = new Uint8Array(length);
  const x = a.values;
  const y = b.values;
  switch (operator) {
    case '==':
      for (let i = 0; i < length; i++) values[i] = x[i] === y[i] ? 1 : 0;
      break;
    case '!=':
      for (let i = 0; i < length; i++) values[i] = x[i] !== y[i] ? 1 : 0;
      break;
    case '<':
      for (let i = 0; i < length; i++) values[i] = x[i]! < y[i]! ? 1 : 0;
      break;
    case '<=':
      for (let i = 0; i < length; i++) values[i] = x[i]! <= y[i]! ? 1 : 0;
      break;
    case '>':
      for (let i = 0; i < length; i++) values[i] = x[i]! > y[i]! ? 1 : 0;
      break;
    case '>=':
      for (let i = 0; i < length; i++) values[i] = x[i]! >= y[i]! ? 1 : 0;
      break;
  }
  const ranged = operator !== '==' && operator !== '!=';
  let nulls = mergeNulls(left.nulls, right.nulls, length);
  if (ranged && a.type === 'double') nulls = nanAsNull(x, nulls);
  if (ranged && b.type === 'double') nulls = nanAsNull(y, nulls);
  return booleans(values, nulls);
}

function booleans(values: Uint8Array, nulls: Uint8Array | undefined): BooleanColumn {
  return { kind: 'boolean', length: values.length, nulls, values };
}

interface Numbers {
  readonly type: 'long' | 'double' | 'duration' | 'timestamp';
  readonly base: bigint;
  readonly values: Float64Array;
}

function numbersOf(column: Column): Numbers | undefined {
  if (column.kind === 'double') return { type: 'double', base: 0n, values: column.values };
  return column.kind === 'integral' ? column : undefined;
}

function comparable(a: Numbers['type'], b: Numbers['type']): boolean {
  const number = (type: Numbers['type']) => type === 'long' || type === 'double';
  return a === b || (number(a) && number(b));
}

/** Range comparison with NaN gives null. */
function nanAsNull(values: Float64Array, nulls: Uint8Array | undefined): Uint8Array | undefined {
  let states = nulls;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) continue;
    if (states === nulls) states = nulls === undefined ? new Uint8Array(values.length) : nulls.slice();
    states![i] = isNull;
  }
  return states;
}

function withConstant(
  operator: ComparisonOperator,
  column: Exclude<Column, { kind: 'constant' }>,
  value: Exclude<Value, null>,
  length: number,
): Column | undefined {
  if (column.kind === 'string') return typeof value === 'string' ? stringWith(operator, column, value) : undefined;
  if (column.kind === 'text') return typeof value === 'string' ? textWith(operator, column, value) : undefined;
  const numbers = numbersOf(column);
  if (numbers === undefined) return undefined;
  const bound = boundFor(numbers, value);
  if (bound === undefined) return undefined;
  const bounds = column.nulls === undefined ? boundsOf(numbers.values) : undefined;
  const same = bounds === undefined ? undefined : sameForAll(operator, bounds, bound);
  if (same !== undefined) return constantColumn(same, length);
  const values = new Uint8Array(length);
  compareWith(operator, numbers.values, bound, values);
  let nulls = mergeNulls(column.nulls, undefined, length);
  if (numbers.type === 'double' && operator !== '==' && operator !== '!=') nulls = nanAsNull(numbers.values, nulls);
  return booleans(values, nulls);
}

/** The constant on the scale of the column; infinite where it lies beyond what the column can hold. */
function boundFor(numbers: Numbers, value: Exclude<Value, null>): number | undefined {
  switch (numbers.type) {
    case 'long':
    case 'double':
      if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
      if (typeof value !== 'bigint') return undefined;
      return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
    case 'timestamp':
      return value instanceof Timestamp ? offset(value.nanos - numbers.base) : undefined;
    case 'duration':
      return value instanceof Duration ? offset(value.nanos) : undefined;
  }
}

function offset(difference: bigint): number {
  const number = Number(difference);
  if (Number.isSafeInteger(number)) return number;
  return number < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** What the comparison gives in every row; undefined where that depends on the row. */
function sameForAll(operator: ComparisonOperator, { least, greatest }: Bounds, bound: number): boolean | undefined {
  switch (operator) {
    case '==':
    case '!=':
      return bound < least || bound > greatest ? operator === '!=' : undefined;
    case '<':
      return greatest < bound ? true : least >= bound ? false : undefined;
    case '<=':
      return greatest <= bound ? true : least > bound ? false : undefined;
    case '>':
      return least > bound ? true : greatest <= bound ? false : undefined;
    case '>=':
      return least >= bound ? true : greatest < bound ? false : undefined;
  }
}

function compareWith(operator: ComparisonOperator, values: Float64Array, bound: number, result: Uint8Array): void {
  const length = result.length;
  switch (operator) {
    case '==':
      for (let i = 0; i < length; i++) result[i] = values[i] === bound ? 1 : 0;
      break;
    case '!=':
      for (let i = 0; i < length; i++) result[i] = values[i] !== bound ? 1 : 0;
      break;
    case '<':
      for (let i = 0; i < length; i++) result[i] = values[i]! < bound ? 1 : 0;
      break;
    case '<=':
      for (let i = 0; i < length; i++) result[i] = values[i]! <= bound ? 1 : 0;
      break;
    case '>':
      for (let i = 0; i < length; i++) result[i] = values[i]! > bound ? 1 : 0;
      break;
    case '>=':
      for (let i = 0; i < length; i++) result[i] = values[i]! >= bound ? 1 : 0;
      break;
  }
}

/** For each entry of a dictionary whether it compares so with one constant. */
const tables = new WeakMap<Dictionary, Map<string, Uint8Array>>();

function stringWith(operator: ComparisonOperator, column: StringColumn, value: string): Column {
  const { codes, dictionary, length } = column;
  let known = tables.get(dictionary);
  if (known === undefined) {
    known = new Map();
    tables.set(dictionary, known);
  }
  const key = operator + value;
  let table = known.get(key);
  if (table === undefined || table.length < dictionary.values.length) {
    table = Uint8Array.from(dictionary.values, (entry) => (compare(operator, entry, value) === true ? 1 : 0));
    // A table a constant would pile up where constants come from many queries.
    if (known.size > 64) known.clear();
    known.set(key, table);
  }
  const values = new Uint8Array(length);
  for (let i = 0; i < length; i++) values[i] = table[codes[i]!]!;
  return booleans(values, mergeNulls(column.nulls, undefined, length));
}

function textWith(operator: ComparisonOperator, column: TextColumn, value: string): Column {
  const { length } = column;
  const values = new Uint8Array(length);
  const nulls = mergeNulls(column.nulls, undefined, length);
  if (operator === '==' || operator === '!=') {
    const wanted = operator === '==' ? 1 : 0;
    const bytes = encoded(value, column.encoding);
    for (let i = 0; i < length; i++)
      values[i] = bytes !== undefined && sameBytes(column, i, bytes) ? wanted : 1 - wanted;
    return booleans(values, nulls);
  }
  for (let i = 0; i < length; i++) values[i] = compare(operator, textAt(column, i), value) === true ? 1 : 0;
  return booleans(values, nulls);
}

/** Undefined where the encoding cannot write the text. */
function encoded(text: string, encoding: 'latin1' | 'utf16le'): Buffer | undefined {
  const bytes = Buffer.from(text, encoding);
  return bytes.toString(encoding) === text ? bytes : undefined;
}

function sameBytes(column: TextColumn, row: number, bytes: Buffer): boolean {
  const from = column.offsets[column.first + row]!;
  const to = column.offsets[column.first + row + 1]!;
  if (to - from !== bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (column.bytes[from + i] !== bytes[i]) return false;
  return true;
}
