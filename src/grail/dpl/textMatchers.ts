/** Characters, literals, quoted strings and data of unknown content. Source: docs "Dynatrace Pattern Language", lines and strings. */

import { CharacterSet } from './characterSet.ts';
import { FAILED, type Match, type Matcher, type Repetition } from './matcher.ts';

const LF = 10;
const BACKSLASH = 92;
const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;

/** As many characters of the set as there are, and never fewer. */
export function characters(set: CharacterSet, { min, max }: Repetition): Matcher {
  const { table } = set;
  const match: Match = (text, at) => {
    const limit = Math.min(text.length, at + max);
    let end = at;
    while (end < limit) {
      const code = text.charCodeAt(end);
      if (code < 256 ? table[code] !== 1 : !set.has(code)) break;
      end++;
    }
    return end - at >= min ? end : FAILED;
  };
  return { match, result: 'text', first: set };
}

export function literal(value: string, { min, max }: Repetition): Matcher {
  if (min === 1 && max === 1) {
    const match: Match = (text, at) => (text.startsWith(value, at) ? at + value.length : FAILED);
    return {
      match,
      result: 'text',
      literal: value,
      first: value === '' ? undefined : CharacterSet.of(value.charAt(0)),
    };
  }
  const match: Match = (text, at) => {
    let end = at;
    let count = 0;
    while (count < max && value !== '' && text.startsWith(value, end)) {
      end += value.length;
      count++;
    }
    return count >= min ? end : FAILED;
  };
  return { match, result: 'text', first: value === '' ? undefined : CharacterSet.of(value.charAt(0)) };
}

/** Where data of unknown content ends. */
export interface Stop {
  /** Whether what follows the data matches at `at`: an offset, or -1. */
  probe(text: string, at: number): number;
  /** The characters with which it begins; undefined: any. */
  readonly first: CharacterSet | undefined;
  /** The only text that it is. */
  readonly literal: string | undefined;
  /** Nothing but optional elements up to the end of the pattern: the end of the data will do as well. */
  readonly optional: boolean;
}

/** `LD` and `DATA`: as few characters as possible until what follows matches; at the end of the pattern as many as there are. */
export function data(withinLine: boolean, { min, max }: Repetition, stop: Stop | undefined): Matcher {
  return {
    match: stop === undefined ? rest(withinLine, min, max) : dataUntil(withinLine, min, max, stop),
    result: 'text',
  };
}

function rest(withinLine: boolean, min: number, max: number): Match {
  return (text, at) => {
    let end = Math.min(text.length, at + max);
    const line = withinLine ? text.indexOf('\n', at) : FAILED;
    if (line >= 0 && line < end) end = line;
    return end - at >= min ? end : FAILED;
  };
}

function dataUntil(withinLine: boolean, min: number, max: number, stop: Stop): Match {
  const { first, literal: wanted } = stop;
  if (wanted !== undefined && wanted !== '' && !stop.optional) return dataUntilText(withinLine, min, max, wanted);
  const table = first?.table;
  return (text, at) => {
    const limit = Math.min(text.length, at + max);
    for (let end = at; end <= limit; end++) {
      const code = end < text.length ? text.charCodeAt(end) : FAILED;
      if (end - at >= min) {
        const possible = table === undefined || (code >= 0 && (code < 256 ? table[code] === 1 : first!.has(code)));
        if (possible && stop.probe(text, end) >= 0) return end;
        if (stop.optional && (end === limit || (withinLine && code === LF))) return end;
      }
      if (withinLine && code === LF) return FAILED;
    }
    return FAILED;
  };
}

/** Texts up to this length are searched by the runtime, longer ones no further than the data may reach. */
const SHORT_TEXT = 16_384;

function dataUntilText(withinLine: boolean, min: number, max: number, wanted: string): Match {
  const firstCode = wanted.charCodeAt(0);
  return (text, at) => {
    if (text.length - at <= SHORT_TEXT) {
      const end = text.indexOf(wanted, at + min);
      if (end < 0 || end - at > max) return FAILED;
      const line = withinLine ? text.indexOf('\n', at) : FAILED;
      return line < 0 || line >= end ? end : FAILED;
    }
    const limit = Math.min(text.length, at + max);
    for (let end = at; end <= limit; end++) {
      const code = text.charCodeAt(end);
      if (end - at >= min && code === firstCode && text.startsWith(wanted, end)) return end;
      if (withinLine && code === LF) return FAILED;
    }
    return FAILED;
  };
}

export type Quoting = 'backslash' | 'doubled';

/** A text in quotes; the value is what stands between them, without escapes. */
export function quoted(quote: '"' | "'", quoting: Quoting, repetition: Repetition): Matcher {
  return {
    match: quotedMatch(quote === '"' ? DOUBLE_QUOTE : SINGLE_QUOTE, quoting, repetition),
    result: 'value',
    first: CharacterSet.of(quote),
  };
}

function quotedMatch(quote: number, quoting: Quoting, { min, max }: Repetition): Match {
  return (text, at, state) => {
    if (text.charCodeAt(at) !== quote) return FAILED;
    let copied = at + 1;
    let value = '';
    for (let end = at + 1; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === BACKSLASH && quoting === 'backslash') {
        value += text.slice(copied, end);
        copied = end + 1;
        end++;
      } else if (code === quote) {
        if (quoting === 'backslash' || text.charCodeAt(end + 1) !== quote) {
          value += text.slice(copied, end);
          if (value.length < min || value.length > max) return FAILED;
          state.value = value;
          return end + 1;
        }
        end++;
        value += text.slice(copied, end);
        copied = end + 1;
      }
    }
    return FAILED;
  };
}

/** A quoted string of either kind, or characters above the blank. */
export function string({ min, max }: Repetition): Matcher {
  const double = quotedMatch(DOUBLE_QUOTE, 'backslash', { min, max });
  const single = quotedMatch(SINGLE_QUOTE, 'backslash', { min, max });
  const match: Match = (text, at, state) => {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const end = (code === DOUBLE_QUOTE ? double : single)(text, at, state);
      if (end >= 0) return end;
    }
    const limit = Math.min(text.length, at + max);
    let end = at;
    while (end < limit && text.charCodeAt(end) > 32) end++;
    if (end - at < min) return FAILED;
    state.value = text.slice(at, end);
    return end;
  };
  return { match, result: 'value' };
}

/** Start, end and middle of the text. */
export function position(test: (text: string, at: number) => boolean): Matcher {
  return { match: (text, at) => (test(text, at) ? at : FAILED), result: 'none' };
}
