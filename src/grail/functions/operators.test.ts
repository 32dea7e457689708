import { describe, expect, it } from 'vitest';
import { CalendarDuration, Duration, type Ip, Rec, Timeframe, Timestamp, type Value } from '../value.ts';
import { parseIp } from './ipText.ts';
import {
  add,
  and,
  divide,
  elementAt,
  equal,
  greater,
  less,
  memberOf,
  multiply,
  negate,
  not,
  notEqual,
  or,
  remainder,
  subtract,
  xor,
} from './operators.ts';
import type { EvaluationContext } from './registry.ts';
import { parseTimestamp } from './timeText.ts';
import { UTC } from './timeZone.ts';

const berlin: EvaluationContext = { now: 0n, timezone: 'Europe/Berlin', locale: 'und' };
const at = (text: string): Timestamp => parseTimestamp(text, UTC)!;
const ip = (text: string): Ip => parseIp(text)!;
const seconds = (count: number): Duration => new Duration(BigInt(count) * 1_000_000_000n);

describe('arithmetic', () => {
  it.each<[Value, Value, Value]>([
    [2n, 3n, 5n],
    [2n, 0.5, 2.5],
    [0x7fff_ffff_ffff_ffffn, 1n, -0x8000_0000_0000_0000n],
    ['a', 'b', null],
    [null, 1n, null],
    [seconds(1), seconds(2), seconds(3)],
    [seconds(1), at('2020-01-01T00:00:00Z'), at('2020-01-01T00:00:01Z')],
    [at('2020-01-01T00:00:00Z'), 1n, null],
    [ip('10.0.0.255'), 1n, ip('10.0.1.0')],
    [1.9, ip('10.0.0.1'), ip('10.0.0.2')],
    [ip('255.255.255.255'), 1n, ip('0.0.0.0')],
    [ip('::1'), ip('10.0.0.1'), null],
    [
      new Timeframe(at('2020-01-01T00:00:00Z'), at('2020-01-02T00:00:00Z')),
      seconds(60),
      new Timeframe(at('2020-01-01T00:01:00Z'), at('2020-01-02T00:01:00Z')),
    ],
  ])('adds %s and %s', (left, right, sum) => {
    expect(add(left, right, berlin)).toEqual(sum);
  });

  it('keeps nanoseconds when timestamps are subtracted', () => {
    const later = new Timestamp(1_700_000_000_123_456_789n);
    expect(subtract(later, new Timestamp(1_700_000_000_123_456_788n), berlin)).toEqual(new Duration(1n));
    expect(subtract(1n, ip('10.0.0.1'), berlin)).toBeNull();
  });

  it('adds calendar lengths in the time zone, across a clock change and at month ends', () => {
    const day = new CalendarDuration(0, 1);
    const month = new CalendarDuration(1, 0);
    expect(add(at('2024-03-30T12:00:00Z'), day, berlin)).toEqual(at('2024-03-31T11:00:00Z'));
    expect(add(day, at('2024-03-30T12:00:00Z'), berlin)).toEqual(at('2024-03-31T11:00:00Z'));
    expect(add(at('2024-01-31T10:00:00Z'), month, berlin)).toEqual(at('2024-02-29T10:00:00Z'));
    expect(subtract(at('2024-03-31T10:00:00Z'), new CalendarDuration(13, 0), berlin)).toEqual(
      at('2023-02-28T11:00:00Z'),
    );
  });

  it('reads a day as 24 hours outside of timestamp arithmetic', () => {
    const day = new CalendarDuration(0, 1);
    expect(add(day, seconds(1), berlin)).toEqual(seconds(86_401));
    expect(less(seconds(86_399), day)).toBe(true);
    expect(less(seconds(1), new CalendarDuration(1, 0))).toBeNull();
    expect(negate(day)).toEqual(new CalendarDuration(0, -1));
  });

  it('multiplies and divides', () => {
    expect(multiply(3n, seconds(2))).toEqual(seconds(6));
    expect(multiply(new Duration(3n), 0.5)).toEqual(new Duration(2n));
    expect(multiply(true, 2n)).toBeNull();
    expect(divide(7n, -2n)).toBe(-3n);
    expect(divide(7n, 2.0)).toBe(3.5);
    expect(divide(7n, 0n)).toBeNull();
    expect(divide(new Duration(5n), 2n)).toEqual(new Duration(3n));
    expect(divide(new Duration(-5n), 2n)).toEqual(new Duration(-2n));
    expect(divide(seconds(3), seconds(2))).toBe(1.5);
    expect(divide(2n, seconds(2))).toBeNull();
    expect(remainder(-7n, 3n)).toBe(-1n);
    expect(remainder(7n, 0n)).toBeNull();
    expect(remainder(seconds(7), seconds(4))).toEqual(seconds(3));
  });
});

describe('comparison', () => {
  it('compares long and double by value, exactly', () => {
    expect(equal(1n, 1.0)).toBe(true);
    expect(equal(9_007_199_254_740_993n, 9_007_199_254_740_992)).toBe(false);
    expect(less(9_007_199_254_740_992, 9_007_199_254_740_993n)).toBe(true);
    expect(equal(Number.NaN, Number.NaN)).toBe(false);
    expect(greater(Number.NaN, 1n)).toBeNull();
  });

  it('says false for different types, and null for null', () => {
    expect(equal('1', 1n)).toBe(false);
    expect(notEqual('1', 1n)).toBe(true);
    expect(equal(null, null)).toBeNull();
    expect(notEqual(null, 'x')).toBeNull();
  });

  it('orders what has an order', () => {
    expect(less('B', 'a')).toBe(true);
    expect(greater(ip('10.0.0.2'), ip('10.0.0.1'))).toBe(true);
    expect(less(true, false)).toBeNull();
    expect(less([1n], [2n])).toBeNull();
    expect(less('1', 2n)).toBeNull();
  });

  it('compares arrays by their elements', () => {
    expect(equal([1n, 'a', null], [1.0, 'a', null])).toBe(true);
    expect(equal([1n], [1n, 2n])).toBe(false);
  });
});

describe('logic', () => {
  const all: Value[] = [true, false, null];
  it('has three values', () => {
    expect(all.map((left) => all.map((right) => and(left, right)))).toEqual([
      [true, false, null],
      [false, false, false],
      [null, false, null],
    ]);
    expect(all.map((left) => all.map((right) => or(left, right)))).toEqual([
      [true, true, true],
      [true, false, null],
      [true, null, null],
    ]);
    expect(all.map((left) => all.map((right) => xor(left, right)))).toEqual([
      [false, true, null],
      [true, false, null],
      [null, null, null],
    ]);
    expect(all.map(not)).toEqual([false, true, null]);
  });
});

describe('element access', () => {
  it('counts from both ends and gives null outside', () => {
    expect(elementAt(['a', 'b'], 0n)).toBe('a');
    expect(elementAt(['a', 'b'], -1n)).toBe('b');
    expect(elementAt(['a', 'b'], 2n)).toBeNull();
    expect(elementAt('ab', 0n)).toBeNull();
  });

  it('reads members of records and timeframes', () => {
    const start = at('2020-01-01T00:00:00Z');
    expect(memberOf(new Rec(new Map([['a', 1n]])), 'a')).toBe(1n);
    expect(memberOf(new Rec(new Map()), 'a')).toBeNull();
    expect(memberOf(new Timeframe(start, start), 'start')).toBe(start);
  });
});
