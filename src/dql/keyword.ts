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
      if (spells(text, start + 1, 'nd')) return TokenKind.And;
      if (spells(text, start + 1, 'sc')) return TokenKind.Asc;
      break;
    case 100: // d
      if (length === 4 && spells(text, start + 1, 'esc')) return TokenKind.Desc;
      break;
    case 102: // f
      if (length === 5 && spells(text, start + 1, 'alse')) return TokenKind.False;
      break;
    case 105: // i
      if (length === 2 && spells(text, start + 1, 'n')) return TokenKind.In;
      break;
    case 110: // n
      if (length === 3 && spells(text, start + 1, 'ot')) return TokenKind.Not;
      if (length === 4 && spells(text, start + 1, 'ull')) return TokenKind.Null;
      break;
    case 111: // o
      if (length === 2 && spells(text, start + 1, 'r')) return TokenKind.Or;
      break;
    case 116: // t
      if (length === 4 && spells(text, start + 1, 'rue')) return TokenKind.True;
      break;
    case 120: // x
      if (length === 3 && spells(text, start + 1, 'or')) return TokenKind.Xor;
      break;
  }
  return TokenKind.Identifier;
}

/** Whether a word, given in lower case, stands at an offset in any case. */
export function spells(text: string, start: number, word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    if ((codeAt(text, start + at) | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}
