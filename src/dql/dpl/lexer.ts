/** Splits a DPL pattern into tokens. Total: every text has tokens; white space and comments are skipped. */

export type PatternTokenKind =
  | 'name'
  | 'string'
  | 'class'
  | 'number'
  | 'comment'
  | 'lookAround'
  /** One of `( ) { } | ? * + : ; , = $`, or `[]`. */
  | 'punctuation'
  | 'unknown'
  | 'end';

export interface PatternToken {
  readonly kind: PatternTokenKind;
  readonly start: number;
  readonly end: number;
  /** As written, for punctuation and look-around; else empty. */
  readonly text: string;
  /** A string, class or comment without its end. */
  readonly unterminated: boolean;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const BACKSLASH = 92;
const PUNCTUATION = '(){}|?*+:;,=$';

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

/** The tokens of a pattern, comments included, ending with one `end` token. */
export function lexPattern(text: string): PatternToken[] {
  const tokens: PatternToken[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === LF || code === CR || code === TAB || code === 11 || code === 12 || code === 0xa0) {
      at++;
      continue;
    }
    const token = lexOne(text, at, code);
    tokens.push(token);
    at = token.end;
  }
  tokens.push(make('end', text.length, text.length));
  return tokens;
}

function make(kind: PatternTokenKind, start: number, end: number, text = '', unterminated = false): PatternToken {
  return { kind, start, end, text, unterminated };
}

function lexOne(text: string, start: number, code: number): PatternToken {
  if (isNameStart(code)) return make('name', start, nameEnd(text, start));
  if (isDigit(code) || (code === 45 && isDigit(text.charCodeAt(start + 1)))) {
    return make('number', start, numberEnd(text, start));
  }
  if (code === 39 || code === 34) return lexString(text, start, code);
  if (code === 91) {
    if (text.charCodeAt(start + 1) === 93) return make('punctuation', start, start + 2, '[]');
    return lexClass(text, start);
  }
  if (code === 47) {
    const next = text.charCodeAt(start + 1);
    if (next === 47) {
      const line = text.indexOf('\n', start);
      return make('comment', start, line < 0 ? text.length : line);
    }
    if (next === 42) {
      const close = text.indexOf('*/', start + 2);
      return close < 0 ? make('comment', start, text.length, '', true) : make('comment', start, close + 2);
    }
  }
  for (const mark of ['>>', '!>>', '<<', '!<<']) {
    if (text.startsWith(mark, start)) return make('lookAround', start, start + mark.length, mark);
  }
  const character = text.charAt(start);
  if (PUNCTUATION.includes(character)) return make('punctuation', start, start + 1, character);
  const width = code >= 0xd800 && code < 0xdc00 && start + 1 < text.length ? 2 : 1;
  return make('unknown', start, start + width);
}

/** Dots belong to the name: `LONG:http.status`. */
function nameEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isNamePart(code)) at++;
    else if (code === 46 && isNamePart(text.charCodeAt(at + 1))) at += 2;
    else break;
  }
  return at;
}

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isNamePart(code)) at++;
    else if (code === 46 && isDigit(text.charCodeAt(at + 1))) at += 2;
    else if ((code === 43 || code === 45) && (text[at - 1] === 'e' || text[at - 1] === 'E')) at++;
    else break;
  }
  return at;
}

function lexString(text: string, start: number, quote: number): PatternToken {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) return make('string', start, at + 1);
    at += code === BACKSLASH ? 2 : 1;
  }
  return make('string', start, text.length, '', true);
}

function lexClass(text: string, start: number): PatternToken {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 93) return make('class', start, at + 1);
    if (code === BACKSLASH) at += 2;
    else if (code === 91 && text.charCodeAt(at + 1) === 58) {
      const close = text.indexOf(':]', at + 2);
      at = close < 0 ? at + 1 : close + 2;
    } else at++;
  }
  return make('class', start, text.length, '', true);
}

/** The text of a quoted literal without its quotes and escapes; `end` leaves out a missing end quote. */
export function unescapePattern(text: string, start: number, end: number): string {
  if (text.indexOf('\\', start) < 0) return text.slice(start, end);
  let value = '';
  let at = start;
  while (at < end) {
    if (text.charCodeAt(at) !== BACKSLASH || at + 1 >= end) {
      value += text.charAt(at++);
      continue;
    }
    const character = readEscape(text, at, end);
    value += String.fromCodePoint(character.codePoint);
    at = character.end;
  }
  return value;
}

/** Reads the escape at `at`, which is a backslash with a character behind it. */
export function readEscape(text: string, at: number, end: number): { codePoint: number; end: number } {
  const letter = text.charAt(at + 1);
  switch (letter) {
    case 'n':
      return { codePoint: 10, end: at + 2 };
    case 'r':
      return { codePoint: 13, end: at + 2 };
    case 't':
      return { codePoint: 9, end: at + 2 };
    case 'x':
    case 'u': {
      const width = letter === 'x' ? 2 : 4;
      const digits = text.slice(at + 2, Math.min(at + 2 + width, end));
      const value = digits.length === width && isHexadecimal(digits) ? Number.parseInt(digits, 16) : Number.NaN;
      if (!Number.isNaN(value)) return { codePoint: value, end: at + 2 + width };
      return { codePoint: letter.charCodeAt(0), end: at + 2 };
    }
    default: {
      const codePoint = text.codePointAt(at + 1) ?? 0;
      return { codePoint, end: at + 1 + (codePoint > 0xffff ? 2 : 1) };
    }
  }
}

function isHexadecimal(digits: string): boolean {
  for (let at = 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    const lower = code | 32;
    if (!isDigit(code) && !(lower >= 97 && lower <= 102)) return false;
  }
  return true;
}
