/** The Problems tree: open ones first, then the recent past. */

import * as vscode from 'vscode';
import type { DynatraceEnvironment } from '../../dynatrace/environment.ts';
import { listProblems } from '../../dynatrace/problems.ts';
import { commands, settings, views } from '../../ids.ts';
import { ExplorerTree, type Page } from '../explorerTree.ts';
import type { Services } from '../services.ts';
import { problemNode } from './problemNodes.ts';

const PAGE_SIZE = 50;
const TIMEFRAME = 'problems.timeframe';

export function registerProblems({ connections }: Services): {
  readonly tree: ExplorerTree;
  readonly disposable: vscode.Disposable;
} {
  const tree = new ExplorerTree({
    viewId: views.problems,
    root: () => {
      const environment = connections.active?.environment;
      return environment && ((signal) => problemPage(environment, undefined, signal));
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

async function problemPage(
  environment: DynatraceEnvironment,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const from = vscode.workspace.getConfiguration(settings.section).get<string>(TIMEFRAME) ?? 'now-7d';
  const page = await listProblems(
    environment,
    { from, sort: '+status,-startTime', pageSize: PAGE_SIZE, ...(next === undefined ? {} : { next }) },
    signal,
  );
  const after = page.next;
  return {
    nodes: page.items.map((problem) => problemNode(environment, problem)),
    total: page.totalCount,
    more: after === undefined ? undefined : (again) => problemPage(environment, after, again),
  };
}
