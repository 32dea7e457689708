import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf } from '../columns/columnBuilder.ts';
import type { Value } from '../value.ts';
import { orderRows } from './sortRows.ts';
import { topRows } from './topRows.ts';

const everyRow = (length: number) => Int32Array.from({ length }, (_, row) => row);

describe('the rows that can be among the first', () => {
  it('hold the first ones', () => {
    const numbers = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(Number.NaN));
    const values = fc.constantFrom<fc.Arbitrary<Value>>(numbers, fc.option(numbers, { nil: null, freq: 3 }));
    const lists = values.chain((value) => fc.array(value, { minLength: 1, maxLength: 40 }));
    fc.assert(
      fc.property(
        lists,
        fc.nat(10_000),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (list, spread, size, descending) => {
          const values = Array.from({ length: 1500 }, (_, index) => {
            const value = list[index % list.length]!;
            return value === null ? null : Number(value) + ((index * 7919) % (spread + 1));
          });
          const column = columnOf(values);
          const all = orderRows([column], [descending], everyRow(1500)).slice(0, size);
          const rows = topRows(column, everyRow(1500), size, descending).slice();
          expect(orderRows([column], [descending], rows).slice(0, size)).toEqual(all);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are few where the column has many numbers', () => {
    const column = columnOf(Array.from({ length: 16_384 }, (_, index) => (index * 7919) % 16_411));
    expect(topRows(column, everyRow(16_384), 10, true).length).toBeLessThan(1000);
  });

  it('are all where a sample says that there are more than there are', () => {
    const numbers = Array.from({ length: 1280 }, (_, index) => index);
    // The sample takes the middle row of each ten.
    for (let row = 5; row < 85; row += 10) numbers[row] = 9000;
    expect(topRows(columnOf(numbers), everyRow(1280), 20, true)).toHaveLength(1280);
  });
});
