/** Reads times after a pattern of letters. Source: docs "Dynatrace Pattern Language", time and date. */

import { dayPeriodName, monthName, type NameWidth, weekdayName } from '../functions/locale.ts';
import { CharacterSet, posixSet } from './characterSet.ts';
import type { TimeFields } from './timeFields.ts';
import { readZone } from './zoneText.ts';

/** Reads one part of a time at `at` into the fields: the offset behind it, or -1. */
export type TimeReader = (text: string, at: number, fields: TimeFields) => number;

export interface TimeFormat {
  readonly readers: readonly TimeReader[];
  /** What a time of the format begins with; undefined: anything. */
  readonly first: CharacterSet | undefined;
}

interface FieldToken {
  readonly kind: 'field';
  readonly letter: string;
  readonly count: number;
}

type Token = FieldToken | { readonly kind: 'text'; readonly text: string };

const FIELD_LETTERS = 'GyMdDEuaHkKhmsSfzZwWFY';
const DIGITS = posixSet('digit')!;
const MAX_DIGITS = 18;
const FAILED = -1;

export function compileTimeFormat(format: string, locale: string): TimeFormat {
  const tokens = tokenize(format);
  const letters = new Set(tokens.flatMap((token) => (token.kind === 'field' ? [token.letter] : [])));
  const isEpoch =
    letters.size > 0 &&
    [...letters].every((letter) => 'sSf'.includes(letter)) &&
    !(letters.size === 1 && letters.has('f'));
  const readers = tokens.map((token) => {
    if (token.kind === 'text') return textReader(token.text);
    return isEpoch ? epochReader(token, letters.has('s')) : fieldReader(token.letter, token.count, locale);
  });
  return { readers, first: firstCharacters(tokens[0], isEpoch) };
}

function tokenize(format: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < format.length) {
    const letter = format.charAt(at);
    let end = at + 1;
    if (letter === "'") {
      let text = '';
      if (format.charAt(end) === "'") text = "'";
      for (; end < format.length && format.charAt(end) !== "'"; end++) text += format.charAt(end);
      tokens.push({ kind: 'text', text });
      at = end + 1;
    } else if (FIELD_LETTERS.includes(letter)) {
      while (format.charAt(end) === letter) end++;
      tokens.push({ kind: 'field', letter, count: end - at });
      at = end;
    } else {
      tokens.push({ kind: 'text', text: letter });
      at = end;
    }
  }
  return tokens;
}

function firstCharacters(token: Token | undefined, isEpoch: boolean): CharacterSet | undefined {
  if (token === undefined) return undefined;
  if (token.kind === 'text') return token.text === '' ? undefined : CharacterSet.of(token.text.charAt(0));
  if (isEpoch) return CharacterSet.union(DIGITS, CharacterSet.of('-'));
  const named = 'GEazZ'.includes(token.letter) || (token.letter === 'M' && token.count > 2);
  return named ? undefined : DIGITS;
}

function textReader(wanted: string): TimeReader {
  return (text, at) => (text.startsWith(wanted, at) ? at + wanted.length : FAILED);
}

/** One letter or more than four take any number of digits, others exactly as many as there are letters. */
function digitsEnd(text: string, at: number, count: number, most: number): number {
  const exact = count >= 2 && count <= 4;
  const limit = at + (exact ? count : most);
  let end = at;
  while (end < limit && DIGITS.has(text.charCodeAt(end))) end++;
  return end === at || (exact && end !== limit) ? FAILED : end;
}

function numberReader(
  count: number,
  least: number,
  greatest: number,
  set: (fields: TimeFields, value: number) => void,
): TimeReader {
  return (text, at, fields) => {
    const end = digitsEnd(text, at, count, MAX_DIGITS);
    if (end < 0) return FAILED;
    let value = 0;
    for (let digit = at; digit < end; digit++) value = value * 10 + text.charCodeAt(digit) - 48;
    if (value < least || value > greatest) return FAILED;
    set(fields, value);
    return end;
  };
}

