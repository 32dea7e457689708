/** Writes timestamps after a pattern of letters, as Java's `DateTimeFormatter` does. Source: docs "Time functions". */

import { civilDate, type DayTime, dayOfWeek, dayOfYear, splitNanos, startOfWeek, weekOfYear } from './calendar.ts';
import { dayPeriodName, eraName, monthName, type NameWidth, weekdayName, weekRule } from './locale.ts';
import { offsetAtNanos, type TimeZone } from './timeZone.ts';
import { zoneName } from './zoneName.ts';

export type TimestampFormatter = (nanos: bigint) => string;

interface Moment extends DayTime {
  readonly nanos: bigint;
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly secondOfDay: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

type Field = (moment: Moment) => string;

/** A letter that the pattern language does not know, or too many of one. */
export class FormatError extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.name = 'FormatError';
    this.at = at;
  }
}

/** Throws `FormatError`. */
export function compileTimestampFormat(format: string, zone: TimeZone, locale: string): TimestampFormatter {
  const fields = readFields(format, zone, locale);
  return (nanos) => {
    const offset = offsetAtNanos(zone, nanos);
    const { day, nanoOfDay } = splitNanos(nanos + BigInt(offset) * 1_000_000_000n);
    const { year, month, day: dayOfMonth } = civilDate(day);
    const secondOfDay = Math.floor(nanoOfDay / 1e9);
    const moment = { nanos, day, nanoOfDay, year, month, dayOfMonth, secondOfDay, offset };
    let text = '';
    for (const field of fields) text += typeof field === 'string' ? field : field(moment);
    return text;
  };
}

function readFields(format: string, zone: TimeZone, locale: string): (string | Field)[] {
  const fields: (string | Field)[] = [];
  let at = 0;
  while (at < format.length) {
    const letter = format.charAt(at);
    if (letter === "'") {
      const literal = readQuoted(format, at);
      fields.push(literal.text);
      at = literal.end;
    } else if (/[A-Za-z]/.test(letter)) {
      let end = at + 1;
      while (format.charAt(end) === letter) end++;
      fields.push(makeField(letter, end - at, at, zone, locale));
      at = end;
    } else if (letter === '[' || letter === ']') {
      at++;
    } else if (letter === '{' || letter === '}' || letter === '#') {
      throw new FormatError(at, `The character \`${letter}\` is reserved in time formats; put it in single quotes.`);
    } else {
      fields.push(letter);
      at++;
    }
  }
  return fields;
}

function readQuoted(format: string, start: number): { text: string; end: number } {
  if (format.charAt(start + 1) === "'") return { text: "'", end: start + 2 };
  let text = '';
  for (let at = start + 1; at < format.length; at++) {
    if (format.charAt(at) !== "'") {
      text += format.charAt(at);
    } else if (format.charAt(at + 1) === "'") {
      text += "'";
      at++;
    } else {
      return { text, end: at + 1 };
    }
  }
  throw new FormatError(start, 'The text in single quotes of the time format has no end.');
}

function makeField(letter: string, count: number, at: number, zone: TimeZone, locale: string): Field {
  const maximum = MAXIMUM[letter];
  if (maximum === undefined) throw new FormatError(at, `The time format does not know the letter \`${letter}\`.`);
  if (count > maximum || (letter === 'V' && count !== 2)) {
    throw new FormatError(at, `The time format takes \`${letter.repeat(maximum)}\`, not \`${letter.repeat(count)}\`.`);
  }
  return (
    numberField(letter, count, locale) ?? nameField(letter, count, locale) ?? zoneField(letter, count, zone, locale)
  );
}

/** The known letters, and how many of each may stand together. */
const MAXIMUM: Record<string, number> = {
  ...{ G: 5, y: 19, u: 19, Y: 19, Q: 5, q: 5, M: 5, L: 5, w: 2, W: 1, d: 2, D: 3, F: 1, E: 5, e: 5, c: 5, a: 1 },
  ...{ h: 2, K: 2, k: 2, H: 2, m: 2, s: 2, S: 9, A: 19, n: 19, N: 19, V: 2, z: 4, O: 4, X: 5, x: 5, Z: 5 },
};

function yearText(year: number, count: number): string {
  return count === 2 ? String(Math.abs(year) % 100).padStart(2, '0') : String(year).padStart(count, '0');
}

function numberField(letter: string, count: number, locale: string): Field | undefined {
  const read = reader(letter, locale);
  if (letter === 'y' || letter === 'u' || letter === 'Y') return (moment) => yearText(read!(moment), count);
  if (letter === 'S')
    return (moment) =>
      String(moment.nanoOfDay % 1e9)
        .padStart(9, '0')
        .slice(0, count);
  if (read === undefined || ('MLQqec'.includes(letter) && count > 2)) return undefined;
  return (moment) => String(read(moment)).padStart(count, '0');
}

