/** The DQL documents that are open, parsed once for every feature and kept up to date edit by edit. */

import * as vscode from 'vscode';
import { QueryDocument } from '../../dql/documents.ts';
import { dqlLanguage } from '../../ids.ts';
import { PlacedQuery } from './placedQuery.ts';

interface Entry {
  readonly version: number;
  readonly queries: QueryDocument;
}

export class DqlDocuments implements vscode.Disposable {
  readonly #entries = new Map<vscode.TextDocument, Entry>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;
  /** A document was opened or edited. */
  readonly onDidChange = this.#changed.event;
  /** A document was closed, or is in another language now. */
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#closed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isDql(document)) this.#changed.fire(document);
      }),
      vscode.workspace.onDidChangeTextDocument((change) => this.#take(change)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#entries.delete(document);
        if (isDql(document)) this.#closed.fire(document);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#entries.clear();
  }

  get open(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter(isDql);
  }

  /** The document as it is now. */
  queries(document: vscode.TextDocument): QueryDocument {
    const known = this.#entries.get(document);
    if (known?.version === document.version) return known.queries;
    const queries = QueryDocument.of(document.getText());
    this.#entries.set(document, { version: document.version, queries });
    return queries;
  }

  placed(document: vscode.TextDocument): PlacedQuery[] {
    return this.queries(document).sections.map((section) => new PlacedQuery(document, section));
  }

  placedAt(document: vscode.TextDocument, position: vscode.Position): PlacedQuery {
    return new PlacedQuery(document, this.queries(document).sectionAt(document.offsetAt(position)));
  }

  /** Those that a range touches. */
  placedIn(document: vscode.TextDocument, range: vscode.Range): PlacedQuery[] {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return this.queries(document)
      .sections.filter((section) => section.start <= end && section.end >= start)
      .map((section) => new PlacedQuery(document, section));
  }

  #take({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isDql(document)) return;
    const known = this.#entries.get(document);
    if (known && known.version < document.version) {
      let { queries } = known;
      // Changes of one event are in the terms of the text before all of them, and come from the end to the beginning.
      for (const { rangeOffset, rangeLength, text } of contentChanges)
        queries = queries.edited(rangeOffset, rangeLength, text);
      // Line ends, for one, change without a change of content.
      if (queries.text === document.getText()) this.#entries.set(document, { version: document.version, queries });
      else this.#entries.delete(document);
    }
    if (contentChanges.length > 0) this.#changed.fire(document);
  }
}

export function isDql(document: vscode.TextDocument): boolean {
  return document.languageId === dqlLanguage;
}
