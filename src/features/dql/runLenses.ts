/** *Run* above every query and every sub-query, wherever they stand, and the values of the variables that a query has. */

import * as vscode from 'vscode';
import { runnables } from '../../dql/runnable.ts';
import { commands } from '../../ids.ts';
import type { RunRequest } from '../runRequest.ts';
import type { VariableStore } from '../variableStore.ts';
import { variableTitles } from '../variableTitles.ts';
import type { DqlDocuments } from './dqlDocuments.ts';
import { anySelector } from './languages.ts';

export function registerRunLenses(documents: DqlDocuments, variables: VariableStore): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(anySelector, {
    onDidChangeCodeLenses: variables.onDidChange,
    provideCodeLenses: (document) => {
      // Cells have a run button of their own.
      if (document.uri.scheme === 'vscode-notebook-cell') return [];
      return documents.regions(document).flatMap((region) =>
        runnables(region.queries).flatMap((runnable) => {
          const { start } = region.toRange(runnable);
          const request: RunRequest = {
            text: runnable.text,
            start: region.mapping.toDocument(runnable.start),
            end: region.mapping.toDocument(runnable.end),
            toDocument: (offset) => region.mapping.toDocument(runnable.start + offset),
          };
          const run = new vscode.CodeLens(new vscode.Range(start, start), {
            title: runnable.kind === 'query' ? '$(play) Run' : '$(play) Run sub-query',
            command: commands.runQuery,
            arguments: [document.uri, request],
          });
          if (runnable.kind !== 'query') return [run];
          const values = variableTitles(region.queries.sectionAt(runnable.start).tree, variables).map(
            ({ name, title }) =>
              new vscode.CodeLens(new vscode.Range(start, start), {
                title,
                command: commands.setVariable,
                arguments: [name, document.uri],
              }),
          );
          return [run, ...values];
        }),
      );
    },
  });
}
