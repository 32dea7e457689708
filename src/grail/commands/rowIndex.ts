/** Finds records by the values of their keys, for joins. Nulls and NaN are never found, and values of different types never match. */

import { type Column, type Dictionary, present, stateAt, valueAt } from '../columns/column.ts';
import { groupKey } from '../functions/compare.ts';
import type { Value } from '../value.ts';

export class RowIndex {
  /** The next row with the same keys, or -1. */
  readonly next: Int32Array;
  readonly #first = new Map<string | number, number>();
  readonly #byDictionary = new WeakMap<Dictionary, Int32Array>();
  readonly #single: boolean;

  constructor(keys: readonly Column[], length: number) {
    this.#single = keys.length === 1;
    this.next = new Int32Array(length).fill(-1);
    // From the end, so that each chain leads from its first row to its last.
    for (let row = length - 1; row >= 0; row--) {
      const key = this.#keyAt(keys, row);
      if (key === undefined) continue;
      const following = this.#first.get(key);
      if (following !== undefined) this.next[row] = following;
      this.#first.set(key, row);
    }
  }

  #keyAt(columns: readonly Column[], row: number): string | number | undefined {
    if (this.#single) {
      const column = columns[0]!;
      return stateAt(column, row) === present ? singleKey(valueAt(column, row)) : undefined;
    }
    let key = '';
    for (const column of columns) {
      const value = stateAt(column, row) === present ? valueAt(column, row) : null;
      if (value === null || Number.isNaN(value)) return undefined;
      key += groupKey(value);
    }
    return key;
  }

  /** For each row the first that matches, or -1. */
  firstMatches(columns: readonly Column[], length: number): Int32Array {
    const rows = new Int32Array(length).fill(-1);
    const column = columns[0]!;
    if (this.#single && column.kind === 'string') return this.#ofStrings(column, rows);
    if (this.#single && (column.kind === 'double' || (column.kind === 'integral' && column.type === 'long'))) {
      for (let row = 0; row < length; row++) {
        if (column.nulls === undefined || column.nulls[row] === present)
          rows[row] = this.#first.get(column.values[row]!) ?? -1;
      }
      return rows;
    }
    for (let row = 0; row < length; row++) {
      const key = this.#keyAt(columns, row);
      if (key !== undefined) rows[row] = this.#first.get(key) ?? -1;
    }
    return rows;
  }

  #ofStrings(column: Column & { kind: 'string' }, rows: Int32Array): Int32Array {
    const { codes, dictionary, nulls } = column;
    let known = this.#byDictionary.get(dictionary);
    if (known === undefined) {
      known = Int32Array.from(dictionary.values, (text) => this.#first.get(`s${text}`) ?? -1);
      this.#byDictionary.set(dictionary, known);
    }
    for (let row = 0; row < rows.length; row++) {
      if (nulls === undefined || nulls[row] === present) rows[row] = known[codes[row]!]!;
    }
    return rows;
  }
}

function singleKey(value: Value): string | number | undefined {
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value;
  if (typeof value === 'bigint' && BigInt(Number(value)) === value) return Number(value);
  return value === null ? undefined : `g${groupKey(value)}`;
}
