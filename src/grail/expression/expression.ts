/** A compiled expression: evaluated once a batch, over columns. */

import type { Batch } from '../columns/batch.ts';
import { Batch as BatchClass } from '../columns/batch.ts';
import { type Column, constantColumn, valueAt } from '../columns/column.ts';
import type { TypeName, Value } from '../value.ts';

export interface Expression {
  /** Types that a non-null value can have; undefined: any. */
  readonly types: readonly TypeName[] | undefined;
  /** The value, where it is the same for all records and known before the first. */
  readonly constant: { readonly value: Value } | undefined;
  /** A dense column of `batch.length` rows. */
  evaluate(batch: Batch): Column;
}

export function constantExpression(value: Value, types?: readonly TypeName[]): Expression {
  return {
    types,
    constant: { value },
    evaluate: (batch) => constantColumn(value, batch.length),
  };
}

const oneRow = new BatchClass(1, [], []);

/** Evaluates now what reads no record. */
export function fold(expression: Expression): Expression {
  return constantExpression(valueAt(expression.evaluate(oneRow), 0), expression.types);
}
