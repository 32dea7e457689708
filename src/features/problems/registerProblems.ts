/** The Problems tree: open ones first, then the recent past. */

import * as vscode from 'vscode';
import { commands, settings, views } from '../../ids.ts';
import { ExplorerTree } from '../explorerTree.ts';
import type { Services } from '../services.ts';

const TIMEFRAME = 'problems.timeframe';

export function registerProblems({ connections }: Services): {
  readonly tree: ExplorerTree;
  readonly disposable: vscode.Disposable;
} {
  const tree = new ExplorerTree({
    viewId: views.problems,
    root: () => {
      const environment = connections.active?.environment;
      if (!environment) return undefined;
      const from = vscode.workspace.getConfiguration(settings.section).get<string>(TIMEFRAME) ?? 'now-7d';
      return async (signal) => (await import('./problemNodes.ts')).problemPage(environment, { from }, signal);
    },
    empty: 'No problems in this timeframe',
  });
  const disposable = vscode.Disposable.from(
    tree,
    connections.onDidChangeActive(() => tree.refresh()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settings.section}.${TIMEFRAME}`)) tree.refresh();
    }),
    vscode.commands.registerCommand(commands.refreshProblems, () => tree.refresh()),
  );
  return { tree, disposable };
}
