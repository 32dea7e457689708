/**
 * The operators of DQL over values. A combination of types that an operator does not know gives null, as does a null operand where
 * nothing else is said. Source: docs "DQL operators".
 */

import { CalendarDuration, Duration, Ip, Rec, Timeframe, Timestamp, type Value } from '../value.ts';
import { civilDate, dayNumber, daysInMonth } from './calendar.ts';
import { compareNumbers, compareValues, sameValue, typeRank } from './compare.ts';
import { widthOf } from './ipText.ts';
import { roundToLong, truncateToLong, wrapLong } from './long.ts';
import type { EvaluationContext } from './registry.ts';
import { fromLocal, timeZoneOrUtc, toLocal } from './timeZone.ts';

const NANOS_PER_DAY = 86_400_000_000_000n;

function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Outside timestamp arithmetic and alignment a length in days is 24 hours each; one in months has no length. */
export function storable(value: Value): Value {
  if (!(value instanceof CalendarDuration)) return value;
  return value.months === 0 ? new Duration(BigInt(value.days) * NANOS_PER_DAY) : null;
}

export function shiftTimestamp(
  timestamp: Timestamp,
  by: Duration | CalendarDuration,
  direction: 1 | -1,
  context: EvaluationContext,
): Timestamp {
  if (by instanceof Duration) {
    return new Timestamp(wrapLong(direction === 1 ? timestamp.nanos + by.nanos : timestamp.nanos - by.nanos));
  }
  const zone = timeZoneOrUtc(context.timezone);
  const local = toLocal(zone, timestamp.nanos);
  let day = local.day;
  if (by.months !== 0) {
    const date = civilDate(day);
    const target = civilDate(dayNumber(date.year, date.month + direction * by.months, 1));
    day = dayNumber(target.year, target.month, Math.min(date.day, daysInMonth(target.year, target.month)));
  }
  day += direction * by.days;
  return new Timestamp(wrapLong(fromLocal(zone, { day, nanoOfDay: local.nanoOfDay })));
}

export function add(left: Value, right: Value, context: EvaluationContext): Value {
  return addSigned(left, right, 1, context);
}

export function subtract(left: Value, right: Value, context: EvaluationContext): Value {
  return addSigned(left, right, -1, context);
}

function addSigned(left: Value, right: Value, sign: 1 | -1, context: EvaluationContext): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return wrapLong(sign === 1 ? left + right : left - right);
  if (isNumber(left) && isNumber(right)) {
    return sign === 1 ? Number(left) + Number(right) : Number(left) - Number(right);
  }
  if (left instanceof Timestamp) {
    if (right instanceof Duration || right instanceof CalendarDuration)
      return shiftTimestamp(left, right, sign, context);
    return sign === -1 && right instanceof Timestamp ? new Duration(wrapLong(left.nanos - right.nanos)) : null;
  }
  if (left instanceof Timeframe) {
    if (!(right instanceof Duration || right instanceof CalendarDuration)) return null;
    const start = shiftTimestamp(left.start, right, sign, context);
    return new Timeframe(start, shiftTimestamp(left.end, right, sign, context));
  }
  if (left instanceof Ip || right instanceof Ip) return addToIp(left, right, sign);
  if (sign === 1 && (right instanceof Timestamp || right instanceof Timeframe)) {
    return left instanceof Duration || left instanceof CalendarDuration ? addSigned(right, left, 1, context) : null;
  }
  return addDurations(left, right, sign);
}

function addDurations(left: Value, right: Value, sign: 1 | -1): Value {
  if (left instanceof CalendarDuration && right instanceof CalendarDuration) {
    return new CalendarDuration(left.months + sign * right.months, left.days + sign * right.days);
  }
  const first = storable(left);
  const second = storable(right);
  if (!(first instanceof Duration) || !(second instanceof Duration)) return null;
  return new Duration(wrapLong(sign === 1 ? first.nanos + second.nanos : first.nanos - second.nanos));
}

/** Counts on from the address and wraps at the end of its version's addresses. */
function addToIp(left: Value, right: Value, sign: 1 | -1): Value {
  if (!(left instanceof Ip)) return sign === 1 ? addToIp(right, left, 1) : null;
  let amount: bigint | null = null;
  if (right instanceof Ip) amount = left.version === right.version ? right.bits : null;
  else if (typeof right === 'bigint') amount = right;
  else if (typeof right === 'number') amount = truncateToLong(right);
  if (amount === null) return null;
  return new Ip(left.version, BigInt.asUintN(widthOf(left), sign === 1 ? left.bits + amount : left.bits - amount));
}

export function multiply(left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return wrapLong(left * right);
  if (isNumber(left)) {
    if (isNumber(right)) return Number(left) * Number(right);
    return scale(right, left);
  }
  return isNumber(right) ? scale(left, right) : null;
}

