/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const METRIC_KEY: ParameterEntry = { name: 'metricKey', description: 'Metric key.', kinds: ['metricKey'] };
const ROLLUP: ParameterEntry = {
  name: 'rollup',
  description: 'Time aggregation.',
  kinds: ['word'],
  named: true,
  values: ['min', 'max', 'sum', 'avg', 'total'],
};
const DEFAULT: ParameterEntry = {
  name: 'default',
  description: 'Value for empty bins.',
  types: ['double', 'long'],
  kinds: ['constant'],
  named: true,
  default: 'NULL',
};
const RATE: ParameterEntry = {
  name: 'rate',
  description: 'Scales to this duration.',
  types: ['duration'],
  kinds: ['constant'],
  named: true,
};
const SCALAR: ParameterEntry = {
  name: 'scalar',
  description: 'One value for the whole timeframe instead of an array.',
  types: ['boolean'],
  kinds: ['literal'],
  named: true,
  default: 'FALSE',
};
const FILTER: ParameterEntry = {
  name: 'filter',
  description: 'Filter for this aggregation only.',
  types: ['boolean'],
  named: true,
};

export const METRIC_AGGREGATION_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'avg',
    description: 'Per time bin: mean of the metric.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, ROLLUP, DEFAULT, RATE, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'count',
    description: 'Number of distinct metric series with values, per bin.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, DEFAULT, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'countDistinct',
    description: 'Estimated number of distinct values per bin, for cardinality metrics.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, DEFAULT, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'end',
    description: 'Array with the end timestamp of every bin; needs another aggregation beside it.',
    use: 'metricTimeseries',
    returns: ['array'],
  },
  {
    name: 'max',
    description: 'Per time bin: maximum of the metric.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, ROLLUP, DEFAULT, RATE, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'median',
    description: 'Per time bin: median of the metric.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, ROLLUP, DEFAULT, RATE, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'min',
    description: 'Per time bin: minimum of the metric.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, ROLLUP, DEFAULT, RATE, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
  {
    name: 'percentile',
    description: 'Per time bin: percentile of the metric.',
    use: 'metricTimeseries',
    parameters: [
      METRIC_KEY,
      {
        name: 'percentile',
        description: 'Percentile, 0 to 100.',
        types: ['double', 'long'],
        kinds: ['constant'],
        min: 0,
      },
      ROLLUP,
      DEFAULT,
      RATE,
      SCALAR,
      FILTER,
    ],
    returns: ['array', 'double'],
  },
  {
    name: 'percentRank',
    description: 'Per time bin: share (0..1) of values below a given value of the metric.',
    use: 'metricTimeseries',
    parameters: [
      METRIC_KEY,
      { name: 'value', description: 'Value.', types: ['double', 'long'], kinds: ['constant'] },
      ROLLUP,
      DEFAULT,
      RATE,
      SCALAR,
      FILTER,
    ],
    returns: ['array', 'double'],
    since: '2026-01-10',
  },
  {
    name: 'start',
    description: 'Array with the start timestamp of every bin; needs another aggregation beside it.',
    use: 'metricTimeseries',
    returns: ['array'],
  },
  {
    name: 'sum',
    description: 'Per time bin: sum of the metric.',
    use: 'metricTimeseries',
    parameters: [METRIC_KEY, ROLLUP, DEFAULT, RATE, SCALAR, FILTER],
    returns: ['array', 'double'],
  },
];
