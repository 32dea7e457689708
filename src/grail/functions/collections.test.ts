import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, Ip, Rec, Timestamp, type Value } from '../value.ts';
import { compareValues } from './compare.ts';
import { call } from './testCall.ts';

const record = (member: Value): Rec => new Rec(new Map([['a', member]]));

describe('array functions', () => {
  it.each<[string, Value[], Value]>([
    ['arraySum', [[1n, 'x', 2.5, null]], 3.5],
    ['arraySum', [[]], 0],
    ['arrayAvg', [['x']], 0],
    ['arrayAvg', [[1n, 2n]], 1.5],
    ['arrayMin', [[3n, 1.5, null]], 1.5],
    ['arrayMax', [['a', 'b']], 'b'],
    ['arrayMax', [[true, false]], true],
    ['arrayMin', [['a', 1n]], null],
    ['arrayMin', [[null]], null],
    ['arrayMedian', [[5n, 1n, 3n]], 3],
    ['arrayMedian', [[new Duration(1n), new Duration(9n), new Duration(5n)]], new Duration(5n)],
    ['arrayMedian', [[1n, 'a']], null],
    ['arrayPercentile', [[1n, 2n, 3n, 4n], 100n], 4],
    ['arrayPercentile', [[1n], 101n], null],
    ['arrayFirst', [[null, 2n, 3n]], 2n],
    ['arrayLast', [[1n, null]], 1n],
    ['arrayConcat', [[1n], 5n, null, [[2n]]], [1n, [2n]]],
    ['arrayConcat', [5n, null], null],
    ['arrayFlatten', [[1n, [2n, [3n]], record(4n)]], [1n, 2n, 3n, record(4n)]],
    ['arrayRemoveNulls', [[null, 1n, null]], [1n]],
    ['arrayReverse', [[1n, 2n]], [2n, 1n]],
    ['arraySize', ['abc'], null],
    ['arrayIndexOf', [[1n, 2n, 2.0], 2n], 1n],
    ['arrayLastIndexOf', [[1n, 2n, 2.0], 2n], 2n],
    ['arrayIndexOf', [['2'], 2n], -1n],
    ['arrayDistinct', [['b', 1n, 1.0, 'a', 'b']], [1n, 'a', 'b']],
    ['arrayCumulativeSum', [[1n, null, 2n]], [1, 1, 3]],
    ['arrayCumulativeSum', [[null, 1n, 'a']], null],
    ['arrayDelta', [[1n, 4n, null, 2n, 5n]], [null, 3n, null, 0n, 3n]],
    ['arrayDiff', [[5n, 2n, null, 1.5, 1n]], [null, -3n, null, null, -0.5]],
    ['arrayDiff', [[new Timestamp(5n), new Timestamp(3n)]], [null, new Duration(-2n)]],
    ['arrayMovingSum', [[1n, 2n, null, 4n], 2n], [1, 3, 2, 4]],
    ['arrayMovingAvg', [[null, 2n, 4n], 2n], [null, 2, 3]],
    ['arrayMovingMin', [[3n, 1n, 2n], 2n], [3, 1, 1]],
    ['arrayMovingMax', [[3n, 1n, 2n], 2n], [3, 3, 2]],
    ['arrayMovingMax', [[3n, 'a'], 2n], null],
    ['impute', [[null, 1n, null, null, 4n, null]], [null, 1, 2, 3, 4, null]],
    [
      'vectorL1Distance',
      [
        [1n, 2n],
        [4n, 0n],
      ],
      5,
    ],
    [
      'vectorL2Distance',
      [
        [0n, 0n],
        [3n, 4n],
      ],
      5,
    ],
    [
      'vectorInnerProductDistance',
      [
        [1n, 2n],
        [3n, 4n],
      ],
      -11,
    ],
    [
      'vectorCosineDistance',
      [
        [1n, 0n],
        [0n, 2n],
      ],
      1,
    ],
    ['vectorCosineDistance', [[0n], [1n]], null],
    ['vectorL1Distance', [[1n], [1n, 2n]], null],
    ['vectorL1Distance', [[1n], ['1']], null],
  ])('%s', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });

  it('slices and sorts', () => {
    expect(call('arraySlice', [[1n, 2n, 3n]], { from: -2n })).toEqual([2n, 3n]);
    expect(call('arraySlice', [[1n, 2n, 3n]], { from: 2n, to: 1n })).toEqual([]);
    expect(call('arraySort', [[2n, null, 'a', 1n]], { direction: 'descending' })).toEqual(['a', 2n, 1n, null]);
    expect(call('arraySort', [[record(2n), record(1n)]])).toEqual([record(1n), record(2n)]);
    expect(call('arrayToString', [[1n, 'a']], { delimiter: '; ' })).toBe('1; a');
  });

  it('sorts like the order of values', () => {
    const element = fc.oneof(
      fc.bigInt(-9n, 9n),
      fc.double({ noNaN: true }),
      fc.string({ maxLength: 2 }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(element), (list) => {
        const sorted = call('arraySort', [list]) as readonly Value[];
        for (let at = 1; at < sorted.length; at++)
          expect(compareValues(sorted[at - 1]!, sorted[at]!)).toBeLessThanOrEqual(0);
        expect(call('arrayReverse', [call('arrayReverse', [list])])).toEqual(list);
      }),
    );
  });
});

