/** DQL in an editor, as the suites about the language use it. */

import * as vscode from 'vscode';
import { dqlLanguage } from '../../src/ids.ts';
import { until } from './suite.ts';

const EXTENSION: Readonly<Record<string, string>> = { markdown: 'md', python: 'py', typescript: 'ts' };

let opened = 0;

/**
 * Opens an untitled document with a text whose `¦` marks the cursor, if there is one. Each has a name of its own: VS Code gives the
 * names of closed ones away again, and may then say of the new one that it was closed.
 */
export async function openDql(marked: string, language = dqlLanguage): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('¦');
  opened++;
  const path = `test-${opened}.${EXTENSION[language] ?? language}`;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), marked.replace('¦', '')));
  const cursor = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/** The problems of a document by their codes, once they are what is asked for. */
export async function problemsUntil(
  document: vscode.TextDocument,
  what: string,
  fits: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return until(what, () => {
    const problems = vscode.languages.getDiagnostics(document.uri);
    return fits(problems) ? problems : undefined;
  });
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Asks a provider of VS Code until it has an answer that is not empty: a provider may be registered a moment later. */
export async function ask<T>(command: string, ...parameters: unknown[]): Promise<T> {
  return until(`${command} answers`, async () => {
    const answer = await vscode.commands.executeCommand<T | undefined>(command, ...parameters);
    return Array.isArray(answer) && answer.length === 0 ? undefined : answer;
  }) as Promise<T>;
}

export function hoverText(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
