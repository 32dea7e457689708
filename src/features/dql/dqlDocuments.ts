/** The documents with DQL that are open, parsed once for every feature and kept up to date edit by edit. */

import * as vscode from 'vscode';
import { QueryDocument } from '../../dql/documents.ts';
import { mayEmbed } from './embeddedHint.ts';
import { embeddedRegions } from './embeddedRegions.ts';
import { isDql } from './languages.ts';
import { identity } from './mapping.ts';
import type { PlacedQuery } from './placedQuery.ts';
import { Region } from './region.ts';

const SHOWN_ONLY: ReadonlySet<string> = new Set([
  'git',
  'gitlens',
  'pr',
  'review',
  'vscode-local-history',
  'output',
  'log',
]);

interface Entry {
  readonly version: number;
  readonly regions: readonly Region[];
}

export class DqlDocuments implements vscode.Disposable {
  readonly #entries = new Map<vscode.TextDocument, Entry>();
  readonly #opened = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #closed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidOpen = this.#opened.event;
  readonly onDidChange = this.#changed.event;
  /** A document was closed, or is in another language now. */
  readonly onDidClose = this.#closed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#opened,
      this.#changed,
      this.#closed,
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.holds(document)) this.#opened.fire(document);
      }),
      vscode.workspace.onDidChangeTextDocument((change) => this.#take(change)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#entries.delete(document);
        this.#closed.fire(document);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#entries.clear();
  }

  get open(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => this.holds(document));
  }

  /** Is in DQL, or in a language that may have some inside; old versions and logs are nobody's to correct. */
  holds(document: vscode.TextDocument): boolean {
    return (isDql(document) || mayEmbed(document)) && !SHOWN_ONLY.has(document.uri.scheme);
  }

  /** The DQL of a document as it is now. */
  regions(document: vscode.TextDocument): readonly Region[] {
    const known = this.#entries.get(document);
    if (known?.version === document.version) return known.regions;
    const regions = isDql(document)
      ? [new Region(document, QueryDocument.of(document.getText()), identity)]
      : embeddedRegions(document);
    this.#entries.set(document, { version: document.version, regions });
    return regions;
  }

  /** Of a document that is DQL. */
  queries(document: vscode.TextDocument): QueryDocument {
    return this.regions(document)[0]!.queries;
  }

  placed(document: vscode.TextDocument): PlacedQuery[] {
    return this.regions(document).flatMap((region) => region.placed());
  }

  /** Undefined between the DQL of a document that is not DQL. */
  placedAt(document: vscode.TextDocument, position: vscode.Position): PlacedQuery | undefined {
    const offset = document.offsetAt(position);
    const region = this.regions(document).find(({ start, end }) => start <= offset && offset <= end);
    return region?.placedAt(offset);
  }

  /** Those that a range touches. */
  placedIn(document: vscode.TextDocument, range: vscode.Range): PlacedQuery[] {
    const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return this.regions(document).flatMap((region) => region.placed(start, end));
  }

  #take({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!this.holds(document)) return;
    const known = this.#entries.get(document);
    if (isDql(document) && known && known.version < document.version) {
      let queries = known.regions[0]!.queries;
      // Changes of one event are in the terms of the text before all of them.
      const fromEnd = [...contentChanges].sort((left, right) => right.rangeOffset - left.rangeOffset);
      for (const { rangeOffset, rangeLength, text } of fromEnd)
        queries = queries.edited(rangeOffset, rangeLength, text);
      // Line ends, for one, change without a change of content; they change the length too, which costs less than to compare texts.
      if (queries.length === lengthOf(document))
        this.#entries.set(document, { version: document.version, regions: [new Region(document, queries, identity)] });
      else this.#entries.delete(document);
    }
    if (contentChanges.length > 0) this.#changed.fire(document);
  }
}

/** Of its text, which VS Code would have to put together first. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}