describe('boolean and conditional functions', () => {
  it.each<[Value, Value[], Value]>([
    [1n, [2n, 1.0], true],
    ['a', ['A'], false],
    ['a', [['x', 'a'], 5n], true],
    [['a', 'b'], [['c', 'b']], true],
    [[], ['a'], false],
    ['1', [1n], false],
    ['a', [null], false],
    [null, ['a', null], null],
    [new Ip(4, 1n), [new Ip(4, 1n)], true],
  ])('in(%s, %s)', (needle, haystack, expected) => {
    expect(call('in', [needle, ...haystack])).toBe(expected);
  });

  it('chooses', () => {
    expect(call('if', [null, 'a'], { else: 'b' })).toBe('b');
    expect(call('if', [false, 'a'])).toBeNull();
    expect(call('coalesce', [null, false, 'a'])).toBe(false);
    expect(call('isTrueOrNull', ['x'])).toBeNull();
    expect(call('isNaN', [Number.NaN])).toBe(true);
    expect(call('isFinite', [1n])).toBe(true);
  });
});

describe('network functions', () => {
  it.each<[string, Value[], Value]>([
    ['isIp', ['10.0.0.1'], true],
    ['isIpV4', ['::1'], false],
    ['isIpV6', ['x'], false],
    ['ipIsPrivate', ['172.31.255.255'], true],
    ['ipIsPrivate', ['172.32.0.0'], false],
    ['ipIsPrivate', ['fd00::1'], true],
    ['ipIsLoopback', ['127.9.9.9'], true],
    ['ipIsLinkLocal', ['fe80::1'], true],
    ['ipIsPublic', ['8.8.8.8'], true],
    ['ipIsPublic', ['::1'], false],
    ['ipIsPublic', ['x'], null],
    ['ipIn', ['10.1.2.3', '10.0.0.0/8'], true],
    ['ipIn', ['11.1.2.3', '10.0.0.0/8'], false],
    ['ipIn', ['10.0.0.0/8', '10.0.0.0/8'], false],
    [
      'ipIn',
      [
        ['x', '::1'],
        ['10.0.0.1', '::1'],
      ],
      true,
    ],
    ['ipIn', ['::ffff:0:1', '0.0.0.0/0'], false],
    ['ipMask', ['192.168.77.5', 20n], new Ip(4, 0xc0a84000n)],
    ['ipMask', ['10.0.0.1', 64n], new Ip(4, 0x0a000001n)],
  ])('%s(%s)', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });

  it('masks IPv6 with bits of its own', () => {
    const address = new Ip(6, 2n ** 128n - 1n);
    expect(call('ipMask', [address, 0n], { ipv6MaskBits: 64n })).toEqual(new Ip(6, (2n ** 64n - 1n) << 64n));
    expect(call('ipMask', [address, 8n])).toEqual(new Ip(6, 255n << 120n));
  });
});

describe('hash functions', () => {
  it.each([
    ['hashMd5', 'd41d8cd98f00b204e9800998ecf8427e', ''],
    ['hashCrc32', '3421780262', '123456789'],
    ['hashSha1', 'a9993e364706816aba3e25717850c26c9cd0d89d', 'abc'],
    ['hashXxHash32', '46947589', ''],
    ['hashXxHash32', '852579327', 'abc'],
    ['hashXxHash64', '-1205034819632174695', ''],
    ['hashXxHash64', '4952883123889572249', 'abc'],
  ])('%s of %s', (name, expected, text) => {
    expect(call(name, [text])).toBe(expected);
  });

  it('takes texts longer than one block', () => {
    const text = 'Nobody inspects the spammish repetition';
    expect(call('hashXxHash32', [text])).toBe(String(0xe2293b2f));
    expect(call('hashXxHash64', [text])).toBe(String(BigInt.asIntN(64, 0xfbcea83c8a378bf1n)));
  });
});
