/** One run of a piece of a document: its progress and its outcome in the panel, an error at its place in the document. */

import * as vscode from 'vscode';
import { queryFault } from '../../dynatrace/query.ts';
import { ApiError } from '../../http/errors.ts';
import { settings } from '../../ids.ts';
import { errorSentence, errorTitle } from '../errorTitle.ts';
import { markError, placeTitle } from '../markError.ts';
import type { QueryRunner } from '../queryRunner.ts';
import { resultOutput } from '../resultOutput.ts';
import type { ResultStore } from '../resultStore.ts';
import { bytesText } from '../resultText.ts';
import type { RunRequest } from '../runRequest.ts';
import type { Log } from '../services.ts';
import type { ResultsPanel } from './resultsPanel.ts';

export interface PanelRunParts {
  readonly panel: ResultsPanel;
  readonly results: ResultStore;
  readonly diagnostics: vscode.DiagnosticCollection;
  readonly log: Log;
}

export async function runInPanel(
  where: string,
  runner: QueryRunner,
  document: vscode.TextDocument,
  request: RunRequest,
  { panel, results, diagnostics, log }: PanelRunParts,
): Promise<void> {
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  const shown = { query: request.text, where, place: runner.place };
  diagnostics.delete(document.uri);
  panel.show({ type: 'running', ...shown, progress: '' }, cancel);
  const started = performance.now();
  try {
    const maxResultRecords = vscode.workspace
      .getConfiguration(settings.section, document)
      .get<number>(settings.maxResultRecords);
    const outcome = await runner.run(
      { query: request.text, ...(maxResultRecords === undefined ? {} : { maxResultRecords }) },
      {
        signal: abort.signal,
        onProgress: ({ percent, scannedBytes }) => {
          const parts = [
            percent === undefined ? '' : `${percent} %`,
            scannedBytes === undefined ? '' : `${bytesText(scannedBytes)} scanned`,
          ];
          panel.show({ type: 'running', ...shown, progress: parts.filter(Boolean).join(', ') }, cancel);
        },
      },
    );
    panel.show({ type: 'result', ...shown, output: resultOutput(outcome, performance.now() - started, results) });
  } catch (error) {
    if (ApiError.is(error, 'cancelled')) {
      panel.show({
        type: 'failed',
        ...shown,
        title: 'Cancelled',
        message: `The query was stopped on ${runner.place} too.`,
      });
      return;
    }
    log.error('A query failed', error);
    const fault = queryFault(error, request.text);
    if (!fault) {
      panel.show({ type: 'failed', ...shown, title: errorTitle(error), message: errorSentence(error) });
      return;
    }
    const range = new vscode.Range(
      document.positionAt(request.toDocument(fault.start)),
      document.positionAt(request.toDocument(fault.end)),
    );
    panel.show({ type: 'failed', ...shown, title: placeTitle(range.start), message: fault.message });
    markError(diagnostics, document, range, fault.message, error);
  }
}
