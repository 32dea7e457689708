/** `fieldsFlatten` (docs "Structuring commands"): members of a record as fields. */

import { type Batch, Slot } from '../columns/batch.ts';
import { valueAt } from '../columns/column.ts';
import { ColumnBuilder } from '../columns/columnBuilder.ts';
import { QueryError } from '../engine.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileItem } from '../expression/iteration.ts';
import { memberOf } from '../functions/operators.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { openSchema, withFields } from '../plan/schema.ts';
import { Rec, type Value } from '../value.ts';
import { countParameter, stringParameter } from './parameters.ts';
import { namedFields } from './rightFields.ts';

export function planFieldsFlatten(input: StageInput): StagePlan {
  const { bindings } = input;
  const node = expressionOf(single(bindings, 'expression')!.value);
  const scope = scopeOf(input);
  const record = compileItem(node, scope);
  const prefix = stringParameter(input, 'prefix');
  const fields = namedFields(bindings);
  if (prefix !== undefined && fields !== undefined) {
    throw new QueryError('`prefix` and `fields` exclude each other.', {
      errorType: 'PARAMETERS_EXCLUDE_EACH_OTHER',
      span: spanOf(bindings.get('prefix')!.span),
      arguments: ['prefix', 'fields'],
    });
  }
  const depth = countParameter(input, 'depth', 1, 10) ?? 1;
  const before = prefix ?? `${resultName(node, scope)}.`;
  return {
    schema:
      fields === undefined
        ? openSchema
        : withFields(
            input.schema,
            fields.map(({ name }) => name),
          ),
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const column = record.evaluate(batch);
        const values = Array.from({ length: batch.length }, (_, row) => valueAt(column, row));
        if (fields === undefined) return addMembers(batch, values, before, depth);
        return fields.reduce((current, { name, source }) => {
          const builder = new ColumnBuilder();
          for (const value of values) builder.push(memberOf(value, source));
          return current.set(name, new Slot(builder.build()));
        }, batch);
      }),
  };
}

function addMembers(batch: Batch, values: readonly Value[], prefix: string, depth: number): Batch {
  const builders = new Map<string, ColumnBuilder>();
  values.forEach((value, row) => {
    if (!(value instanceof Rec)) return;
    for (const [name, member] of flatten(value, prefix, depth)) {
      let builder = builders.get(name);
      if (builder === undefined) {
        builder = new ColumnBuilder();
        builders.set(name, builder);
      }
      builder.pushAbsent(row - builder.length);
      builder.push(member);
    }
  });
  let result = batch;
  for (const [name, builder] of builders) {
    builder.pushAbsent(batch.length - builder.length);
    result = result.set(name, new Slot(builder.build()));
  }
  return result;
}

/** A record that is descended into is not a field itself. */
function* flatten(record: Rec, prefix: string, depth: number): Generator<readonly [string, Value]> {
  for (const [name, member] of record.members) {
    if (depth > 1 && member instanceof Rec) yield* flatten(member, `${prefix}${name}.`, depth - 1);
    else yield [prefix + name, member];
  }
}
