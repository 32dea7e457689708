/**
 * Parameters of the functions that the engine evaluates itself, because they need more than values: aggregations, iterative functions
 * and those that read names, sub-queries or stored entities. Source: docs "DQL functions".
 */

import { findScalarFunction } from '../functions/library.ts';
import type { ParameterDefinition } from './binding.ts';

export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly ParameterDefinition[];
}

function definition(name: string, ...parameters: ParameterDefinition[]): FunctionDefinition {
  return { name, parameters };
}

const required = (name: string): ParameterDefinition => ({ name, required: true });
const named = (name: string): ParameterDefinition => ({ name, named: true });
const variadic = (name: string): ParameterDefinition => ({ name, required: true, variadic: true });

function byName(definitions: readonly FunctionDefinition[]): ReadonlyMap<string, FunctionDefinition> {
  return new Map(definitions.map((entry) => [entry.name.toLowerCase(), entry]));
}

/** Functions over one record that only the engine can answer. */
export const engineFunctions = byName([
  definition('record', { name: 'expression', variadic: true }),
  definition('exists', required('field')),
  definition('iAny', required('expression')),
  definition('iCollectArray', required('expression')),
  definition('iSum', required('expression')),
  definition('iAvg', required('expression')),
  definition('iMin', required('expression')),
  definition('iMax', required('expression')),
  definition('iIndex'),
  definition(
    'lookup',
    required('lookupTable'),
    named('sourceField'),
    { name: 'lookupField', required: true, named: true },
    named('executionOrder'),
    named('broadcast'),
  ),
  definition('entityName', required('expression'), named('type')),
  definition('entityAttr', required('expression'), required('name'), named('type')),
  definition('getNodeName', required('expression')),
  definition('getNodeField', required('expression'), required('name')),
  definition('classicEntitySelector', required('entitySelector')),
]);

const weight = named('weight');

/** Aggregations of `summarize`. */
export const aggregations = byName([
  definition('count'),
  definition('countIf', required('condition')),
  definition('countDistinct', required('expression'), named('precision')),
  definition('countDistinctApprox', required('expression'), named('precision')),
  definition('countDistinctExact', required('expression')),
  definition('sum', required('expression')),
  definition('avg', required('expression')),
  definition('min', required('expression')),
  definition('max', required('expression')),
  definition('median', required('expression'), weight),
  definition('percentile', required('expression'), required('percentile'), weight),
  definition('percentiles', required('expression'), weight, variadic('percentile')),
  definition('percentRank', required('expression'), required('value')),
  definition('percentileFromSamples', required('expression'), required('percentile'), named('originalCount')),
  definition('stddev', required('expression')),
  definition('variance', required('expression')),
  definition('correlation', required('expression1'), required('expression2')),
  definition('collectArray', required('expression'), named('maxLength'), named('expand')),
  definition('collectDistinct', required('expression'), named('maxLength'), named('expand')),
  definition('takeAny', required('expression')),
  definition('takeFirst', required('expression')),
  definition('takeLast', required('expression')),
  definition('takeMin', required('expression')),
  definition('takeMax', required('expression')),
]);

const perBin = [named('default'), named('rate'), named('scalar')];
const seriesAggregations = [
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'percentile',
  'percentileFromSamples',
  'percentRank',
  'count',
  'countIf',
  'countDistinct',
  'countDistinctApprox',
  'countDistinctExact',
];

/** Aggregations of `makeTimeseries`. */
export const timeseriesAggregations = byName([
  ...seriesAggregations.map((name) => {
    const base = aggregations.get(name.toLowerCase())!;
    return definition(name, ...(name === 'countIf' ? [required('expression')] : base.parameters), ...perBin);
  }),
  definition('start'),
  definition('end'),
]);

const metricKey = required('metricKey');
const rollup = named('rollup');
const series = [named('default'), named('rate'), named('scalar'), named('filter')];
const counted = [named('default'), named('scalar'), named('filter')];

/** Aggregations of `timeseries`. */
export const metricAggregations = byName([
  ...['sum', 'avg', 'min', 'max', 'median'].map((name) => definition(name, metricKey, rollup, ...series)),
  ...['count', 'countDistinct'].map((name) => definition(name, metricKey, ...counted)),
  definition('percentile', metricKey, required('percentile'), rollup, ...series),
  definition('percentRank', metricKey, required('value'), rollup, ...series),
  definition('start'),
  definition('end'),
]);

/** What a name stands for where aggregations of `set` are allowed. */
export function findFunction(
  name: string,
  set?: ReadonlyMap<string, FunctionDefinition>,
): FunctionDefinition | undefined {
  const lower = name.toLowerCase();
  return set?.get(lower) ?? engineFunctions.get(lower) ?? findScalarFunction(name);
}
