/** Parameters of the commands, in the order of their definition. Source: docs "DQL commands". */

import type { ParameterDefinition } from './binding.ts';
import { type FunctionDefinition, metricAggregations, timeseriesAggregations } from './functionDefinitions.ts';

export interface CommandDefinition {
  readonly name: string;
  /** Begins a query; other commands need one before them. */
  readonly source: boolean;
  readonly parameters: readonly ParameterDefinition[];
  /** Functions that are aggregations in its items, where they are not those of `summarize`. */
  readonly aggregations?: ReadonlyMap<string, FunctionDefinition>;
}

const required = (name: string): ParameterDefinition => ({ name, required: true });
const variadic = (name: string): ParameterDefinition => ({ name, required: true, variadic: true });
const named = (name: string): ParameterDefinition => ({ name, named: true });
const namedList = (name: string): ParameterDefinition => ({ name, named: true, variadic: true });
const ofCalls = (name: string): ParameterDefinition => ({ ...namedList(name), ofCalls: true });
const direction: ParameterDefinition = { name: 'direction', named: true, variadic: true, ordersGroup: true };
const timeframe = [named('from'), named('to'), named('timeframe')];
const dataObject: ParameterDefinition = { ...required('dataObject'), otherName: 'sourceId' };
const bucket = namedList('bucket');
const strategy = [named('executionOrder'), named('broadcast')];

function source(name: string, ...parameters: ParameterDefinition[]): CommandDefinition {
  return { name, source: true, parameters };
}

function command(name: string, ...parameters: ParameterDefinition[]): CommandDefinition {
  return { name, source: false, parameters };
}

const definitions: readonly CommandDefinition[] = [
  source('data', { name: 'record', variadic: true }, named('json')),
  source('describe', dataObject),
  source('fetch', dataObject, bucket, ...timeframe, named('samplingRatio'), named('scanLimitGBytes')),
  source('fieldsSnapshot', required('dataObject'), namedList('by'), bucket),
  source('load', required('tabularFile'), named('offset')),
  source('metrics', bucket, ...timeframe),
  source('smartscapeEdges', ...timeframe, { ...variadic('type'), otherName: 'types' }),
  source('smartscapeNodes', ...timeframe, { ...variadic('type'), otherName: 'types' }),
  {
    ...source(
      'timeseries',
      variadic('metric'),
      namedList('by'),
      named('filter'),
      named('interval'),
      named('bins'),
      ...timeframe,
      named('shift'),
      named('nonempty'),
      named('union'),
      bucket,
      ofCalls('rollup'),
      ofCalls('default'),
      ofCalls('rate'),
    ),
    aggregations: metricAggregations,
  },
  command('append', required('source')),
  command('dedup', variadic('expression'), namedList('sort'), direction, named('filterPushThrough'), named('limit')),
  command('expand', required('expression'), named('limit')),
  command(
    'experimentalSave',
    required('tabularFile'),
    named('overwrite'),
    named('expiresAfter'),
    named('maxRows'),
    named('maxGBytes'),
  ),
  command('failIf', required('condition'), required('message')),
  command('fields', variadic('expression')),
  command('fieldsAdd', variadic('expression')),
  command('fieldsFlatten', required('expression'), named('prefix'), namedList('fields'), named('depth')),
  command('fieldsKeep', variadic('field')),
  command('fieldsRemove', variadic('field')),
  command('fieldsRename', variadic('field')),
  command('fieldsSummary', variadic('field'), named('topValues'), named('extrapolateSamples')),
  command('filter', required('condition')),
  command('filterOut', required('condition')),
  command(
    'join',
    required('joinTable'),
    variadic('on'),
    named('kind'),
    named('prefix'),
    namedList('fields'),
    ...strategy,
  ),
  command('joinNested', required('joinTable'), variadic('on'), namedList('fields'), ...strategy),
  command('jsonExtract', required('input'), named('conflicts')),
  command('limit', required('size')),
  command(
    'lookup',
    required('lookupTable'),
    named('sourceField'),
    required('lookupField'),
    named('prefix'),
    namedList('fields'),
    ...strategy,
  ),
  {
    ...command(
      'makeTimeseries',
      variadic('aggregation'),
      namedList('by'),
      named('interval'),
      named('bins'),
      ...timeframe,
      named('time'),
      named('spread'),
      named('nonempty'),
      ofCalls('default'),
      ofCalls('rate'),
    ),
    aggregations: timeseriesAggregations,
  },
  command(
    'parse',
    required('expression'),
    required('pattern'),
    named('preserveFieldsOnFailure'),
    named('parsingPrerequisite'),
    named('baseTime'),
  ),
  command(
    'search',
    required('condition'),
    named('caseSensitive'),
    named('scope'),
    namedList('fields'),
    namedList('skipFields'),
  ),
  command('sort', variadic('expression'), direction),
  command('summarize', { name: 'aggregation', variadic: true }, namedList('by')),
  command(
    'traverse',
    { ...variadic('edgeType'), otherName: 'edgeTypes' },
    { ...variadic('targetType'), otherName: 'targetTypes' },
    named('direction'),
    namedList('fieldsKeep'),
    named('nodeId'),
  ),
];

const byName: ReadonlyMap<string, CommandDefinition> = new Map(
  definitions.map((definition) => [definition.name.toLowerCase(), definition]),
);

/** Finds a command by its name in any case. */
export function findCommand(name: string): CommandDefinition | undefined {
  return byName.get(name.toLowerCase());
}
