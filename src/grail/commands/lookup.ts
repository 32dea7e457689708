/** `lookup` (docs "Correlation and join commands"): the fields of the first record that matches. */

import { Batch, Slot } from '../columns/batch.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import { expressionOf, single } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { joinedSchema, withFields } from '../plan/schema.ts';
import { stringParameter, wordParameter } from './parameters.ts';
import { type AddedField, addedFields, namedFields, rightColumn, strategies } from './rightFields.ts';
import { RowIndex } from './rowIndex.ts';
import { joinSideOf } from './subquery.ts';

export function planLookup(input: StageInput): StagePlan {
  const { bindings } = input;
  const subquery = joinSideOf(single(bindings, 'lookupTable')!, 'lookup', input);
  const lookupField = expressionOf(single(bindings, 'lookupField')!.value);
  const sourceItem = single(bindings, 'sourceField');
  const source = compileExpression(
    sourceItem === undefined ? lookupField : expressionOf(sourceItem.value),
    scopeOf(input),
  );
  const key = compileExpression(lookupField, scopeOf({ ...input, schema: subquery.schema }));
  wordParameter(bindings, 'executionOrder', strategies);
  const prefix = stringParameter(input, 'prefix') ?? 'lookup.';
  const fields = namedFields(bindings);
  let index: RowIndex | undefined;
  let added: readonly AddedField[] = [];
  return {
    schema:
      fields === undefined
        ? joinedSchema(input.schema, subquery.schema, prefix)
        : withFields(
            input.schema,
            fields.map(({ name }) => name),
          ),
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const right = subquery.records().batch;
        if (index === undefined) {
          index = new RowIndex([key.evaluate(right)], right.length);
          added = addedFields(right, fields, prefix);
        }
        const rows = index.firstMatches([source.evaluate(batch)], batch.length);
        const cleared = fields === undefined ? withoutPrefix(batch, prefix) : batch;
        return added.reduce(
          (current, field) => current.set(field.name, new Slot(rightColumn(right, field, rows, batch.length))),
          cleared,
        );
      }),
  };
}

function withoutPrefix(batch: Batch, prefix: string): Batch {
  const indexes = batch.names.flatMap((name, index) => (name.startsWith(prefix) ? [] : [index]));
  if (indexes.length === batch.names.length) return batch;
  return new Batch(
    batch.length,
    indexes.map((index) => batch.names[index]!),
    indexes.map((index) => batch.slots[index]!),
    batch.hidden,
  );
}
