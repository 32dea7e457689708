/** Notebooks and their cells as tests use them. */

import * as vscode from 'vscode';
import { dqlLanguage, notebookType, resultMime } from '../../src/ids.ts';
import type { ResultOutput } from '../../webview/messages.ts';
import { until } from './suite.ts';

export async function openNotebook(
  queries: readonly string[],
  metadata: { readonly [key: string]: unknown } = {},
): Promise<vscode.NotebookEditor> {
  const cells = queries.map((query) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, query, dqlLanguage));
  const data = new vscode.NotebookData(cells);
  data.metadata = metadata;
  const document = await vscode.workspace.openNotebookDocument(notebookType, data);
  return vscode.window.showNotebookDocument(document);
}

/** Runs one cell and waits until it is over. */
export async function runCell(editor: vscode.NotebookEditor, index: number): Promise<vscode.NotebookCell> {
  const before = editor.notebook.cellAt(index).executionSummary?.executionOrder;
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [{ start: index, end: index + 1 }],
    document: editor.notebook.uri,
  });
  return hasRun(editor.notebook, index, before);
}

/** Waits until a cell has run since `before`. */
export async function hasRun(
  notebook: vscode.NotebookDocument,
  index: number,
  before?: number,
): Promise<vscode.NotebookCell> {
  await until(
    'the cell has run',
    () => {
      const { executionSummary: summary } = notebook.cellAt(index);
      return summary?.executionOrder !== before && summary?.timing !== undefined;
    },
    80_000,
  );
  return notebook.cellAt(index);
}

export function itemOf(cell: vscode.NotebookCell, mime: string): string | undefined {
  const item = cell.outputs.flatMap(({ items }) => items).find((each) => each.mime === mime);
  return item && new TextDecoder().decode(item.data);
}

/** The result that a cell shows; throws with its error where it shows none. */
export function resultOf(cell: vscode.NotebookCell): ResultOutput {
  const body = itemOf(cell, resultMime);
  if (body === undefined) throw new Error(`The cell shows no result: ${errorOf(cell) ?? 'nothing at all'}`);
  return JSON.parse(body) as ResultOutput;
}

export function errorOf(cell: vscode.NotebookCell): string | undefined {
  return itemOf(cell, 'application/vnd.code.notebook.error');
}
