/** `makeTimeseries` (docs "Aggregation commands"): aggregates records in bins of time. */

import type { Item } from '../../dql/tree.ts';
import type { Aggregator } from '../aggregation/aggregator.ts';
import { type Aggregation, compileAggregation } from '../aggregation/createAggregator.ts';
import { GroupKeys } from '../aggregation/groupKeys.ts';
import { Batch } from '../columns/batch.ts';
import { type Column, constantColumn } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import type { Scope } from '../expression/scope.ts';
import { bindItems, expressionOf, single, spanOf } from '../plan/binding.ts';
import { timeseriesAggregations } from '../plan/functionDefinitions.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { closedSchema, mayHave } from '../plan/schema.ts';
import type { Bins } from '../time/bins.ts';
import { assignBins, assignSpread, type BinRows } from './binRows.ts';
import { compileItems, type NamedExpression, warnOfDuplicates } from './fields.ts';
import { booleanParameter } from './parameters.ts';
import { arrayColumn, boundaries, rangeColumns, scalarColumn } from './seriesColumns.ts';
import { binsOf, type SeriesOptions, seriesOptions } from './seriesParameters.ts';
import { emit } from './sort.ts';
import { sortRows } from './sortRows.ts';
import { explicitRange } from './timeRange.ts';

type SeriesItem = { readonly name: string; readonly options: SeriesOptions; readonly item: Item } & (
  | { readonly boundary: 'start' | 'end' }
  | { readonly aggregation: Aggregation; readonly counts: boolean }
);

export function planMakeTimeseries(input: StageInput): StagePlan {
  const { bindings } = input;
  const scope = scopeOf(input, timeseriesAggregations);
  const keys = compileItems(bindings.get('by')?.items ?? [], scope);
  const items = bindings.get('aggregation')!.items.map((item, index) => compileSeriesItem(item, index, scope, input));
  if (items.every((item) => 'boundary' in item)) {
    throw new QueryError('start() and end() need another aggregation beside them.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(bindings.get('aggregation')!.span),
      arguments: ['an expression-based timeseries aggregation'],
    });
  }
  const bins = binsOf(input, explicitRange(input, input.range) ?? input.range);
  const binRows = compileTime(input, scope, items, bins);
  const nonempty = booleanParameter(input, 'nonempty', false);
  const named = [...keys, ...items.map(({ name, item }) => ({ name, item, expression: undefined as never }))];
  warnOfDuplicates(named, input.environment);
  return {
    schema: closedSchema(['timeframe', 'interval', ...named.map(({ name }) => name)]),
    run: (stream) => new SeriesRun(input, keys, items, bins, binRows, nonempty).run(stream),
  };
}

function compileSeriesItem(item: Item, index: number, scope: Scope, input: StageInput): SeriesItem {
  const node = expressionOf(item.value);
  const definition = node.kind === 'Call' ? timeseriesAggregations.get(node.name.text.toLowerCase()) : undefined;
  if (node.kind !== 'Call' || definition === undefined) {
    throw new QueryError('`makeTimeseries` takes aggregations that make a time series.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['an expression-based timeseries aggregation'],
    });
  }
  const own = bindItems(node.items, {
    kind: 'function',
    name: definition.name,
    span: node,
    parameters: definition.parameters,
    trailingAlias: true,
  });
  const name = item.alias?.text ?? resultName(node, scope);
  const lower = definition.name;
  const options = seriesOptions(own, input, index, !/^(?:count|min|max)/.test(lower));
  if (lower === 'start' || lower === 'end') return { name, options, item, boundary: lower };
  return {
    name,
    options,
    item,
    aggregation: compileAggregation(lower, node, own, scope),
    counts: lower.startsWith('count'),
  };
}

/** Which bins a record belongs to. */
function compileTime(
  input: StageInput,
  scope: Scope,
  items: readonly SeriesItem[],
  bins: Bins,
): (batch: Batch) => BinRows {
  const { bindings } = input;
  const time = single(bindings, 'time');
  const spread = single(bindings, 'spread');
  if (spread !== undefined) {
    if (time !== undefined || items.some((item) => !('counts' in item) || !item.counts)) {
      throw new QueryError('`spread` goes with count and countIf only, and excludes `time`.', {
        errorType: 'PARAMETERS_EXCLUDE_EACH_OTHER',
        span: spanOf(spread),
        arguments: ['spread'],
      });
    }
    const timeframe = compileExpression(expressionOf(spread.value), scope);
    return (batch) => assignSpread(timeframe.evaluate(batch), batch.length, bins);
  }
  const times = time === undefined ? implicitTime(input, scope) : [compileExpression(expressionOf(time.value), scope)];
  return (batch) =>
    assignBins(
      times.map((expression) => expression.evaluate(batch)),
      batch.length,
      bins,
    );
}

