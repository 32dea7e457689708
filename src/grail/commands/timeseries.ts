/** `timeseries` (docs "Metric commands"): values of metrics, first in time within each series, then over the series of a group. */

import type { Call, Item, Expression as Node } from '../../dql/tree.ts';
import type { Aggregator } from '../aggregation/aggregator.ts';
import { CountDistinct } from '../aggregation/counting.ts';
import { Extreme } from '../aggregation/extremes.ts';
import { Percentiles, PercentRank } from '../aggregation/percentiles.ts';
import { Sum } from '../aggregation/sums.ts';
import { Batch } from '../columns/batch.ts';
import { type Column, constantColumn, valueAt } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { batchOf } from '../columns/columnTable.ts';
import { type MetricSeries, QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import { asFixedDuration } from '../expression/durations.ts';
import type { Expression } from '../expression/expression.ts';
import { rowsWhereTrue } from '../expression/logicKernels.ts';
import type { Scope } from '../expression/scope.ts';
import { groupKey } from '../functions/compare.ts';
import { shiftTimestamp } from '../functions/operators.ts';
import { type Bindings, bindItems, expressionOf, single, spanOf } from '../plan/binding.ts';
import type { FunctionDefinition } from '../plan/functionDefinitions.ts';
import { metricAggregations } from '../plan/functionDefinitions.ts';
import { type SourcePlan, type StageInput, type Stream, scopeOf, type TimeRange } from '../plan/pipeline.ts';
import { closedSchema, openSchema } from '../plan/schema.ts';
import type { Bins } from '../time/bins.ts';
import { CalendarDuration, Duration, Timestamp, type Value } from '../value.ts';
import { metricBuckets, type Rollup, rollUp, rollups } from './metricSeries.ts';
import { hasValues } from './metrics.ts';
import { booleanParameter, constantParameter, fieldName, mustBe, requireBoolean, wordOf } from './parameters.ts';
import { arrayColumn, boundaries, rangeColumns, scalarColumn } from './seriesColumns.ts';
import { binsOf, type SeriesOptions, seriesOptions } from './seriesParameters.ts';
import { emit } from './sort.ts';
import { sortRows } from './sortRows.ts';
import { explicitRange } from './timeRange.ts';

interface MetricItem {
  readonly name: string;
  readonly function: string;
  readonly metricKey: string;
  readonly rollup: Rollup | undefined;
  readonly filters: readonly Expression[];
  readonly options: SeriesOptions;
  create(): Aggregator;
}

interface BoundaryItem {
  readonly name: string;
  readonly boundary: 'start' | 'end';
}

export function planTimeseries(input: StageInput): SourcePlan {
  const { bindings, environment } = input;
  const range = explicitRange(input, input.range) ?? input.range;
  const scope: Scope = { ...scopeOf(input, metricAggregations), schema: openSchema };
  const common = conditionOf(bindings, scope);
  const items = bindings.get('metric')!.items.map((item, index) => compileItem(item, index, scope, input, common));
  const metrics = items.filter((item) => 'metricKey' in item);
  if (metrics.length === 0) throw noMetric(bindings.get('metric')!.span);
  const by = (bindings.get('by')?.items ?? []).map((item) => {
    const source = fieldName(item);
    return { source, name: item.alias?.text ?? source };
  });
  const shift = shiftOf(input);
  const series = new SeriesQuery({
    items,
    by,
    bins: binsOf(input, range),
    shift,
    union: booleanParameter(input, 'union', false),
    nonempty: booleanParameter(input, 'nonempty', false),
    input,
  });
  for (const item of metrics) {
    environment.usage.metrics.push({
      metricKey: item.metricKey,
      fieldName: item.name,
      aggregation: item.function,
      rollup: item.rollup,
      rate: item.options.rate,
      shifted: shift !== undefined,
      scalar: item.options.scalar,
    });
  }
  const names = ['timeframe', 'interval', ...by.map(({ name }) => name), ...items.map(({ name }) => name)];
  return { schema: closedSchema(names), range, run: () => series.run() };
}

function noMetric(span: { start: number; end: number }): QueryError {
  return new QueryError('`timeseries` takes aggregations of metrics.', {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    span: spanOf(span),
    arguments: ['a metric-based timeseries aggregation'],
  });
}

function conditionOf(bindings: Bindings, scope: Scope): Expression[] {
  const items = bindings.get('filter')?.items ?? [];
  return items.map((item) => {
    // `filter:{code == 503}` is as good as without the braces.
    const node = expressionOf(item.value);
    const condition = compileExpression(node, scope);
    requireBoolean(condition, node);
    return condition;
  });
}

function compileItem(
  item: Item,
  index: number,
  scope: Scope,
  input: StageInput,
  common: readonly Expression[],
): MetricItem | BoundaryItem {
  const node = expressionOf(item.value);
  const definition = node.kind === 'Call' ? metricAggregations.get(node.name.text.toLowerCase()) : undefined;
  if (node.kind !== 'Call' || definition === undefined) throw noMetric(node);
  const own = bindCall(node, definition);
  const name = item.alias?.text ?? resultName(node, scope);
  if (definition.name === 'start' || definition.name === 'end') return { name, boundary: definition.name };
  const options = seriesOptions(own, input, index);
  const rollup = rollupOf(own, input, index) ?? defaultRollup(definition.name);
  return {
    name,
    function: definition.name,
    metricKey: metricKeyOf(own),
    rollup,
    filters: [...common, ...conditionOf(own, scope)],
    options,
    create: creatorOf(definition.name, own, scope, node),
  };
}

function bindCall(node: Call, definition: FunctionDefinition): Bindings {
  const { name, parameters } = definition;
  return bindItems(node.items, { kind: 'function', name, span: node, parameters, trailingAlias: true });
}

function metricKeyOf(own: Bindings): string {
  const node = expressionOf(single(own, 'metricKey')!.value);
  if (node.kind === 'Field') return node.name.text;
  throw new QueryError(
    'The key of a metric is needed here; one with other characters than letters, digits, `_` and `.` in backticks.',
    {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['a metric key'],
    },
  );
}

function rollupOf(own: Bindings, input: StageInput, index: number): Rollup | undefined {
  const items = input.bindings.get('rollup')?.items;
  const item = single(own, 'rollup') ?? (items?.length === 1 ? items[0] : items?.[index]);
  return item === undefined ? undefined : wordOf(item, 'rollup', rollups);
}

/** Of min the min, of a sum the sum. The others need values of the series first: their average. */
function defaultRollup(name: string): Rollup | undefined {
  if (name === 'min' || name === 'max' || name === 'sum') return name;
  return name === 'count' || name === 'countDistinct' ? undefined : 'avg';
}

function creatorOf(name: string, own: Bindings, scope: Scope, call: Node): () => Aggregator {
  const constant = (parameter: string): Value => {
    const node = expressionOf(single(own, parameter)!.value);
    const value = compileExpression(node, scope).constant?.value;
    if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
    throw mustBe(node, parameter, 'a constant number');
  };
  switch (name) {
    case 'sum':
    case 'avg':
      return () => new Sum(name === 'avg');
    case 'min':
    case 'max':
      return () => new Extreme(name === 'max' ? 1 : -1);
    case 'median':
      return () => new Percentiles([50], false);
    case 'percentile': {
      const percentile = Number(constant('percentile'));
      return () => new Percentiles([percentile], false);
    }
    case 'percentRank': {
      const value = constant('value');
      return () => new PercentRank(value);
    }
    case 'count':
    case 'countDistinct':
      return () => new CountDistinct(undefined);
    default:
      throw new QueryError(`The aggregation \`${name}\` of metrics is not supported here.`, {
        errorType: 'NOT_SUPPORTED',
        span: spanOf(call),
        arguments: [name],
      });
  }
}

function shiftOf(input: StageInput): Duration | CalendarDuration | undefined {
  const constant = constantParameter(input, 'shift');
  if (constant === undefined) return undefined;
  const { value, node } = constant;
  if (value instanceof CalendarDuration || (value instanceof Duration && asFixedDuration(value) !== undefined))
    return value;
  throw mustBe(node, 'shift', 'a duration');
}

interface SeriesOptionsOfQuery {
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

class SeriesQuery {
  readonly #query: SeriesOptionsOfQuery;
  /** The bins as they lie in the metrics, before `shift` moves them. */
  readonly #read: Bins;

  constructor(query: SeriesOptionsOfQuery) {
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
