/** Source: docs "Mathematical functions". */

import { Duration, Rec, Timestamp, type Value } from '../value.ts';
import { floorDivide } from './calendar.ts';
import { binary, constantOption, option, required, unary, within } from './define.ts';
import { isLong, MAX_LONG, wrapLong } from './long.ts';
import { storable } from './operators.ts';
import type { ScalarFunction } from './registry.ts';

type Bins = { readonly start: Value; readonly end: Value };

export const mathFunctions: readonly ScalarFunction[] = [
  unary('abs', ['long', 'double', 'duration'], abs),
  unary('signum', ['long', 'double'], (value) => {
    if (typeof value === 'bigint') return value > 0n ? 1n : value < 0n ? -1n : 0n;
    return typeof value === 'number' ? Math.sign(value) + 0 : null;
  }),
  unary('ceil', ['long', 'double'], (value) => keepLong(value, Math.ceil)),
  unary('floor', ['long', 'double'], (value) => keepLong(value, Math.floor)),
  {
    name: 'round',
    parameters: [required('expression'), within(constantOption('decimals', 0n), 0)],
    returns: ['long', 'double'],
    evaluate: ([value, decimals]) =>
      typeof decimals === 'bigint' ? keepLong(value ?? null, (number) => roundHalfUp(number, Number(decimals))) : null,
  },
  real('sqrt', Math.sqrt),
  real('cbrt', Math.cbrt),
  real('exp', Math.exp),
  real('log', (value) => (value > 0 ? Math.log(value) : Number.NaN)),
  real('log10', (value) => (value > 0 ? Math.log10(value) : Number.NaN)),
  real('log1p', (value) => (value > -1 ? Math.log1p(value) : Number.NaN)),
  real('sin', Math.sin),
  real('cos', Math.cos),
  real('tan', Math.tan),
  real('asin', Math.asin),
  real('acos', Math.acos),
  real('atan', Math.atan),
  real('sinh', Math.sinh),
  real('cosh', Math.cosh),
  real('tanh', Math.tanh),
  real('degreeToRadian', (value) => (value / 180) * Math.PI),
  real('radianToDegree', (value) => (value * 180) / Math.PI),
  realPair('power', 'base', 'exponent', (base, exponent) => base ** exponent),
  realPair('atan2', 'ordinate', 'abscissa', Math.atan2),
  realPair('hypotenuse', 'x', 'y', Math.hypot),
  { name: 'pi', parameters: [], returns: ['double'], evaluate: () => Math.PI },
  { name: 'e', parameters: [], returns: ['double'], evaluate: () => Math.E },
  { name: 'random', parameters: [], returns: ['double'], volatile: true, evaluate: () => Math.random() },
  {
    name: 'bin',
    parameters: [required('expression'), required('interval'), option('at')],
    returns: ['long', 'double', 'duration', 'timestamp'],
    evaluate: ([value, interval, at]) => findBin(value ?? null, interval ?? null, at ?? null)?.start ?? null,
  },
  {
    name: 'range',
    parameters: [required('expression'), required('interval'), option('at')],
    returns: ['record'],
    evaluate: ([value, interval, at]) => {
      const found = findBin(value ?? null, interval ?? null, at ?? null);
      return found === undefined
        ? null
        : new Rec(
            new Map([
              ['start', found.start],
              ['end', found.end],
            ]),
          );
    },
  },
  unary('hexStringToNumber', ['long'], (value) => {
    if (typeof value !== 'string' || !/^(?:0[xX])?[0-9a-fA-F]{1,16}$/.test(value)) return null;
    return wrapLong(BigInt(/^0x/i.test(value) ? value : `0x${value}`));
  }),
  {
    name: 'numberToHexString',
    parameters: [required('expression'), within(constantOption('minLength'), 0)],
    returns: ['string'],
    evaluate: ([value, minLength]) => {
      if (typeof value !== 'bigint') return null;
      const digits = BigInt.asUintN(64, value).toString(16);
      return typeof minLength === 'bigint' ? digits.padStart(Math.min(Number(minLength), 1000), '0') : digits;
    },
  },
];

function abs(value: Value): Value {
  if (typeof value === 'bigint') return wrapLong(value < 0n ? -value : value);
  if (typeof value === 'number') return Math.abs(value);
  const duration = storable(value);
  return duration instanceof Duration
    ? new Duration(wrapLong(duration.nanos < 0n ? -duration.nanos : duration.nanos))
    : null;
}

function keepLong(value: Value, apply: (value: number) => number): Value {
  if (typeof value === 'bigint') return value;
  return typeof value === 'number' ? apply(value) + 0 : null;
}

/** Works on the decimal digits, so that 1.005 rounds to 1.01. */
function roundHalfUp(value: number, decimals: number): number {
  if (decimals <= 0 || !Number.isFinite(value)) return Math.round(value);
  const [digits, exponent] = String(value).split('e');
  const shifted = Number(`${digits}e${Number(exponent ?? 0) + decimals}`);
  if (Math.abs(shifted) >= Number.MAX_SAFE_INTEGER) return value;
  return Number(`${Math.round(shifted)}e${-decimals}`);
}

export function toReal(value: Value | undefined): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'bigint' ? Number(value) : null;
}

function definedOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function real(name: string, apply: (value: number) => number): ScalarFunction {
  return unary(name, ['double'], (value) => {
    const number = toReal(value);
    return number === null ? null : definedOrNull(apply(number));
  });
}

function realPair(
  name: string,
  first: string,
  second: string,
  apply: (first: number, second: number) => number,
): ScalarFunction {
  return binary(name, [required(first), required(second)], ['double'], (left, right) => {
    const x = toReal(left);
    const y = toReal(right);
    return x === null || y === null ? null : definedOrNull(apply(x, y));
  });
}

/** The bin that holds the value: multiples of the interval, counted from `at`, from 0 or from the Unix epoch. */
function findBin(value: Value, interval: Value, at: Value): Bins | undefined {
  const length = storable(interval);
  const origin = storable(at);
  if (typeof value === 'bigint' && typeof length === 'bigint' && (origin === null || typeof origin === 'bigint')) {
    const start = binStart(value, length, origin ?? 0n);
    return start === undefined ? undefined : { start, end: wrapLong(start + length) };
  }
  if (value instanceof Timestamp && length instanceof Duration) {
    const start = binStart(value.nanos, length.nanos, nanosOf(origin));
    if (start === undefined) return undefined;
    return { start: new Timestamp(start), end: new Timestamp(wrapLong(start + length.nanos)) };
  }
  const duration = storable(value);
  if (duration instanceof Duration && length instanceof Duration) {
    const start = binStart(duration.nanos, length.nanos, nanosOf(origin));
    if (start === undefined) return undefined;
    return { start: new Duration(start), end: new Duration(wrapLong(start + length.nanos)) };
  }
  const number = toReal(value);
  const width = toReal(length);
  const from = origin === null ? 0 : toReal(origin);
  if (number === null || width === null || from === null || !(width > 0)) return undefined;
  const start = Math.floor((number - from) / width) * width + from;
  return { start, end: start + width };
}

function nanosOf(origin: Value): bigint | undefined {
  if (origin === null) return 0n;
  return origin instanceof Timestamp || origin instanceof Duration ? origin.nanos : undefined;
}

function binStart(value: bigint, length: bigint, origin: bigint | undefined): bigint | undefined {
  if (origin === undefined || length <= 0n || length > MAX_LONG) return undefined;
  const start = floorDivide(value - origin, length) * length + origin;
  return isLong(start) ? start : undefined;
}
