/** The shape that `timeseries` and `makeTimeseries` give their results: a range, an interval, and arrays with one value a bin. */

import { type Column, constantColumn, isNull, present, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { multiply } from '../functions/operators.ts';
import type { Bins } from '../time/bins.ts';
import { Duration, Timeframe, Timestamp, type Value } from '../value.ts';
import type { SeriesOptions } from './seriesParameters.ts';

export function rangeColumns(bins: Bins, length: number): [Column, Column] {
  const timeframe = new Timeframe(new Timestamp(bins.start), new Timestamp(bins.end));
  return [constantColumn(timeframe, length), constantColumn(new Duration(bins.interval), length)];
}

/** The boundaries that `start()` and `end()` give. */
export function boundaries(bins: Bins, which: 'start' | 'end'): Value[] {
  const first = which === 'start' ? bins.start : bins.start + bins.interval;
  return Array.from({ length: bins.count }, (_, bin) => new Timestamp(first + BigInt(bin) * bins.interval));
}

/** Arrays from cells: the bins of the first record, of the second, and so on. `empty` says which cells are null whatever they hold. */
export function arrayColumn(
  cells: Column,
  records: number,
  bins: Bins,
  options: SeriesOptions,
  empty: (cell: number) => boolean,
): Column {
  const builder = new ColumnBuilder();
  const finish = finisher(cells, bins.interval, options);
  for (let record = 0; record < records; record++) {
    const values: Value[] = new Array(bins.count);
    for (let bin = 0; bin < bins.count; bin++) {
      const cell = record * bins.count + bin;
      const value =
        cell >= cells.length || empty(cell) || stateAt(cells, cell) !== present ? null : valueAt(cells, cell);
      values[bin] = finish(value);
    }
    builder.push(values);
  }
  return builder.build();
}

export function scalarColumn(values: Column, records: number, bins: Bins, options: SeriesOptions): Column {
  const builder = new ColumnBuilder();
  const finish = finisher(values, BigInt(bins.count) * bins.interval, options);
  for (let record = 0; record < records; record++) {
    const value = record < values.length && stateAt(values, record) < isNull ? valueAt(values, record) : null;
    builder.push(finish(value));
  }
  return builder.build();
}

/** What becomes of a value: a long default is a double beside doubles. */
function finisher(values: Column, interval: bigint, options: SeriesOptions): (value: Value) => Value {
  const { default: given, rate } = options;
  const isDouble = typeof given === 'bigint' && (rate !== undefined || hasDouble(values));
  const missing = isDouble ? Number(given) : given;
  if (rate === undefined) return (value) => value ?? missing;
  const factor = Number(rate) / Number(interval);
  return (value) => (value === null ? missing : multiply(value, factor));
}

function hasDouble(values: Column): boolean {
  if (values.kind === 'double') return true;
  if (values.kind === 'integral') return false;
  for (let row = 0; row < values.length; row++) {
    if (stateAt(values, row) === present && typeof valueAt(values, row) === 'number') return true;
  }
  return false;
}
