/** The least and the greatest number of a stored column, known once for as long as the column lives: they tell when no row can pass a test. */

import type { Column } from './column.ts';

export interface Bounds {
  /** On the scale of the column's own values, as the bounds of `IntegralColumn.values` and `DoubleColumn.values` are. */
  readonly least: number;
  readonly greatest: number;
}

const known = new WeakMap<Float64Array, Bounds>();

/** For columns that are read many times: what a query computes is not worth it. */
export function rememberBounds(column: Column): void {
  if (column.kind !== 'integral' && column.kind !== 'double') return;
  const { values } = column;
  if (values.length === 0) return;
  let least = values[0]!;
  let greatest = values[0]!;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    // NaN is in no order with others.
    if (Number.isNaN(value)) return;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  known.set(values, { least, greatest });
}

/** Undefined where they were not remembered. Rows without a value may widen them. */
export function boundsOf(values: Float64Array): Bounds | undefined {
  return known.get(values);
}
