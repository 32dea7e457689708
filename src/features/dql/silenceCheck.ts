/** *Turn off check*: writes the setting that a problem's code is named in. */

import * as vscode from 'vscode';
import type { Problem } from '../../dql/checks/problem.ts';
import { commands, settings } from '../../ids.ts';

/** In the workspace's settings if they name checks already, else in the user's. */
export async function silenceCheck(code: string, uri: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(settings.section, uri);
  const { workspaceValue, globalValue } = configuration.inspect<object>(settings.dqlChecks) ?? {};
  const { Workspace, Global } = vscode.ConfigurationTarget;
  const checks = { ...(workspaceValue ?? globalValue), [code]: 'off' };
  await configuration.update(settings.dqlChecks, checks, workspaceValue ? Workspace : Global);
}

/** Errors are not offered to be silenced: the query would fail all the same. */
export function silenceAction({ code, severity }: Problem, uri: vscode.Uri): vscode.CodeAction[] {
  if (severity === 'error') return [];
  const title = `Turn off check '${code}'`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: commands.silenceCheck, arguments: [code, uri] };
  return [action];
}
