/** How the service writes the name of a computed column. Source: docs result tables. */

import { tokenize } from '../lexer.ts';
import { isName, isTrivia, TokenKind } from '../tokenKind.ts';

/** The text of an expression with the blanks of the service; nothing where it is not certain what they are. */
export function withCanonicalBlanks(text: string): string | undefined {
  const { kinds, starts, count } = tokenize(text);
  let result = '';
  let left: number = TokenKind.EndOfText;
  let isSign = false;
  for (let at = 0; at < count; at++) {
    const kind = kinds[at]!;
    if (kind === TokenKind.EndOfText || kind === TokenKind.WhiteSpace) continue;
    if (isTrivia(kind) || isUnclear(kind)) return undefined;
    // The operator, with a sub-query behind it; else it is the function.
    if (left === TokenKind.In && kind !== TokenKind.ParenthesisOpen) return undefined;
    if (left !== TokenKind.EndOfText && !isSign && isApart(left, kind)) result += ' ';
    isSign = kind === TokenKind.Minus && !endsOperand(left);
    result += text.slice(starts[at], starts[at + 1] ?? text.length);
    left = kind;
  }
  return result;
}

function isApart(left: number, right: number): boolean {
  switch (left) {
    case TokenKind.ParenthesisOpen:
    case TokenKind.BracketOpen:
    case TokenKind.BraceOpen:
    case TokenKind.Colon:
    case TokenKind.At:
      return false;
  }
  switch (right) {
    case TokenKind.ParenthesisClose:
    case TokenKind.BracketClose:
    case TokenKind.BraceClose:
    case TokenKind.BracketOpen:
    case TokenKind.Comma:
    case TokenKind.Colon:
      return false;
    case TokenKind.At:
      return !endsOperand(left);
    case TokenKind.ParenthesisOpen:
      return !isName(left);
    default:
      return true;
  }
}

/** Whether what follows the token goes on with an expression: a minus subtracts, an alignment is of what stands before it. */
function endsOperand(kind: number): boolean {
  return (
    (kind >= TokenKind.Identifier && kind < TokenKind.Not) ||
    kind === TokenKind.ParenthesisClose ||
    kind === TokenKind.BracketClose
  );
}

/** What expressions do not hold, or what stands for other text. */
function isUnclear(kind: number): boolean {
  switch (kind) {
    case TokenKind.Variable:
    case TokenKind.Template:
    case TokenKind.Dot:
    case TokenKind.Pipe:
    case TokenKind.Foreign:
    case TokenKind.InvalidNumber:
    case TokenKind.InvalidIdentifier:
    case TokenKind.UnterminatedIdentifier:
    case TokenKind.UnterminatedString:
      return true;
    default:
      return false;
  }
}