/** The whole format is a time since the epoch: seconds, milliseconds, or seconds and their fraction. */
function epochReader({ letter, count }: FieldToken, hasSeconds: boolean): TimeReader {
  if (letter === 'f' || (letter === 'S' && hasSeconds)) return fractionReader(count);
  return (text, at, fields) => {
    const start = text.charCodeAt(at) === 45 ? at + 1 : at;
    const end = digitsEnd(text, start, count, MAX_DIGITS);
    if (end < 0) return FAILED;
    fields.epochNanos = BigInt(text.slice(at, end)) * (letter === 's' ? 1_000_000_000n : 1_000_000n);
    return end;
  };
}

/** A number of milliseconds, not a fraction: `1000` is one second. */
function millisecondsReader(count: number): TimeReader {
  return numberReader(count, 0, 999_999_999, (fields, value) => (fields.millis = value));
}

/** Three digits are kept. */
function fractionReader(count: number): TimeReader {
  return (text, at, fields) => {
    const end = digitsEnd(text, at, count, 40);
    if (end < 0) return FAILED;
    fields.millis = Number(text.slice(at, Math.min(end, at + 3)).padEnd(3, '0'));
    return end;
  };
}

function fieldReader(letter: string, count: number, locale: string): TimeReader {
  switch (letter) {
    case 'y':
    case 'Y':
      return yearReader(count);
    case 'M':
      if (count > 2) return monthNameReader(count === 3 ? 'short' : 'long', locale);
      return numberReader(count, 1, 12, (fields, value) => (fields.month = value));
    case 'd':
      return numberReader(count, 1, 31, (fields, value) => (fields.day = value));
    case 'D':
      return numberReader(count, 1, 366, (fields, value) => (fields.dayOfYear = value));
    case 'H':
      return numberReader(count, 0, 23, (fields, value) => (fields.hour = value));
    case 'k':
      return numberReader(count, 1, 24, (fields, value) => (fields.hour = value % 24));
    case 'K':
      return numberReader(count, 0, 11, (fields, value) => (fields.halfDayHour = value));
    case 'h':
      return numberReader(count, 1, 12, (fields, value) => (fields.halfDayHour = value % 12));
    case 'm':
      return numberReader(count, 0, 59, (fields, value) => (fields.minute = value));
    case 's':
      return numberReader(count, 0, 59, (fields, value) => (fields.second = value));
    case 'S':
      return millisecondsReader(count);
    case 'f':
      return fractionReader(count);
    case 'E':
      return nameReader(weekdayNames(locale, count > 3 ? 'long' : 'short'), () => undefined);
    case 'a':
      return nameReader(
        [dayPeriodName(locale, 9), dayPeriodName(locale, 21)],
        (fields, at) => (fields.afternoon = at === 1),
      );
    case 'G':
      return nameReader(['AD', 'BC'], (fields, at) => (fields.beforeChrist = at === 1));
    case 'z':
    case 'Z':
      return readZone;
    default:
      return numberReader(count, 0, Number.MAX_SAFE_INTEGER, () => undefined);
  }
}

/** Up to two letters: years below 32 belong to this century, others below 100 to the last one. */
function yearReader(count: number): TimeReader {
  return numberReader(count, 0, 9999, (fields, value) => {
    fields.year = count > 2 || value > 99 ? value : value + (value < 32 ? 2000 : 1900);
  });
}

function monthNameReader(width: NameWidth, locale: string): TimeReader {
  const names = Array.from({ length: 12 }, (_, index) => monthName(locale, index + 1, width, false));
  return nameReader(names, (fields, at) => (fields.month = at + 1));
}

function weekdayNames(locale: string, width: NameWidth): string[] {
  return Array.from({ length: 7 }, (_, index) => weekdayName(locale, index + 1, width));
}

/** The longest of the names, in any case; a dot at the end of an abbreviation may be missing. */
function nameReader(names: readonly string[], set: (fields: TimeFields, index: number) => void): TimeReader {
  const indexes = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    for (const text of [name, name.replace(/\.$/, '')]) indexes.set(text.toLowerCase(), index);
  }
  const lengths = [...new Set([...indexes.keys()].map((name) => name.length))].sort((left, right) => right - left);
  return (text, at, fields) => {
    for (const length of lengths) {
      const index = indexes.get(text.slice(at, at + length).toLowerCase());
      if (index === undefined) continue;
      set(fields, index);
      return at + length;
    }
    return FAILED;
  };
}
