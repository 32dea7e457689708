/**
 * Splits DQL text into tokens that cover every character of it. Never throws, in linear time; what is no DQL becomes a token of
 * a kind of its own. Source of the rules: docs "DQL language reference", "DQL data types".
 */

import {
  classes,
  classOf,
  codeAt,
  DIGIT,
  isDigit,
  isForeignLetter,
  isHexadecimal,
  isLineBreak,
  isWordPart,
  LETTER,
  SPACE,
} from './characters.ts';
import { keyword } from './keyword.ts';
import { scanQuotingTemplate, scanTemplate } from './templateScanner.ts';
import { TokenKind } from './tokenKind.ts';

/** All tokens of a text, trivia included, in order and without gaps; the last one is the empty `EndOfText`. */
export interface TokenTable {
  readonly count: number;
  /** One `TokenKind` per token. */
  readonly kinds: Uint8Array;
  /** UTF-16 offsets: token `i` ends where token `i + 1` starts. */
  readonly starts: Int32Array;
}

/** Token kinds of single characters. */
const punctuation = new Uint8Array(128).fill(TokenKind.Foreign);
const singles: readonly (readonly [string, TokenKind])[] = [
  ['|', TokenKind.Pipe],
  [',', TokenKind.Comma],
  [':', TokenKind.Colon],
  ['(', TokenKind.ParenthesisOpen],
  [')', TokenKind.ParenthesisClose],
  ['[', TokenKind.BracketOpen],
  [']', TokenKind.BracketClose],
  ['{', TokenKind.BraceOpen],
  ['}', TokenKind.BraceClose],
  ['+', TokenKind.Plus],
  ['-', TokenKind.Minus],
  ['*', TokenKind.Star],
  ['%', TokenKind.Percent],
  ['@', TokenKind.At],
  ['~', TokenKind.Tilde],
];
for (const [character, kind] of singles) punctuation[character.charCodeAt(0)] = kind;

/** Texts up to this length are tokenized into memory that is kept. */
const SCRATCH = 1 << 15;
const scratchKinds = new Uint8Array(SCRATCH);
const scratchStarts = new Int32Array(SCRATCH);

export function tokenize(text: string): TokenTable {
  const { kinds, starts, count } = scan(text);
  return { count, kinds: kinds.slice(0, count), starts: starts.slice(0, count) };
}

/** Like `tokenize`, for use before the next call: the arrays are used again then, and longer than `count`. */
export function scan(text: string): TokenTable {
  const room = text.length + 1;
  const kinds = room <= SCRATCH ? scratchKinds : new Uint8Array(room);
  const starts = room <= SCRATCH ? scratchStarts : new Int32Array(room);
  return { count: new Lexer(text).run(kinds, starts), kinds, starts };
}

class Lexer {
  readonly #text: string;
  readonly #length: number;
  #position = 0;
  /** Once a quote had no partner up to the end of the text, later ones are only looked for on their own line: keeps time linear. */
  #quotesPair = true;

  constructor(text: string) {
    this.#text = text;
    this.#length = text.length;
  }

  run(kinds: Uint8Array, starts: Int32Array): number {
    const text = this.#text;
    const length = this.#length;
    let at = 0;
    let count = 0;
    let previous: number = TokenKind.EndOfText;
    while (at < length) {
      const start = at;
      starts[count] = start;
      let code = text.charCodeAt(at);
      const characters = classOf(code);
      let kind: number;
      if (characters === SPACE) {
        do at++;
        while (at < length && classOf(text.charCodeAt(at)) === SPACE);
        kinds[count++] = TokenKind.WhiteSpace;
        continue;
      }
      if (characters === LETTER) {
        do code = ++at < length ? text.charCodeAt(at) : 0;
        while (code < 128 && classes[code]! >= LETTER);
        if (code < 128 && code !== 46 && code !== 36 && code !== 123) {
          kind = at - start <= 5 ? keyword(text, start, at) : TokenKind.Identifier;
        } else {
          this.#position = at;
          kind = this.#restOfWord(start, code);
          at = this.#position;
        }
      } else {
        this.#position = at;
        kind = characters === DIGIT ? this.#number(code) : this.#symbol(code, previous);
        at = this.#position;
      }
      kinds[count++] = kind;
      if (kind > TokenKind.UnterminatedComment) previous = kind;
    }
    starts[count] = length;
    kinds[count++] = TokenKind.EndOfText;
    return count;
  }

