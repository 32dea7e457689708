import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { errorOf, openNotebook, resultOf, runCell } from './cells.ts';
import { ask, closeAll, codeOf, hoverText, openDql, problemsUntil } from './dqlEditor.ts';
import { connectedApi } from './extension.ts';
import { test, until } from './suite.ts';
import { colour } from './textMate.ts';

const markdown =
  '# Errors\n\n```dql\nfetch logs, from:-1h\n| filtr loglevel == "ERROR"\n| limit 3\n```\n\nfetch me a coffee\n';
const typescript =
  'const a = /* language=DQL */ `fetch logs, from:-1h | filtr b == 1 | limit 3`;\n// language=DQL\nconst c = "fetch events";\nfetch("x");\n';
const dashboard = `${JSON.stringify({ tiles: [{ query: 'fetch logs, from:-1h\n| filtr a == "b"\n| limit 3' }], title: 'fetch logs' }, null, 2)}\n`;

test('DQL is coloured in Markdown, in strings and in dashboards', async () => {
  for (const [text, scope, commands] of [
    [markdown, 'text.html.markdown', 1],
    [typescript, 'source.ts', 2],
    [dashboard, 'source.json', 1],
  ] as const) {
    const tokens = await colour(text, scope);
    const sources = tokens.filter(
      (token) => token.text === 'fetch' && token.scopes.some((one) => one === 'keyword.control.command.dql'),
    );
    assert.equal(sources.length, commands, `${scope}: ${JSON.stringify(tokens)}`);
    const after = tokens.findLast((token) => token.text.trim() !== '');
    assert.ok(
      after && !after.scopes.includes('source.dql') && !after.scopes.some((one) => one.startsWith('meta.embedded')),
      JSON.stringify(after),
    );
  }
});

test('DQL inside other documents is checked at its place', async () => {
  for (const [text, language, misspelled] of [
    [markdown, 'markdown', 1],
    [typescript, 'typescript', 1],
    [dashboard, 'json', 1],
  ] as const) {
    const { document } = await openDql(text, language);
    const found = await problemsUntil(document, `${language} is checked`, (problems) =>
      problems.some((one) => codeOf(one) === 'unknown-command'),
    );
    const places = found.filter((one) => codeOf(one) === 'unknown-command').map(({ range }) => document.getText(range));
    assert.deepEqual(
      places,
      Array.from({ length: misspelled }, () => 'filtr'),
      language,
    );
    await closeAll();
  }
});

test('DQL inside other documents is completed and explained', async () => {
  for (const [text, language] of [
    ['```dql\nfetch logs\n| ¦\n```\n', 'markdown'],
    ['const a = /* language=DQL */ `fetch logs | ¦`;\n', 'typescript'],
    ['{ "query": "fetch logs\\n| ¦" }\n', 'json'],
  ] as const) {
    const { document, selection } = await openDql(text, language);
    const labels = await until(`${language} is completed`, async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
      );
      const all = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return all.includes('summarize') ? all : undefined;
    });
    assert.ok(labels.includes('filter'), `${language}: ${labels}`);
    const place = document.positionAt(document.getText().indexOf('fetch') + 2);
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
    assert.match(hoverText(hovers), /fetch/, language);
    await closeAll();
  }
});

test('DQL inside other documents runs', async () => {
  const { resultsPanel } = await connectedApi();
  for (const [text, language, query] of [
    ['# A\n\n```dql\ndata record(m = 1)\n```\n', 'markdown', 'data record(m = 1)'],
    ['const a = /* language=DQL */ `data record(t = 2)`;\n', 'typescript', 'data record(t = 2)'],
    ['{ "query": "data record(j = \\"3\\")\\n| limit 1" }\n', 'json', 'data record(j = "3")\n| limit 1'],
  ] as const) {
    const { document } = await openDql(text, language);
    const run = await until(`${language} offers to run`, async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        10,
      );
      return lenses.find(({ command }) => command?.command === commands.runQuery)?.command;
    });
    await vscode.commands.executeCommand(run.command, ...(run.arguments ?? []));
    await until(
      `${language} has run`,
      () => resultsPanel.state?.type === 'result' && resultsPanel.state.query === query,
    );
    await closeAll();
  }
});