function reader(letter: string, locale: string): ((moment: Moment) => number) | undefined {
  const rule = weekRule(locale);
  switch (letter) {
    case 'y':
      return ({ year }) => (year > 0 ? year : 1 - year);
    case 'u':
      return ({ year }) => year;
    case 'Y':
      return ({ day }) => weekOfYear(day, rule).year;
    case 'Q':
    case 'q':
      return ({ month }) => Math.floor((month + 2) / 3);
    case 'M':
    case 'L':
      return ({ month }) => month;
    case 'w':
      return ({ day }) => weekOfYear(day, rule).week;
    case 'W':
      return ({ day, dayOfMonth }) => {
        const first = startOfWeek(day - dayOfMonth + 1, rule.first);
        const full = day - dayOfMonth + 1 - first <= 7 - rule.minimum;
        return Math.floor((day - first) / 7) + (full ? 1 : 0);
      };
    case 'd':
      return ({ dayOfMonth }) => dayOfMonth;
    case 'D':
      return ({ day }) => dayOfYear(day);
    case 'F':
      return ({ dayOfMonth }) => Math.floor((dayOfMonth - 1) / 7) + 1;
    case 'e':
    case 'c':
      return ({ day }) => ((dayOfWeek(day) - rule.first + 7) % 7) + 1;
    case 'H':
      return ({ secondOfDay }) => Math.floor(secondOfDay / 3600);
    case 'k':
      return ({ secondOfDay }) => Math.floor(secondOfDay / 3600) || 24;
    case 'K':
      return ({ secondOfDay }) => Math.floor(secondOfDay / 3600) % 12;
    case 'h':
      return ({ secondOfDay }) => Math.floor(secondOfDay / 3600) % 12 || 12;
    case 'm':
      return ({ secondOfDay }) => Math.floor(secondOfDay / 60) % 60;
    case 's':
      return ({ secondOfDay }) => secondOfDay % 60;
    case 'A':
      return ({ nanoOfDay }) => Math.floor(nanoOfDay / 1e6);
    case 'n':
      return ({ nanoOfDay }) => nanoOfDay % 1e9;
    case 'N':
      return ({ nanoOfDay }) => nanoOfDay;
    default:
      return undefined;
  }
}

function nameWidth(count: number): NameWidth {
  return count === 4 ? 'long' : count === 5 ? 'narrow' : 'short';
}

function nameField(letter: string, count: number, locale: string): Field | undefined {
  const width = nameWidth(count);
  switch (letter) {
    case 'G':
      return ({ year }) => eraName(locale, year, width);
    case 'M':
    case 'L':
      return ({ month }) => monthName(locale, month, width, letter === 'L');
    case 'Q':
    case 'q':
      return ({ month }) => quarterText(Math.floor((month + 2) / 3), count);
    case 'E':
    case 'e':
    case 'c':
      return ({ day }) => weekdayName(locale, dayOfWeek(day), width);
    case 'a':
      return ({ secondOfDay }) => dayPeriodName(locale, Math.floor(secondOfDay / 3600));
    default:
      return undefined;
  }
}

function quarterText(quarter: number, count: number): string {
  if (count === 3) return `Q${quarter}`;
  if (count === 5) return String(quarter);
  return `${['1st', '2nd', '3rd', '4th'][quarter - 1]} quarter`;
}

function zoneField(letter: string, count: number, zone: TimeZone, locale: string): Field {
  switch (letter) {
    case 'V':
      return () => zone.name;
    case 'z':
      return ({ nanos }) => zoneName(zone, nanos, count === 4 ? 'long' : 'short', locale);
    case 'O':
      return ({ offset }) => localizedOffset(offset, count === 4);
    case 'Z':
      if (count === 4) return ({ offset }) => localizedOffset(offset, true);
      return ({ offset }) => (count === 5 ? offsetText(offset, 5, true) : offsetText(offset, 2, false));
    default:
      return ({ offset }) => offsetText(offset, count, letter === 'X');
  }
}

/** One letter: hours, with minutes where there are some; two and four: without colon; three and five: with one. */
function offsetText(offset: number, count: number, zuluForZero: boolean): string {
  if (offset === 0 && zuluForZero) return 'Z';
  const total = Math.abs(offset);
  const hours = String(Math.floor(total / 3600)).padStart(2, '0');
  const minutes = String(Math.floor(total / 60) % 60).padStart(2, '0');
  const seconds = String(total % 60).padStart(2, '0');
  const colon = count === 3 || count === 5 ? ':' : '';
  const sign = offset < 0 ? '-' : '+';
  if (count === 1 && minutes === '00') return sign + hours;
  return sign + hours + colon + minutes + (count >= 4 && seconds !== '00' ? colon + seconds : '');
}

function localizedOffset(offset: number, full: boolean): string {
  if (offset === 0) return 'GMT';
  if (full) return `GMT${offsetText(offset, 5, false)}`;
  const total = Math.abs(offset);
  const minutes = Math.floor(total / 60) % 60;
  return `GMT${offset < 0 ? '-' : '+'}${Math.floor(total / 3600)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}
