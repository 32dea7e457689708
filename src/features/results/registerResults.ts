/** *DQL: Run Query*: from a `.dql` file, an untitled document, a selection or a sub-query, with the result beside it. */

import * as vscode from 'vscode';
import { commands, dqlLanguage, notebookType } from '../../ids.ts';
import { readsLocalFiles } from '../localFilesService.ts';
import type { QueryRunner } from '../queryRunner.ts';
import type { RunRequest } from '../runRequest.ts';
import type { Services } from '../services.ts';
import { ResultsPanel } from './resultsPanel.ts';

/** How long the text that runs stays marked. */
const MARK_MS = 1200;

/** `panel` shows what ran last. */
export function registerResults({ extension, connections, local, results, variables, log }: Services): {
  readonly disposable: vscode.Disposable;
  readonly panel: ResultsPanel;
} {
  const panel = new ResultsPanel(extension.extensionUri, results);
  const diagnostics = vscode.languages.createDiagnosticCollection('grail-run');
  const mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });

  /** Without a request, what the selection in the active editor means; a button of the editor gives something else of its own. */
  const run = async (uri?: vscode.Uri, given?: Partial<RunRequest>): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const document = uri ? await vscode.workspace.openTextDocument(uri) : editor?.document;
    if (!document) return;
    const request = isComplete(given) ? given : editor && (await selected(editor));
    if (!request) {
      void vscode.window.showInformationMessage('There is no DQL query here to run.');
      return;
    }
    if (await readsLocalFiles(request.text)) {
      await runOn('Local files', local.runner(document.uri), document, request);
      return;
    }
    const { active } = connections;
    if (!active) {
      const add = 'Add Connection';
      const demo = 'Use Demo Environment';
      const answer = await vscode.window.showInformationMessage(
        'Queries run on a connection, and there is none yet.',
        add,
        demo,
      );
      if (answer)
        await vscode.commands.executeCommand(answer === add ? commands.addConnection : commands.useDemoEnvironment);
      return;
    }
    const { tenantRunner } = await import('../tenantRunner.ts');
    await runOn(active.profile.name, tenantRunner(active.environment), document, request);
  };

  const runOn = async (
    where: string,
    runner: QueryRunner,
    document: vscode.TextDocument,
    request: RunRequest,
  ): Promise<void> => {
    showWhatRuns(document, request);
    const filled = await variables.fill(request.text, { document, runner });
    if (!filled) return;
    const { runInPanel } = await import('./panelRun.ts');
    const toDocument = (offset: number): number => request.toDocument(filled.toQuery(offset));
    const parts = { panel, results, diagnostics, log };
    await runInPanel(where, runner, document, { ...request, text: filled.text, toDocument }, parts);
  };

  const showWhatRuns = (document: vscode.TextDocument, { start, end }: RunRequest): void => {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document !== document) continue;
      editor.setDecorations(mark, [range]);
      setTimeout(() => editor.setDecorations(mark, []), MARK_MS);
    }
  };

  const disposable = vscode.Disposable.from(
    panel,
    diagnostics,
    mark,
    vscode.commands.registerCommand(commands.runQuery, run),
    vscode.commands.registerCommand(commands.openAsNotebook, openAsNotebook),
    vscode.commands.registerCommand(commands.openAsDql, openAsDql),
    vscode.workspace.onDidChangeTextDocument(({ document }) => diagnostics.delete(document.uri)),
  );
  return { disposable, panel };
}

function isComplete(given: Partial<RunRequest> | undefined): given is RunRequest {
  return typeof given?.text === 'string';
}

async function selected({ document, selection }: vscode.TextEditor): Promise<RunRequest | undefined> {
  const { QueryDocument } = await import('../../dql/documents.ts');
  const { runnableAt } = await import('../../dql/runnable.ts');
  const text = QueryDocument.of(document.getText());
  const found = runnableAt(text, { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) });
  return found && { ...found, toDocument: (offset) => found.start + offset };
}

/** A cell for every query; the file stays as it is. */
async function openAsNotebook(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== dqlLanguage) return;
  const { QueryDocument } = await import('../../dql/documents.ts');
  const cells = QueryDocument.of(document.getText())
    .sections.map(({ text }) => text.trim())
    .filter((text) => text !== '')
    .map((text) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, dqlLanguage));
  const notebook = await vscode.workspace.openNotebookDocument(notebookType, new vscode.NotebookData(cells));
  await vscode.window.showNotebookDocument(notebook);
}

/** The cells as one document; Markdown becomes comments. */
async function openAsDql(): Promise<void> {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  if (notebook?.notebookType !== notebookType) return;
  const parts = notebook.getCells().map((cell) => {
    const text = cell.document.getText();
    return cell.kind === vscode.NotebookCellKind.Code ? text : text.replace(/^/gm, '// ');
  });
  const content = parts.filter((text) => text.trim() !== '').join('\n\n');
  const document = await vscode.workspace.openTextDocument({ language: dqlLanguage, content: `${content}\n` });
  await vscode.window.showTextDocument(document);
}
