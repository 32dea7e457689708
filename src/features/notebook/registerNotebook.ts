/** DQL notebooks: the file, a kernel for every connection, and the table that shows results. */

import * as vscode from 'vscode';
import type { RowsAnswer, RowsRequest } from '../../../webview/messages.ts';
import { commands, dqlLanguage, notebookType, rendererId } from '../../ids.ts';
import type { Services } from '../services.ts';
import { dropResults } from './cellResults.ts';
import { registerCellVariables } from './cellVariables.ts';
import { Kernels } from './kernels.ts';
import { LocalKernel } from './localKernel.ts';
import { DqlNotebookSerializer } from './serializer.ts';

export function registerNotebook({ connections, local, log, results, variables }: Services): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('grail');
  const messaging = vscode.notebooks.createRendererMessaging(rendererId);
  return vscode.Disposable.from(
    diagnostics,
    // Results are the tenant's data: they are never written into the file.
    vscode.workspace.registerNotebookSerializer(notebookType, new DqlNotebookSerializer(), { transientOutputs: true }),
    new Kernels(connections, { results, diagnostics, variables, log }),
    new LocalKernel(local, { results, diagnostics, variables, log }),
    registerCellVariables(variables.store),
    messaging.onDidReceiveMessage(({ editor, message }: { editor: vscode.NotebookEditor; message: RowsRequest }) => {
      const { resultId, from, to } = message;
      const cells = results.rows(resultId, from, to);
      const answer: RowsAnswer = { type: 'rows', resultId, from, ...(cells ? { cells } : {}) };
      void messaging.postMessage(answer, editor);
    }),
    vscode.workspace.onDidCloseNotebookDocument((notebook) => {
      if (notebook.notebookType !== notebookType) return;
      for (const cell of notebook.getCells()) dropResults(cell, results);
    }),
    // An edited query no longer has the error that its last run found.
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId === dqlLanguage) diagnostics.delete(document.uri);
    }),
    vscode.commands.registerCommand(commands.newNotebook, newNotebook),
  );
}

async function newNotebook(): Promise<void> {
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'fetch logs\n| limit 100', dqlLanguage);
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, new vscode.NotebookData([cell]));
  await vscode.window.showNotebookDocument(notebook);
}
