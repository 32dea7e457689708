/** Literals in words. Source: docs "DQL data types", "DQL operators". */

import type { Align, DoubleLiteral, DurationLiteral, LongLiteral, StringLiteral } from '../tree.ts';

const UNITS: Readonly<Record<string, string>> = {
  ns: 'nanosecond',
  us: 'microsecond',
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

/** Units of one length, longest first, in nanoseconds. */
const LENGTHS: readonly (readonly [unit: string, nanoseconds: bigint])[] = [
  ['d', 86_400_000_000_000n],
  ['h', 3_600_000_000_000n],
  ['m', 60_000_000_000n],
  ['s', 1_000_000_000n],
  ['ms', 1_000_000n],
  ['us', 1000n],
  ['ns', 1n],
];

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export function describeDuration({ amount, unit }: DurationLiteral): string | undefined {
  const short = shortUnit(unit);
  if (UNITS[short] === undefined) return undefined;
  const words = counted(amount, short);
  const length = LENGTHS.find(([each]) => each === short)?.[1];
  if (length === undefined) return `Duration: ${words}. How long that is depends on the calendar.`;
  const total = amount * length;
  const parts = short === 'd' ? words : inParts(total);
  const calendar = short === 'd' ? ', of 24 hours each unless a calendar day is added or subtracted' : '';
  return [
    `Duration: ${words}${parts === words ? '' : ` (${parts})`}${calendar}`,
    ...(short === 'ns' ? [] : [`${grouped(total)} nanoseconds`]),
  ].join(', ');
}

/** `minutes` is `m`. */
function shortUnit(unit: string): string {
  if (unit.startsWith('sec')) return 's';
  if (unit.startsWith('min')) return 'm';
  if (unit.startsWith('h')) return 'h';
  return unit.startsWith('day') ? 'd' : unit;
}

/** `1 hour 30 minutes` */
function inParts(nanoseconds: bigint): string {
  const parts: string[] = [];
  let rest = nanoseconds;
  for (const [unit, length] of LENGTHS) {
    if (rest >= length) parts.push(counted(rest / length, unit));
    rest %= length;
  }
  return parts.length === 0 ? counted(0n, 's') : parts.join(' ');
}

function counted(amount: bigint, unit: string): string {
  return `${grouped(amount)} ${UNITS[unit]}${amount === 1n ? '' : 's'}`;
}

/** Large numbers are hard to read without groups, and hexadecimal ones without their value. */
export function describeLong({ value }: LongLiteral, written: string): string | undefined {
  const isHexadecimal = /^0x/i.test(written);
  if (!isHexadecimal && value < 10_000n && value > -10_000n) return undefined;
  return `Long: ${grouped(value)}`;
}

/** With an exponent, its value. */
export function describeDouble({ value }: DoubleLiteral, written: string): string | undefined {
  return /e/i.test(written) && Number.isFinite(value) ? `Double: ${value}` : undefined;
}

const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(Z|([+-])([01]\d):?([0-5]\d))?$/;

/** The date and time that a text stands for, if it is one; with an offset in UTC. */
export function describeTimestamp({ value }: StringLiteral): string | undefined {
  const match = TIMESTAMP.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((each) => Number(each ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const minutes = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -1 : 1);
  date.setUTCHours(hour, minute - minutes, second);
  const time = date.toISOString().slice(11, 19);
  const zone = match[7] === undefined ? '' : ' UTC';
  return `Timestamp: ${WEEKDAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time}${zone}`;
}

export function describeTimeAlignment({ factor, unit, operand }: Align): string {
  const of = operand === undefined ? 'now' : 'the time before it';
  const weekday = /^w[0-7]$/.test(unit) ? WEEKDAYS[Number(unit[1])] : undefined;
  if (weekday !== undefined) return `Rounds ${of} down to the last ${weekday}, midnight in the query's time zone.`;
  const name = UNITS[shortUnit(unit)] ?? unit;
  const start = factor === undefined || factor === 1 ? `the start of the ${name}` : `a multiple of ${factor} ${name}s`;
  return `Rounds ${of} down to ${start} in the query's time zone.`;
}

function grouped(value: bigint): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ');
}
