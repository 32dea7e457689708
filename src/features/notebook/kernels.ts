/** One kernel a connection: a notebook says where its queries run, and the active connection's kernel is the one proposed. */

import * as vscode from 'vscode';
import { dqlLanguage, extensionId, notebookType } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ConnectionProfile, Connections } from '../services.ts';
import type { RunParts } from './cellRun.ts';
import { isLocal } from './localKernel.ts';

interface Kernel {
  readonly controller: vscode.NotebookController;
  /** Notebooks that use it. */
  readonly notebooks: Set<vscode.NotebookDocument>;
}

export class Kernels implements vscode.Disposable {
  readonly #connections: Connections;
  readonly #parts: RunParts;
  readonly #kernels = new Map<string, Kernel>();
  readonly #subscriptions: vscode.Disposable;
  #runs = 0;

  constructor(connections: Connections, parts: RunParts) {
    this.#connections = connections;
    this.#parts = parts;
    this.#subscriptions = vscode.Disposable.from(
      connections.onDidChangeProfiles(() => this.#sync()),
      connections.onDidChangeActive(() => {
        this.#sync();
        for (const editor of vscode.window.visibleNotebookEditors) void this.#propose(editor);
      }),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#prefer(notebook)),
      vscode.window.onDidChangeVisibleNotebookEditors((editors) => {
        for (const editor of editors) void this.#propose(editor);
      }),
    );
    this.#sync();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const { controller } of this.#kernels.values()) controller.dispose();
  }

  #sync(): void {
    const profiles = new Map(this.#connections.profiles.map((profile) => [profile.id, profile]));
    for (const [id, { controller }] of this.#kernels) {
      if (profiles.has(id)) continue;
      controller.dispose();
      this.#kernels.delete(id);
    }
    for (const profile of profiles.values()) {
      const kernel = this.#kernels.get(profile.id) ?? this.#create(profile);
      kernel.controller.label = profile.name;
      kernel.controller.description = new URL(profile.environmentUrl).host;
    }
    for (const notebook of vscode.workspace.notebookDocuments) this.#prefer(notebook);
  }

  #create(profile: ConnectionProfile): Kernel {
    const controller = vscode.notebooks.createNotebookController(controllerId(profile.id), notebookType, profile.name);
    controller.supportedLanguages = [dqlLanguage];
    controller.supportsExecutionOrder = true;
    controller.executeHandler = (cells) => this.#run(controller, profile.id, cells);
    const notebooks = new Set<vscode.NotebookDocument>();
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
      if (selected) notebooks.add(notebook);
      else notebooks.delete(notebook);
    });
    const kernel = { controller, notebooks };
    this.#kernels.set(profile.id, kernel);
    return kernel;
  }

  /** Cells run one after the other, and the rest do not run once one failed: they often build on it. */
  async #run(controller: vscode.NotebookController, id: string, cells: readonly vscode.NotebookCell[]): Promise<void> {
    for (const cell of cells) {
      const execution = controller.createNotebookCellExecution(cell);
      execution.executionOrder = ++this.#runs;
      try {
        const connection = await this.#connections.open(id);
        if (!connection) throw new Error('This connection is gone. Pick another kernel.');
        const [{ runCell }, { tenantRunner }] = await Promise.all([
          import('./cellRun.ts'),
          import('../tenantRunner.ts'),
        ]);
        await runCell(execution, tenantRunner(connection.environment), this.#parts);
      } catch (error) {
        this.#parts.log.error('A cell could not be run', error);
        void vscode.window.showErrorMessage(errorSentence(error));
        execution.end(false, Date.now());
      }
    }
  }

  #prefer(notebook: vscode.NotebookDocument): void {
    if (notebook.notebookType !== notebookType || isLocal(notebook)) return;
    const active = this.#connections.active?.profile.id;
    for (const [id, { controller }] of this.#kernels) {
      const affinity =
        id === active ? vscode.NotebookControllerAffinity.Preferred : vscode.NotebookControllerAffinity.Default;
      controller.updateNotebookAffinity(notebook, affinity);
    }
  }

  /** Gives a notebook without a kernel the active connection's, so that its first Run needs no question. */
  async #propose(editor: vscode.NotebookEditor): Promise<void> {
    const { notebook } = editor;
    const active = this.#connections.active?.profile.id;
    if (notebook.notebookType !== notebookType || isLocal(notebook)) return;
    if (active === undefined || !this.#kernels.has(active)) return;
    if ([...this.#kernels.values()].some(({ notebooks }) => notebooks.has(notebook))) return;
    await vscode.commands.executeCommand('notebook.selectKernel', {
      notebookEditor: editor,
      id: controllerId(active),
      extension: extensionId,
    });
  }
}

function controllerId(connectionId: string): string {
  return `dynatraceKonnect.${connectionId}`;
}
