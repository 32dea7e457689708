/** Finds the time that a log line begins with, in the formats that loggers write. */

import { dayNumber, daysInMonth } from '../functions/calendar.ts';
import { fixedZone, fromLocal, readOffset, type TimeZone } from '../functions/timeZone.ts';
import { Timestamp } from '../value.ts';
import { epochTime } from './jsonRecord.ts';

export interface LineTime {
  readonly timestamp: Timestamp;
  /** Offset behind the time. */
  readonly end: number;
}

interface Clock {
  readonly zone: TimeZone;
  /** Nanoseconds: times without a year lie before it. */
  readonly latest: bigint;
}

interface TimeFormat {
  readonly pattern: RegExp;
  read(groups: Readonly<Record<string, string | undefined>>, clock: Clock): bigint | undefined;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = `(?<monthName>${months.join('|')})`;
const weekday = '(?:mon|tue|wed|thu|fri|sat|sun)';
const clockTime = '(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?';
const offset = '(?: ?(?<offset>(?:z|[+-]\\d{2}:?\\d{2})(?!\\w))| (?<zone>utc|gmt)\\b)?';
/** What may stand before the time: brackets, a level, a priority, the name of a key. */
const before =
  '(?:<\\d{1,3}>(?:\\d )?)?[[(]?(?:[a-z]{4,8}[\\])]?[:|]? +[[(]?|"?@?(?:timestamp|time|ts|datetime|date)"?[=:] ?"?)?';

const formats: readonly TimeFormat[] = [
  // 2024-05-01T12:34:56.123Z, 2024-05-01 12:34:56,123 (log4j, dpkg), 2024/05/01 12:34:56 (nginx, Go), Start-Date: 2024-05-01  12:34:56 (apt)
  {
    pattern: new RegExp(
      `^(?:${before}|(?:start-date|end-date|log started|log ended): )(?<year>\\d{4})([-/.])(?<month>\\d{2})\\2(?<day>\\d{2})(?:[t_]| {1,2})${clockTime}${offset}`,
      'i',
    ),
    read: localTime,
  },
  // May  1 12:34:56 (syslog)
  { pattern: new RegExp(`^(?:<\\d{1,3}>)?${monthName} {1,2}(?<day>\\d{1,2}) ${clockTime}`, 'i'), read: localTime },
  // 127.0.0.1 - - [01/May/2024:12:34:56 +0200] (Apache, nginx)
  {
    pattern: new RegExp(`^.{0,300}?\\[(?<day>\\d{2})/${monthName}/(?<year>\\d{4}):${clockTime}${offset}\\]`, 'i'),
    read: localTime,
  },
  // [Wed May 01 12:34:56.123456 2024] (Apache's error log), Wed May  1 12:34:56 UTC 2024 (date)
  {
    pattern: new RegExp(
      `^\\[?${weekday} ${monthName} {1,2}(?<day>\\d{1,2}) ${clockTime}${offset}(?: [a-z]{3,4})? (?<year>\\d{4})`,
      'i',
    ),
    read: localTime,
  },
  // Wed, 01 May 2024 12:34:56 GMT; 01 May 2024 12:34:56,123 (log4j); 01-May-2024 12:34:56.123 (Tomcat)
  {
    pattern: new RegExp(
      `^[[(]?(?:${weekday}, )?(?<day>\\d{1,2})[- ]${monthName}[- ](?<year>\\d{4})[ :]${clockTime}${offset}`,
      'i',
    ),
    read: localTime,
  },
  // I0501 12:34:56.123456 (klog)
  { pattern: new RegExp(`^[IWEF](?<month>\\d{2})(?<day>\\d{2}) ${clockTime}`), read: localTime },
  // 1714566896, 1714566896.123, 1714566896123; also in brackets
  { pattern: /^[[(]?(?<epoch>\d{10}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?)(?=[\s\]):,|]|$)/, read: epoch },
];

/** Times of the lines of one file. The format that fitted last is tried first. */
export class LineTimes {
  readonly #clock: Clock;
  #last = formats[0]!;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  find(line: string): LineTime | undefined {
    const found = this.#read(this.#last, line);
    if (found !== undefined) return found;
    // Every format has a digit, and a line that begins with white space begins with no time.
    if (line.charCodeAt(0) <= 32 || !/\d/.test(line)) return undefined;
    for (const format of formats) {
      if (format === this.#last) continue;
      const other = this.#read(format, line);
      if (other === undefined) continue;
      this.#last = format;
      return other;
    }
    return undefined;
  }

  #read(format: TimeFormat, line: string): LineTime | undefined {
    const match = format.pattern.exec(line);
    if (match === null) return undefined;
    const nanos = format.read(match.groups!, this.#clock);
    return nanos === undefined ? undefined : { timestamp: new Timestamp(nanos), end: match[0].length };
  }
}

function localTime(groups: Readonly<Record<string, string | undefined>>, clock: Clock): bigint | undefined {
  const month =
    groups.monthName === undefined ? Number(groups.month) : months.indexOf(groups.monthName.toLowerCase()) + 1;
  const day = Number(groups.day);
  const hour = Number(groups.hour);
  const minute = Number(groups.minute);
  const second = Number(groups.second);
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return undefined;
  const nanoOfDay =
    (hour * 3600 + minute * 60 + Math.min(second, 59)) * 1e9 + Number((groups.fraction ?? '').padEnd(9, '0'));
  const zone = zoneOf(groups, clock.zone);
  if (zone === undefined) return undefined;
  const at = (year: number): bigint | undefined =>
    day > daysInMonth(year, month) ? undefined : fromLocal(zone, { day: dayNumber(year, month, day), nanoOfDay });
  if (groups.year !== undefined) return at(Number(groups.year));
  const latestYear = new Date(Number(clock.latest / 1_000_000n)).getUTCFullYear();
  // A leap day lies up to eight years back.
  for (let year = latestYear + 1; year > latestYear - 8; year--) {
    const nanos = at(year);
    if (nanos !== undefined && nanos <= clock.latest) return nanos;
  }
  return undefined;
}

function zoneOf(groups: Readonly<Record<string, string | undefined>>, otherwise: TimeZone): TimeZone | undefined {
  const written = groups.offset ?? groups.zone;
  if (written === undefined) return otherwise;
  const seconds = readOffset(written.toUpperCase());
  return seconds === undefined ? undefined : fixedZone('', seconds);
}

function epoch({ epoch: text }: Readonly<Record<string, string | undefined>>): bigint | undefined {
  const [whole = '', fraction] = text!.split('.');
  if (fraction === undefined) return epochTime(BigInt(whole))?.nanos;
  return epochTime(BigInt(whole + fraction.padEnd(9, '0')))?.nanos;
}
