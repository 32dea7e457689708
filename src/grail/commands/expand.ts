/** `expand` (docs "Structuring commands"): one record an element; none where there is no array, or an empty one. */

import { type Batch, Slot } from '../columns/batch.ts';
import { type Column, present, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { blockLength } from '../columns/columnTable.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileItem } from '../expression/iteration.ts';
import { expressionOf, single } from '../plan/binding.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { withFields } from '../plan/schema.ts';
import type { Value } from '../value.ts';
import { countParameter } from './parameters.ts';

export function planExpand(input: StageInput): StagePlan {
  const item = single(input.bindings, 'expression')!;
  const node = expressionOf(item.value);
  const scope = scopeOf(input);
  const name = item.alias?.text ?? resultName(node, scope);
  const array = compileItem(node, scope);
  const limit = countParameter(input, 'limit') ?? Number.POSITIVE_INFINITY;
  return {
    schema: withFields(input.schema, [name]),
    *run(stream): Stream {
      for (const batch of stream) {
        if (batch === undefined) yield undefined;
        else yield* expandBatch(batch, array.evaluate(batch), name, limit);
      }
    },
  };
}

/** In batches, as there may be many more elements than records. */
function* expandBatch(batch: Batch, column: Column, name: string, limit: number): Stream {
  let rows: number[] = [];
  let elements = new ColumnBuilder();
  const expanded = (): Batch => {
    const part = batch.select(Int32Array.from(rows)).set(name, new Slot(elements.build()));
    rows = [];
    elements = new ColumnBuilder();
    return part;
  };
  for (let row = 0; row < batch.length; row++) {
    const list = stateAt(column, row) === present ? valueAt(column, row) : null;
    if (!Array.isArray(list)) continue;
    const count = Math.min(list.length, limit);
    for (let i = 0; i < count; i++) {
      rows.push(row);
      elements.push((list as readonly Value[])[i]!);
      if (rows.length === blockLength) yield expanded();
    }
  }
  yield rows.length === 0 ? undefined : expanded();
}
