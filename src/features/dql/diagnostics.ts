/** Shows the problems of DQL documents: those found here shortly after an edit, the tenant's when they arrive. */

import * as vscode from 'vscode';
import type { Problem } from '../../dql/checks/problem.ts';
import type { QueryNotification } from '../../dynatrace/query.ts';
import { settings } from '../../ids.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { mergeVerdict, severityOf } from './mergeVerdict.ts';
import type { PlacedQuery } from './placedQuery.ts';
import type { QueryProblems } from './queryProblems.ts';
import type { TenantVerdicts } from './tenantVerdicts.ts';

/** After the last key: long enough not to flicker while a word is typed. */
const PAUSE_MS = 150;

export const diagnosticSource = 'DQL';
const tenantSource = 'Grail';

const SEVERITY = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const;

const DEPRECATED: ReadonlySet<string> = new Set(['deprecated', 'deprecated-data-object', 'classic-metric-key']);
const UNNECESSARY: ReadonlySet<string> = new Set([
  'superfluous-parentheses',
  'superfluous-braces',
  'empty-braces',
  'double-negation',
  'double-sign',
  'useless-sort',
  'dpl-unused-macro',
]);

export class Diagnostics implements vscode.Disposable {
  readonly #documents: DqlDocuments;
  readonly #problems: QueryProblems;
  readonly #verdicts: TenantVerdicts;
  readonly #checksPage: vscode.Uri;
  readonly #collection = vscode.languages.createDiagnosticCollection('dql');
  readonly #timers = new Map<vscode.TextDocument, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable;

  /** `checksPage`: where each check has a heading of its code. */
  constructor(documents: DqlDocuments, problems: QueryProblems, verdicts: TenantVerdicts, checksPage: vscode.Uri) {
    this.#documents = documents;
    this.#problems = problems;
    this.#verdicts = verdicts;
    this.#checksPage = checksPage;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      documents.onDidOpen((document) => this.#publish(document)),
      documents.onDidChange((document) => this.#soon(document)),
      documents.onDidClose((document) => this.#forget(document)),
      verdicts.onDidChange((document) => this.#publish(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(`${settings.section}.${settings.dqlChecks}`)) return;
        for (const document of documents.open) this.#publish(document);
      }),
    );
    for (const document of documents.open) this.#publish(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscriptions.dispose();
  }

  #soon(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    const publish = (): void => this.#publish(document);
    this.#timers.set(document, setTimeout(publish, PAUSE_MS));
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    // The name of an untitled document may have been taken over by the next one.
    const next = this.#documents.open.find(({ uri }) => uri.toString() === document.uri.toString());
    if (next) this.#publish(next);
    else this.#collection.delete(document.uri);
  }

  #publish(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
    if (document.isClosed) return;
    const found = this.#documents.placed(document).flatMap((query) => this.#ofQuery(query));
    this.#collection.set(document.uri, found);
  }

  #ofQuery(query: PlacedQuery): vscode.Diagnostic[] {
    const { problems, others } = mergeVerdict(this.#problems.of(query), this.#verdicts.of(query.tree));
    const local = problems.map((problem) => toDiagnostic(problem, query.toRange(problem), this.#checksPage));
    return [...local, ...others.map((notification) => fromTenant(notification, query))];
  }
}

function toDiagnostic(problem: Problem, range: vscode.Range, checksPage: vscode.Uri): vscode.Diagnostic {
  const { code, message, severity } = problem;
  const diagnostic = new vscode.Diagnostic(range, message, SEVERITY[severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: code, target: checksPage.with({ fragment: code }) };
  if (DEPRECATED.has(code)) diagnostic.tags = [vscode.DiagnosticTag.Deprecated];
  if (UNNECESSARY.has(code)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** What is said of the query as a whole is shown at its first command. */
function fromTenant(notification: QueryNotification, query: PlacedQuery): vscode.Diagnostic {
  const { query: parsed } = query.tree;
  const place = notification.range ?? parsed.commands[0]?.name ?? parsed;
  const diagnostic = new vscode.Diagnostic(
    query.toRange(place),
    notification.message,
    SEVERITY[severityOf(notification)],
  );
  diagnostic.source = tenantSource;
  if (notification.type) diagnostic.code = notification.type;
  return diagnostic;
}
