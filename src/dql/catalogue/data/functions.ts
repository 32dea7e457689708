/** Every function of the language. */

import type { FunctionEntry } from '../entries.ts';
import { AGGREGATION_FUNCTIONS } from './functions/aggregation.ts';
import { ARRAY_FUNCTIONS } from './functions/array.ts';
import { BITWISE_FUNCTIONS } from './functions/bitwise.ts';
import { BOOLEAN_FUNCTIONS } from './functions/boolean.ts';
import { CONVERSION_FUNCTIONS } from './functions/conversion.ts';
import { CREATION_FUNCTIONS } from './functions/creation.ts';
import { ENTITY_FUNCTIONS } from './functions/entity.ts';
import { GENERAL_FUNCTIONS } from './functions/general.ts';
import { HASH_FUNCTIONS } from './functions/hash.ts';
import { MATHEMATICAL_FUNCTIONS } from './functions/mathematical.ts';
import { METRIC_AGGREGATION_FUNCTIONS } from './functions/metricAggregation.ts';
import { NETWORK_FUNCTIONS } from './functions/network.ts';
import { STRING_FUNCTIONS } from './functions/string.ts';
import { TIME_FUNCTIONS } from './functions/time.ts';
import { TIMESERIES_AGGREGATION_FUNCTIONS } from './functions/timeseriesAggregation.ts';

export const FUNCTIONS: readonly FunctionEntry[] = [
  ...AGGREGATION_FUNCTIONS,
  ...TIMESERIES_AGGREGATION_FUNCTIONS,
  ...METRIC_AGGREGATION_FUNCTIONS,
  ...ARRAY_FUNCTIONS,
  ...BOOLEAN_FUNCTIONS,
  ...CONVERSION_FUNCTIONS,
  ...CREATION_FUNCTIONS,
  ...GENERAL_FUNCTIONS,
  ...ENTITY_FUNCTIONS,
  ...HASH_FUNCTIONS,
  ...MATHEMATICAL_FUNCTIONS,
  ...BITWISE_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
  ...STRING_FUNCTIONS,
  ...TIME_FUNCTIONS,
];
