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
  for (let record = 0; record < records; record++) {
    const values: Value[] = new Array(bins.count);
    for (let bin = 0; bin < bins.count; bin++) {
      const cell = record * bins.count + bin;
      const value =
        cell >= cells.length || empty(cell) || stateAt(cells, cell) !== present ? null : valueAt(cells, cell);
      values[bin] = finished(value, bins.interval, options);
    }
    builder.push(values);
  }
  return builder.build();
}

export function scalarColumn(values: Column, records: number, bins: Bins, options: SeriesOptions): Column {
  const builder = new ColumnBuilder();
  const length = BigInt(bins.count) * bins.interval;
  for (let record = 0; record < records; record++) {
    const value = record < values.length && stateAt(values, record) < isNull ? valueAt(values, record) : null;
    builder.push(finished(value, length, options));
  }
  return builder.build();
}

function finished(value: Value, interval: bigint, options: SeriesOptions): Value {
  if (value === null) return options.default;
  return options.rate === undefined ? value : multiply(value, Number(options.rate) / Number(interval));
}
