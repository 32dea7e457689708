/** DQL inside a document of another language: its text, and where each of its characters stands in the document. */

import type { Span } from '../tree.ts';

interface Piece {
  /** Where it begins in the DQL and in the document. */
  readonly from: number;
  readonly at: number;
  /** As long in both, or an escape that stands for one or more characters. */
  readonly length: number;
  readonly width: number;
}

/** What stands around a text that is to be written: of the DQL, as far as it can matter. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** Behind `after` the DQL ends. */
  readonly isEnd: boolean;
}

/** What has to be written into the document for a text of the DQL; undefined where the document has no way to write it. */
type Escaping = (text: string, around: Surroundings) => string | undefined;

/** More than the longest mark that ends a text in another language. */
const REACH = 24;

export class EmbeddedText {
  /** The DQL, without what the document escapes. */
  readonly text: string;
  readonly #pieces: readonly Piece[];
  readonly #end: number;
  readonly #escape: Escaping;

  constructor(text: string, pieces: readonly Piece[], end: number, toEscaped: Escaping) {
    this.text = text;
    this.#pieces = pieces;
    this.#end = end;
    this.#escape = toEscaped;
  }

  /** The document's offset of an offset of the DQL. */
  toDocument(offset: number): number {
    if (offset >= this.text.length) return this.#end;
    const piece = this.#last((each) => each.from <= offset);
    if (piece === undefined) return this.#end;
    return piece.length === piece.width ? piece.at + offset - piece.from : piece.at;
  }

  /** The DQL's offset of an offset of the document, clamped to the DQL. */
  toDql(offset: number): number {
    if (offset >= this.#end) return this.text.length;
    const piece = this.#last((each) => each.at <= offset);
    if (piece === undefined) return 0;
    if (offset >= piece.at + piece.width) return piece.from + piece.length;
    return piece.length === piece.width ? piece.from + offset - piece.at : piece.from;
  }

  /** What has to be written into the document for `text` in place of a span of the DQL; undefined where it cannot be. */
  escape(text: string, { start, end }: Span): string | undefined {
    return this.#escape(text, {
      before: this.text.slice(Math.max(0, start - REACH), start),
      after: this.text.slice(end, end + REACH),
      isEnd: end + REACH >= this.text.length,
    });
  }

  #last(matches: (piece: Piece) => boolean): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (matches(this.#pieces[middle]!)) low = middle + 1;
      else high = middle;
    }
    return this.#pieces[low - 1];
  }
}

/** Puts an embedded text together, from its first character to its last. */
export class EmbeddedTextBuilder {
  readonly #document: string;
  readonly #pieces: Piece[] = [];
  #text = '';
  #end: number;

  constructor(document: string, start: number) {
    this.#document = document;
    this.#end = start;
  }

  /** What stands in the document from `start` to `end` means itself. */
  plain(start: number, end: number): void {
    if (end > start) this.#add(start, end, this.#document.slice(start, end));
  }

  /** What stands in the document from `start` to `end` means `text`. */
  escaped(start: number, end: number, text: string): void {
    this.#add(start, end, text);
  }

  get text(): string {
    return this.#text;
  }

  build(toEscaped: Escaping): EmbeddedText {
    return new EmbeddedText(this.#text, this.#pieces, this.#end, toEscaped);
  }

  #add(start: number, end: number, text: string): void {
    this.#pieces.push({ from: this.#text.length, at: start, length: text.length, width: end - start });
    this.#text += text;
    this.#end = end;
  }
}
