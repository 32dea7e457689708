/** The *Local files* kernel: cells run over files of this machine, without a connection. */

import * as vscode from 'vscode';
import { dqlLanguage, extensionId, localKernelId, notebookType, runsOnLocalFiles } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { LocalFiles } from '../localFilesService.ts';
import type { RunParts } from './cellRun.ts';

export class LocalKernel implements vscode.Disposable {
  readonly #controller: vscode.NotebookController;
  readonly #local: LocalFiles;
  readonly #parts: RunParts;
  readonly #subscriptions: vscode.Disposable;
  #runs = 0;

  constructor(local: LocalFiles, parts: RunParts) {
    this.#local = local;
    this.#parts = parts;
    this.#controller = vscode.notebooks.createNotebookController(localKernelId, notebookType, 'Local files');
    this.#controller.description = 'Logs, CSV and JSON of this machine';
    this.#controller.supportedLanguages = [dqlLanguage];
    this.#controller.supportsExecutionOrder = true;
    this.#controller.executeHandler = (cells) => this.#run(cells);
    this.#subscriptions = vscode.Disposable.from(
      this.#controller,
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#prefer(notebook)),
      vscode.window.onDidChangeVisibleNotebookEditors((editors) => {
        for (const editor of editors) void this.#propose(editor);
      }),
    );
    for (const notebook of vscode.workspace.notebookDocuments) this.#prefer(notebook);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #run(cells: readonly vscode.NotebookCell[]): Promise<void> {
    for (const cell of cells) {
      const execution = this.#controller.createNotebookCellExecution(cell);
      execution.executionOrder = ++this.#runs;
      try {
        const { runCell } = await import('./cellRun.ts');
        await runCell(execution, this.#local.runner(cell.notebook.uri), this.#parts);
      } catch (error) {
        this.#parts.log.error('A cell could not be run', error);
        void vscode.window.showErrorMessage(errorSentence(error));
        execution.end(false, Date.now());
      }
    }
  }

  #prefer(notebook: vscode.NotebookDocument): void {
    if (!isLocal(notebook)) return;
    this.#controller.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
  }

  async #propose(editor: vscode.NotebookEditor): Promise<void> {
    if (!isLocal(editor.notebook)) return;
    await vscode.commands.executeCommand('notebook.selectKernel', {
      notebookEditor: editor,
      id: localKernelId,
      extension: extensionId,
    });
  }
}

/** The notebook says in its file that it runs over local files. */
export function isLocal({ notebookType: type, metadata }: vscode.NotebookDocument): boolean {
  const { extra } = metadata as { readonly extra?: { readonly runsOn?: unknown } };
  return type === notebookType && extra?.runsOn === runsOnLocalFiles;
}
