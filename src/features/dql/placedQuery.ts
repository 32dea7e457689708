/** A query where it stands in an editor: what the language says in offsets of the query, the editor wants as ranges of the document. */

import * as vscode from 'vscode';
import type { Section } from '../../dql/documents.ts';
import type { Span, Tree } from '../../dql/tree.ts';

export class PlacedQuery {
  readonly #document: vscode.TextDocument;
  readonly #section: Section;

  constructor(document: vscode.TextDocument, section: Section) {
    this.#document = document;
    this.#section = section;
  }

  get tree(): Tree {
    return this.#section.tree;
  }

  get text(): string {
    return this.#section.text;
  }

  /** All of it, the white space around it included. */
  get range(): vscode.Range {
    return this.toRange({ start: 0, end: this.text.length });
  }

  toPosition(offset: number): vscode.Position {
    return this.#document.positionAt(this.#section.start + offset);
  }

  toRange({ start, end }: Span): vscode.Range {
    return new vscode.Range(this.toPosition(start), this.toPosition(end));
  }

  /** Clamped to the query. */
  toOffset(position: vscode.Position): number {
    return Math.min(Math.max(0, this.#document.offsetAt(position) - this.#section.start), this.text.length);
  }

  toSpan(range: vscode.Range): Span {
    return { start: this.toOffset(range.start), end: this.toOffset(range.end) };
  }
}
