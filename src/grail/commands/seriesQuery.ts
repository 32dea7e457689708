/** Runs `timeseries`: values of metrics, first in time within each series, then over the series of a group. */

import type { Aggregator } from '../aggregation/aggregator.ts';
import { Batch } from '../columns/batch.ts';
import { type Column, constantColumn, valueAt } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { batchOf } from '../columns/columnTable.ts';
import type { MetricSeries } from '../engine.ts';
import type { Expression } from '../expression/expression.ts';
import { rowsWhereTrue } from '../expression/logicKernels.ts';
import { groupKey } from '../functions/compare.ts';
import { shiftTimestamp } from '../functions/operators.ts';
import type { StageInput, Stream, TimeRange } from '../plan/pipeline.ts';
import type { Bins } from '../time/bins.ts';
import { type CalendarDuration, type Duration, Timestamp, type Value } from '../value.ts';
import { hasValues, metricBuckets, type Rollup, rollUp } from './metricSeries.ts';
import { arrayColumn, boundaries, rangeColumns, scalarColumn } from './seriesColumns.ts';
import type { SeriesOptions } from './seriesParameters.ts';
import { emit } from './sort.ts';
import { sortRows } from './sortRows.ts';

/** One aggregation of a metric. */
export interface MetricItem {
  readonly name: string;
  readonly function: string;
  readonly metricKey: string;
  readonly rollup: Rollup | undefined;
  readonly filters: readonly Expression[];
  readonly options: SeriesOptions;
  create(): Aggregator;
}

/** The boundaries of the bins: `start()` and `end()`. */
export interface BoundaryItem {
  readonly name: string;
  readonly boundary: 'start' | 'end';
}

export interface SeriesQueryOptions {
  readonly items: readonly (MetricItem | BoundaryItem)[];
  readonly by: readonly { readonly source: string; readonly name: string }[];
  readonly bins: Bins;
  readonly shift: Duration | CalendarDuration | undefined;
  readonly union: boolean;
  readonly nonempty: boolean;
  readonly input: StageInput;
}

/** The groups of one metric: their keys, and the values of its series in the order of the groups. */
interface MetricGroups {
  readonly keys: ReadonlyMap<string, readonly Value[]>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly cells: Column;
  readonly totals: Column;
}

export class SeriesQuery {
  readonly #query: SeriesQueryOptions;
  /** The bins as they lie in the metrics, before `shift` moves them. */
  readonly #read: Bins;

  constructor(query: SeriesQueryOptions) {
    this.#query = query;
    this.#read = query.shift === undefined ? query.bins : shifted(query.bins, query.shift, query.input);
  }

  *run(): Stream {
    const { items, nonempty, union } = this.#query;
    const metrics = items.filter((item) => 'metricKey' in item);
    const groups = new Map<MetricItem, MetricGroups>();
    for (const item of metrics) {
      groups.set(item, this.#groupsOf(item));
      yield undefined;
    }
    const tuples = commonTuples([...groups.values()], union);
    if (tuples.size === 0 && !nonempty) return;
    if (tuples.size === 0) {
      const nothing = this.#query.by.map(() => null);
      yield this.#records([['', nothing]], groups);
      return;
    }
    const batch = this.#records([...tuples], groups);
    const keyColumns = this.#query.by.map(({ name }) => batch.column(name));
    yield* emit(batch, sortRows(keyColumns, [], batch.length));
  }

  #groupsOf(item: MetricItem): MetricGroups {
    const { input, by } = this.#query;
    const { catalog, usage } = input.environment;
    const bins = this.#read;
    const inBucket = metricBuckets(input);
    const all = (catalog.metrics?.().series(item.metricKey) ?? []).filter(
      (series) => inBucket(series) && hasValues(series, bins),
    );
    const series = filterSeries(all, item.filters);
    const keys = new Map<string, readonly Value[]>();
    const numbers = new Map<string, number>();
    const cells = new CellCollector(item.create());
    const totals = new CellCollector(item.create());
    const whole: Bins = { start: bins.start, end: bins.end, interval: bins.end - bins.start, count: 1 };
    for (const one of series) {
      const tuple = by.map(({ source }) => one.dimensions.get(source) ?? null);
      const key = tuple.map(groupKey).join('');
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      keys.set(key, tuple);
      const counting = item.rollup === undefined;
      const rollup = item.rollup ?? 'avg';
      const values = rollUp(one, bins, rollup, (count) => {
        usage.scannedDataPoints += count;
        usage.scannedBytes += count * 8;
      });
      const identity = counting ? seriesIdentity(one) : undefined;
      cells.add(values, number * bins.count, identity);
      if (item.options.scalar)
        totals.add(
          rollUp(one, whole, rollup, () => undefined),
          number,
          identity,
        );
    }
    return { keys, numbers, cells: cells.finish(numbers.size * bins.count), totals: totals.finish(numbers.size) };
  }

