/** The variables of a cell with their values, in its status bar. */

import * as vscode from 'vscode';
import { commands, dqlLanguage, notebookType } from '../../ids.ts';
import type { VariableStore } from '../variableStore.ts';

export function registerCellVariables(variables: VariableStore): vscode.Disposable {
  return vscode.notebooks.registerNotebookCellStatusBarItemProvider(notebookType, {
    onDidChangeCellStatusBarItems: variables.onDidChange,
    provideCellStatusBarItems: async ({ document }) => {
      const text = document.getText();
      if (document.languageId !== dqlLanguage || !text.includes('$')) return [];
      const [{ parse }, { variableTitles }] = await Promise.all([
        import('../../dql/parser.ts'),
        import('../variableTitles.ts'),
      ]);
      return variableTitles(parse(text), variables).map(({ name, title }) => {
        const item = new vscode.NotebookCellStatusBarItem(title, vscode.NotebookCellStatusBarAlignment.Left);
        item.tooltip = `Set the value of $${name}`;
        item.command = { title: item.tooltip, command: commands.setVariable, arguments: [name, document.uri] };
        return item;
      });
    },
  });
}
