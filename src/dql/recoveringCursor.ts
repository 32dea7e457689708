/** Brackets, and how a parser goes on where the text is wrong. Bounds how deep trees get. */

import { TokenCursor } from './tokenCursor.ts';
import { TokenKind } from './tokenKind.ts';
import type { Expression } from './tree.ts';

/** Expressions, groups and blocks inside each other; protects the call stack. */
export const MAX_DEPTH = 300;
/** Levels of an expression tree, chains of operators included; protects the call stack of whoever walks it. */
export const MAX_HEIGHT = 1000;

export class RecoveringCursor extends TokenCursor {
  /** How many of each bracket are open around the current token. */
  protected openParentheses = 0;
  protected openBrackets = 0;
  protected openBraces = 0;
  protected depth = 0;
  /** Of the expression that was parsed last. */
  protected height = 0;

  /** Consumes the closing bracket, or says that it is missing; a bracket of another kind that closes nothing stands in for it. */
  protected close(closer: number, shown: string): void {
    while (this.kind !== closer) {
      this.unexpected(shown);
      if (this.isStray()) {
        if (this.kinds[this.following()] !== closer) break;
      } else if (this.atListEnd() || this.kind === TokenKind.Comma) return;
      else {
        this.skipToListEnd();
        continue;
      }
      this.advance();
    }
    this.advance();
  }

  /** A closing bracket with no open partner. */
  protected isStray(): boolean {
    switch (this.kind) {
      case TokenKind.ParenthesisClose:
        return this.openParentheses === 0;
      case TokenKind.BracketClose:
        return this.openBrackets === 0;
      case TokenKind.BraceClose:
        return this.openBraces === 0;
      default:
        return false;
    }
  }

  /** A token that ends a list of items whatever list it is. */
  protected atListEnd(): boolean {
    const kind = this.kind;
    return (
      kind === TokenKind.Pipe ||
      kind === TokenKind.EndOfText ||
      kind === TokenKind.ParenthesisClose ||
      kind === TokenKind.BracketClose ||
      kind === TokenKind.BraceClose
    );
  }

  /** Passes over what cannot be read, brackets in pairs, up to a comma, a pipe or the end of the list. */
  protected skipToListEnd(): void {
    let open = 0;
    for (; this.kind !== TokenKind.EndOfText; this.advance()) {
      const kind = this.kind;
      if (kind === TokenKind.ParenthesisOpen || kind === TokenKind.BracketOpen || kind === TokenKind.BraceOpen) open++;
      else if (
        kind === TokenKind.ParenthesisClose ||
        kind === TokenKind.BracketClose ||
        kind === TokenKind.BraceClose
      ) {
        if (open > 0) open--;
        else if (!this.isStray()) return;
      } else if (open === 0 && (kind === TokenKind.Comma || kind === TokenKind.Pipe)) return;
    }
  }

  protected tooDeep(): Expression {
    this.height = 1;
    const missing = this.missing();
    this.report(
      'NESTING_TOO_DEEP',
      this.start,
      this.tokenEnd(),
      `Expressions nest deeper than ${MAX_DEPTH} levels here.`,
    );
    this.skipToListEnd();
    return missing;
  }

  protected cutOff(expression: Expression): Expression {
    this.report(
      'NESTING_TOO_DEEP',
      this.start,
      this.tokenEnd(),
      `More than ${MAX_HEIGHT} operators in one expression: split it.`,
    );
    this.skipToListEnd();
    return expression;
  }

  /** Whether there is room for one more level of brackets. */
  protected canNest(): boolean {
    return this.depth < MAX_DEPTH;
  }
}
