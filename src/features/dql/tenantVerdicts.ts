/** What the tenant says of the queries in sight (`query:verify`). */

import * as vscode from 'vscode';
import { TokenKind } from '../../dql/tokenKind.ts';
import type { Tree } from '../../dql/tree.ts';
import type { QueryNotification } from '../../dynatrace/query.ts';
import { settings } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ActiveConnection, Connections, Log } from '../services.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { namesLocalFile } from './localFileNames.ts';
import type { PlacedQuery } from './placedQuery.ts';

/** After the last key; the service asks for 300 ms at least between what somebody types and the question. */
const PAUSE_MS = 500;
/** A tenant that does not answer is left in peace for so long. */
const REST_MS = 60_000;

const NOTHING: readonly QueryNotification[] = [];

type Verdict = readonly QueryNotification[];

export class TenantVerdicts implements vscode.Disposable {
  readonly #documents: DqlDocuments;
  readonly #connections: Connections;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  /** One call at a time a document. */
  readonly #running = new Map<vscode.TextDocument, AbortController>();
  readonly #subscriptions: vscode.Disposable;
  #verdicts = new WeakMap<Tree, Verdict>();
  #restUntil = 0;
  readonly onDidChange = this.#changed.event;

  constructor(documents: DqlDocuments, connections: Connections, log: Log) {
    this.#documents = documents;
    this.#connections = connections;
    this.#log = log;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      documents.onDidOpen((document) => this.#soon(document)),
      documents.onDidChange((document) => this.#soon(document)),
      documents.onDidClose((document) => this.#stop(document)),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) this.#soon(document);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#soon(textEditor.document)),
      connections.onDidChangeActive(() => this.#startOver()),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settings.section}.${settings.dqlVerify}`)) this.#startOver();
      }),
    );
    for (const document of documents.open) this.#soon(document);
  }

  dispose(): void {
    for (const document of [...this.#timers.keys(), ...this.#running.keys()]) this.#stop(document);
    this.#subscriptions.dispose();
  }

  /** Empty for a query that was not verified. */
  of(tree: Tree): readonly QueryNotification[] {
    return this.#verdicts.get(tree) ?? NOTHING;
  }

  #startOver(): void {
    this.#verdicts = new WeakMap();
    this.#restUntil = 0;
    for (const document of this.#documents.open) {
      this.#stop(document);
      this.#changed.fire(document);
      this.#soon(document);
    }
  }

  #soon(document: vscode.TextDocument): void {
    if (!this.#documents.holds(document)) return;
    clearTimeout(this.#timers.get(document));
    this.#timers.set(
      document,
      setTimeout(() => void this.#ask(document), PAUSE_MS),
    );
  }

  #stop(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    this.#running.get(document)?.abort();
  }

  async #ask(document: vscode.TextDocument): Promise<void> {
    this.#timers.delete(document);
    const { active } = this.#connections;
    if (!active || this.#running.has(document) || Date.now() < this.#restUntil || !isWanted(document)) return;
    const next = this.#unverified(document);
    if (!next) return;
    const abort = new AbortController();
    this.#running.set(document, abort);
    const verdicts = this.#verdicts;
    try {
      verdicts.set(next.tree, await verdictOf(active, next.text, abort.signal));
      if (verdicts === this.#verdicts) this.#changed.fire(document);
    } catch (error) {
      if (!abort.signal.aborted) {
        this.#restUntil = Date.now() + REST_MS;
        this.#log.warn(`Queries are not verified by ${active.profile.name} for a while: ${errorSentence(error)}`);
      }
    } finally {
      this.#running.delete(document);
    }
    // The text may have changed meanwhile, or there is another query in sight.
    if (!this.#timers.has(document) && !document.isClosed) await this.#ask(document);
  }

  #unverified(document: vscode.TextDocument): PlacedQuery | undefined {
    const inSight = vscode.window.visibleTextEditors
      .filter((editor) => editor.document === document)
      .flatMap(({ visibleRanges }) => visibleRanges)
      .flatMap((range) => this.#documents.placedIn(document, range));
    return inSight.find(({ tree }) => !this.#verdicts.has(tree) && isVerifiable(tree));
  }
}

function isWanted(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration(settings.section, document).get(settings.dqlVerify, true);
}

/** Whole queries that can be read; the tenant knows neither what is to be replaced before the query runs nor files of this machine. */
function isVerifiable({ query, text, tokens, errors }: Tree): boolean {
  if (errors.length > 0 || query.fragment || !query.commands.some(({ name }) => name)) return false;
  if (namesLocalFile(text)) return false;
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind === TokenKind.Variable || kind === TokenKind.Template) return false;
  }
  return true;
}

async function verdictOf({ environment }: ActiveConnection, query: string, signal: AbortSignal): Promise<Verdict> {
  const { verifyQuery } = await import('../../dynatrace/queryAssistance.ts');
  const { notifications } = await verifyQuery(environment, { query }, signal);
  return notifications;
}