test('DQL inside other documents is fixed in the words of those', async () => {
  const { document } = await openDql('{ "query": "fetch logs, from:-1h | filter a == \'x\' | limit 1" }\n', 'json');
  const problems = await problemsUntil(document, 'the quotes are reported', (found) =>
    found.some((one) => codeOf(one) === 'single-quotes'),
  );
  const { range } = problems.find((one) => codeOf(one) === 'single-quotes')!;
  const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  const fix = actions.find(({ isPreferred }) => isPreferred);
  assert.ok(fix?.edit);
  await vscode.workspace.applyEdit(fix.edit);
  assert.deepEqual(JSON.parse(document.getText()), { query: 'fetch logs, from:-1h | filter a == "x" | limit 1' });
  await closeAll();
});

test('DQL inside raw strings is not changed to what those cannot hold', async () => {
  const { document, selection } = await openDql(
    '# language=DQL\nq = r"fetch logs, from:-1h | filtr a == \'x\' | limit 1 | filter loglevel == ¦"\n',
    'python',
  );
  const problems = await problemsUntil(document, 'the quotes and the command are reported', (found) =>
    ['single-quotes', 'unknown-command'].every((code) => found.some((one) => codeOf(one) === code)),
  );
  const fixesOf = async (code: string): Promise<readonly vscode.CodeAction[]> => {
    const { range } = problems.find((one) => codeOf(one) === code)!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    return actions.filter(({ edit }) => edit);
  };
  assert.equal((await fixesOf('unknown-command'))[0]?.title.includes('filter'), true);
  assert.deepEqual(await fixesOf('single-quotes'), []);
  const { items } = await ask<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
  );
  const written = items.map(({ insertText }) => (typeof insertText === 'string' ? insertText : insertText?.value));
  assert.ok(written.includes('toString($1)'), written.join());
  assert.ok(!written.some((text) => text?.includes('"')), written.join());
  await closeAll();
});

const board = (query: string): string =>
  JSON.stringify({
    variables: [{ key: 'Env', type: 'csv', multiple: false, input: 'prod, staging' }],
    tiles: { 0: { query } },
  });

test('DQL of a dashboard knows its variables', async () => {
  const { document } = await openDql(board('data record(a = $Evn, b = $dt_timeframe_to) | filter a == $Env'), 'json');
  const problems = await problemsUntil(document, 'the misspelled one is reported', (found) =>
    found.some((one) => codeOf(one) === 'unknown-variable'),
  );
  assert.deepEqual(
    problems.filter((one) => codeOf(one) === 'unknown-variable').map(({ range }) => document.getText(range)),
    ['$Evn'],
  );
  const place = document.positionAt(document.getText().indexOf('$Evn') + 1);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    place,
  );
  assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === '$Env'));
  await closeAll();
});

test('DQL with variables asks for their values once, and runs with them', async () => {
  const { resultsPanel, services } = await connectedApi();
  const { document } = await openDql(board('data record(env = $Env)\n| limit 1'), 'json');
  const lenses = async (): Promise<vscode.CodeLens[]> =>
    ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
  const titleOf = async (): Promise<string | undefined> =>
    (await lenses()).find(({ command }) => command?.command === commands.setVariable)?.command?.title;
  assert.equal(await titleOf(), '$Env = …');
  const run = (await lenses()).find(({ command }) => command?.command === commands.runQuery)?.command;
  assert.ok(run);
  const running = vscode.commands.executeCommand(run.command, ...(run.arguments ?? []));
  await until('a value has been chosen', async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return services.variables.store.get('Env');
  });
  await running;
  assert.deepEqual(services.variables.store.get('Env'), ['prod']);
  assert.equal(await titleOf(), '$Env = prod');
  assert.ok(resultsPanel.state?.type === 'result');
  assert.equal(resultsPanel.state.query, 'data record(env = "prod")\n| limit 1');

  await services.variables.store.set('Env', ['a', 'b']);
  const editor = await openNotebook(['data record(env = array($Env))', 'data record(x = array($Env)) | filtr x']);
  const output = resultOf(await runCell(editor, 0));
  assert.deepEqual(output.firstRows, [[['a', 'b']]]);
  assert.match(errorOf(await runCell(editor, 1)) ?? '', /Line 1, column 32/);
  await closeAll();
});
