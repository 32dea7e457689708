/** *Run* above every query and every sub-query. */

import * as vscode from 'vscode';
import { runnables } from '../../dql/runnable.ts';
import { commands } from '../../ids.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { dqlSelector } from './dqlSelector.ts';

export function registerRunLenses(documents: DqlDocuments): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(dqlSelector, {
    provideCodeLenses: (document) => {
      // Cells have a run button of their own.
      if (document.uri.scheme === 'vscode-notebook-cell') return [];
      return runnables(documents.queries(document)).map((runnable) => {
        const place = document.positionAt(runnable.start);
        return new vscode.CodeLens(new vscode.Range(place, place), {
          title: runnable.kind === 'query' ? '$(play) Run' : '$(play) Run sub-query',
          command: commands.runQuery,
          arguments: [document.uri, runnable],
        });
      });
    },
  });
}
