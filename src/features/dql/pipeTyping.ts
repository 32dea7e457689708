/** Enter continues a pipeline with the next pipe; who types that pipe as well, out of habit, means the same one. */

import * as vscode from 'vscode';
import { isDql } from './languages.ts';

const ATTEMPTS = 3;

export function registerPipeTyping(): vscode.Disposable {
  return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const change = contentChanges[0];
    if (change?.text !== '|' || contentChanges.length > 1 || reason !== undefined || !isDql(document)) return;
    const { line, character } = change.range.start;
    if (!change.range.isEmpty || !/^\s*\| $/.test(document.lineAt(line).text.slice(0, character))) return;
    const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
    if (editor !== undefined) void removeSecond(editor, line);
  });
}

/** Tried again where something has been typed meanwhile. */
async function removeSecond(editor: vscode.TextEditor, line: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const start = /^(\s*\|) \|/.exec(editor.document.lineAt(line).text)?.[1]?.length;
    if (start === undefined) return;
    const doubled = new vscode.Range(line, start, line, start + 2);
    const options = { undoStopBefore: false, undoStopAfter: false };
    if (await editor.edit((edit) => edit.delete(doubled), options)) return;
  }
}
