/** Parameters that `timeseries` and `makeTimeseries` share. */

import type { Item } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';
import { asFixedDuration } from '../expression/durations.ts';
import { type Bindings, single, spanOf } from '../plan/binding.ts';
import type { StageInput, TimeRange } from '../plan/pipeline.ts';
import { alignBins, type Bins, defaultBins } from '../time/bins.ts';
import type { Value } from '../value.ts';
import { constantItem, constantParameter, countParameter, mustBe } from './parameters.ts';

type Input = Pick<StageInput, 'bindings' | 'environment'>;

/** `interval:` or `bins:` over the range. */
export function binsOf(input: Input, range: TimeRange): Bins {
  const interval = constantParameter(input, 'interval');
  const bins = countParameter(input, 'bins', 1);
  const { timezone } = input.environment.context;
  if (interval === undefined) return alignBins(range, { bins: bins ?? defaultBins }, timezone);
  if (bins !== undefined) {
    throw new QueryError('`interval` and `bins` exclude each other.', {
      errorType: 'PARAMETERS_EXCLUDE_EACH_OTHER',
      span: spanOf(interval.node),
      arguments: ['interval', 'bins'],
    });
  }
  const length = asFixedDuration(interval.value);
  if (length === undefined || length <= 0n) throw mustBe(interval.node, 'interval', 'a positive duration');
  return alignBins(range, { interval: length }, timezone);
}

/** What is done to the values of one aggregation after it. */
export interface SeriesOptions {
  /** Stands where a bin has no value. */
  readonly default: Value;
  /** Nanoseconds: values are per so much time. */
  readonly rate: bigint | undefined;
  /** One value over the whole range. */
  readonly scalar: boolean;
}

/**
 * `default`, `rate` and `scalar` of an aggregation; the first two may also be parameters of the command, one for all or one each.
 * `double`: the aggregation gives doubles whatever it gets, and so its default is one.
 */
export function seriesOptions(own: Bindings, input: StageInput, index: number, double: boolean): SeriesOptions {
  const inner = { bindings: own, environment: input.environment };
  const find = (name: string): Item | undefined => {
    const items = input.bindings.get(name)?.items;
    return single(own, name) ?? (items?.length === 1 ? items[0] : items?.[index]);
  };
  const defaultItem = find('default');
  const rateItem = find('rate');
  const scalarItem = single(own, 'scalar');
  const scalar = scalarItem === undefined ? false : constantItem(scalarItem, inner);
  if (scalar !== false && typeof scalar.value !== 'boolean') throw mustBe(scalar.node, 'scalar', 'a boolean');
  const missing = defaultItem === undefined ? null : constantItem(defaultItem, inner).value;
  return {
    default: double && typeof missing === 'bigint' ? Number(missing) : missing,
    rate: rateItem === undefined ? undefined : rateOf(rateItem, inner),
    scalar: scalar !== false && scalar.value === true,
  };
}

function rateOf(item: Item, input: Input): bigint {
  const { value, node } = constantItem(item, input);
  const rate = asFixedDuration(value);
  if (rate === undefined || rate <= 0n) throw mustBe(node, 'rate', 'a positive duration');
  return rate;
}
