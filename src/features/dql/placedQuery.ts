/** A query where it stands in an editor: what the language says in offsets of the query, the editor wants as ranges of the document. */

import type * as vscode from 'vscode';
import type { Section } from '../../dql/documents.ts';
import type { Span, Tree } from '../../dql/tree.ts';
import type { Mapping } from './mapping.ts';

/** The stretch of DQL in a document that the query is part of. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly mapping: Mapping;
  readonly variables: ReadonlySet<string> | undefined;
  toRange(span: Span): vscode.Range;
}

export class PlacedQuery {
  readonly #place: Place;
  readonly #section: Section;

  constructor(place: Place, section: Section) {
    this.#place = place;
    this.#section = section;
  }

  get tree(): Tree {
    return this.#section.tree;
  }

  get text(): string {
    return this.#section.text;
  }

  get document(): vscode.TextDocument {
    return this.#place.document;
  }

  /** The variables that exist here, without `$`; undefined where any may. */
  get variables(): ReadonlySet<string> | undefined {
    return this.#place.variables;
  }

  toRange({ start, end }: Span): vscode.Range {
    const { start: from } = this.#section;
    return this.#place.toRange({ start: from + start, end: from + end });
  }

  /** What has to be written into the document for a text in place of a span of the query; undefined where it cannot be written. */
  escape(text: string, { start, end }: Span): string | undefined {
    const { start: from } = this.#section;
    return this.#place.mapping.escape(text, { start: from + start, end: from + end });
  }

  /** Clamped to the query. */
  toOffset(position: vscode.Position): number {
    const offset = this.#place.mapping.toDql(this.document.offsetAt(position));
    return Math.min(Math.max(0, offset - this.#section.start), this.text.length);
  }

  toSpan(range: vscode.Range): Span {
    return { start: this.toOffset(range.start), end: this.toOffset(range.end) };
  }
}
