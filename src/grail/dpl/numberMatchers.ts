/** Numbers and booleans. Source: docs "Dynatrace Pattern Language", numeric. */

import { CharacterSet } from './characterSet.ts';
import { FAILED, type Match, type Matcher } from './matcher.ts';

const PLUS = 43;
const MINUS = 45;
const SIGN_OR_DIGIT = CharacterSet.of('+-0123456789');

export interface Bounds<Number> {
  readonly min: Number | undefined;
  readonly max: Number | undefined;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function afterSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code === PLUS || code === MINUS ? at + 1 : at;
}

/** Digits with an optional sign. Text out of the range of so many bits, or out of the bounds, does not match. */
export function integer(bits: 32 | 64, bounds: Bounds<bigint>): Matcher {
  const limit = 1n << BigInt(bits - 1);
  const least = bounds.min === undefined || bounds.min < -limit ? -limit : bounds.min;
  const greatest = bounds.max === undefined || bounds.max >= limit ? limit - 1n : bounds.max;
  const match: Match = (text, at, state) => {
    const start = afterSign(text, at);
    let end = start;
    let small = 0;
    while (isDigit(text.charCodeAt(end))) {
      small = small * 10 + text.charCodeAt(end) - 48;
      end++;
    }
    if (end === start || end - start > 60) return FAILED;
    const magnitude = end - start <= 15 ? BigInt(small) : BigInt(text.slice(start, end));
    const value = text.charCodeAt(at) === MINUS ? -magnitude : magnitude;
    if (value < least || value > greatest) return FAILED;
    state.value = value;
    return end;
  };
  return { match, result: 'value', first: SIGN_OR_DIGIT };
}

function hexadecimalValue(code: number): number {
  if (isDigit(code)) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : FAILED;
}

/** Optional sign, optional `0x` or `x`, then digits, read as two's complement. */
export function hexadecimal(bits: 32 | 64, bounds: Bounds<bigint>): Matcher {
  const match: Match = (text, at, state) => {
    let start = afterSign(text, at);
    const prefix = text.charCodeAt(start) === 48 ? start + 1 : start;
    const hasPrefix = (text.charCodeAt(prefix) | 32) === 120 && hexadecimalValue(text.charCodeAt(prefix + 1)) >= 0;
    if (hasPrefix) start = prefix + 1;
    let end = start;
    while (hexadecimalValue(text.charCodeAt(end)) >= 0) end++;
    if (end === start) return FAILED;
    const digits = text.slice(start, end).replace(/^0+(?=.)/, '');
    if (digits.length > bits / 4) return FAILED;
    const magnitude = BigInt.asIntN(bits, BigInt(`0x${digits}`));
    const value = BigInt.asIntN(bits, text.charCodeAt(at) === MINUS ? -magnitude : magnitude);
    if ((bounds.min !== undefined && value < bounds.min) || (bounds.max !== undefined && value > bounds.max))
      return FAILED;
    state.value = value;
    return end;
  };
  return { match, result: 'value', first: CharacterSet.of('+-xX0123456789abcdefABCDEF') };
}

const GREATEST_FLOAT = 3.402_823_466_385_288_6e38;

/** Digits with an optional sign, fraction and exponent. */
export function decimal(separator: '.' | ',', single: boolean, bounds: Bounds<number>): Matcher {
  const mark = separator.charCodeAt(0);
  const match: Match = (text, at, state) => {
    const start = afterSign(text, at);
    let end = start;
    while (isDigit(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) === mark && isDigit(text.charCodeAt(end + 1))) {
      end += 2;
      while (isDigit(text.charCodeAt(end))) end++;
    }
    if (end === start) return FAILED;
    if ((text.charCodeAt(end) | 32) === 101) {
      let exponent = afterSign(text, end + 1);
      if (isDigit(text.charCodeAt(exponent))) {
        while (isDigit(text.charCodeAt(exponent))) exponent++;
        end = exponent;
      }
    }
    const digits = text.slice(at, end);
    const value = Number(separator === ',' ? digits.replace(',', '.') : digits);
    if (!Number.isFinite(value) || (single && Math.abs(value) > GREATEST_FLOAT)) return FAILED;
    if ((bounds.min !== undefined && value < bounds.min) || (bounds.max !== undefined && value > bounds.max))
      return FAILED;
    state.value = value;
    return end;
  };
  return { match, result: 'value', first: CharacterSet.union(SIGN_OR_DIGIT, CharacterSet.of(separator)) };
}

/** `true` and `false` in any case. */
export function boolean(): Matcher {
  const match: Match = (text, at, state) => {
    const value = (text.charCodeAt(at) | 32) === 116;
    const word = value ? 'true' : 'false';
    if (text.slice(at, at + word.length).toLowerCase() !== word) return FAILED;
    state.value = value;
    return at + word.length;
  };
  return { match, result: 'value', first: CharacterSet.of('tTfF') };
}
