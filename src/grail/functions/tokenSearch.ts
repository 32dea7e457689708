/**
 * Token search: `value ~ "term"`, the terms of `search`, and `matchesPhrase`. Tokens are runs of letters, digits and underscores.
 * Source: docs "DQL operators" and "String functions".
 */

import { Ip, Rec, SmartscapeId, Uid, type Value } from '../value.ts';
import { valueText } from './text.ts';
import type { TextTest } from './wildcard.ts';

export interface TermOptions {
  /** Default false. */
  readonly caseSensitive?: boolean;
  /** Names of members of records count as well. Default true. */
  readonly memberNames?: boolean;
}

/** Decides for any value whether the term is found in it; null is not. */
export function compileTerm(term: string, options: TermOptions = {}): (value: Value) => boolean {
  const inText = compileTextTerm(term, options.caseSensitive === true);
  const names = options.memberNames !== false;
  const wildcard = term.includes('*');
  const lower = term.toLowerCase();
  const found = (value: Value): boolean => {
    if (typeof value === 'string') return inText(value);
    if (value === null || typeof value === 'boolean') return false;
    if (Array.isArray(value)) return (value as readonly Value[]).some(found);
    if (value instanceof Rec) {
      for (const [name, member] of value.members) {
        if ((names && inText(name)) || found(member)) return true;
      }
      return false;
    }
    if (wildcard) return false;
    if (value instanceof SmartscapeId) return valueText(value) === term;
    if (typeof value === 'bigint' || typeof value === 'number' || value instanceof Ip || value instanceof Uid) {
      return valueText(value).toLowerCase() === lower;
    }
    return false;
  };
  return found;
}

/**
 * Tests whether a text holds the term as whole tokens: where the term begins or ends with a character of a token, a token begins or ends
 * there in the text. The wildcard stands for any characters of one token, and for itself.
 */
export function compileTextTerm(term: string, caseSensitive = false, wildcard = '*'): TextTest {
  const wanted = caseSensitive ? term : term.toLowerCase();
  const pieces = wildcard === '' ? [wanted] : wanted.split(wildcard);
  const bounds: Bounds = {
    before: pieces[0] !== '' && isTokenPart(pieces[0]!, 0),
    after: pieces.at(-1) !== '' && endsInToken(pieces.at(-1)!),
    wildcard,
  };
  const parts = pieces.filter((piece) => piece !== '');
  const test = parts.length === 0 ? anyToken(pieces.length > 1) : compileParts(pieces, parts, bounds);
  return caseSensitive ? test : (text) => test(text.toLowerCase());
}

interface Bounds {
  readonly before: boolean;
  readonly after: boolean;
  readonly wildcard: string;
}

/** `*` alone is found in every text that has a token, and the empty term nowhere. */
function anyToken(wildcard: boolean): TextTest {
  if (!wildcard) return () => false;
  return (text) => {
    for (let at = 0; at < text.length; at++) if (isTokenPart(text, at)) return true;
    return false;
  };
}

function compileParts(pieces: readonly string[], parts: readonly string[], bounds: Bounds): TextTest {
  const first = parts[0]!;
  if (pieces.length === 1) {
    return (text) => {
      for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
        if (isBounded(text, at, at + first.length, bounds)) return true;
      }
      return false;
    };
  }
  return (text) => {
    for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
      if (bounds.before && startsInsideToken(text, at)) continue;
      if (continues(text, at + first.length, parts, bounds)) return true;
    }
    return false;
  };
}

/**
 * Finds the parts behind the first one, with nothing but characters of one token between two of them. The first place of a part is the
 * best one for the next, except for the last part, which may have to end a token.
 */
function continues(text: string, from: number, parts: readonly string[], bounds: Bounds): boolean {
  let at = from;
  for (let index = 1; index < parts.length; index++) {
    const part = parts[index]!;
    const isLast = index === parts.length - 1;
    const limit = coveredEnd(text, at, bounds.wildcard);
    let found = text.indexOf(part, at);
    while (found >= 0 && found <= limit && isLast && bounds.after && endsInsideToken(text, found + part.length)) {
      found = text.indexOf(part, found + 1);
    }
    if (found < 0 || found > limit) return false;
    at = found + part.length;
  }
  return parts.length > 1 || !bounds.after || !endsInsideToken(text, at);
}

/** How far a wildcard reaches. */
function coveredEnd(text: string, from: number, wildcard: string): number {
  let at = from;
  while (at < text.length && (isTokenPart(text, at) || text[at] === wildcard)) at++;
  return at;
}

function isBounded(text: string, start: number, end: number, bounds: Bounds): boolean {
  return !(bounds.before && startsInsideToken(text, start)) && !(bounds.after && endsInsideToken(text, end));
}

function startsInsideToken(text: string, at: number): boolean {
  return at > 0 && isTokenPart(text, isLowSurrogate(text, at - 1) ? at - 2 : at - 1);
}

function endsInsideToken(text: string, at: number): boolean {
  return at < text.length && isTokenPart(text, at);
}

function endsInToken(text: string): boolean {
  const last = text.length - 1;
  return isTokenPart(text, isLowSurrogate(text, last) ? last - 1 : last);
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

function isTokenPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  }
  if (code >= 0xdc00 && code <= 0xdfff && at > 0) return isTokenPart(text, at - 1);
  return LETTER_OR_DIGIT.test(String.fromCodePoint(text.codePointAt(at)!));
}
