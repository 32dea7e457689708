/** Where a parser stands in the tokens of a pattern, what it has reported, and how it goes on behind what cannot be read. */

import { lexPattern, type PatternToken, unescapePattern } from './lexer.ts';
import type { MissingMatcher, PatternSyntaxError } from './tree.ts';

/** Groups and bodies nested deeper than this are reported and skipped, so that no text exhausts the stack. */
export const MAX_DEPTH = 100;

export class PatternCursor {
  protected readonly text: string;
  protected readonly errors: PatternSyntaxError[] = [];
  protected depth = 0;
  /** Where the last token that was read ends. */
  protected lastEnd = 0;
  readonly #tokens: readonly PatternToken[];
  #at = 0;
  /** The rest was skipped because it nests too deeply. */
  #gaveUp = false;

  constructor(text: string) {
    this.text = text;
    const tokens = lexPattern(text);
    this.#tokens = tokens.filter((token) => token.kind !== 'comment');
    for (const token of tokens) {
      if (token.unterminated) this.#reportUnterminated(token);
    }
  }

  protected get token(): PatternToken {
    return this.peek(0);
  }

  protected isAtEnd(): boolean {
    return this.token.kind === 'end';
  }

  protected peek(ahead: number): PatternToken {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  protected next(): PatternToken {
    const token = this.token;
    if (token.kind !== 'end') this.#at++;
    this.lastEnd = token.end;
    return token;
  }

  protected is(text: string): boolean {
    return this.token.text === text;
  }

  protected accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.next();
    return true;
  }

  /** Consumes the closing bracket, or says that it is missing. */
  protected close(text: string, openedAt: number): number {
    if (this.is(text)) return this.next().end;
    if (this.#gaveUp) return Math.max(this.lastEnd, openedAt + 1);
    this.error('dpl-unclosed', openedAt, openedAt + 1, `Close this bracket with \`${text}\`.`);
    return Math.max(this.lastEnd, openedAt + 1);
  }

  protected error(code: string, start: number, end: number, message: string): void {
    this.errors.push({ code, start, end, message });
  }

  #reportUnterminated(token: PatternToken): void {
    const what =
      token.kind === 'class'
        ? 'character class with `]`'
        : token.kind === 'comment'
          ? 'comment with `*/`'
          : 'text with a quote';
    this.error('dpl-unterminated', token.start, token.end, `End the ${what}.`);
  }

  protected show(token: PatternToken): string {
    return token.kind === 'end' ? 'the end' : `\`${this.text.slice(token.start, token.end)}\``;
  }

  protected tooDeep(open: PatternToken): MissingMatcher {
    this.error('dpl-too-deep', open.start, open.end, `Nest groups at most ${MAX_DEPTH} deep.`);
    this.#at = this.#tokens.length - 1;
    this.#gaveUp = true;
    return { kind: 'MissingMatcher', start: open.start, end: open.end };
  }

  /** Reports and skips what stands between the elements and their closing bracket. */
  protected skipTo(closing: ')' | '}'): void {
    let depth = 0;
    let reported = false;
    while (this.token.kind !== 'end') {
      const { text } = this.token;
      if (depth === 0 && (text === closing || text === ';')) return;
      if (text === '(' || text === '{') depth++;
      if (text === ')' || text === '}') {
        if (depth === 0) return;
        depth--;
      }
      const token = this.next();
      if (!reported) {
        this.error('dpl-unexpected', token.start, token.end, `Remove ${this.show(token)}: no matcher begins with it.`);
        reported = true;
      }
    }
  }

  /** The value of a `string` token, without its quotes and escapes. */
  protected unquoted({ start, end, unterminated }: PatternToken): string {
    return unescapePattern(this.text, start + 1, unterminated ? end : end - 1);
  }
}
