/** The problems of queries, found once a query: a document of many queries checks again only those that were edited. */

import * as vscode from 'vscode';
import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { check } from '../../dql/checks/check.ts';
import type { CheckOptions, Problem, Severity } from '../../dql/checks/problem.ts';
import type { Tree } from '../../dql/tree.ts';
import { settings } from '../../ids.ts';
import type { PlacedQuery } from './placedQuery.ts';

type Severities = NonNullable<CheckOptions['severities']>;

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>(['off', 'error', 'warning', 'information', 'hint']);

export class QueryProblems {
  readonly #catalogue: Catalogue;
  /** By the text of the options: folders of a workspace may have settings, dashboards variables of their own. */
  readonly #found = new Map<string, WeakMap<Tree, readonly Problem[]>>();

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  of({ tree, document, variables }: PlacedQuery): readonly Problem[] {
    const severities = configured(document);
    const key = JSON.stringify([severities, variables && [...variables]]);
    let known = this.#found.get(key);
    if (!known) {
      known = new WeakMap();
      this.#found.set(key, known);
    }
    let problems = known.get(tree);
    if (!problems) {
      problems = check(tree, this.#catalogue, { severities, ...(variables && { variables }) });
      known.set(tree, problems);
    }
    return problems;
  }
}

/** What somebody mistyped in their settings keeps its default. */
function configured(document: vscode.TextDocument): Severities {
  const checks = vscode.workspace.getConfiguration(settings.section, document).get<unknown>(settings.dqlChecks);
  if (typeof checks !== 'object' || checks === null) return {};
  return Object.fromEntries(Object.entries(checks).filter(([, severity]) => SEVERITIES.has(severity))) as Severities;
}
