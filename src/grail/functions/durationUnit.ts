/** Lengths of the duration units, in all their spellings. Source: docs "DQL data types". */

import { CalendarDuration, Duration } from '../value.ts';
import { isLong, roundToLong, wrapLong } from './long.ts';

const SPELLINGS: Record<string, string> = {
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'm',
  mins: 'm',
  minute: 'm',
  minutes: 'm',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
};

const NANOS: Record<string, bigint> = {
  ns: 1n,
  us: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const CALENDAR: Record<string, { readonly months: number; readonly days: number }> = {
  d: { months: 0, days: 1 },
  w: { months: 0, days: 7 },
  M: { months: 1, days: 0 },
  q: { months: 3, days: 0 },
  y: { months: 12, days: 0 },
};

/** `minutes` is `m`; case matters. */
export function canonicalUnit(unit: string): string {
  return Object.hasOwn(SPELLINGS, unit) ? SPELLINGS[unit]! : unit;
}

/** What a duration literal stands for; undefined for an unknown unit. */
export function durationOf(amount: bigint, unit: string): Duration | CalendarDuration | undefined {
  const canonical = canonicalUnit(unit);
  if (Object.hasOwn(NANOS, canonical)) return new Duration(wrapLong(amount * NANOS[canonical]!));
  if (!Object.hasOwn(CALENDAR, canonical)) return undefined;
  const { months, days } = CALENDAR[canonical]!;
  return new CalendarDuration(months * Number(amount), days * Number(amount));
}

/** A length that can be stored: days have 24 hours, and longer units but the week none. Fractions are rounded to nanoseconds. */
export function storedDuration(amount: bigint | number, unit: string): Duration | null {
  const canonical = canonicalUnit(unit);
  const one = Object.hasOwn(NANOS, canonical)
    ? NANOS[canonical]!
    : canonical === 'd' || canonical === 'w'
      ? BigInt(CALENDAR[canonical]!.days) * 24n * NANOS.h!
      : undefined;
  if (one === undefined) return null;
  const nanos = typeof amount === 'bigint' ? amount * one : roundToLong(amount * Number(one));
  return nanos === null || !isLong(nanos) ? null : new Duration(nanos);
}
