/** How a value of a result reads in a table cell. Values come as the query API encodes them (docs "Grail query API", types). */

import type { ResultType } from './messages.ts';

export interface CellText {
  readonly text: string;
  /** Numbers and durations align to the right. */
  readonly numeric: boolean;
  readonly absent: boolean;
}

const ABSENT: CellText = { text: '', numeric: false, absent: true };

export function cellText(value: unknown, shape: ResultType): CellText {
  if (value === null || value === undefined) return ABSENT;
  switch (shape.type) {
    case 'timestamp':
      return plain(timestampText(String(value)));
    case 'duration':
      return { text: durationText(String(value)), numeric: true, absent: false };
    case 'timeframe':
      return plain(timeframeText(value));
    case 'long':
      return { text: groupedDigits(String(value)), numeric: true, absent: false };
    case 'double':
      return { text: doubleText(value), numeric: true, absent: false };
    default:
      return plain(typeof value === 'object' ? innerText(value, shape) : String(value));
  }
}

/** What an array or a record holds: as JSON, but for durations and times, which read as in cells of their own. */
function innerText(value: unknown, shape: ResultType | undefined): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((each) => innerText(each, shape?.element)).join(', ')}]`;
  switch (shape?.type) {
    case 'duration':
      return durationText(String(value));
    case 'timestamp':
      return timestampText(String(value));
    case 'timeframe':
      return timeframeText(value);
    case 'long':
      return String(value);
  }
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, inner]) => `${JSON.stringify(name)}: ${innerText(inner, shape?.members?.[name])}`,
  );
  return `{${members.join(', ')}}`;
}

function plain(text: string): CellText {
  return { text, numeric: false, absent: false };
}

/** `2026-01-01T09:59:59.120000000Z` reads `2026-01-01 09:59:59.120`: of the fraction, no more groups of three digits than say something. */
function timestampText(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(\.\d+)?(.*)$/.exec(text);
  if (!match) return text;
  const [, day, time, fraction = '', zone = ''] = match;
  return `${day} ${time}${fraction.replace(/(000)+$/, '').replace(/\.$/, '')}${zone === 'Z' ? '' : ` ${zone}`}`;
}

function timeframeText(value: unknown): string {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return `${timestampText(String(start))} – ${timestampText(String(end))}`;
}

const UNITS: readonly (readonly [bigint, string])[] = [
  [86_400_000_000_000n, 'd'],
  [3_600_000_000_000n, 'h'],
  [60_000_000_000n, 'min'],
  [1_000_000_000n, 's'],
  [1_000_000n, 'ms'],
  [1_000n, 'µs'],
  [1n, 'ns'],
];

/** Nanoseconds as the two largest units that say something, the smaller with what is left: `1 h 30 min`, `12.5 ms`. */
export function durationText(nanos: string): string {
  if (!/^-?\d+$/.test(nanos)) return nanos;
  const total = BigInt(nanos);
  if (total === 0n) return '0 s';
  const sign = total < 0n ? '-' : '';
  const size = total < 0n ? -total : total;
  const index = UNITS.findIndex(([length]) => size >= length);
  const [length, unit] = UNITS[index]!;
  const whole = size / length;
  const rest = size % length;
  if (index >= 3) {
    const fraction = Number((rest * 1000n) / length) / 1000;
    return `${sign}${(Number(whole) + fraction).toString()} ${unit}`;
  }
  const [nextLength, nextUnit] = UNITS[index + 1]!;
  const next = rest / nextLength;
  return `${sign}${whole} ${unit}${next > 0n ? ` ${next} ${nextUnit}` : ''}`;
}

/** Thin spaces between groups of three, as the digits of a 64-bit number are hard to read without. */
function groupedDigits(digits: string): string {
  return /^-?\d{5,}$/.test(digits) ? digits.replace(/\B(?=(\d{3})+$)/g, '\u2009') : digits;
}

function doubleText(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value)) return groupedDigits(String(value));
  const size = Math.abs(value);
  return size >= 1e15 || size < 1e-6 ? value.toExponential(4) : String(Number(value.toFixed(6)));
}
