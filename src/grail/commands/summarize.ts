/** `summarize` (docs "Aggregation commands"). */

import type { Aggregator } from '../aggregation/aggregator.ts';
import { GroupKeys } from '../aggregation/groupKeys.ts';
import { Batch } from '../columns/batch.ts';
import { QueryError } from '../engine.ts';
import { spanOf } from '../plan/binding.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { closedSchema } from '../plan/schema.ts';
import { type AggregationItems, aggregationColumn, compileAggregationItems } from './aggregationItems.ts';
import { compileItems, type NamedExpression, warnOfDuplicates } from './fields.ts';
import { emit } from './sort.ts';
import { sortRows } from './sortRows.ts';

export function planSummarize(input: StageInput): StagePlan {
  const { bindings, environment, command } = input;
  const scope = scopeOf(input);
  const keys = compileItems(bindings.get('by')?.items ?? [], scope);
  const aggregated = compileAggregationItems(bindings.get('aggregation')?.items ?? [], scope);
  if (aggregated.items.length === 0) {
    if (keys.length === 0) {
      throw new QueryError('`summarize` needs an aggregation.', {
        errorType: 'NO_PARAMETERS_FOR_COMMAND',
        span: spanOf(command),
        arguments: ['summarize'],
      });
    }
    environment.notify({
      severity: 'WARN',
      notificationType: 'MANDATORY_PARAMETER_MISSING',
      message: '`summarize` without an aggregation gives the distinct groups.',
      arguments: ['aggregation'],
      span: spanOf(command),
    });
  }
  const columns = [...keys, ...aggregated.items];
  warnOfDuplicates(columns, environment);
  return {
    schema: closedSchema(columns.map(({ name }) => name)),
    run: (stream) => summarize(stream, keys, aggregated, input),
  };
}

function* summarize(
  input: Stream,
  keys: readonly NamedExpression[],
  aggregated: AggregationItems,
  stage: StageInput,
): Stream {
  const { memory } = stage.environment;
  const groups = keys.length === 0 ? undefined : new GroupKeys(keys.length);
  const aggregators = aggregated.aggregations.map(({ create }) => create());
  let oneGroup = new Int32Array(0);
  let held = 0;
  for (const batch of input) {
    if (batch === undefined) {
      yield undefined;
      continue;
    }
    const { length } = batch;
    if (groups === undefined && oneGroup.length < length) oneGroup = new Int32Array(length);
    const assigned =
      groups?.assign(
        keys.map(({ expression }) => expression.evaluate(batch)),
        length,
      ) ?? oneGroup;
    const count = groups?.count ?? 1;
    for (let i = 0; i < aggregators.length; i++) {
      const args = aggregated.aggregations[i]!.args.map((arg) => arg.evaluate(batch));
      aggregators[i]!.update(args, assigned, length, count);
    }
    const bytes = aggregators.reduce((sum, { bytes }) => sum + bytes, groups?.bytes ?? 0);
    memory.hold(bytes - held, 'summarize');
    held = bytes;
    yield undefined;
  }
  yield* results(keys, groups, aggregated, aggregators);
  memory.release(held);
}

/** One record a group, in the order of the keys. */
function* results(
  keys: readonly NamedExpression[],
  groups: GroupKeys | undefined,
  aggregated: AggregationItems,
  aggregators: readonly Aggregator[],
): Stream {
  const count = groups?.count ?? 1;
  if (count === 0) return;
  const raw = Batch.of(
    count,
    aggregators.map((_, index) => aggregationColumn(index)),
    aggregators.map((aggregator) => aggregator.finish(count)),
  );
  const keyColumns = groups?.columns() ?? [];
  const entries = [
    ...keys.map(({ name }, index) => [name, keyColumns[index]!] as const),
    ...aggregated.items.map(({ name, expression }) => [name, expression.evaluate(raw)] as const),
  ];
  const byName = new Map(entries);
  const batch = Batch.of(count, [...byName.keys()], [...byName.values()]);
  if (groups === undefined) {
    yield batch;
    return;
  }
  const order = sortRows(keyColumns, [], count);
  yield undefined;
  yield* emit(batch, order);
}
