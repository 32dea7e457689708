import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension.ts';
import { commands, settings } from '../../src/ids.ts';
import { ask, closeAll, codeOf, openDql, problemsUntil } from './dqlEditor.ts';
import { connectedApi } from './extension.ts';
import { test, until } from './suite.ts';

/** The query that the panel shows the result of, when it is there. */
async function queryOfResult({ resultsPanel }: ExtensionApi, starts: string): Promise<string> {
  return until(`the result of ${starts} is shown`, () => {
    const { state } = resultsPanel;
    return state?.type === 'result' && state.query.startsWith(starts) ? state.query : undefined;
  });
}

test('DQL queries and sub-queries offer to run, and run', async () => {
  const api = await connectedApi();
  const { document } = await openDql(
    'fetch logs\n| join [\n    data record(id = 1)\n  ],\n  on:{left[a] == right[id]}\n| limit 1\n\ndata record(b = 2)\n',
  );
  const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
  const runs = lenses.filter(({ command }) => command?.command === commands.runQuery);
  assert.deepEqual(
    runs.map(({ range, command }) => [range.start.line, command?.title]),
    [
      [0, '$(play) Run'],
      [2, '$(play) Run sub-query'],
      [7, '$(play) Run'],
    ],
  );
  for (const [index, query] of [
    [1, 'data record(id = 1)'],
    [2, 'data record(b = 2)'],
  ] as const) {
    const command = runs[index]?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    assert.equal(await queryOfResult(api, query), query);
  }
  await closeAll();
});

test('DQL of a selection runs in whole commands, without one the query at the cursor', async () => {
  const api = await connectedApi();
  const editor = await openDql('data record(a = 1)\n| fields a, b = a + 1\n| filter b > 5\n\ndata record(c = 3)\n¦');
  await vscode.commands.executeCommand(commands.runQuery);
  assert.equal(await queryOfResult(api, 'data record(c'), 'data record(c = 3)');
  editor.selection = new vscode.Selection(0, 5, 1, 6);
  await vscode.window.showTextDocument(editor.document, {
    viewColumn: vscode.ViewColumn.One,
    selection: editor.selection,
  });
  await vscode.commands.executeCommand(commands.runQuery);
  assert.equal(await queryOfResult(api, 'data record(a'), 'data record(a = 1)\n| fields a, b = a + 1');
  await closeAll();
});

test('DQL is verified by the tenant, which says nothing twice and can be switched off', async () => {
  await connectedApi();
  const { document } = await openDql('load "/lookups/nope"\n| limit 1\n\nfetch nosuch\n| limit 1\n');
  const isGrail = ({ source }: vscode.Diagnostic): boolean => source === 'Grail';
  const problems = await problemsUntil(
    document,
    'the tenant has said what is wrong',
    (found) =>
      found.some(isGrail) &&
      found.some((one) => codeOf(one) === 'unknown-data-object' && one.severity === vscode.DiagnosticSeverity.Error),
  );
  const [tenant, ...more] = problems.filter(isGrail);
  assert.ok(tenant);
  assert.deepEqual(more, []);
  assert.equal(document.getText(tenant.range), '"/lookups/nope"');
  const inSecond = problems.filter(({ range }) => document.getText(range) === 'nosuch');
  assert.deepEqual(inSecond.map(codeOf), ['unknown-data-object']);
  const configuration = vscode.workspace.getConfiguration(settings.section);
  await configuration.update(settings.dqlVerify, false, vscode.ConfigurationTarget.Global);
  try {
    await problemsUntil(document, 'the tenant is silent', (found) => !found.some(isGrail));
  } finally {
    await configuration.update(settings.dqlVerify, undefined, vscode.ConfigurationTarget.Global);
  }
  await problemsUntil(document, 'the tenant speaks again', (found) => found.some(isGrail));
  await closeAll();
});

test('DQL that was corrected is verified again', async () => {
  await connectedApi();
  const editor = await openDql('load "/lookups/nope"\n');
  const isGrail = ({ source }: vscode.Diagnostic): boolean => source === 'Grail';
  await problemsUntil(editor.document, 'the tenant has spoken', (found) => found.some(isGrail));
  await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 0, 20), 'data record(a = 1)'));
  await problemsUntil(editor.document, 'the verdict is gone', (found) => !found.some(isGrail));
  await closeAll();
});

test('DQL is completed with the fields and values that only the tenant knows', async () => {
  await connectedApi();
  const labelsAt = async (marked: string): Promise<string[]> => {
    const { document, selection } = await openDql(marked);
    return until('the tenant’s suggestions are there', async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
      );
      const own = items.filter(({ label }) => typeof label === 'object' && label.description === 'tenant');
      return own.length === 0 ? undefined : own.map(({ label }) => (typeof label === 'object' ? label.label : label));
    });
  };
  assert.ok((await labelsAt('fetch bizevents\n| filter ¦\n')).includes('order.total'));
  assert.ok((await labelsAt('fetch logs\n| filter service.name == ¦\n')).some((label) => label.startsWith('"')));
  await closeAll();
});
