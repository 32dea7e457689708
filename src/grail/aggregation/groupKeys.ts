/** Gives each row the number of its group: rows are in one group where all their keys are equal, null being a value of its own. */

import { type Column, type Dictionary, present, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { heldBytes } from '../columns/heldBytes.ts';
import { groupKey } from '../functions/compare.ts';
import type { Value } from '../value.ts';

export class GroupKeys {
  readonly #keys: readonly KeyNumbers[];
  readonly #pairs: readonly PairNumbers[];
  /** Per key: the number of its value in each group. */
  readonly #parts: number[][];
  #count = 0;

  constructor(keys: number) {
    this.#keys = Array.from({ length: keys }, () => new KeyNumbers());
    this.#pairs = Array.from({ length: Math.max(0, keys - 1) }, () => new PairNumbers());
    this.#parts = this.#keys.map(() => []);
  }

  /** Groups so far. */
  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#keys.reduce((sum, { bytes }) => sum + bytes, this.#count * 24 * this.#keys.length);
  }

  assign(columns: readonly Column[], length: number): Int32Array {
    const numbers = columns.map((column, index) => this.#keys[index]!.numbersOf(column, length));
    let groups = numbers[0]!;
    for (let i = 1; i < numbers.length; i++) groups = this.#pairs[i - 1]!.combine(groups, numbers[i]!, length);
    // Groups are numbered in order of first appearance, so a new one is always the next.
    for (let row = 0; row < length; row++) {
      if (groups[row] !== this.#count) continue;
      for (let i = 0; i < numbers.length; i++) this.#parts[i]!.push(numbers[i]![row]!);
      this.#count++;
    }
    return groups;
  }

  /** The keys of all groups, one row a group. */
  columns(): Column[] {
    return this.#parts.map((parts, index) => {
      const builder = new ColumnBuilder();
      const { values } = this.#keys[index]!;
      for (const part of parts) builder.push(values[part]!);
      return builder.build();
    });
  }
}

/** Numbers the distinct values of one key from 0 in order of first appearance. */
class KeyNumbers {
  readonly values: Value[] = [];
  readonly #others = new Map<string, number>();
  readonly #strings = new Map<string, number>();
  readonly #numbers = new Map<number, number>();
  readonly #codes = new WeakMap<Dictionary, Int32Array>();
  #null = -1;
  bytes = 0;

  numbersOf(column: Column, length: number): Int32Array {
    const result = new Int32Array(length);
    switch (column.kind) {
      case 'constant':
        return length === 0 ? result : result.fill(this.#numberOf(column.value));
      case 'string':
        return this.#ofStrings(column, result);
      case 'double':
        return this.#ofNumbers(column.values, column.nulls, result, (value) => value);
      case 'integral':
        if (column.type !== 'long') break;
        return this.#ofNumbers(column.values, column.nulls, result, (value) => BigInt(value));
      default:
    }
    for (let row = 0; row < length; row++) result[row] = this.#numberOf(valueAt(column, row));
    return result;
  }

  #add(value: Value): number {
    this.values.push(value);
    // A place in the array and an entry of a map.
    this.bytes += 48 + heldBytes(value);
    return this.values.length - 1;
  }

  #ofNull(): number {
    if (this.#null < 0) this.#null = this.#add(null);
    return this.#null;
  }

  #ofStrings(column: Column & { kind: 'string' }, result: Int32Array): Int32Array {
    const { codes, dictionary, nulls } = column;
    let numbers = this.#codes.get(dictionary);
    if (numbers === undefined || numbers.length < dictionary.values.length) {
      const grown = new Int32Array(dictionary.values.length).fill(-1);
      grown.set(numbers ?? []);
      numbers = grown;
      this.#codes.set(dictionary, numbers);
    }
    for (let row = 0; row < result.length; row++) {
      if (nulls !== undefined && nulls[row] !== present) {
        result[row] = this.#ofNull();
        continue;
      }
      const code = codes[row]!;
      let number = numbers[code]!;
      if (number < 0) {
        number = this.#ofString(dictionary.values[code]!);
        numbers[code] = number;
      }
      result[row] = number;
    }
    return result;
  }

  #ofString(text: string): number {
    let number = this.#strings.get(text);
    if (number === undefined) {
      number = this.#add(text);
      this.#strings.set(text, number);
    }
    return number;
  }

  #ofNumbers(
    values: Float64Array,
    nulls: Uint8Array | undefined,
    result: Int32Array,
    box: (value: number) => Value,
  ): Int32Array {
    for (let row = 0; row < result.length; row++) {
      if (nulls !== undefined && nulls[row] !== present) result[row] = this.#ofNull();
      else result[row] = this.#ofNumber(values[row]!, box);
    }
    return result;
  }

  #ofNumber(value: number, box: (value: number) => Value): number {
    let number = this.#numbers.get(value);
    if (number === undefined) {
      number = this.#add(box(value));
      this.#numbers.set(value, number);
    }
    return number;
  }

  #numberOf(value: Value): number {
    if (value === null) return this.#ofNull();
    if (typeof value === 'string') return this.#ofString(value);
    if (typeof value === 'number') return this.#ofNumber(value, () => value);
    if (typeof value === 'bigint' && BigInt(Number(value)) === value) return this.#ofNumber(Number(value), () => value);
    const key = groupKey(value);
    let number = this.#others.get(key);
    if (number === undefined) {
      number = this.#add(value);
      this.#others.set(key, number);
    }
    return number;
  }
}

