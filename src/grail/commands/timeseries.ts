/** `timeseries` (docs "Metric commands"): what a query asks of the metrics. */

import type { Call, Item, Expression as Node } from '../../dql/tree.ts';
import type { Aggregator } from '../aggregation/aggregator.ts';
import { CountDistinct } from '../aggregation/counting.ts';
import { Extreme } from '../aggregation/extremes.ts';
import { Percentiles, PercentRank } from '../aggregation/percentiles.ts';
import { Sum } from '../aggregation/sums.ts';
import { QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import { asFixedDuration } from '../expression/durations.ts';
import type { Expression } from '../expression/expression.ts';
import type { Scope } from '../expression/scope.ts';
import { type Bindings, bindItems, expressionOf, single, spanOf } from '../plan/binding.ts';
import type { FunctionDefinition } from '../plan/functionDefinitions.ts';
import { metricAggregations } from '../plan/functionDefinitions.ts';
import { type SourcePlan, type StageInput, scopeOf } from '../plan/pipeline.ts';
import { closedSchema, openSchema } from '../plan/schema.ts';
import { CalendarDuration, Duration, type Value } from '../value.ts';
import { type Rollup, rollups } from './metricSeries.ts';
import { booleanParameter, constantParameter, fieldName, mustBe, requireBoolean, wordOf } from './parameters.ts';
import { binsOf, seriesOptions } from './seriesParameters.ts';
import { type BoundaryItem, type MetricItem, SeriesQuery } from './seriesQuery.ts';
import { explicitRange } from './timeRange.ts';

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
  const options = seriesOptions(own, input, index, !definition.name.startsWith('count'));
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
