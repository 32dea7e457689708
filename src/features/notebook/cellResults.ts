/** Which results a cell shows. */

import type * as vscode from 'vscode';
import type { ResultStore } from '../resultStore.ts';

/** Forgets the results that a cell's outputs show. */
export function dropResults(cell: vscode.NotebookCell, results: ResultStore): void {
  for (const output of cell.outputs) {
    const id: unknown = output.metadata?.resultId;
    if (typeof id === 'string') results.drop(id);
  }
}
