/** A query where it stands in an editor: what the language says in offsets of the query, the editor wants as ranges of the document. */

import type * as vscode from 'vscode';
import type { Section } from '../../dql/documents.ts';
import type { Span, Tree } from '../../dql/tree.ts';
import type { Region } from './region.ts';

export class PlacedQuery {
  readonly #region: Region;
  readonly #section: Section;

  constructor(region: Region, section: Section) {
    this.#region = region;
    this.#section = section;
  }

  get tree(): Tree {
    return this.#section.tree;
  }

  get text(): string {
    return this.#section.text;
  }

  get document(): vscode.TextDocument {
    return this.#region.document;
  }

  toRange({ start, end }: Span): vscode.Range {
    const { start: from } = this.#section;
    return this.#region.toRange({ start: from + start, end: from + end });
  }

  /** What has to be written into the document for a text of the query. */
  escape(text: string): string {
    return this.#region.mapping.escape(text);
  }

  /** Clamped to the query. */
  toOffset(position: vscode.Position): number {
    const offset = this.#region.mapping.toDql(this.document.offsetAt(position));
    return Math.min(Math.max(0, offset - this.#section.start), this.text.length);
  }

  toSpan(range: vscode.Range): Span {
    return { start: this.toOffset(range.start), end: this.toOffset(range.end) };
  }
}
