/** Blanks between two tokens on one line. */

import { isName, TokenKind } from './tokenKind.ts';

/**
 * What separates two tokens: nothing or a blank. `tight` asks for nothing where that is possible; `blank` says whether white space
 * stands there now, which decides where the pair is no part of well-formed DQL.
 */
export function separation(left: number, right: number, blank: boolean, tight: boolean): '' | ' ' {
  const kept = blank ? ' ' : '';
  if (right === TokenKind.Comma) return '';
  if (isUnclear(left) || isUnclear(right)) return kept;
  // Two braces side by side can read as a template.
  if (left === TokenKind.BraceOpen && right === TokenKind.BraceOpen) return ' ';
  if (left === TokenKind.BraceClose && right === TokenKind.BraceClose) return ' ';
  if (isOpening(left) || isClosing(right)) return '';
  if (right === TokenKind.Colon) return left === TokenKind.Variable ? kept : '';
  if (tight) return '';
  return right === TokenKind.ParenthesisOpen && (isName(left) || left === TokenKind.Not) ? kept : ' ';
}

function isOpening(kind: number): boolean {
  return kind === TokenKind.ParenthesisOpen || kind === TokenKind.BracketOpen || kind === TokenKind.BraceOpen;
}

function isClosing(kind: number): boolean {
  return kind === TokenKind.ParenthesisClose || kind === TokenKind.BracketClose || kind === TokenKind.BraceClose;
}

/** Tokens whose neighbours may become part of them. */
function isUnclear(kind: number): boolean {
  return (
    kind === TokenKind.Template ||
    kind === TokenKind.Foreign ||
    kind === TokenKind.Dot ||
    kind === TokenKind.InvalidNumber
  );
}
