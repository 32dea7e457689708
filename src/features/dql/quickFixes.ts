/** The fixes of problems, one by one, all of one kind in a document, and all the obvious ones at once. */

import * as vscode from 'vscode';
import type { Fix, Problem } from '../../dql/checks/problem.ts';
import { diagnosticSource } from './diagnostics.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';
import { countByCode, obviousFixes } from './obviousFixes.ts';
import type { PlacedQuery } from './placedQuery.ts';
import type { QueryProblems } from './queryProblems.ts';
import { silenceAction } from './silenceCheck.ts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('dql');

/** Many problems at once; what to change is found when the action is chosen. */
class FixAll extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly concerns: (problem: Problem) => boolean;

  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    document: vscode.TextDocument,
    concerns: (problem: Problem) => boolean,
  ) {
    super(title, kind);
    this.document = document;
    this.concerns = concerns;
  }
}

export function registerQuickFixes(documents: DqlDocuments, problems: QueryProblems): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(anySelector, new QuickFixes(documents, problems), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

class QuickFixes implements vscode.CodeActionProvider {
  readonly #documents: DqlDocuments;
  readonly #problems: QueryProblems;

  constructor(documents: DqlDocuments, problems: QueryProblems) {
    this.#documents = documents;
    this.#problems = problems;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const actions: vscode.CodeAction[] = [];
    if (!only || only.contains(vscode.CodeActionKind.QuickFix))
      actions.push(...this.#fixes(document, range, diagnostics));
    if (only && fixAllKind.intersects(only) && this.#count(document).size > 0)
      actions.push(new FixAll('Fix all obvious DQL problems', fixAllKind, document, () => true));
    return actions;
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (action instanceof FixAll) action.edit = this.#editOf(action);
    return action;
  }

  #fixes(
    document: vscode.TextDocument,
    range: vscode.Range,
    diagnostics: readonly vscode.Diagnostic[],
  ): vscode.CodeAction[] {
    const actions: vscode.CodeAction[] = [];
    const shown = byPlace(diagnostics);
    const kinds = new Map<string, Problem>();
    for (const query of this.#documents.placedIn(document, range)) {
      for (const problem of this.#problems.of(query)) {
        const place = query.toRange(problem);
        if (!place.intersection(range)) continue;
        actions.push(...fixesOf(problem, query, shown.get(placeKey(place, problem.message)) ?? []));
        if (!kinds.has(problem.code)) kinds.set(problem.code, problem);
      }
    }
    const counts = kinds.size > 0 ? this.#count(document) : new Map<string, number>();
    for (const [code, problem] of kinds) {
      if ((counts.get(code) ?? 0) > 1) {
        const title = `Fix all '${code}' problems in this document`;
        actions.push(new FixAll(title, vscode.CodeActionKind.QuickFix, document, (other) => other.code === code));
      }
      actions.push(...silenceAction(problem, document.uri));
    }
    return actions;
  }

  /** The number of obvious fixes by code, for codes that have some. */
  #count(document: vscode.TextDocument): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const query of this.#documents.placed(document)) {
      for (const [code, count] of countByCode(this.#problems.of(query), canMake(query)))
        if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
    }
    return counts;
  }

  #editOf({ document, concerns }: FixAll): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    for (const query of this.#documents.placed(document)) {
      for (const fix of obviousFixes(this.#problems.of(query).filter(concerns), canMake(query)))
        addEdits(edit, fix, query);
    }
    return edit;
  }
}

/** What the editor shows here, by where it stands and what it says. */
function byPlace(diagnostics: readonly vscode.Diagnostic[]): ReadonlyMap<string, vscode.Diagnostic[]> {
  const own = diagnostics.filter(({ source }) => source === diagnosticSource);
  return Map.groupBy(own, ({ range, message }) => placeKey(range, message));
}

function placeKey({ start, end }: vscode.Range, message: string): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${message}`;
}

function fixesOf(problem: Problem, query: PlacedQuery, shown: vscode.Diagnostic[]): vscode.CodeAction[] {
  return problem.fixes.filter(canMake(query)).map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    addEdits(action.edit, fix, query);
    action.isPreferred = fix.preferred;
    action.diagnostics = shown;
    return action;
  });
}

/** Fixes that the document has a way to write. */
function canMake(query: PlacedQuery): (fix: Fix) => boolean {
  return ({ edits }) => edits.every(({ text, ...span }) => query.escape(text, span) !== undefined);
}

function addEdits(edit: vscode.WorkspaceEdit, { edits }: Fix, query: PlacedQuery): void {
  for (const { text, ...span } of edits)
    edit.replace(query.document.uri, query.toRange(span), query.escape(text, span)!);
}
