import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberBounds } from '../columns/bounds.ts';
import { constantColumn, valueAt } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import { type ComparisonOperator, compare, comparisonColumn } from './comparisonKernels.ts';

const small = fc.integer({ min: -3, max: 3 });
const values: fc.Arbitrary<fc.Arbitrary<Value>> = fc.constantFrom<fc.Arbitrary<Value>>(
  small.map(BigInt),
  small.map((number) => new Timestamp(BigInt(number))),
  small.map((number) => new Duration(BigInt(number))),
  fc.oneof({ weight: 9, arbitrary: small }, fc.constantFrom(Number.NaN, -0, Number.POSITIVE_INFINITY)),
  fc.option(small.map(BigInt), { nil: null }),
  fc.option(small, { nil: null }),
);
const operators = fc.constantFrom<ComparisonOperator>('==', '!=', '<', '<=', '>', '>=');

describe('a comparison of a stored column with a constant', () => {
  it('gives what comparing each value gives, whatever is known of the column', () => {
    const cases = values.chain((kind) =>
      fc.tuple(fc.array(kind, { minLength: 1, maxLength: 6 }), fc.oneof(kind, small, small.map(BigInt))),
    );
    fc.assert(
      fc.property(cases, operators, fc.boolean(), fc.boolean(), ([list, constant], operator, isBounded, isMirrored) => {
        const column = columnOf(list);
        if (isBounded) rememberBounds(column);
        const other = constantColumn(constant, list.length);
        const result = isMirrored
          ? comparisonColumn(operator, other, column, list.length)
          : comparisonColumn(operator, column, other, list.length);
        const expected = list.map((value) =>
          isMirrored ? compare(operator, constant, value) : compare(operator, value, constant),
        );
        expect(list.map((_, row) => valueAt(result, row))).toEqual(expected);
      }),
      { numRuns: 5000 },
    );
  });
});
