/** How grave the user wants each check to be, read once a document: it is asked for with every query. */

import * as vscode from 'vscode';
import type { CheckOptions, Severity } from '../../dql/checks/problem.ts';
import { settings } from '../../ids.ts';

export type Severities = NonNullable<CheckOptions['severities']>;

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['off', 'error', 'warning', 'information', 'hint']);

export class CheckSeverities implements vscode.Disposable {
  #known = new WeakMap<vscode.TextDocument, Severities>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${settings.section}.${settings.dqlChecks}`)) this.#known = new WeakMap();
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** The same object until the setting changes. */
  of(document: vscode.TextDocument): Severities {
    let severities = this.#known.get(document);
    if (!severities) {
      severities = configured(document);
      this.#known.set(document, severities);
    }
    return severities;
  }
}

/** What somebody mistyped in their settings keeps its default. */
function configured(document: vscode.TextDocument): Severities {
  const checks = vscode.workspace.getConfiguration(settings.section, document).get<unknown>(settings.dqlChecks);
  if (typeof checks !== 'object' || checks === null) return {};
  return Object.fromEntries(Object.entries(checks).filter(([, severity]) => SEVERITIES.has(severity))) as Severities;
}
