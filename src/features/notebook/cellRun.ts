/** One run of a cell: the query goes to the kernel's Grail, its progress and its result come back into the cell. */

import * as vscode from 'vscode';
import { type QueryOutcome, type QueryProgress, queryFault } from '../../dynatrace/query.ts';
import { ApiError } from '../../http/errors.ts';
import { resultMime, settings } from '../../ids.ts';
import { errorSentence, errorTitle } from '../errorTitle.ts';
import type { FilledQuery } from '../filledQuery.ts';
import { markError, placeTitle } from '../markError.ts';
import type { QueryRunner } from '../queryRunner.ts';
import type { QueryVariables } from '../queryVariables.ts';
import { resultOutput } from '../resultOutput.ts';
import type { ResultStore } from '../resultStore.ts';
import { bytesText, markdownText } from '../resultText.ts';
import type { Log } from '../services.ts';
import { dropResults } from './cellResults.ts';

/** A query that takes no longer shows its result at once, without a flicker of progress before it. */
const PROGRESS_AFTER_MS = 400;

export interface RunParts {
  readonly results: ResultStore;
  readonly diagnostics: vscode.DiagnosticCollection;
  readonly variables: QueryVariables;
  readonly log: Log;
}

export async function runCell(
  execution: vscode.NotebookCellExecution,
  runner: QueryRunner,
  { results, diagnostics, variables, log }: RunParts,
): Promise<void> {
  const { document } = execution.cell;
  const query = document.getText();
  const abort = new AbortController();
  execution.token.onCancellationRequested(() => abort.abort());
  execution.start(Date.now());
  diagnostics.delete(document.uri);
  dropResults(execution.cell, results);
  await execution.clearOutput();
  if (query.trim() === '') {
    execution.end(true, Date.now());
    return;
  }
  const filled = await variables.fill(query, { document, runner });
  if (!filled) {
    await execution.replaceOutput(textOutput('Not run: a variable has no value yet.'));
    execution.end(undefined, Date.now());
    return;
  }
  const started = performance.now();
  const progress = progressOutput(execution, runner.place, started);
  try {
    const maxResultRecords = vscode.workspace
      .getConfiguration(settings.section, document)
      .get<number>(settings.maxResultRecords);
    const outcome = await runner.run(
      { query: filled.text, ...(maxResultRecords === undefined ? {} : { maxResultRecords }) },
      { signal: abort.signal, onProgress: (state) => progress.show(state) },
    );
    await progress.done();
    await execution.replaceOutput(tableOutput(outcome, performance.now() - started, results));
    execution.end(true, Date.now());
  } catch (error) {
    await progress.done();
    if (ApiError.is(error, 'cancelled')) {
      await execution.replaceOutput(textOutput(`Cancelled; the query was stopped on ${runner.place} too.`));
      execution.end(undefined, Date.now());
      return;
    }
    log.error('A query failed', error);
    await execution.replaceOutput(failureOutput(error, filled, document, diagnostics));
    execution.end(false, Date.now());
  }
}

function tableOutput(outcome: QueryOutcome, elapsedMs: number, results: ResultStore): vscode.NotebookCellOutput {
  const body = resultOutput(outcome, elapsedMs, results);
  return new vscode.NotebookCellOutput(
    [
      vscode.NotebookCellOutputItem.json(body, resultMime),
      vscode.NotebookCellOutputItem.text(markdownText(outcome, body.footer), 'text/markdown'),
    ],
    { resultId: body.resultId },
  );
}

/** The error in words; one with a place in the query is shown there too, as a squiggle and as the line with a caret under it. */
function failureOutput(
  error: unknown,
  filled: FilledQuery,
  document: vscode.TextDocument,
  diagnostics: vscode.DiagnosticCollection,
): vscode.NotebookCellOutput {
  const fault = queryFault(error, filled.text);
  if (!fault) {
    return new vscode.NotebookCellOutput([
      vscode.NotebookCellOutputItem.error({ name: errorTitle(error), message: errorSentence(error) }),
    ]);
  }
  const { message } = fault;
  const range = new vscode.Range(
    document.positionAt(filled.toQuery(fault.start)),
    document.positionAt(filled.toQuery(fault.end)),
  );
  markError(diagnostics, document, range, message, error);
  const line = document.lineAt(range.start.line).text;
  const width = range.isSingleLine
    ? Math.max(1, range.end.character - range.start.character)
    : line.length - range.start.character;
  const caret = `${line.slice(0, range.start.character).replace(/[^\t]/g, ' ')}${'^'.repeat(Math.max(1, width))}`;
  const name = placeTitle(range.start);
  // A stack is what notebooks show in lines and columns.
  const stack = `${name}: ${message}\n\n${line}\n${caret}`;
  return new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.error({ name, message, stack })]);
}

function textOutput(text: string): vscode.NotebookCellOutput {
  return new vscode.NotebookCellOutput([vscode.NotebookCellOutputItem.text(text)]);
}

/** Shows how far the query is, once it has taken a moment; the updates never overtake one another. */
function progressOutput(execution: vscode.NotebookCellExecution, place: string, started: number) {
  let writing: Thenable<unknown> = Promise.resolve();
  let busy = false;
  let over = false;
  return {
    show({ percent, scannedBytes }: QueryProgress): void {
      if (over || busy || performance.now() - started < PROGRESS_AFTER_MS) return;
      busy = true;
      const parts = [
        percent === undefined ? undefined : `${percent} %`,
        scannedBytes === undefined ? undefined : `${bytesText(scannedBytes)} scanned`,
      ].filter(Boolean);
      const text = `Running on ${place}${parts.length ? `: ${parts.join(', ')}` : ''} …`;
      writing = execution.replaceOutput(textOutput(text)).then(() => {
        busy = false;
      });
    },
    async done(): Promise<void> {
      over = true;
      await writing;
    },
  };
}
