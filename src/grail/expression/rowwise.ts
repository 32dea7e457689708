/** Evaluates what has no kernel: value by value, and once a dictionary entry where only one column differs from row to row. */

import {
  type Column,
  constantColumn,
  type Dictionary,
  gather,
  present,
  type StringColumn,
  valueAt,
} from '../columns/column.ts';
import { ColumnBuilder, StringPool } from '../columns/columnBuilder.ts';
import type { Value } from '../value.ts';

/** Applies `apply` to each row; `args` is reused from row to row. */
export function mapRows(columns: readonly Column[], length: number, apply: (args: Value[]) => Value): Column {
  const args: Value[] = new Array(columns.length).fill(null);
  const varying: number[] = [];
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i]!;
    if (column.kind === 'constant') args[i] = column.value;
    else varying.push(i);
  }
  if (varying.length === 0) return length === 0 ? constantColumn(null, 0) : constantColumn(apply(args), length);
  const builder = new ColumnBuilder();
  for (let row = 0; row < length; row++) {
    for (const i of varying) args[i] = valueAt(columns[i]!, row);
    builder.push(apply(args));
  }
  return builder.build();
}

/** Like `mapRows`, by way of the dictionary where one string column is all that varies. */
export function mapColumns(
  columns: readonly Column[],
  length: number,
  apply: (args: Value[]) => Value,
  memo?: DictionaryMemo,
): Column {
  if (memo !== undefined) {
    const varying = columns.findIndex((column) => column.kind !== 'constant');
    const column = columns[varying];
    if (column?.kind === 'string' && memo.suits(column) && onlyOneVaries(columns, varying)) {
      const args = columns.map((other) => (other.kind === 'constant' ? other.value : null));
      return memo.map(column, (value) => {
        args[varying] = value;
        return apply(args);
      });
    }
  }
  return mapRows(columns, length, apply);
}

function onlyOneVaries(columns: readonly Column[], varying: number): boolean {
  return columns.every((column, index) => index === varying || column.kind === 'constant');
}

/** Results for the entries of a dictionary, kept for as long as the expression lives. */
export class DictionaryMemo {
  /** A row an entry, and one more for null. */
  readonly #results = new WeakMap<Dictionary, Column>();

  /** Whether working out all entries beats working out all rows. */
  suits(column: StringColumn): boolean {
    const entries = column.dictionary.values.length;
    return entries <= 1024 || entries <= column.length || this.#results.has(column.dictionary);
  }

  /** `apply` of a column where nothing else varies. */
  map(column: StringColumn, apply: (value: Value) => Value): Column {
    const { codes, dictionary, nulls, length } = column;
    let results = this.#results.get(dictionary);
    if (results === undefined) {
      const builder = new ColumnBuilder({ pool: new StringPool() });
      for (const entry of dictionary.values) builder.push(apply(entry));
      builder.push(apply(null));
      results = builder.build();
      this.#results.set(dictionary, results);
    }
    if (nulls === undefined) return gather(results, codes, length);
    const ofNull = dictionary.values.length;
    const rows = new Int32Array(length);
    for (let row = 0; row < length; row++) rows[row] = nulls[row] === present ? codes[row]! : ofNull;
    return gather(results, rows, length);
  }
}
