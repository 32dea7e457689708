import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import * as ids from '../../src/ids.ts';
import { api } from './extension.ts';
import { test } from './suite.ts';

test('activates and registers every command it declares', async () => {
  await api();
  const registered = new Set(await vscode.commands.getCommands(true));
  const missing = Object.values(ids.commands).filter((command) => !registered.has(command));
  assert.deepEqual(missing, []);
});

test('speaks DQL', async () => {
  const languages = await vscode.languages.getLanguages();
  assert.ok(languages.includes(ids.dqlLanguage));
  const document = await vscode.workspace.openTextDocument({ language: ids.dqlLanguage, content: 'fetch logs' });
  assert.equal(document.languageId, ids.dqlLanguage);
});
