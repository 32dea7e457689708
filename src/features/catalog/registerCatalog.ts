/** The Konnect Catalog: what it holds, and the way from a Dynatrace environment to SLOs mapped to services. */

import * as vscode from 'vscode';
import { commands, views } from '../../ids.ts';
import { ExplorerTree } from '../explorerTree.ts';
import type { Services } from '../services.ts';

export function registerCatalog({ connections, log }: Services): {
  readonly tree: ExplorerTree;
  readonly disposable: vscode.Disposable;
} {
  const tree = new ExplorerTree({
    viewId: views.catalog,
    root: () => {
      const konnect = connections.active?.konnect;
      if (!konnect) return undefined;
      return async (signal) => (await import('./catalogNodes.ts')).catalogRoot(konnect)(signal);
    },
    empty: 'The catalog is empty',
  });
  const setUp = async (): Promise<void> => {
    const { active } = connections;
    if (!active?.konnect) {
      const edit = 'Edit Connection';
      const answer = await vscode.window.showInformationMessage('This needs a connection with a Konnect token.', edit);
      if (answer === edit)
        await vscode.commands.executeCommand(active ? commands.editConnection : commands.addConnection);
      return;
    }
    const { setUpIntegration } = await import('./setUpIntegration.ts');
    const last = await setUpIntegration(active, active.konnect);
    tree.refresh();
    if (last?.kind !== 'done') return;
    const { service, outcomes, validation, changes } = last;
    for (const change of changes) log.info(change);
    const failed = outcomes.filter(({ state }) => state === 'failed' || state === 'not-tried');
    const problems = [
      ...failed.map(({ sentence }) => sentence ?? 'A resource could not be mapped.'),
      ...(validation.missing.length > 0
        ? [`${validation.missing.length} of them do not show under the service yet.`]
        : []),
      ...validation.warnings,
    ];
    const present = `${validation.present.length} ${validation.present.length === 1 ? 'resource is' : 'resources are'} mapped to ${service.display_name}.`;
    const unchanged = changes.length === 0 ? ' Everything was there already.' : '';
    if (problems.length > 0) void vscode.window.showWarningMessage([present, ...problems].join(' '));
    else void vscode.window.showInformationMessage(present + unchanged);
  };
  const disposable = vscode.Disposable.from(
    tree,
    connections.onDidChangeActive(() => tree.refresh()),
    vscode.commands.registerCommand(commands.refreshCatalog, () => tree.refresh()),
    vscode.commands.registerCommand(commands.setUpIntegration, setUp),
  );
  return { tree, disposable };
}
