/** `lookup([sub-query], sourceField:, lookupField:)`: the first matching record, as a record. */

import { absent, stateAt, valueAt } from '../columns/column.ts';
import type { RecordSet } from '../columns/recordSet.ts';
import { QueryError } from '../engine.ts';
import { groupKey } from '../functions/compare.ts';
import { type Bindings, expressionOf, single, spanOf } from '../plan/binding.ts';
import { Rec, type Value } from '../value.ts';
import { compileExpression } from './compileExpression.ts';
import type { Expression } from './expression.ts';
import { DictionaryMemo, mapColumns } from './rowwise.ts';
import type { Scope } from './scope.ts';

export function compileLookupFunction(bindings: Bindings, scope: Scope): Expression {
  const table = single(bindings, 'lookupTable')!.value;
  if (table.kind !== 'Block' || table.query === undefined) {
    throw new QueryError('`lookup` needs a sub-query in brackets.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(table),
      arguments: ['a non-empty execution block'],
    });
  }
  const lookupItem = expressionOf(single(bindings, 'lookupField')!.value);
  const sourceItem = single(bindings, 'sourceField');
  const source = compileExpression(sourceItem === undefined ? lookupItem : expressionOf(sourceItem.value), scope);
  const { environment } = scope;
  const subquery = environment.subquery(table.query);
  const key = compileExpression(lookupItem, {
    environment,
    schema: { fields: undefined, strict: false },
    aggregations: scope.aggregations,
  });
  let index: Map<string, Value> | undefined;
  const memo = new DictionaryMemo();
  return {
    types: ['record'],
    constant: undefined,
    evaluate: (batch) => {
      index ??= indexRecords(subquery.records(), key);
      const known = index;
      const found = (args: readonly Value[]) => (args[0] === null ? null : (known.get(groupKey(args[0]!)) ?? null));
      return mapColumns([source.evaluate(batch)], batch.length, found, memo);
    },
  };
}

function indexRecords(records: RecordSet, key: Expression): Map<string, Value> {
  const { batch } = records;
  const keys = key.evaluate(batch);
  const index = new Map<string, Value>();
  for (let row = 0; row < batch.length; row++) {
    const value = valueAt(keys, row);
    if (value === null) continue;
    const text = groupKey(value);
    if (!index.has(text)) index.set(text, recordAt(records, row));
  }
  return index;
}

/** A record of a set as a value, without the fields that are hidden or that it lacks. */
export function recordAt(records: RecordSet, row: number): Rec {
  const { batch } = records;
  const members = new Map<string, Value>();
  for (let i = 0; i < batch.names.length; i++) {
    const name = batch.names[i]!;
    const column = batch.columnAt(i);
    if (!batch.hidden.has(name) && stateAt(column, row) !== absent) members.set(name, valueAt(column, row));
  }
  return new Rec(members);
}
