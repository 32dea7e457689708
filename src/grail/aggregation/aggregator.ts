/** An aggregation over the rows of groups (docs "Aggregation functions"), fed with columns. */

import type { Column } from '../columns/column.ts';

export interface Aggregator {
  /**
   * Adds rows: row `i` has the arguments `args[…][i]` and belongs to group `groups[i]`, which is below `groupCount`. Columns and groups are
   * valid during the call only.
   */
  update(args: readonly Column[], groups: Int32Array, length: number, groupCount: number): void;
  /** One row a group. */
  finish(groupCount: number): Column;
  /** A rough count of what is held. */
  readonly bytes: number;
}

export type Doubles = Float64Array<ArrayBuffer>;
export type Bytes = Uint8Array<ArrayBuffer>;

/** At least `length` entries, with the old ones and room to grow. */
export function grownDoubles(array: Doubles, length: number, initial = 0): Doubles {
  if (array.length >= length) return array;
  const grown = new Float64Array(Math.max(length, array.length * 2, 16));
  grown.set(array);
  if (initial !== 0) grown.fill(initial, array.length);
  return grown;
}

export function grownBytes(array: Bytes, length: number): Bytes {
  if (array.length >= length) return array;
  const grown = new Uint8Array(Math.max(length, array.length * 2, 16));
  grown.set(array);
  return grown;
}
