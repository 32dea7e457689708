/** Writes the tokens of a tree one after the other into a layout, with the comments and blanks between them. */

import type { Layout } from './layout.ts';
import { separation } from './spacing.ts';
import { isComment, isTrivia, TokenKind } from './tokenKind.ts';
import type { Tree } from './tree.ts';

/** Whether a pipe begins the line of its command or ends the line before it. */
export type PipeStyle = 'lineStart' | 'lineEnd';

/** What separates a token from the one before it. */
type Separation = 'space' | 'tight' | 'line' | 'softLine' | 'newline';

export class TokenWriter {
  /** What separates the next token from the one before it. */
  pending: Separation = 'space';
  readonly #tree: Tree;
  readonly #layout: Layout;
  readonly #pipeStyle: PipeStyle;
  /** Index of the first token that has not been written, trivia included, and whether what comes before it has. */
  #at = 0;
  #separated = false;
  #previous: number = TokenKind.EndOfText;

  constructor(tree: Tree, layout: Layout, pipeStyle: PipeStyle) {
    this.#tree = tree;
    this.#layout = layout;
    this.#pipeStyle = pipeStyle;
  }

  /** The kind of the token written last, a comment included; the end of the text while there is none. */
  get previous(): number {
    return this.#previous;
  }

  /** Opens a group behind what separates it from the token before it. */
  begin(): void {
    this.separate();
    this.#layout.open();
  }

  /** Writes all tokens that begin before `offset`. */
  upTo(offset: number): void {
    const { starts, kinds, count } = this.#tree.tokens;
    for (;;) {
      const token = this.#significant();
      if (token >= count - 1 || starts[token]! >= offset) return;
      const kind = kinds[token]!;
      if (kind === TokenKind.Pipe) this.#pipe();
      else this.next();
      if (kind === TokenKind.Comma) this.pending = 'line';
    }
  }

  /** Writes all tokens before the last one that ends at `offset`, so that a closing bracket is next. */
  upToLast(offset: number): void {
    const { starts, kinds } = this.#tree.tokens;
    let last = this.#at;
    while (starts[last + 1] !== undefined && starts[last + 1]! < offset) last++;
    if (starts[last + 1] === offset && isClosing(kinds[last]!)) this.upTo(starts[last]!);
    else this.upTo(offset);
  }

  #pipe(): void {
    if (this.#pipeStyle === 'lineStart') {
      if (this.#previous !== TokenKind.EndOfText) this.pending = 'newline';
      this.next();
      return;
    }
    this.separate();
    const endsLine = this.#previous !== TokenKind.EndOfText && !isComment(this.#previous);
    this.next();
    if (endsLine) this.pending = 'newline';
  }

  /** Writes the next token that is no trivia, with the comments before it. */
  next(): void {
    this.separate();
    const { text, tokens } = this.#tree;
    const token = this.#at;
    if (token >= tokens.count - 1) return;
    this.#layout.text(text.slice(tokens.starts[token], tokens.starts[token + 1]));
    this.#previous = tokens.kinds[token]!;
    this.#at = token + 1;
    this.#separated = false;
    this.pending = 'space';
  }

  #significant(): number {
    const { kinds } = this.#tree.tokens;
    let token = this.#at;
    while (isTrivia(kinds[token]!)) token++;
    return token;
  }

  /** Writes what stands between the token before and the next one: comments, a blank, or where a line may break. */
  separate(): void {
    if (this.#separated) return;
    this.#separated = true;
    const { text, tokens } = this.#tree;
    const token = this.#significant();
    let newlines = 0;
    let blank = false;
    for (; this.#at < token; this.#at++) {
      const kind = tokens.kinds[this.#at]!;
      const piece = text.slice(tokens.starts[this.#at], tokens.starts[this.#at + 1]);
      if (!isComment(kind)) {
        newlines += countNewlines(piece);
        blank = true;
        continue;
      }
      this.#beforeComment(newlines);
      this.#layout.text(piece);
      this.#previous = kind;
      this.pending =
        kind === TokenKind.LineComment || startsLine(text, tokens.starts[this.#at + 1]!) ? 'newline' : 'space';
      newlines = 0;
    }
    if (token >= tokens.count - 1) return;
    this.#gap(tokens.kinds[token]!, newlines, blank);
  }

  #beforeComment(newlines: number): void {
    if (this.#previous === TokenKind.EndOfText) return;
    if (newlines === 0 && this.pending !== 'newline') this.#layout.text(' ');
    else if (newlines === 0 && !isComment(this.#previous)) this.#layout.text(' ');
    else this.#layout.newline(newlines > 1 ? 1 : 0);
  }

  #gap(kind: number, newlines: number, blank: boolean): void {
    if (this.#previous === TokenKind.EndOfText) return;
    const afterComment = isComment(this.#previous);
    switch (this.pending) {
      case 'newline':
        this.#layout.newline(newlines > 1 && (kind === TokenKind.Pipe || afterComment) ? 1 : 0);
        break;
      case 'line':
        this.#layout.line(' ');
        break;
      case 'softLine':
        this.#layout.line(separation(this.#previous, kind, blank, true));
        break;
      default: {
        const space = afterComment ? ' ' : separation(this.#previous, kind, blank, this.pending === 'tight');
        if (space !== '') this.#layout.text(space);
      }
    }
  }
}

function isClosing(kind: number): boolean {
  return kind === TokenKind.ParenthesisClose || kind === TokenKind.BracketClose || kind === TokenKind.BraceClose;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Whether nothing but blanks stands between an offset and the end of its line. */
function startsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9 || text.charCodeAt(at) === 13) at++;
  return text.charCodeAt(at) === 10;
}
