/** What kernels share about rows without a value. */

import { type Column, isNull, present } from '../columns/column.ts';

/** Rows where one of the two has no value are null. */
export function mergeNulls(
  a: Uint8Array | undefined,
  b: Uint8Array | undefined,
  length: number,
): Uint8Array | undefined {
  if (a === undefined) return b === undefined ? undefined : absentAsNull(b, length);
  if (b === undefined) return absentAsNull(a, length);
  const merged = new Uint8Array(length);
  for (let i = 0; i < length; i++) merged[i] = (a[i]! | b[i]!) === present ? present : isNull;
  return merged;
}

/** The result of an expression is null where its operand was absent: only fields can be absent. */
export function absentAsNull(nulls: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  for (let i = 0; i < length; i++) result[i] = nulls[i] === present ? present : isNull;
  return result;
}

export function withNullsAs<T extends Column>(column: T): T {
  if (column.kind === 'constant') return column.value === null ? { ...column, state: isNull } : column;
  return column.nulls === undefined ? column : { ...column, nulls: absentAsNull(column.nulls, column.length) };
}
