/** A stretch of an open document that is DQL: all of a DQL document, or a text inside another one. */

import * as vscode from 'vscode';
import type { QueryDocument, Section } from '../../dql/documents.ts';
import type { Mapping } from './mapping.ts';
import { PlacedQuery } from './placedQuery.ts';

export class Region {
  readonly document: vscode.TextDocument;
  readonly queries: QueryDocument;
  readonly mapping: Mapping;
  /** Those that the document defines, without `$`; undefined where any may exist. */
  readonly variables: ReadonlySet<string> | undefined;
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;

  constructor(
    document: vscode.TextDocument,
    queries: QueryDocument,
    mapping: Mapping,
    variables?: ReadonlySet<string>,
  ) {
    this.document = document;
    this.queries = queries;
    this.mapping = mapping;
    this.variables = variables;
    this.start = mapping.toDocument(0);
    this.end = mapping.toDocument(queries.length);
  }

  /** What of it is touched by `[start, end]`, offsets in the document; all of it without them. */
  placed(start = this.start, end = this.end): PlacedQuery[] {
    if (end < this.start || start > this.end) return [];
    const [first, last] = [this.mapping.toDql(start), this.mapping.toDql(end)];
    return this.queries.sections
      .filter((section) => section.start <= last && section.end >= first)
      .map((section) => this.#place(section));
  }

  placedAt(offset: number): PlacedQuery {
    return this.#place(this.queries.sectionAt(this.mapping.toDql(offset)));
  }

  toRange({ start, end }: { readonly start: number; readonly end: number }): vscode.Range {
    const { document, mapping } = this;
    return new vscode.Range(
      document.positionAt(mapping.toDocument(start)),
      document.positionAt(mapping.toDocument(end)),
    );
  }

  #place(section: Section): PlacedQuery {
    return new PlacedQuery(this, section);
  }
}
