/** The SLO tree: the platform's SLOs where the connection reaches Grail, the classic ones where it does not. */

import * as vscode from 'vscode';
import { commands, views } from '../../ids.ts';
import { ExplorerTree } from '../explorerTree.ts';
import type { Services } from '../services.ts';

export function registerSlos({ connections }: Services): {
  readonly tree: ExplorerTree;
  readonly disposable: vscode.Disposable;
} {
  const tree = new ExplorerTree({
    viewId: views.slos,
    root: () => {
      const environment = connections.active?.environment;
      if (!environment) return undefined;
      return async (signal) => (await import('./sloPages.ts')).firstPage(environment, signal);
    },
    empty: 'No service-level objectives yet',
  });
  const disposable = vscode.Disposable.from(
    tree,
    connections.onDidChangeActive(() => tree.refresh()),
    vscode.commands.registerCommand(commands.refreshSlos, () => tree.refresh()),
  );
  return { tree, disposable };
}
