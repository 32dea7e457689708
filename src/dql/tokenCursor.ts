/** Where a parser stands in a token table: one significant token at a time, and the errors found so far. */

import type { TokenTable } from './lexer.ts';
import { TokenKind } from './tokenKind.ts';
import type { Missing, QuerySyntaxError, SyntaxErrorCode } from './tree.ts';

/** Nobody reads more; bounds the memory that hostile text costs. */
const MAX_ERRORS = 1000;

export class TokenCursor {
  protected readonly text: string;
  protected readonly kinds: Uint8Array;
  protected readonly starts: Int32Array;
  /** Index, kind and offset of the current token, which is never trivia. */
  protected at = -1;
  protected kind: number = TokenKind.EndOfText;
  protected start = 0;
  /** Where the significant token before the current one ends. */
  protected lastEnd = 0;
  protected readonly errors: QuerySyntaxError[] = [];
  /** Errors before this offset repeat one that has been reported. */
  #errorFloor = 0;

  constructor(text: string, tokens: TokenTable) {
    this.text = text;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.skipTrivia();
  }

  protected advance(): void {
    if (this.kind !== TokenKind.EndOfText) this.lastEnd = this.starts[this.at + 1]!;
    this.skipTrivia();
  }

  private skipTrivia(): void {
    const kinds = this.kinds;
    let at = this.at;
    if (this.kind === TokenKind.EndOfText && at >= 0) return;
    let kind: number;
    do kind = kinds[++at]!;
    while (kind <= TokenKind.UnterminatedComment);
    this.at = at;
    this.kind = kind;
    this.start = this.starts[at]!;
  }

  /** The offset after the current token. */
  protected tokenEnd(): number {
    return this.kind === TokenKind.EndOfText ? this.start : this.starts[this.at + 1]!;
  }

  /** The index of the significant token after the current one. */
  protected following(): number {
    if (this.kind === TokenKind.EndOfText) return this.at;
    let at = this.at + 1;
    while (this.kinds[at]! <= TokenKind.UnterminatedComment) at++;
    return at;
  }

  protected missing(): Missing {
    return { kind: 'Missing', start: this.lastEnd, end: this.lastEnd };
  }

  /** One error a place: what follows from a reported one stays silent. */
  protected report(
    code: SyntaxErrorCode,
    start: number,
    end: number,
    message: string,
    args: readonly string[] = [],
  ): void {
    if (start < this.#errorFloor || this.errors.length >= MAX_ERRORS) return;
    this.#errorFloor = start + 1;
    this.errors.push({ code, start, end, message, arguments: args });
  }

  /** `PARSE_ERROR` at the current token; `wanted` says what would be right here. */
  protected unexpected(wanted: string): void {
    if (this.kind === TokenKind.EndOfText) {
      this.report('PARSE_ERROR', this.lastEnd, this.lastEnd, `The query ends too early: ${wanted} is missing.`);
      return;
    }
    const end = this.tokenEnd();
    const shown = this.text.slice(this.start, Math.min(end, this.start + 80));
    this.report('PARSE_ERROR', this.start, end, `\`${shown}\` is not expected here: ${wanted} is.`, [`\`${shown}\``]);
  }
}
