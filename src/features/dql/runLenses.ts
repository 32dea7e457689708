/** *Run* above every query and every sub-query, wherever they stand. */

import * as vscode from 'vscode';
import { runnables } from '../../dql/runnable.ts';
import { commands } from '../../ids.ts';
import type { RunRequest } from '../runRequest.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';

export function registerRunLenses(documents: DqlDocuments): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(anySelector, {
    provideCodeLenses: (document) => {
      // Cells have a run button of their own.
      if (document.uri.scheme === 'vscode-notebook-cell') return [];
      return documents.regions(document).flatMap((region) =>
        runnables(region.queries).map((runnable) => {
          const { start } = region.toRange(runnable);
          const request: RunRequest = {
            text: runnable.text,
            start: region.mapping.toDocument(runnable.start),
            end: region.mapping.toDocument(runnable.end),
            toDocument: (offset) => region.mapping.toDocument(runnable.start + offset),
          };
          return new vscode.CodeLens(new vscode.Range(start, start), {
            title: runnable.kind === 'query' ? '$(play) Run' : '$(play) Run sub-query',
            command: commands.runQuery,
            arguments: [document.uri, request],
          });
        }),
      );
    },
  });
}
