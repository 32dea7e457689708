import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, dqlLanguage, notebookType } from '../../src/ids.ts';
import { connectedApi } from './extension.ts';
import { test, until } from './suite.ts';

const text = 'fetch logs\n| filter loglevel == "ERROR"\n| limit 3\n\nfetch bizevents\n| limit 2\n';

async function open(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: dqlLanguage, content });
  return vscode.window.showTextDocument(document);
}

test('a DQL file offers to run each of its queries', async () => {
  const { document } = await open(text);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  const runs = lenses.filter(({ command }) => command?.command === commands.runQuery);
  assert.deepEqual(
    runs.map(({ range }) => range.start.line),
    [0, 4],
  );
});

test('running a file shows the result beside it', async () => {
  await connectedApi();
  const editor = await open(text);
  editor.selection = new vscode.Selection(4, 3, 4, 3);
  await vscode.commands.executeCommand(commands.runQuery);
  await until('the results panel is there', () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label === 'DQL Results'),
  );
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('an error of a query in a file is marked at its place there, once', async () => {
  const { resultsPanel } = await connectedApi();
  const { document } = await open('fetch logs\n| limit 3\n\nfetch logs\n| sumarize count()\n');
  const [, second] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  assert.ok(second?.command);
  await vscode.commands.executeCommand(second.command.command, ...(second.command.arguments ?? []));
  await until('the panel says what failed', () => resultsPanel.state?.type === 'failed');
  // By the run or by the language, whichever was first; not by both.
  const errors = vscode.languages
    .getDiagnostics(document.uri)
    .filter(
      ({ severity, range }) => severity === vscode.DiagnosticSeverity.Error && document.getText(range) === 'sumarize',
    );
  assert.equal(errors.length, 1);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('a DQL file opens as a notebook with a cell a query, and back', async () => {
  await open(text);
  await vscode.commands.executeCommand(commands.openAsNotebook);
  const notebook = await until('the notebook is open', () => vscode.window.activeNotebookEditor?.notebook);
  assert.equal(notebook.notebookType, notebookType);
  assert.equal(notebook.cellCount, 2);
  await vscode.commands.executeCommand(commands.openAsDql);
  const back = await until('the file is open', () => vscode.window.activeTextEditor?.document);
  assert.equal(back.getText(), text);
});
