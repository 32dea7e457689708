/** The extension as a test sees it: through VS Code, and through the services it hands to tests. */

import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.ts';
import type { ExplorerTree, TreeNode } from '../../src/features/explorerTree.ts';
import { commands, extensionId } from '../../src/ids.ts';
import { until } from './suite.ts';

export async function api(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(extensionId);
  if (!extension) throw new Error(`${extensionId} is not installed`);
  return extension.activate();
}

/** Connected to the demo, with the test of the connection done. */
export async function connectedApi(): Promise<ExtensionApi> {
  const extension = await api();
  if (!extension.services.connections.active) await vscode.commands.executeCommand(commands.useDemoEnvironment);
  await until('the connection test is done', () => extension.services.connections.report);
  return extension;
}

export function label(node: TreeNode): string {
  const { label: text } = node.item;
  return typeof text === 'string' ? text : (text?.label ?? '');
}

/** The first row below a parent whose label fits. */
export async function row(tree: ExplorerTree, parent: TreeNode | undefined, fits: RegExp): Promise<TreeNode> {
  const rows = await tree.getChildren(parent);
  const found = rows.find((node) => fits.test(label(node)));
  if (!found)
    throw new Error(
      `No row ${fits} among: ${rows.map((node) => `${label(node)} ${node.item.description ?? ''}`).join(' | ')}`,
    );
  return found;
}