  #records(
    tuples: readonly (readonly [string, readonly Value[]])[],
    groups: ReadonlyMap<MetricItem, MetricGroups>,
  ): Batch {
    const { bins, items, by } = this.#query;
    const count = tuples.length;
    const [timeframe, interval] = rangeColumns(bins, count);
    const columns = new Map<string, Column>([
      ['timeframe', timeframe],
      ['interval', interval],
      ...by.map(({ name }, index) => [name, columnOf(tuples.map(([, tuple]) => tuple[index]!))] as const),
      ...items.map((item) => [item.name, this.#column(item, tuples, groups)] as const),
    ]);
    return Batch.of(count, [...columns.keys()], [...columns.values()]);
  }

  #column(
    item: MetricItem | BoundaryItem,
    tuples: readonly (readonly [string, readonly Value[]])[],
    groups: ReadonlyMap<MetricItem, MetricGroups>,
  ): Column {
    const { bins } = this.#query;
    if ('boundary' in item) return columnOf(new Array(tuples.length).fill(boundaries(bins, item.boundary)));
    const { numbers, cells, totals } = groups.get(item)!;
    const order = tuples.map(([key]) => numbers.get(key) ?? -1);
    const counts = item.rollup === undefined;
    if (item.options.scalar) {
      const values = columnOf(order.map((group) => (group < 0 ? null : nullIfZero(valueAt(totals, group), counts))));
      return scalarColumn(values, order.length, bins, item.options);
    }
    const values: Value[] = order.flatMap((group) =>
      Array.from({ length: bins.count }, (_, bin) =>
        group < 0 ? null : nullIfZero(valueAt(cells, group * bins.count + bin), counts),
      ),
    );
    return arrayColumn(columnOf(values), order.length, bins, item.options, () => false);
  }
}

/** A bin without any series has no count, rather than 0. */
function nullIfZero(value: Value, counts: boolean): Value {
  return counts && value === 0n ? null : value;
}

function seriesIdentity(series: MetricSeries): string {
  const dimensions = [...series.dimensions].sort(([a], [b]) => (a < b ? -1 : 1));
  return dimensions.map(([name, value]) => groupKey(name) + groupKey(value)).join('');
}

/** Feeds the values of series, one after the other, to an aggregator whose groups are cells. */
class CellCollector {
  readonly #aggregator: Aggregator;

  constructor(aggregator: Aggregator) {
    this.#aggregator = aggregator;
  }

  /** `identity` stands for each value where series are counted. */
  add(values: Float64Array, firstCell: number, identity: string | undefined): void {
    const cells: number[] = [];
    const kept: number[] = [];
    for (let i = 0; i < values.length; i++) {
      if (Number.isNaN(values[i])) continue;
      cells.push(firstCell + i);
      kept.push(values[i]!);
    }
    const { length } = kept;
    const column: Column =
      identity === undefined
        ? { kind: 'double', length, nulls: undefined, values: Float64Array.from(kept) }
        : constantColumn(identity, length);
    this.#aggregator.update([column], Int32Array.from(cells), length, firstCell + values.length);
  }

  finish(count: number): Column {
    return this.#aggregator.finish(count);
  }
}

function filterSeries(series: readonly MetricSeries[], filters: readonly Expression[]): readonly MetricSeries[] {
  if (filters.length === 0 || series.length === 0) return series;
  const batch = batchOf(series.map(({ dimensions }) => dimensions));
  let kept = new Uint8Array(series.length).fill(1);
  for (const filter of filters) {
    const rows = rowsWhereTrue(filter.evaluate(batch), batch.length);
    if (rows === undefined) continue;
    const next = new Uint8Array(series.length);
    for (const row of rows) next[row] = kept[row]!;
    kept = next;
  }
  return series.filter((_, index) => kept[index] === 1);
}

/** Dimension tuples that all metrics have, or with `union` any of them. */
function commonTuples(groups: readonly MetricGroups[], union: boolean): Map<string, readonly Value[]> {
  const tuples = new Map<string, readonly Value[]>();
  for (const { keys } of groups) for (const [key, tuple] of keys) tuples.set(key, tuple);
  if (!union) for (const key of [...tuples.keys()]) if (groups.some(({ keys }) => !keys.has(key))) tuples.delete(key);
  return tuples;
}

function shifted(bins: Bins, by: Duration | CalendarDuration, input: StageInput): Bins {
  const move = (moment: bigint) => shiftTimestamp(new Timestamp(moment), by, 1, input.environment.context).nanos;
  const start = move(bins.start);
  const range: TimeRange = { start, end: start + bins.interval * BigInt(bins.count) };
  return { ...bins, ...range };
}
