/** Parses `[a-z_]`, `[^…]`, `[!…]` and `[:alpha:]` of a DPL pattern. */

import { type PatternToken, readEscape } from './lexer.ts';
import type { CharacterClass, CharacterRange, ClassPart, PatternSyntaxError, PosixClass } from './tree.ts';

/** Reads a `class` token; problems are added to `errors`. */
export function parseCharacterClass(text: string, token: PatternToken, errors: PatternSyntaxError[]): CharacterClass {
  const end = token.unterminated ? token.end : token.end - 1;
  let at = token.start + 1;
  const negated = at < end && (text[at] === '^' || text[at] === '!');
  if (negated) at++;
  const short = shortPosix(text, at, end);
  const parts = short === undefined ? readParts(text, at, end, errors) : [short];
  return { kind: 'CharacterClass', start: token.start, end: token.end, negated, parts };
}

/** `[:alpha:]` without the second pair of brackets. */
function shortPosix(text: string, at: number, end: number): PosixClass | undefined {
  if (end - at < 3 || text[at] !== ':' || text[end - 1] !== ':') return undefined;
  for (let index = at + 1; index < end - 1; index++) {
    const lower = text.charCodeAt(index) | 32;
    if (lower < 97 || lower > 122) return undefined;
  }
  return { kind: 'PosixClass', start: at, end, name: text.slice(at + 1, end - 1) };
}

function readParts(text: string, from: number, end: number, errors: PatternSyntaxError[]): ClassPart[] {
  const parts: ClassPart[] = [];
  let at = from;
  while (at < end) {
    if (text[at] === '[' && text[at + 1] === ':') {
      const close = text.indexOf(':]', at + 2);
      if (close >= 0 && close + 2 <= end) {
        parts.push({ kind: 'PosixClass', start: at, end: close + 2, name: text.slice(at + 2, close) });
        at = close + 2;
        continue;
      }
    }
    const range = readRange(text, at, end, errors);
    parts.push(range);
    at = range.end;
  }
  return parts;
}

function readRange(text: string, start: number, end: number, errors: PatternSyntaxError[]): CharacterRange {
  const first = readCharacter(text, start, end);
  const dash = first.end;
  if (text[dash] !== '-' || dash + 1 >= end || (text[dash + 1] === '[' && text[dash + 2] === ':')) {
    return { kind: 'CharacterRange', start, end: first.end, first: first.codePoint, last: first.codePoint };
  }
  const last = readCharacter(text, dash + 1, end);
  if (last.codePoint < first.codePoint) {
    const message = 'Put the lower end of the range first.';
    errors.push({ code: 'dpl-range-order', start, end: last.end, message });
    return { kind: 'CharacterRange', start, end: last.end, first: last.codePoint, last: first.codePoint };
  }
  return { kind: 'CharacterRange', start, end: last.end, first: first.codePoint, last: last.codePoint };
}

function readCharacter(text: string, at: number, end: number): { codePoint: number; end: number } {
  if (text[at] === '\\' && at + 1 < end) return readEscape(text, at, end);
  const codePoint = text.codePointAt(at) ?? 0;
  return { codePoint, end: Math.min(end, at + (codePoint > 0xffff ? 2 : 1)) };
}
