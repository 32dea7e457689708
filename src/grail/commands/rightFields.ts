/** Fields that `join` and `lookup` take from the records of their sub-query. */

import type { Batch } from '../columns/batch.ts';
import { absent, type Column, constantColumn, gather } from '../columns/column.ts';
import { withNullsAs } from '../expression/kernelNulls.ts';
import type { Bindings } from '../plan/binding.ts';
import { fieldName } from './parameters.ts';

export const strategies = ['auto', 'leftFirst', 'rightFirst'] as const;

export interface AddedField {
  /** In the result. */
  readonly name: string;
  /** In the sub-query. */
  readonly source: string;
}

/** `fields:{a, x = b}`; undefined where it is not given. */
export function namedFields(bindings: Bindings): AddedField[] | undefined {
  const items = bindings.get('fields')?.items;
  return items?.map((item) => {
    const source = fieldName(item);
    return { name: item.alias?.text ?? source, source };
  });
}

/** Without `fields` all that are not hidden, under the prefix. */
export function addedFields(
  right: Batch,
  named: readonly AddedField[] | undefined,
  prefix: string,
): readonly AddedField[] {
  if (named !== undefined) return named;
  const shown = right.names.filter((name) => !right.hidden.has(name));
  return shown.map((source) => ({ name: prefix + source, source }));
}

/** The field in the rows of the sub-query, null where the row is -1. */
export function rightColumn(right: Batch, field: AddedField, rows: Int32Array, length: number): Column {
  const index = right.indexOf(field.source);
  if (index < 0) return withNullsAs(constantColumn(null, length, absent));
  return withNullsAs(gather(right.columnAt(index), rows, length, true));
}
