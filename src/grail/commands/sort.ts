/** `sort` (docs "Ordering commands"): stable, across types in the order of values, null last either way. */

import type { Item } from '../../dql/tree.ts';
import type { Batch } from '../columns/batch.ts';
import { blockLength } from '../columns/columnTable.ts';
import { RecordCollector } from '../columns/recordSet.ts';
import type { Expression } from '../expression/expression.ts';
import { compileItem } from '../expression/iteration.ts';
import type { Scope } from '../expression/scope.ts';
import { type Bindings, expressionOf } from '../plan/binding.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { wordOf } from './parameters.ts';
import { sortRows } from './sortRows.ts';

export interface SortKey {
  readonly expression: Expression;
  readonly descending: boolean;
  /** Name of the field, where the key is one. */
  readonly field: string | undefined;
}

export interface SortPlan extends StagePlan {
  readonly keys: readonly SortKey[];
}

export function planSort(input: StageInput): SortPlan {
  const keys = compileSortKeys(input.bindings.get('expression')!.items, input.bindings, scopeOf(input));
  return { keys, schema: input.schema, run: (stream) => sortAll(stream, keys, input) };
}

/** `direction:` holds for the items that do not say `asc` or `desc` themselves. */
export function compileSortKeys(items: readonly Item[], bindings: Bindings, scope: Scope): SortKey[] {
  const directions = (bindings.get('direction')?.items ?? []).map((item) =>
    wordOf(item, 'direction', ['ascending', 'descending']),
  );
  return items.map((item, index) => {
    const direction = directions.length === 1 ? directions[0] : directions[index];
    const node = expressionOf(item.value);
    return {
      expression: compileItem(node, scope),
      descending: item.order?.descending ?? direction === 'descending',
      field: node.kind === 'Field' ? node.name.text : undefined,
    };
  });
}

function* sortAll(input: Stream, keys: readonly SortKey[], stage: StageInput): Stream {
  const { memory } = stage.environment;
  const collector = new RecordCollector();
  for (const batch of input) {
    if (batch !== undefined) memory.hold(collector.add(batch), 'sort');
    yield undefined;
  }
  const records = collector.finish().batch;
  const columns = keys.map(({ expression }) => expression.evaluate(records));
  yield undefined;
  const rows = sortRows(
    columns,
    keys.map(({ descending }) => descending),
    records.length,
  );
  yield undefined;
  yield* emit(records, rows);
  memory.release(collector.bytes);
}

/** The records in the order of `rows`, in batches. */
export function* emit(records: Batch, rows: Int32Array): Stream {
  for (let from = 0; from < rows.length; from += blockLength) {
    yield records.select(rows.subarray(from, from + blockLength));
  }
}

export function* emitAll(records: Batch): Stream {
  for (let from = 0; from < records.length; from += blockLength) yield records.slice(from, from + blockLength);
}
