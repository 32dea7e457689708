/** Reads a string literal, and says how other text is written into it. */

import { type EmbeddedText, EmbeddedTextBuilder, type Surroundings } from './embeddedText.ts';
import { escapeAt, escapeOf } from './escapes.ts';
import { placeholderEnd } from './placeholders.ts';
import type { Quote } from './quotes.ts';

export interface Literal {
  /** Undefined where its end is missing. */
  readonly content: EmbeddedText | undefined;
  /** What stands in front of this belongs to the literal, whether it has an end or not. */
  readonly end: number;
}

/** The literal whose first quote is at `start`, if one is. */
export function readLiteral(text: string, start: number, quotes: readonly Quote[]): Literal | undefined {
  for (const quote of quotes) {
    quote.opens.lastIndex = start;
    const opening = quote.opens.exec(text);
    if (opening !== null) return read(text, start + opening[0].length, quote, quote.closes(opening));
  }
  return undefined;
}

function read(text: string, start: number, quote: Quote, close: string): Literal {
  const builder = new EmbeddedTextBuilder(text, start);
  let plain = start;
  for (let at = start; at < text.length; ) {
    const found = escapeAt(text, at, quote.escapes);
    if (found !== undefined) {
      builder.plain(plain, at);
      plain = at + found.length;
      builder.escaped(at, plain, found.meaning);
      at = plain;
    } else if (text.startsWith(close, at)) {
      const end = closingOf(text, at, quote, close);
      builder.plain(plain, end);
      const content = builder.build((inner, around) => written(inner, around, quote, close));
      return { content, end: end + close.length };
    } else if (quote.lines === 'none' && text[at] === '\n') return { content: undefined, end: at };
    else at = placeholderEnd(text, at, quote.placeholder) ?? at + (isGuard(text, at, quote) ? 2 : 1);
  }
  return { content: undefined, end: text.length };
}

function isGuard(text: string, at: number, { escapes }: Quote): boolean {
  return escapes.backslash === 'guard' && text[at] === '\\';
}

/** Where the closing quotes are that begin at `at` or behind it. */
function closingOf(text: string, at: number, { closesLast }: Quote, close: string): number {
  let last = at;
  while (closesLast && text.startsWith(close, last + 1)) last++;
  return last;
}

function written(text: string, around: Surroundings, quote: Quote, close: string): string | undefined {
  const [mark] = close;
  const canEscape = escapeOf(mark!, quote.escapes) !== undefined;
  if (close.length === 1 && canEscape) return escaped(text, quote, mark);
  if (isKept(text, around, quote, close)) return escaped(text, quote);
  // Several quotes in a row would close the literal; single ones are left as they are otherwise.
  return canEscape && isKept(text.replaceAll(mark!, ' '), around, quote, close)
    ? escaped(text, quote, mark)
    : undefined;
}

/** Whether the literal still ends where it ended, with `text` as it is in it. */
function isKept(text: string, { before, after, isEnd }: Surroundings, quote: Quote, close: string): boolean {
  const all = before + text + after + (isEnd ? close : '');
  const end = isEnd ? all.length - close.length : -1;
  const touched = before.length + text.length;
  for (let at = 0; at < all.length; at++) {
    if (isGuard(all, at, quote)) at++;
    else if (all.startsWith(close, at)) {
      const closing = closingOf(all, at, quote, close);
      if (closing === end) return true;
      // What stands in front of the text or behind it is escaped where it has to be.
      if (closing + close.length > before.length && at < touched) return false;
      at = closing;
    }
  }
  return !isEnd;
}

/** Undefined where the literal has no escape for a character that cannot stand for itself. */
function escaped(text: string, quote: Quote, mark?: string): string | undefined {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const end = placeholderEnd(text, at, quote.placeholder) ?? at + 1;
    const character = text.slice(at, end);
    at = end;
    if (character === mark || isEscapable(character, quote)) {
      const instead = escapeOf(character, quote.escapes);
      if (instead === undefined && (character === mark || isLineBreak(character))) return undefined;
      result += instead ?? character;
    } else result += character;
  }
  return result;
}

/** What is escaped if it can be: backslashes, and characters that nobody sees where lines cannot be seen either. */
function isEscapable(character: string, { escapes, lines }: Quote): boolean {
  if (character === '\\' || escapes.special?.includes(character)) return true;
  return lines !== 'kept' && character.length === 1 && character < ' ';
}

function isLineBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}