function implicitTime(input: StageInput, scope: Scope): Expression[] {
  const fields = ['timestamp', 'start_time'].filter((field) => mayHave(input.schema, field));
  if (fields.length === 0) {
    throw new QueryError(
      'The records have neither `timestamp` nor `start_time`: say with `time:` what their time is.',
      {
        errorType: 'INVALID_IMPLICIT_TIME_DEFAULT',
        span: spanOf(input.command),
      },
    );
  }
  return fields.map((field) => {
    const span = spanOf(input.command);
    const name = { kind: 'Name', ...span, text: field, quoted: false } as const;
    return compileExpression({ kind: 'Field', ...span, name }, scope);
  });
}

class SeriesRun {
  readonly #input: StageInput;
  readonly #keys: readonly NamedExpression[];
  readonly #items: readonly SeriesItem[];
  readonly #bins: Bins;
  readonly #binRows: (batch: Batch) => BinRows;
  readonly #nonempty: boolean;
  readonly #aggregators: readonly (Aggregator | undefined)[];
  readonly #groups: GroupKeys | undefined;
  /** 1 where a cell has records. */
  #touched = new Uint8Array(0);
  #empty = true;

  constructor(
    input: StageInput,
    keys: readonly NamedExpression[],
    items: readonly SeriesItem[],
    bins: Bins,
    binRows: (batch: Batch) => BinRows,
    nonempty: boolean,
  ) {
    this.#input = input;
    this.#keys = keys;
    this.#items = items;
    this.#bins = bins;
    this.#binRows = binRows;
    this.#nonempty = nonempty;
    this.#aggregators = items.map((item) => ('aggregation' in item ? item.aggregation.create() : undefined));
    this.#groups = keys.length === 0 ? undefined : new GroupKeys(keys.length);
  }

  *run(stream: Stream): Stream {
    const { memory } = this.#input.environment;
    let held = 0;
    for (const batch of stream) {
      if (batch !== undefined) {
        this.#add(batch);
        const own = this.#touched.length + (this.#groups?.bytes ?? 0);
        const bytes = this.#aggregators.reduce((sum, aggregator) => sum + (aggregator?.bytes ?? 0), own);
        memory.hold(bytes - held, 'makeTimeseries');
        held = bytes;
      }
      yield undefined;
    }
    yield* this.#results();
    memory.release(held);
  }

  #add(batch: Batch): void {
    const { rows, bins } = this.#binRows(batch);
    const length = bins.length;
    if (length === 0) return;
    this.#empty = false;
    const kept = rows === undefined ? batch : batch.select(rows);
    const groups = this.#groups?.assign(
      this.#keys.map(({ expression }) => expression.evaluate(kept)),
      length,
    );
    const groupCount = this.#groups?.count ?? 1;
    const width = this.#bins.count;
    const cellCount = groupCount * width;
    if (this.#touched.length < cellCount) {
      const grown = new Uint8Array(Math.max(cellCount, this.#touched.length * 2));
      grown.set(this.#touched);
      this.#touched = grown;
    }
    const touched = this.#touched;
    const cells = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const cell = groups === undefined ? bins[i]! : groups[i]! * width + bins[i]!;
      cells[i] = cell;
      touched[cell] = 1;
    }
    this.#items.forEach((item, index) => {
      if (!('aggregation' in item)) return;
      const args = item.aggregation.args.map((arg) => arg.evaluate(kept));
      if (item.options.scalar) {
        this.#aggregators[index]!.update(args, groups ?? new Int32Array(length), length, groupCount);
      } else {
        this.#aggregators[index]!.update(args, cells, length, cellCount);
      }
    });
  }

  *#results(): Stream {
    if (this.#empty && !this.#nonempty) return;
    const bins = this.#bins;
    const count = this.#empty ? 1 : (this.#groups?.count ?? 1);
    const keyColumns = this.#empty
      ? this.#keys.map(() => constantColumn(null, count))
      : (this.#groups?.columns() ?? []);
    const [timeframe, interval] = rangeColumns(bins, count);
    const columns = new Map<string, Column>([
      ['timeframe', timeframe],
      ['interval', interval],
      ...this.#keys.map(({ name }, index) => [name, keyColumns[index]!] as const),
      ...this.#items.map((item, index) => [item.name, this.#column(item, this.#aggregators[index], count)] as const),
    ]);
    const batch = Batch.of(count, [...columns.keys()], [...columns.values()]);
    yield* emit(batch, sortRows(keyColumns, [], count));
  }

  #column(item: SeriesItem, aggregator: Aggregator | undefined, count: number): Column {
    const bins = this.#bins;
    if ('boundary' in item) return columnOf(new Array(count).fill(boundaries(bins, item.boundary)));
    if (item.options.scalar)
      return scalarColumn(aggregator!.finish(this.#empty ? 0 : count), count, bins, item.options);
    const cells = aggregator!.finish(this.#empty ? 0 : count * bins.count);
    return arrayColumn(cells, count, bins, item.options, (cell) => this.#touched[cell] !== 1);
  }
}
