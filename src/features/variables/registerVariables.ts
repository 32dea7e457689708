/** *DQL: Set Variable*: what `$name` of dashboards stands for when a query runs here. */

import * as vscode from 'vscode';
import { commands } from '../../ids.ts';
import type { Services } from '../services.ts';

export function registerVariables({ connections, variables }: Services): vscode.Disposable {
  return vscode.commands.registerCommand(commands.setVariable, async (name: string, uri: vscode.Uri) => {
    const [{ tenantRunner }, document] = await Promise.all([
      import('../tenantRunner.ts'),
      vscode.workspace.openTextDocument(uri),
    ]);
    const { active } = connections;
    await variables.ask(name, { runner: active && tenantRunner(active.environment), document });
  });
}
