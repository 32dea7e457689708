import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Binary, Duration, Ip, Rec, SmartscapeId, Timeframe, Timestamp, Uid, type Value } from '../value.ts';
import { compareForSort, compareValues, groupKey, sameValue } from './compare.ts';

const long = fc.bigInt(-20n, 20n);
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  long,
  fc.constantFrom(0, -0, 1.5, 3, -7, Number.NaN, Number.POSITIVE_INFINITY, 1e300),
  fc.constantFrom('', 'a', 'B', '1:a', 'z', 'ab'),
  long.map((nanos) => new Timestamp(nanos)),
  long.map((nanos) => new Duration(nanos)),
  fc.tuple(long, long).map(([start, end]) => new Timeframe(new Timestamp(start), new Timestamp(end))),
  fc.constantFrom(new Ip(4, 1n), new Ip(6, 1n), new Ip(4, 2n)),
  fc.constantFrom(new Uid('uid64', 1n), new Uid('uuid', 1n), new Uid('uid128', 1n)),
  fc.constantFrom(new SmartscapeId('HOST', 1n), new SmartscapeId('A', 2n)),
  fc.constantFrom(new Binary(new Uint8Array([1])), new Binary(new Uint8Array([1, 0]))),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), tie('value')), { maxLength: 3 })
      .map((members) => new Rec(new Map(members))),
  ),
}));

describe('the order of values', () => {
  it('is total', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(compareValues(a, a)).toBe(0);
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0);
        if (compareValues(a, b) === 0) expect(Math.sign(compareValues(a, c))).toBe(Math.sign(compareValues(b, c)));
      }),
      { numRuns: 2000 },
    );
  });

  it('puts the types in their documented order', () => {
    const sorted: Value[] = [
      false,
      true,
      -1n,
      0.5,
      new Binary(new Uint8Array()),
      'B',
      'a',
      new Timestamp(1n),
      new Duration(0n),
      new Timeframe(new Timestamp(0n), new Timestamp(0n)),
      new Uid('uid64', 0n),
      new Ip(4, 0n),
      [1n],
      [1n, 2n],
      new Rec(new Map()),
      null,
    ];
    expect([...sorted].reverse().sort(compareValues)).toEqual(sorted);
  });

  it('keeps null last in both directions', () => {
    const values: Value[] = [null, 1n, 2n];
    expect([...values].sort((a, b) => compareForSort(a, b, true))).toEqual([2n, 1n, null]);
    expect([...values].sort((a, b) => compareForSort(a, b, false))).toEqual([1n, 2n, null]);
  });
});

describe('group keys', () => {
  it('are equal exactly for equal values, also one after the other', () => {
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        expect(groupKey(a) === groupKey(b)).toBe(sameValue(a, b));
        expect(groupKey(a) + groupKey(b) === groupKey(c) + groupKey(d)).toBe(sameValue(a, c) && sameValue(b, d));
      }),
      { numRuns: 2000 },
    );
  });

  it('join long and double of equal value', () => {
    expect(groupKey(3n)).toBe(groupKey(3.0));
    expect(groupKey(0)).toBe(groupKey(-0));
  });
});
