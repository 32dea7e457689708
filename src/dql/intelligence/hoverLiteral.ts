/** Literals in words. */

import type { Align, DurationLiteral, LongLiteral } from '../tree.ts';

const UNITS: Readonly<Record<string, string>> = {
  ns: 'nanosecond',
  us: 'microsecond',
  µs: 'microsecond',
  ms: 'millisecond',
  s: 'second',
  m: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
  M: 'calendar month',
  q: 'calendar quarter',
  y: 'calendar year',
};

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
};

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function describeDuration({ amount, unit }: DurationLiteral): string | undefined {
  const name = UNITS[unit];
  if (name === undefined) return undefined;
  const words = `${grouped(amount)} ${name}${amount === 1n ? '' : 's'}`;
  const factor = NANOSECONDS[unit];
  if (factor === undefined) return `Duration: ${words}. How long that is depends on the calendar.`;
  return unit === 'ns' ? `Duration: ${words}` : `Duration: ${words}, ${grouped(amount * factor)} nanoseconds`;
}

/** Large numbers are hard to read without groups. */
export function describeLong({ value }: LongLiteral): string | undefined {
  return value < 10_000n && value > -10_000n ? undefined : `Long: ${grouped(value)}`;
}

export function describeTimeAlignment({ factor, unit, operand }: Align): string {
  const of = operand === undefined ? 'now' : 'the time before it';
  const weekday = /^w[0-7]$/.test(unit) ? WEEKDAYS[Number(unit[1])] : undefined;
  if (weekday !== undefined) return `Rounds ${of} down to the last ${weekday}, midnight in the query's time zone.`;
  const name = UNITS[unit] ?? unit;
  const steps = factor === undefined || factor === 1 ? `the ${name}` : `${factor} ${name}s`;
  return `Rounds ${of} down to the start of ${steps} in the query's time zone.`;
}

function grouped(value: bigint): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}
