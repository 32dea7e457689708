/** The Entities tree: the types this environment knows, with how many there are of each, then the entities. */

import * as vscode from 'vscode';
import { commands, views } from '../../ids.ts';
import { ExplorerTree } from '../explorerTree.ts';
import type { Services } from '../services.ts';

export function registerEntities({ connections }: Services): {
  readonly tree: ExplorerTree;
  readonly disposable: vscode.Disposable;
} {
  const tree = new ExplorerTree({
    viewId: views.entities,
    root: () => {
      const environment = connections.active?.environment;
      if (!environment) return undefined;
      return async (signal) => (await import('./entityNodes.ts')).typePage(environment, undefined, signal);
    },
    empty: 'No entities were seen in the last three days',
  });
  const disposable = vscode.Disposable.from(
    tree,
    connections.onDidChangeActive(() => tree.refresh()),
    vscode.commands.registerCommand(commands.refreshEntities, () => tree.refresh()),
  );
  return { tree, disposable };
}
