/** Three-valued logic over columns (docs "DQL operators", logic). What is no boolean counts as null. */

import { type BooleanColumn, type Column, isNull, present, stateAt, valueAt } from '../columns/column.ts';

export type LogicOperator = 'and' | 'or' | 'xor';

/** 0 false, 1 true, 2 null. */
function truthOf(column: Column, length: number): Uint8Array {
  const truth = new Uint8Array(length);
  if (column.kind === 'constant') return truth.fill(column.value === true ? 1 : column.value === false ? 0 : 2);
  if (column.kind === 'boolean') {
    truth.set(column.values.length === length ? column.values : column.values.subarray(0, length));
    if (column.nulls !== undefined) {
      for (let i = 0; i < length; i++) if (column.nulls[i] !== present) truth[i] = 2;
    }
    return truth;
  }
  if (column.kind !== 'any') return truth.fill(2);
  for (let i = 0; i < length; i++) {
    const value = stateAt(column, i) === present ? valueAt(column, i) : null;
    truth[i] = value === true ? 1 : value === false ? 0 : 2;
  }
  return truth;
}

// Indexed by left * 3 + right.
const tables: Readonly<Record<LogicOperator, Uint8Array>> = {
  and: Uint8Array.of(0, 0, 0, 0, 1, 2, 0, 2, 2),
  or: Uint8Array.of(0, 1, 2, 1, 1, 1, 2, 1, 2),
  xor: Uint8Array.of(0, 1, 2, 1, 0, 2, 2, 2, 2),
};

export function logicColumn(operator: LogicOperator, left: Column, right: Column, length: number): Column {
  const a = truthOf(left, length);
  const b = truthOf(right, length);
  const table = tables[operator];
  for (let i = 0; i < length; i++) a[i] = table[a[i]! * 3 + b[i]!]!;
  return fromTruth(a);
}

export function notColumn(column: Column, length: number): Column {
  const truth = truthOf(column, length);
  for (let i = 0; i < length; i++) if (truth[i] !== 2) truth[i] = 1 - truth[i]!;
  return fromTruth(truth);
}

/** True where the column is not: false, null and what is no boolean. */
export function notTrueColumn(column: Column, length: number): Column {
  const truth = truthOf(column, length);
  for (let i = 0; i < length; i++) truth[i] = truth[i] === 1 ? 0 : 1;
  return { kind: 'boolean', length, nulls: undefined, values: truth };
}

/** Reuses the array. */
function fromTruth(truth: Uint8Array): BooleanColumn {
  const { length } = truth;
  let nulls: Uint8Array | undefined;
  for (let i = 0; i < length; i++) {
    if (truth[i] !== 2) continue;
    nulls ??= new Uint8Array(length);
    nulls[i] = isNull;
    truth[i] = 0;
  }
  return { kind: 'boolean', length, nulls, values: truth };
}

/** Rows where the column is true, in order; undefined where it is true in all of them. */
export function rowsWhereTrue(column: Column, length: number): Int32Array | undefined {
  if (column.kind === 'constant') return column.value === true ? undefined : new Int32Array(0);
  const rows = new Int32Array(length);
  let count = 0;
  if (column.kind === 'boolean') {
    const { values, nulls } = column;
    if (nulls === undefined) {
      for (let i = 0; i < length; i++) {
        rows[count] = i;
        count += values[i]!;
      }
    } else {
      for (let i = 0; i < length; i++) {
        rows[count] = i;
        count += nulls[i] === present ? values[i]! : 0;
      }
    }
  } else if (column.kind === 'any') {
    for (let i = 0; i < length; i++) if (column.values[i] === true) rows[count++] = i;
  }
  return count === length ? undefined : rows.subarray(0, count);
}
