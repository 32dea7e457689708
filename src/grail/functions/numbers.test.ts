import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, Rec, Timestamp, type Value } from '../value.ts';
import { call } from './testCall.ts';

const hours = (count: number): Duration => new Duration(BigInt(count) * 3_600_000_000_000n);
const anyLong = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);

describe('mathematical functions', () => {
  it.each<[string, Value[], Value]>([
    ['abs', [-4n], 4n],
    ['abs', [-4.5], 4.5],
    ['abs', [new Duration(-4n)], new Duration(4n)],
    ['abs', [-(2n ** 63n)], -(2n ** 63n)],
    ['signum', [-0.3], -1],
    ['signum', [7n], 1n],
    ['ceil', [1.2], 2],
    ['floor', [-1.2], -2],
    ['floor', [9n], 9n],
    ['round', [-2.5], -2],
    ['round', [2.5], 3],
    ['round', [0.49999999999999994], 0],
    ['round', [7n], 7n],
    ['sqrt', [-1n], null],
    ['log', [0n], null],
    ['log', ['1'], null],
    ['power', [2n, 10n], 1024],
    ['hypotenuse', [3n, 4n], 5],
    ['hexStringToNumber', ['0Xff'], 255n],
    ['hexStringToNumber', ['ffffffffffffffff'], -1n],
    ['hexStringToNumber', ['g'], null],
    ['numberToHexString', [-1n], 'ffffffffffffffff'],
    ['bin', [-1n, 5n], -5n],
    ['bin', [7.5, 2n], 6],
    ['bin', [new Duration(7_300_000_000_000n), hours(1)], hours(2)],
    ['bin', [new Timestamp(-1n), hours(24)], new Timestamp(-86_400_000_000_000n)],
    ['bin', [7n, 0n], null],
    ['bin', [7n, hours(1)], null],
  ])('%s', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });

  it('rounds to decimals by the digits as written', () => {
    expect(call('round', [1.005], { decimals: 2n })).toBe(1.01);
    expect(call('round', [-1.25], { decimals: 1n })).toBe(-1.2);
    expect(call('round', [1e300], { decimals: 2n })).toBe(1e300);
    expect(call('round', [1.5e-7], { decimals: 7n })).toBe(2e-7);
  });

  it('shifts bins and gives their limits', () => {
    expect(call('bin', [12n, 10n], { at: 5n })).toBe(5n);
    expect(call('range', [12n, 10n])).toEqual(
      new Rec(
        new Map([
          ['start', 10n],
          ['end', 20n],
        ]),
      ),
    );
  });

  it('keeps every value in its bin', () => {
    fc.assert(
      fc.property(anyLong, fc.bigInt(1n, 10n ** 12n), fc.bigInt(-1000n, 1000n), (value, interval, at) => {
        const start = call('bin', [value, interval], { at });
        if (typeof start !== 'bigint') return;
        expect(start <= value && value < start + interval).toBe(true);
        expect((start - at) % interval).toBe(0n);
      }),
    );
  });

  it('reads the hexadecimal digits that it writes', () => {
    fc.assert(
      fc.property(anyLong, (value) => {
        expect(call('hexStringToNumber', [call('numberToHexString', [value])])).toBe(value);
      }),
    );
    expect(call('numberToHexString', [255n], { minLength: 4n })).toBe('00ff');
  });
});

describe('bitwise functions', () => {
  it.each<[string, Value[], Value]>([
    ['bitwiseAnd', [12n, 10n], 8n],
    ['bitwiseOr', [12n, 10n], 14n],
    ['bitwiseXor', [12n, 10n], 6n],
    ['bitwiseNot', [0n], -1n],
    ['bitwiseCountOnes', [-1n], 64n],
    ['bitwiseShiftLeft', [1n, 63n], -(2n ** 63n)],
    ['bitwiseShiftLeft', [1n, 64n], 0n],
    ['bitwiseShiftRight', [-8n, 1n], -4n],
    ['bitwiseShiftRight', [-8n, 100n], -1n],
    ['bitwiseAnd', [1n, 1.0], null],
  ])('%s', (name, args, expected) => {
    expect(call(name, args)).toEqual(expected);
  });

  it('shifts the sign bit where it is told to', () => {
    expect(call('bitwiseShiftRight', [-1n, 60n], { ignoreSign: true })).toBe(15n);
  });
});