function scale(length: Value, factor: bigint | number): Value {
  if (length instanceof CalendarDuration && typeof factor === 'bigint') {
    return new CalendarDuration(length.months * Number(factor), length.days * Number(factor));
  }
  const duration = storable(length);
  if (!(duration instanceof Duration)) return null;
  if (typeof factor === 'bigint') return new Duration(wrapLong(duration.nanos * factor));
  const nanos = roundToLong(Number(duration.nanos) * factor);
  return nanos === null ? null : new Duration(nanos);
}

/** long / long drops the fraction; division of a long or a duration by zero gives null. */
export function divide(left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return right === 0n ? null : wrapLong(left / right);
  if (isNumber(left)) return isNumber(right) ? Number(left) / Number(right) : null;
  const duration = storable(left);
  if (!(duration instanceof Duration)) return null;
  if (isNumber(right)) {
    if (Number(right) === 0) return null;
    const nanos =
      typeof right === 'bigint' ? divideRounded(duration.nanos, right) : roundToLong(Number(duration.nanos) / right);
    return nanos === null ? null : new Duration(wrapLong(nanos));
  }
  const divisor = storable(right);
  return divisor instanceof Duration ? Number(duration.nanos) / Number(divisor.nanos) : null;
}

/** To the nearest whole number, half up. */
function divideRounded(value: bigint, by: bigint): bigint {
  const numerator = 2n * value + by;
  const denominator = 2n * by;
  const quotient = numerator / denominator;
  return numerator % denominator !== 0n && numerator < 0n !== denominator < 0n ? quotient - 1n : quotient;
}

/** The sign follows the left operand. */
export function remainder(left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return right === 0n ? null : left % right;
  if (isNumber(left)) return isNumber(right) ? Number(left) % Number(right) : null;
  const duration = storable(left);
  const divisor = storable(right);
  if (!(duration instanceof Duration) || !(divisor instanceof Duration) || divisor.nanos === 0n) return null;
  return new Duration(duration.nanos % divisor.nanos);
}

export function negate(value: Value): Value {
  if (typeof value === 'bigint') return wrapLong(-value);
  if (typeof value === 'number') return -value;
  if (value instanceof Duration) return new Duration(wrapLong(-value.nanos));
  return value instanceof CalendarDuration ? new CalendarDuration(0 - value.months, 0 - value.days) : null;
}

/** Values of different types are not equal; a null operand gives null. */
export function equal(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (typeof left === 'string' || typeof left === 'boolean') return left === right;
  if (isNumber(left)) return isNumber(right) && left >= right && left <= right;
  return sameValue(storable(left), storable(right));
}

export function notEqual(left: Value, right: Value): boolean | null {
  const result = equal(left, right);
  return result === null ? null : !result;
}

/** Negative, zero or positive; null where the two have no order, as booleans or values of different types. */
export function order(left: Value, right: Value): number | null {
  if (isNumber(left) && isNumber(right)) {
    return isNotANumber(left) || isNotANumber(right) ? null : compareNumbers(left, right);
  }
  const first = storable(left);
  const second = storable(right);
  const rank = typeRank(first);
  return rank === typeRank(second) && ORDERED.has(rank) ? compareValues(first, second) : null;
}

function isNotANumber(value: bigint | number): boolean {
  return typeof value === 'number' && Number.isNaN(value);
}

/** String, timestamp, duration, ip, Smartscape ID. */
const ORDERED = new Set([3, 4, 5, 9, 10]);

export function less(left: Value, right: Value): boolean | null {
  const result = order(left, right);
  return result === null ? null : result < 0;
}

export function lessOrEqual(left: Value, right: Value): boolean | null {
  const result = order(left, right);
  return result === null ? null : result <= 0;
}

export function greater(left: Value, right: Value): boolean | null {
  const result = order(left, right);
  return result === null ? null : result > 0;
}

export function greaterOrEqual(left: Value, right: Value): boolean | null {
  const result = order(left, right);
  return result === null ? null : result >= 0;
}

/** Anything but true and false counts as null. */
export function and(left: Value, right: Value): boolean | null {
  if (left === false || right === false) return false;
  return left === true && right === true ? true : null;
}

export function or(left: Value, right: Value): boolean | null {
  if (left === true || right === true) return true;
  return left === false && right === false ? false : null;
}

export function xor(left: Value, right: Value): boolean | null {
  return typeof left === 'boolean' && typeof right === 'boolean' ? left !== right : null;
}

export function not(value: Value): boolean | null {
  return typeof value === 'boolean' ? !value : null;
}

/** `array[index]`: zero-based, negative from the end; null outside of the array and for anything else. */
export function elementAt(value: Value, index: bigint): Value {
  if (!Array.isArray(value)) return null;
  const list: readonly Value[] = value;
  return list.at(Number(index)) ?? null;
}

/** `record[name]`, `timeframe[start]`, `timeframe[end]`; null for a missing member and for anything else. */
export function memberOf(value: Value, name: string): Value {
  if (value instanceof Rec) return value.members.get(name) ?? null;
  if (value instanceof Timeframe) return name === 'start' ? value.start : name === 'end' ? value.end : null;
  return null;
}
