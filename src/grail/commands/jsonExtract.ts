/** `jsonExtract` (experimental): the members of a JSON object text as fields. */

import { type Batch, Slot } from '../columns/batch.ts';
import { absent, stateAt, valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import { parseJson } from '../functions/jsonReader.ts';
import { expressionOf, single } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { openSchema } from '../plan/schema.ts';
import { Rec, type Value } from '../value.ts';
import { fieldName } from './parameters.ts';

export function planJsonExtract(input: StageInput): StagePlan {
  const source = compileExpression(expressionOf(single(input.bindings, 'input')!.value), scopeOf(input));
  const conflictsItem = single(input.bindings, 'conflicts');
  const conflicts = conflictsItem === undefined ? undefined : fieldName(conflictsItem);
  return {
    schema: openSchema,
    run: (stream) => mapBatches(stream, (batch) => extract(batch, source.evaluate(batch), conflicts)),
  };
}

/** A member whose name a field of the record has goes into the conflicts, or is dropped. */
function extract(batch: Batch, texts: ReturnType<Batch['column']>, conflicts: string | undefined): Batch {
  const members = new Map<string, (Value | undefined)[]>();
  const collisions: (Value | undefined)[] = [];
  for (let row = 0; row < batch.length; row++) {
    const text = valueAt(texts, row);
    const parsed = typeof text === 'string' ? parseJson(text) : undefined;
    if (!(parsed instanceof Rec)) continue;
    const collided = new Map<string, Value>();
    for (const [name, value] of parsed.members) {
      if (stateAt(batch.column(name), row) !== absent) {
        collided.set(name, value);
        continue;
      }
      const values = members.get(name) ?? [];
      values[row] = value;
      members.set(name, values);
    }
    if (collided.size > 0) collisions[row] = new Rec(collided);
  }
  let result = batch;
  for (const [name, values] of members) {
    const builder = new ColumnBuilder();
    const before = batch.column(name);
    for (let row = 0; row < batch.length; row++) {
      const value = values[row];
      if (value !== undefined) builder.push(value);
      else if (stateAt(before, row) === absent) builder.pushAbsent();
      else builder.push(valueAt(before, row));
    }
    result = result.set(name, new Slot(builder.build()));
  }
  if (conflicts === undefined || collisions.length === 0) return result;
  const builder = new ColumnBuilder();
  for (let row = 0; row < batch.length; row++) {
    const collision = collisions[row];
    if (collision === undefined) builder.pushAbsent();
    else builder.push(collision);
  }
  return result.set(conflicts, new Slot(builder.build()));
}
