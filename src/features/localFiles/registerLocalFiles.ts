/** *DQL: Query File…*: a notebook on the *Local files* kernel whose first cells look into a file. */

import path from 'node:path';
import * as vscode from 'vscode';
import { ApiError } from '../../http/errors.ts';
import { commands, dqlLanguage, extensionId, localKernelId, notebookType, runsOnLocalFiles } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { Services } from '../services.ts';

const EXTENSIONS = ['log', 'txt', 'ndjson', 'jsonl', 'json', 'csv', 'tsv', 'gz'];

export function registerLocalFiles({ local, log }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commands.queryFile, async (given?: vscode.Uri) => {
    const uri = given ?? (await pickFile());
    if (uri === undefined) return;
    if (uri.scheme !== 'file') {
      void vscode.window.showErrorMessage(`${uri.path} is not on this machine: only files that are can be queried.`);
      return;
    }
    const address = addressOf(uri);
    const fields = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: `Reading ${path.basename(uri.fsPath)} …`,
        cancellable: true,
      },
      async (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        try {
          const { table } = await local.runner(uri).run(
            { query: `fetch ${JSON.stringify(address)} | limit 1` },
            {
              signal: abort.signal,
              onProgress: ({ percent }) => progress.report(percent === undefined ? {} : { message: `${percent} %` }),
            },
          );
          return table.columns.map(({ name }) => name);
        } catch (error) {
          if (ApiError.is(error, 'cancelled')) return undefined;
          log.error('A file could not be read', error);
          void vscode.window.showErrorMessage(errorSentence(error));
          return undefined;
        }
      },
    );
    if (fields !== undefined) await openNotebook(uri, queriesFor(address, fields));
  });
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  const [picked] =
    (await vscode.window.showOpenDialog({
      title: 'Query a file with DQL',
      openLabel: 'Query',
      filters: { 'Logs, CSV and JSON': EXTENSIONS, 'All files': ['*'] },
    })) ?? [];
  return picked;
}

/** Relative to the workspace where the file is inside of it, so that the notebook can be passed on. */
function addressOf(uri: vscode.Uri): string {
  const relative = vscode.workspace.asRelativePath(uri, false);
  const isInside =
    vscode.workspace.getWorkspaceFolder(uri) !== undefined && vscode.workspace.workspaceFolders?.length === 1;
  return `file:${isInside ? relative : uri.fsPath.replaceAll('\\', '/')}`;
}

/** A look at the records and, where they have a time, how many there are of them over time. */
function queriesFor(address: string, fields: readonly string[]): readonly string[] {
  const source = `fetch ${JSON.stringify(address)}`;
  const queries = [`${source}\n| limit 100`];
  if (fields.includes('timestamp')) {
    const by = fields.includes('loglevel') ? ', by: {loglevel}' : '';
    queries.push(`${source}\n| makeTimeseries count = count(default: 0)${by}`);
  }
  return queries;
}

async function openNotebook(uri: vscode.Uri, queries: readonly string[]): Promise<void> {
  const title = new vscode.NotebookCellData(
    vscode.NotebookCellKind.Markup,
    `# ${path.basename(uri.fsPath)}`,
    'markdown',
  );
  const cells = queries.map((query) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, query, dqlLanguage));
  const data = new vscode.NotebookData([title, ...cells]);
  data.metadata = { extra: { runsOn: runsOnLocalFiles } };
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, data);
  const editor = await vscode.window.showNotebookDocument(notebook);
  await vscode.commands.executeCommand('notebook.selectKernel', {
    notebookEditor: editor,
    id: localKernelId,
    extension: extensionId,
  });
  await vscode.commands.executeCommand('notebook.execute', notebook.uri);
}
