/** `dedup` (docs "Aggregation commands"): one record for each combination of values, in ascending order of these. */

import { GroupKeys } from '../aggregation/groupKeys.ts';
import type { Batch } from '../columns/batch.ts';
import type { Column } from '../columns/column.ts';
import { RecordCollector } from '../columns/recordSet.ts';
import { QueryError } from '../engine.ts';
import type { Expression } from '../expression/expression.ts';
import { compileItem } from '../expression/iteration.ts';
import { expressionOf, spanOf } from '../plan/binding.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { compileSortKeys, emit, type SortKey } from './sort.ts';
import { sortRows } from './sortRows.ts';

export function planDedup(input: StageInput): StagePlan {
  const { bindings, environment } = input;
  const limit = bindings.get('limit');
  if (limit !== undefined) {
    throw new QueryError('The parameter `limit` of `dedup` is not supported here.', {
      errorType: 'NOT_SUPPORTED',
      span: spanOf(limit.span),
      arguments: ['limit'],
    });
  }
  const scope = scopeOf(input);
  const keys = bindings.get('expression')!.items.map((item) => compileItem(expressionOf(item.value), scope));
  const sort = compileSortKeys(bindings.get('sort')?.items ?? [], bindings, scope);
  return {
    schema: input.schema,
    *run(stream): Stream {
      const groups = new GroupKeys(keys.length);
      const kept = new RecordCollector();
      let seen = 0;
      let held = 0;
      for (const batch of stream) {
        if (batch !== undefined) {
          const assigned = groups.assign(evaluateAll(keys, batch), batch.length);
          const rows = sort.length === 0 ? firstRows(assigned, seen) : undefined;
          seen = groups.count;
          kept.add(rows === undefined ? batch : batch.select(rows));
          environment.memory.hold(kept.bytes + groups.bytes - held, 'dedup');
          held = kept.bytes + groups.bytes;
        }
        yield undefined;
      }
      const collected = kept.finish().batch;
      const records = sort.length === 0 ? collected : firstInOrder(collected, keys, sort);
      yield undefined;
      yield* emit(records, sortRows(evaluateAll(keys, records), [], records.length));
      environment.memory.release(held);
    },
  };
}

/** The first row of each group from number `from` on; groups are numbered in order of appearance. */
function firstRows(groups: Int32Array, from: number): Int32Array {
  const rows: number[] = [];
  let next = from;
  for (let row = 0; row < groups.length; row++) {
    if (groups[row] !== next) continue;
    rows.push(row);
    next++;
  }
  return Int32Array.from(rows);
}

/** Of each group the record that comes first by the sort keys. */
function firstInOrder(records: Batch, keys: readonly Expression[], sort: readonly SortKey[]): Batch {
  const order = sortRows(
    sort.map(({ expression }) => expression.evaluate(records)),
    sort.map(({ descending }) => descending),
    records.length,
  );
  const sorted = records.select(order);
  const groups = new GroupKeys(keys.length).assign(evaluateAll(keys, sorted), sorted.length);
  return sorted.select(firstRows(groups, 0));
}

function evaluateAll(keys: readonly Expression[], batch: Batch): Column[] {
  return keys.map((key) => key.evaluate(batch));
}
