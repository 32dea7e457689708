/** Which records fall into which bins. */

import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import type { Bins } from '../time/bins.ts';
import { Timeframe, Timestamp } from '../value.ts';

export interface BinRows {
  /** Row of the batch for each entry of `bins`; undefined: one entry a row, in order. */
  readonly rows: Int32Array | undefined;
  readonly bins: Int32Array;
}

/** By the first of the columns that has a time; records outside of all bins are left out. */
export function assignBins(times: readonly Column[], length: number, range: Bins): BinRows {
  const [first] = times;
  if (first?.kind === 'integral' && first.type === 'timestamp' && first.nulls === undefined) {
    const offset = Number(first.base - range.start);
    const width = Number(range.end - range.start);
    if (Number.isSafeInteger(offset) && Number.isSafeInteger(width))
      return assignNumbers(first.values, offset, length, range);
  }
  const rows = new Int32Array(length);
  const bins = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    const column = times.find((candidate) => stateAt(candidate, row) === present);
    const time = column === undefined ? null : valueAt(column, row);
    if (!(time instanceof Timestamp) || time.nanos < range.start || time.nanos >= range.end) continue;
    rows[count] = row;
    bins[count++] = Number((time.nanos - range.start) / range.interval);
  }
  return { rows: rows.subarray(0, count), bins: bins.subarray(0, count) };
}

/** `offset`: what brings the values to the start of the range. */
function assignNumbers(values: Float64Array, offset: number, length: number, range: Bins): BinRows {
  const interval = Number(range.interval);
  const width = interval * range.count;
  const bins = new Int32Array(length);
  let inside = true;
  for (let row = 0; row < length; row++) {
    const from = values[row]! + offset;
    if (from < 0 || from >= width) inside = false;
    bins[row] = Math.floor(from / interval);
  }
  if (inside) return { rows: undefined, bins };
  const rows = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    const bin = bins[row]!;
    const from = values[row]! + offset;
    if (from < 0 || from >= width) continue;
    rows[count] = row;
    bins[count++] = bin;
  }
  return { rows: rows.subarray(0, count), bins: bins.subarray(0, count) };
}

/** A record counts in each bin that its timeframe touches. */
export function assignSpread(timeframes: Column, length: number, range: Bins): BinRows {
  const rows: number[] = [];
  const bins: number[] = [];
  for (let row = 0; row < length; row++) {
    const timeframe = valueAt(timeframes, row);
    if (!(timeframe instanceof Timeframe)) continue;
    const { start, end } = timeframe;
    if (start.nanos >= range.end || end.nanos < range.start) continue;
    const clamped = start.nanos < range.start ? range.start : start.nanos;
    const first = Number((clamped - range.start) / range.interval);
    // An end on a boundary does not touch the bin that begins there.
    const lastMoment = end.nanos > clamped ? end.nanos - 1n : clamped;
    const last = Math.min(Number((lastMoment - range.start) / range.interval), range.count - 1);
    for (let bin = first; bin <= last; bin++) {
      rows.push(row);
      bins.push(bin);
    }
  }
  return { rows: Int32Array.from(rows), bins: Int32Array.from(bins) };
}
