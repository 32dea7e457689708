/**
 * Placeholders of other tools (`{{ name }}`, `${ name }`) in DQL text. `{{a}}` is also a superfluous but valid nested group, so
 * braces are a template only where a group makes no sense or where they are written the way templates are.
 */

import { TokenKind } from './tokenKind.ts';

/** Longer ones are no placeholders; bounds the look-ahead. */
const LONGEST = 300;

/**
 * The end of the template that begins at `start` together with the name characters glued to it (`${unit}s`, `{{a}}.b`), or 0 when
 * none begins there. `previous` is the kind of the token before it.
 */
export function scanTemplate(text: string, start: number, previous: number): number {
  let end = templateEnd(text, start, previous);
  if (end === 0) return 0;
  for (;;) {
    while (isGlue(text, end)) end++;
    const next = templateEnd(text, end, TokenKind.Minus);
    if (next === 0) return end;
    end = next;
  }
}

function templateEnd(text: string, start: number, previous: number): number {
  const first = text.charCodeAt(start);
  const second = text.charCodeAt(start + 1);
  if (second !== 123) return 0;
  if (first === 36) return dollarEnd(text, start + 2);
  return first === 123 && text.charCodeAt(start + 2) !== 123 ? braceEnd(text, start + 2, previous) : 0;
}

/**
 * The end of a template inside a string that has quotes of its own (`"{{ .host | default "a" }}"`), or 0 when none begins at `start`.
 * Without quotes it is text like any other.
 */
export function scanQuotingTemplate(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (text.charCodeAt(start + 1) !== 123 || (first !== 36 && first !== 123)) return 0;
  const limit = Math.min(text.length, start + LONGEST);
  let quotes = 0;
  for (let at = start + 2; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 123) return 0;
    // `"{{a", "b}}"` is two strings: in a template a quote begins a word, and another one ends it.
    if (code === 34 && quotes++ % 2 === 0 && !' (,|='.includes(text.charAt(at - 1))) return 0;
    if (code === 125 && (first === 36 || text.charCodeAt(at + 1) === 125)) {
      return quotes > 0 && quotes % 2 === 0 ? at + (first === 36 ? 1 : 2) : 0;
    }
  }
  return 0;
}

function dollarEnd(text: string, start: number): number {
  let depth = 1;
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return 0;
    if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return at + 1;
  }
  return 0;
}

function braceEnd(text: string, start: number, previous: number): number {
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 123) return 0;
    if (code === 125) {
      if (text.charCodeAt(at + 1) !== 125) return 0;
      return canBeGroup(text, start, at, previous) ? 0 : at + 2;
    }
  }
  return 0;
}

function canBeGroup(text: string, start: number, end: number, previous: number): boolean {
  const first = text.charCodeAt(start) | 32;
  return (
    ((first >= 97 && first <= 122) || first === 96 || first === 34) &&
    text.charCodeAt(end - 1) !== 32 &&
    isGroupEnd(text, end + 2) &&
    (previous === TokenKind.Colon || previous === TokenKind.BraceOpen || previous === TokenKind.Identifier)
  );
}

/** Whether a list item ends here: an operator or text glued to it is no sign of a group. */
function isGroupEnd(text: string, start: number): boolean {
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at >= text.length || '\n\r,|)]}/'.includes(text.charAt(at));
}

function isGlue(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 46) return isWord(text.charCodeAt(at + 1));
  return isWord(code);
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122) || code === 95;
}