  /** A name whose first segment ends at the position, before `code`. */
  #restOfWord(start: number, following: number): number {
    const text = this.#text;
    let at = this.#position;
    let code = following;
    let kind: number = TokenKind.Identifier;
    while (code === 46 && isWordPart(codeAt(text, at + 1))) {
      kind = TokenKind.DottedIdentifier;
      at += 2;
      code = codeAt(text, at);
      while (isWordPart(code)) code = codeAt(text, ++at);
    }
    if (isForeignLetter(code === 46 ? codeAt(text, at + 1) : code)) return this.#invalidWord(at + 1);
    if (code === 36 || code === 123 || code === 46) {
      const end = scanTemplate(text, code === 46 ? at + 1 : at, TokenKind.Minus);
      if (end > 0) {
        this.#position = end;
        return TokenKind.Template;
      }
    }
    this.#position = at;
    return kind === TokenKind.Identifier && at - start <= 5 ? keyword(text, start, at) : kind;
  }

  #number(first: number): number {
    const text = this.#text;
    const start = this.#position;
    let at = start + 1;
    let code = codeAt(text, at);
    if (first === 48 && (code | 32) === 120) {
      at++;
      while (isWordPart(codeAt(text, at))) at++;
      this.#position = at;
      return isHexadecimal(text, start + 2, at) ? TokenKind.HexLong : TokenKind.InvalidNumber;
    }
    while (code >= 48 && code <= 57) code = codeAt(text, ++at);
    let kind: number = TokenKind.Long;
    if (code === 46 && isDigit(codeAt(text, at + 1))) {
      kind = TokenKind.Double;
      at += 2;
      while (isDigit(codeAt(text, at))) at++;
      code = codeAt(text, at);
    }
    if ((code | 32) === 101) {
      const sign = codeAt(text, at + 1);
      let digits = at + (sign === 43 || sign === 45 ? 2 : 1);
      const exponent = digits;
      while (isDigit(codeAt(text, digits))) digits++;
      if (!isWordPart(codeAt(text, digits)) && (digits > exponent || exponent === at + 1)) {
        this.#position = digits;
        return TokenKind.Double;
      }
    }
    if (isWordPart(code) || isForeignLetter(code)) {
      do code = codeAt(text, ++at);
      while (isWordPart(code) || isForeignLetter(code));
      kind = kind === TokenKind.Double ? TokenKind.InvalidNumber : TokenKind.Duration;
    }
    this.#position = at;
    return kind;
  }

  #symbol(code: number, previous: number): number {
    const text = this.#text;
    const start = this.#position;
    const following = codeAt(text, start + 1);
    switch (code) {
      case 34: // "
        return this.#doubleQuoted();
      case 39: // '
        return this.#onLine(39, TokenKind.SingleQuotedString, TokenKind.UnterminatedString);
      case 96: // `
        return following === 96
          ? this.#doubleBackticks()
          : this.#onLine(96, TokenKind.QuotedIdentifier, TokenKind.UnterminatedIdentifier);
      case 47: // /
        if (following === 47) return this.#lineComment();
        if (following === 42) return this.#blockComment();
        return this.#take(1, TokenKind.Slash);
      case 61: // =
        return following === 61 ? this.#take(2, TokenKind.Equal) : this.#take(1, TokenKind.Assign);
      case 33: // !
        return following === 61 ? this.#take(2, TokenKind.NotEqual) : this.#take(1, TokenKind.Foreign);
      case 60: // <
        if (following === 61) return this.#take(2, TokenKind.LessEqual);
        return following === 62 ? this.#take(2, TokenKind.Foreign) : this.#take(1, TokenKind.Less);
      case 62: // >
        return following === 61 ? this.#take(2, TokenKind.GreaterEqual) : this.#take(1, TokenKind.Greater);
      case 38: // &
        return this.#take(following === 38 ? 2 : 1, TokenKind.Foreign);
      case 36: // $
        return this.#dollar(following, previous);
      case 46: // .
        if (following === 46 && codeAt(text, start + 2) === 46) return this.#take(3, TokenKind.Template);
        return this.#take(1, TokenKind.Dot);
      case 0x2026: // …
        return this.#take(1, TokenKind.Template);
      case 123: // {
        if (following === 123) {
          const end = scanTemplate(text, start, previous);
          if (end > 0) {
            this.#position = end;
            return TokenKind.Template;
          }
        }
        return this.#take(1, TokenKind.BraceOpen);
      default:
        if (code < 128) return this.#take(1, punctuation[code]!);
        return isForeignLetter(code) ? this.#invalidWord(start + 1) : this.#take(1, TokenKind.Foreign);
    }
  }

  #take(characters: number, kind: number): number {
    this.#position += characters;
    return kind;
  }

  /** A name with letters that need backticks, read up to `from`. */
  #invalidWord(from: number): number {
    const text = this.#text;
    let at = from;
    for (;;) {
      const code = codeAt(text, at) === 46 ? codeAt(text, at + 1) : codeAt(text, at);
      if (!isWordPart(code) && !isForeignLetter(code)) break;
      at++;
    }
    this.#position = at;
    return TokenKind.InvalidIdentifier;
  }

  #dollar(following: number, previous: number): number {
    const text = this.#text;
    let at = this.#position + 1;
    if (following < 128 && classes[following] === LETTER) {
      while (isWordPart(codeAt(text, at))) at++;
      const modifier = codeAt(text, at + 1);
      if (codeAt(text, at) === 58 && modifier < 128 && classes[modifier] === LETTER) {
        at += 2;
        while (isWordPart(codeAt(text, at))) at++;
      }
      // `$type.name`: the text around a variable makes a name together with its value.
      const isPart = codeAt(text, at) === 46 && isWordPart(codeAt(text, at + 1));
      if (isPart)
        do at++;
        while (isWordPart(codeAt(text, at)) || codeAt(text, at) === 46);
      this.#position = at;
      return isPart ? TokenKind.Template : TokenKind.Variable;
    }
    const end = scanTemplate(text, this.#position, previous);
    if (end === 0) return this.#take(1, TokenKind.Foreign);
    this.#position = end;
    return TokenKind.Template;
  }

  #lineComment(): number {
    const text = this.#text;
    let at = this.#position + 2;
    while (at < this.#length && !isLineBreak(codeAt(text, at))) at++;
    this.#position = at;
    return TokenKind.LineComment;
  }

  #blockComment(): number {
    const close = this.#text.indexOf('*/', this.#position + 2);
    this.#position = close < 0 ? this.#length : close + 2;
    return close < 0 ? TokenKind.UnterminatedComment : TokenKind.BlockComment;
  }

  #doubleQuoted(): number {
    const text = this.#text;
    const start = this.#position;
    if (codeAt(text, start + 1) === 34 && codeAt(text, start + 2) === 34) return this.#tripleQuoted();
    let kind: number = TokenKind.String;
    let lineEnd = 0;
    for (let at = start + 1; at < this.#length; at++) {
      const code = codeAt(text, at);
      if (code === 34) {
        this.#position = at + 1;
        return kind;
      }
      if (code === 92) {
        kind = TokenKind.EscapedString;
        at++;
      } else if (code === 123) {
        // Behind `$`, or the first of two.
        const from = codeAt(text, at - 1) === 36 ? at - 1 : at;
        const end = scanQuotingTemplate(text, from);
        if (end > 0) at = end - 1;
      } else if (lineEnd === 0 && isLineBreak(code)) {
        if (!this.#quotesPair) {
          this.#position = at;
          return TokenKind.UnterminatedString;
        }
        lineEnd = at;
      }
    }
    this.#quotesPair = false;
    this.#position = lineEnd || this.#length;
    return TokenKind.UnterminatedString;
  }

  /** The longest run of quotes closes, its last three being the delimiter; those before them belong to the text. */
  #tripleQuoted(): number {
    const text = this.#text;
    const start = this.#position;
    let run = start + 3;
    while (codeAt(text, run) === 34) run++;
    if (run - start >= 6) {
      this.#position = run;
      return TokenKind.TripleQuotedString;
    }
    const close = this.#quotesPair ? text.indexOf('"""', run) : -1;
    if (close < 0) {
      this.#quotesPair = false;
      let at = start + 3;
      while (at < this.#length && !isLineBreak(codeAt(text, at))) at++;
      this.#position = at;
      return TokenKind.UnterminatedString;
    }
    let end = close + 3;
    while (codeAt(text, end) === 34) end++;
    this.#position = end;
    return TokenKind.TripleQuotedString;
  }

  /** ` ``a name`` `, as published queries write it now and then; nothing in between is an empty name. */
  #doubleBackticks(): number {
    const text = this.#text;
    const start = this.#position;
    let at = start + 2;
    while (at < this.#length && !isLineBreak(codeAt(text, at)) && codeAt(text, at) !== 96) at++;
    const closed = at > start + 2 && codeAt(text, at) === 96 && codeAt(text, at + 1) === 96;
    this.#position = closed ? at + 2 : start + 2;
    return TokenKind.QuotedIdentifier;
  }

  #onLine(quote: number, closed: number, open: number): number {
    const text = this.#text;
    let at = this.#position + 1;
    for (; at < this.#length; at++) {
      const code = codeAt(text, at);
      if (code === quote) {
        this.#position = at + 1;
        return closed;
      }
      if (code === 92 && at + 1 < this.#length && !isLineBreak(codeAt(text, at + 1))) at++;
      else if (isLineBreak(code)) break;
    }
    this.#position = at;
    return open;
  }
}
