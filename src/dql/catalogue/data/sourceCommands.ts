/** Facts: docs command pages. One entry a command. */

import type { CommandEntry } from '../entries.ts';

export const SOURCE_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'data',
    kind: 'source',
    description: 'Starts a query with literal records or with the objects of a JSON text.',
    parameters: [
      {
        name: 'record',
        description: 'Static record definitions, record(...).',
        types: ['record'],
        kinds: ['constant', 'recordDefinition'],
        variadic: true,
        excludes: ['json'],
      },
      {
        name: 'json',
        description: 'Text of a JSON object or of an array of objects.',
        types: ['string'],
        kinds: ['literal', 'json'],
        named: true,
        required: true,
        excludes: ['record'],
      },
    ],
    remark: 'Records or json, not both.',
  },
  {
    name: 'describe',
    kind: 'source',
    description: 'Starts a query that lists the known fields of a data object with their types.',
    parameters: [
      { name: 'dataObject', aliases: ['sourceId'], description: 'Name of the data object.', kinds: ['dataObject'] },
    ],
    outputs: `
field string
data_types array`,
  },
  {
    name: 'fetch',
    kind: 'source',
    description: 'Starts a query by loading the records of a data object for a timeframe.',
    parameters: [
      { name: 'dataObject', aliases: ['sourceId'], description: 'Name of the data object.', kinds: ['dataObject'] },
      {
        name: 'bucket',
        description: 'Bucket name or pattern with *, one or several string literals.',
        kinds: ['bucket'],
        named: true,
        variadic: true,
      },
      {
        name: 'from',
        description: 'Start; a duration is an offset from now().',
        types: ['duration', 'long', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'to',
        description: 'End; a duration is an offset from now().',
        types: ['duration', 'long', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'timeframe',
        description: 'Whole timeframe; excludes from/to.',
        types: ['string', 'timeframe'],
        kinds: ['constant'],
        named: true,
        excludes: ['from', 'to'],
      },
      {
        name: 'samplingRatio',
        description: 'Reads about 1 of n records; powers of ten.',
        types: ['double', 'long'],
        kinds: ['constant'],
        named: true,
        min: 1,
      },
      {
        name: 'scanLimitGBytes',
        description: 'Stops after this much data (500 by default, -1 for no limit).',
        types: ['long'],
        kinds: ['constant'],
        named: true,
      },
    ],
  },
  {
    name: 'fieldsSnapshot',
    kind: 'source',
    description: 'Starts a query that lists which fields occur in a data object and how often.',
    parameters: [
      { name: 'dataObject', description: 'Name of the data object.', kinds: ['dataObject'] },
      { name: 'by', description: 'Grouping expressions.', kinds: ['rootField'], named: true, variadic: true },
      {
        name: 'bucket',
        description: 'Bucket name or pattern with *, one or several string literals.',
        kinds: ['bucket'],
        named: true,
        variadic: true,
      },
    ],
    outputs: `
field string
relative_count double
dt.system.bucket string
data_type string
node.type string
metric.key string`,
    remark: 'Only logs, spans, metrics, smartscape.nodes.',
    since: '2026-05-22',
  },
  {
    name: 'load',
    kind: 'source',
    description: 'Starts a query by reading a stored tabular (lookup) file.',
    parameters: [
      { name: 'tabularFile', description: 'Name of the tabular file, starts with /.', kinds: ['tabularFile'] },
      { name: 'offset', description: 'Records to skip.', types: ['long'], kinds: ['constant'], named: true, min: 0 },
    ],
    remark: 'File name starts with /.',
  },
  {
    name: 'metrics',
    kind: 'source',
    description: 'Starts a query that lists metric series (keys and dimensions, no values).',
    parameters: [
      {
        name: 'bucket',
        description: 'Bucket name or pattern with *, one or several string literals.',
        kinds: ['bucket'],
        named: true,
        variadic: true,
      },
      {
        name: 'from',
        description: 'Start; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'to',
        description: 'End; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'timeframe',
        description: 'Whole timeframe; excludes from/to.',
        types: ['string', 'timeframe'],
        kinds: ['constant'],
        named: true,
        excludes: ['from', 'to'],
      },
    ],
    outputs: `
metric.key string`,
    remark: 'At most 10 days and 100,000 series.',
  },
  {
    name: 'smartscapeEdges',
    kind: 'source',
    description: 'Starts a query with the Smartscape edges of the given types.',
    parameters: [
      {
        name: 'from',
        description: 'Start; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'to',
        description: 'End; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'timeframe',
        description: 'Whole timeframe; excludes from/to.',
        types: ['string', 'timeframe'],
        kinds: ['constant'],
        named: true,
        excludes: ['from', 'to'],
      },
      { name: 'type', description: 'Type name or pattern, identifier or string.', kinds: ['edgeType'], variadic: true },
    ],
    outputs: `
source_id smartscapeid
source_type string
type string
target_id smartscapeid
target_type string
lifetime timeframe
dt.system.edge_kind string`,
    remark: 'A type is required.',
  },
  {
    name: 'smartscapeNodes',
    kind: 'source',
    description: 'Starts a query with the Smartscape nodes of the given types.',
    parameters: [
      {
        name: 'from',
        description: 'Start; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'to',
        description: 'End; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'timeframe',
        description: 'Whole timeframe; excludes from/to.',
        types: ['string', 'timeframe'],
        kinds: ['constant'],
        named: true,
        excludes: ['from', 'to'],
      },
      {
        name: 'type',
        aliases: ['types'],
        description: 'Type name or pattern, identifier or string.',
        kinds: ['nodeType'],
        variadic: true,
      },
    ],
    outputs: `
id smartscapeid
id_classic string
type string
name string
lifetime timeframe
tags record
references record
dt.security_context array
k8s.object string
aws.object string
azure.object string
gcp.object string`,
    remark: 'A type is required.',
  },
  {
    name: 'timeseries',
    kind: 'source',
    description: 'Starts a query by reading metrics as arrays over equal time bins.',
    parameters: [
      {
        name: 'bucket',
        description: 'Bucket name or pattern with *, one or several string literals.',
        kinds: ['bucket'],
        named: true,
        variadic: true,
      },
      {
        name: 'from',
        description: 'Start; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'to',
        description: 'End; a duration is an offset from now().',
        types: ['duration', 'string', 'timestamp'],
        kinds: ['constant'],
        named: true,
        excludes: ['timeframe'],
      },
      {
        name: 'timeframe',
        description: 'Whole timeframe; excludes from/to.',
        types: ['string', 'timeframe'],
        kinds: ['constant'],
        named: true,
        excludes: ['from', 'to'],
      },
      {
        name: 'by',
        description: 'Grouping expressions.',
        kinds: ['rootField'],
        named: true,
        variadic: true,
        alias: 'optional',
      },
      { name: 'filter', description: 'Filter applied before aggregation.', types: ['boolean'], named: true },
      {
        name: 'interval',
        description: 'Wanted bin length; excludes bins.',
        types: ['duration'],
        kinds: ['constant'],
        named: true,
        excludes: ['bins'],
      },
      {
        name: 'bins',
        description: 'Wanted number of bins; excludes interval.',
        types: ['long'],
        kinds: ['constant'],
        named: true,
        default: '120',
        min: 0,
        excludes: ['interval'],
      },
      {
        name: 'shift',
        description: 'Moves the queried timeframe and maps the result back.',
        types: ['duration'],
        kinds: ['constant'],
        named: true,
      },
      {
        name: 'nonempty',
        description: 'Gives one empty series when there is no data.',
        types: ['boolean'],
        kinds: ['constant'],
        named: true,
        default: 'FALSE',
      },
      {
        name: 'union',
        description: 'Keeps series that exist for only some of the metrics.',
        types: ['boolean'],
        kinds: ['constant'],
        named: true,
        default: 'FALSE',
      },
      {
        name: 'metric',
        description: 'Metric aggregation.',
        kinds: ['metricAggregation'],
        variadic: true,
        alias: 'optional',
      },
      {
        name: 'rollup',
        description: 'Time aggregation.',
        kinds: ['word'],
        named: true,
        variadic: true,
        values: ['min', 'max', 'sum', 'avg', 'total'],
      },
      {
        name: 'default',
        description: 'Value for empty bins.',
        types: ['double', 'long'],
        kinds: ['constant'],
        named: true,
        variadic: true,
      },
      {
        name: 'rate',
        description: 'Scales values to this duration: value / interval * rate.',
        types: ['duration'],
        kinds: ['constant'],
        named: true,
        variadic: true,
      },
    ],
    outputs: `
timeframe timeframe
interval duration`,
    remark: 'At most 1500 bins; interval excludes bins.',
  },
];
