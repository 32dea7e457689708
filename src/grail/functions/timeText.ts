/** Reads and writes timestamps, timeframes and durations. Source: docs "DQL data types" and "Conversion and casting functions". */

import { type Duration, Timeframe, Timestamp } from '../value.ts';
import { civilDate, dayNumber, daysInMonth, splitNanos } from './calendar.ts';
import { isLong } from './long.ts';
import { fixedZone, fromLocal, readOffset, type TimeZone } from './timeZone.ts';

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `2019-08-01T13:30:00.000000000` in UTC, without a zone. */
function localText(nanos: bigint): string {
  const { day, nanoOfDay } = splitNanos(nanos);
  const { year, month, day: dayOfMonth } = civilDate(day);
  const seconds = Math.floor(nanoOfDay / 1e9);
  const time = `${padded(Math.floor(seconds / 3600), 2)}:${padded(Math.floor(seconds / 60) % 60, 2)}:${padded(seconds % 60, 2)}`;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}T${time}.${padded(nanoOfDay % 1e9, 9)}`;
}

/** As `toString` writes it: `2019-08-01T13:30:00.000000000 +0000`. */
export function timestampText(timestamp: Timestamp): string {
  return `${localText(timestamp.nanos)} +0000`;
}

/** As the query API encodes it: `2019-08-01T13:30:00.000000000Z`. */
export function timestampIso(timestamp: Timestamp): string {
  return `${localText(timestamp.nanos)}Z`;
}

export function timeframeText(timeframe: Timeframe): string {
  return `${timestampText(timeframe.start)}/${timestampText(timeframe.end)}`;
}

/** `[H:]MM:SS.nnnnnnnnn`, with a leading minus sign where it is negative. */
export function durationText(duration: Duration): string {
  const sign = duration.nanos < 0n ? '-' : '';
  const nanos = duration.nanos < 0n ? -duration.nanos : duration.nanos;
  const seconds = nanos / 1_000_000_000n;
  const fraction = (nanos % 1_000_000_000n).toString().padStart(9, '0');
  const hours = seconds / 3600n;
  const minutes = padded(Number((seconds / 60n) % 60n), 2);
  const text = `${minutes}:${padded(Number(seconds % 60n), 2)}.${fraction}`;
  return sign + (hours > 0n ? `${hours}:${text}` : text);
}

const ISO =
  /^([+-]?\d{4,6})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9})\d*)?)?)?(?: ?(Z|z|[+-]\d{2}(?::?\d{2})?))?$/;

/** ISO 8601, with or without seconds, also a bare date; without a zone in the text `zone` holds. Undefined when it is no time. */
export function parseTimestamp(text: string, zone: TimeZone): Timestamp | undefined {
  const match = ISO.exec(text.trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3] ?? 1);
  const hour = Number(match[4] ?? 0);
  const minute = Number(match[5] ?? 0);
  const second = Number(match[6] ?? 0);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return undefined;
  const nano = Number((match[7] ?? '0').padEnd(9, '0'));
  const offset = match[8] === undefined ? undefined : readOffset(match[8].toUpperCase());
  if (match[8] !== undefined && offset === undefined) return undefined;
  const local = {
    day: dayNumber(year, month, day) + (endOfDay ? 1 : 0),
    nanoOfDay: (endOfDay ? 0 : hour * 3600 + minute * 60 + second) * 1e9 + nano,
  };
  const nanos = fromLocal(offset === undefined ? zone : fixedZone('', offset), local);
  return isLong(nanos) ? new Timestamp(nanos) : undefined;
}

/** `start/end`. */
export function parseTimeframe(text: string, zone: TimeZone): Timeframe | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const start = parseTimestamp(text.slice(0, slash), zone);
  const end = parseTimestamp(text.slice(slash + 1), zone);
  return start === undefined || end === undefined ? undefined : new Timeframe(start, end);
}