const largestTable = 1 << 20;

/** Numbers distinct pairs from 0 in order of first appearance: by a table while the numbers are small, then by hashing. */
class PairNumbers {
  #table = new Int32Array(0);
  #rows = 0;
  #columns = 0;
  #hash: PairHash | undefined;
  #count = 0;

  combine(a: Int32Array, b: Int32Array, length: number): Int32Array {
    let rows = 0;
    let columns = 0;
    for (let i = 0; i < length; i++) {
      if (a[i]! >= rows) rows = a[i]! + 1;
      if (b[i]! >= columns) columns = b[i]! + 1;
    }
    this.#fit(rows, columns);
    const result = new Int32Array(length);
    if (this.#hash !== undefined) {
      for (let i = 0; i < length; i++) result[i] = this.#hash.number(a[i]!, b[i]!);
      return result;
    }
    const table = this.#table;
    const width = this.#columns;
    for (let i = 0; i < length; i++) {
      const at = a[i]! * width + b[i]!;
      let number = table[at]! - 1;
      if (number < 0) {
        number = this.#count++;
        table[at] = number + 1;
      }
      result[i] = number;
    }
    return result;
  }

  #fit(rows: number, columns: number): void {
    if (this.#hash !== undefined || (rows <= this.#rows && columns <= this.#columns)) return;
    const newRows = Math.max(16, this.#rows, rows > this.#rows ? rows * 2 : 0);
    const newColumns = Math.max(16, this.#columns, columns > this.#columns ? columns * 2 : 0);
    const hash = newRows * newColumns > largestTable ? new PairHash() : undefined;
    const table = new Int32Array(hash === undefined ? newRows * newColumns : 0);
    const known: [number, number, number][] = [];
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const number = this.#table[row * this.#columns + column]!;
        if (number === 0) continue;
        if (hash === undefined) table[row * newColumns + column] = number;
        else known.push([number, row, column]);
      }
    }
    known.sort((x, y) => x[0] - y[0]);
    for (const [, row, column] of known) hash?.number(row, column);
    this.#hash = hash;
    this.#table = table;
    this.#rows = newRows;
    this.#columns = newColumns;
  }
}

/** Open addressing over pairs of numbers. */
class PairHash {
  #slots = new Int32Array(1 << 12);
  #first = new Int32Array(1 << 11);
  #second = new Int32Array(1 << 11);
  #count = 0;

  number(a: number, b: number): number {
    const mask = this.#slots.length - 1;
    let at = hashPair(a, b) & mask;
    for (;;) {
      const number = this.#slots[at]! - 1;
      if (number < 0) break;
      if (this.#first[number] === a && this.#second[number] === b) return number;
      at = (at + 1) & mask;
    }
    const number = this.#count++;
    this.#slots[at] = number + 1;
    this.#first[number] = a;
    this.#second[number] = b;
    if (this.#count === this.#first.length) this.#grow();
    return number;
  }

  #grow(): void {
    const capacity = this.#first.length * 2;
    const first = new Int32Array(capacity);
    const second = new Int32Array(capacity);
    first.set(this.#first);
    second.set(this.#second);
    this.#first = first;
    this.#second = second;
    this.#slots = new Int32Array(capacity * 2);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.#count; number++) {
      let at = hashPair(first[number]!, second[number]!) & mask;
      while (this.#slots[at] !== 0) at = (at + 1) & mask;
      this.#slots[at] = number + 1;
    }
  }
}

function hashPair(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 13);
}
