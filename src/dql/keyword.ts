/** Words that are more than names. */

import { codeAt } from './characters.ts';
import { TokenKind } from './tokenKind.ts';

/** The kind of a word of two to five letters, in any case; names that are no keyword are identifiers. */
export function keyword(text: string, start: number, end: number): number {
  const first = codeAt(text, start) | 32;
  const length = end - start;
  switch (first) {
    case 97: // a
      if (length !== 3) break;
      if (follows(text, start, 'nd')) return TokenKind.And;
      if (follows(text, start, 'sc')) return TokenKind.Asc;
      break;
    case 100: // d
      if (length === 4 && follows(text, start, 'esc')) return TokenKind.Desc;
      break;
    case 102: // f
      if (length === 5 && follows(text, start, 'alse')) return TokenKind.False;
      break;
    case 105: // i
      if (length === 2 && follows(text, start, 'n')) return TokenKind.In;
      break;
    case 110: // n
      if (length === 3 && follows(text, start, 'ot')) return TokenKind.Not;
      if (length === 4 && follows(text, start, 'ull')) return TokenKind.Null;
      break;
    case 111: // o
      if (length === 2 && follows(text, start, 'r')) return TokenKind.Or;
      break;
    case 116: // t
      if (length === 4 && follows(text, start, 'rue')) return TokenKind.True;
      break;
    case 120: // x
      if (length === 3 && follows(text, start, 'or')) return TokenKind.Xor;
      break;
  }
  return TokenKind.Identifier;
}

function follows(text: string, start: number, rest: string): boolean {
  for (let at = 0; at < rest.length; at++) {
    if ((codeAt(text, start + 1 + at) | 32) !== rest.charCodeAt(at)) return false;
  }
  return true;
}
