import assert from 'node:assert/strict';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import { commands, notebookType, runsOnLocalFiles, settings } from '../../src/ids.ts';
import { errorOf, hasRun, openNotebook, resultOf, runCell } from './cells.ts';
import { api } from './extension.ts';
import { test, until } from './suite.ts';

const folder = mkdtempSync(path.join(process.env.IN_HOST_SCRATCH ?? tmpdir(), 'files-'));

function file(name: string, content: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, content);
  return at;
}

/** Runs a query in a notebook on the *Local files* kernel. */
async function run(query: string): Promise<vscode.NotebookCell> {
  await api();
  const editor = await openNotebook([query], { extra: { runsOn: runsOnLocalFiles } });
  return runCell(editor, 0);
}

async function withSetting<T>(name: string, value: unknown, body: () => Promise<T>): Promise<T> {
  const configuration = vscode.workspace.getConfiguration(settings.section);
  await configuration.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    return await body();
  } finally {
    await configuration.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

const levels = ['INFO', 'INFO', 'WARN', 'ERROR'];
const records = Array.from({ length: 400 }, (_, index) => ({
  timestamp: new Date(Date.UTC(2026, 0, 1) + index * 15_000).toISOString(),
  loglevel: levels[index % 4],
  content: `request ${index} took ${index % 90} ms`,
}));
const ndjson = `${records.map((record) => JSON.stringify(record)).join('\n')}\n`;

test('local files: Query File opens a notebook that shows the records and how many there are over time', async () => {
  await api();
  await vscode.commands.executeCommand(commands.queryFile, vscode.Uri.file(file('shop.ndjson', ndjson)));
  const notebook = await until('the notebook is open', () => {
    const active = vscode.window.activeNotebookEditor?.notebook;
    return active?.notebookType === notebookType && active.metadata.extra?.runsOn === runsOnLocalFiles
      ? active
      : undefined;
  });
  const table = resultOf(await hasRun(notebook, 1));
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    ['timestamp', 'loglevel', 'content'],
  );
  assert.equal(table.totalRows, 100);
  const series = resultOf(await hasRun(notebook, 2));
  assert.equal(series.totalRows, 3);
  assert.ok(series.columns.some(({ type }) => type === 'array'));
});

test('local files: text, CSV and gzip of them answer queries with patterns and lookups', async () => {
  const log = file(
    'app.log.gz',
    gzipSync('2026-01-01 10:00:00 ERROR payment 17 failed\n2026-01-01 10:00:05 INFO payment 18 done\n'),
  );
  const shops = file('shops.csv', 'id,shop\n17,Linz\n18,Wien\n');
  const cell = await run(
    `fetch "file:${log}"\n| parse content, "LD 'payment ' INT:id"\n| lookup [fetch "file:${shops}"], sourceField: id, lookupField: id, fields: {shop}\n| fields loglevel, id, shop\n| sort id`,
  );
  const { firstRows } = resultOf(cell);
  assert.deepEqual(firstRows, [
    ['ERROR', 'INFO'],
    ['17', '18'],
    ['Linz', 'Wien'],
  ]);
});

test('local files: a DQL file that fetches a file runs without a connection', async () => {
  const { resultsPanel } = await api();
  const at = file('few.ndjson', '{"a":1}\n{"a":2}\n');
  const document = await vscode.workspace.openTextDocument({
    language: 'dql',
    content: `fetch "file:${at}" | summarize sum = sum(a)`,
  });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand(commands.runQuery);
  const state = await until('the panel shows the result', () =>
    resultsPanel.state?.type === 'result' && resultsPanel.state.where === 'Local files'
      ? resultsPanel.state
      : undefined,
  );
  assert.deepEqual(state.output.firstRows, [[3]]);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
});

test('local files: their fields are proposed and described, also behind a parse', async () => {
  await api();
  const codes = file('fields.csv', 'httpStatus,reason\n200,fine\n503,busy\n');
  const lines = file('fields.ndjson', '{"timestamp":"2024-05-01T10:00:00Z","shopName":"Graz","amount":3}\n'.repeat(9));
  const query = `fetch "file:${lines}" | parse shopName, "WORD:town" | lookup [load "file:${codes}"], sourceField: amount, lookupField: httpStatus | filter shopName == "Graz" | fields `;
  const document = await vscode.workspace.openTextDocument({ language: 'dql', content: query });
  const typesOf = async (offset: number): Promise<ReadonlyMap<string, string | undefined>> => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
    );
    const fields = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Field);
    return new Map(
      fields.map(({ label }) => (typeof label === 'string' ? [label, ''] : [label.label, label.description])),
    );
  };
  const found = await until('the fields of both files are there', async () => {
    const types = await typesOf(query.length);
    return types.has('shopName') && types.has('lookup.reason') ? types : undefined;
  });
  assert.deepEqual(
    ['timestamp', 'shopName', 'amount', 'town', 'lookup.httpStatus', 'lookup.reason'].map((name) => found.get(name)),
    ['timestamp', 'string', 'long', 'string', 'long', 'string'],
  );
  const [about] = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(query.indexOf('shopName ==')),
  );
  const text = about?.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n') ?? '';
  assert.match(text, /string/);
  assert.match(text, /fields\.ndjson/);
});

test('local files: their paths are completed from the folders on the way', async () => {
  await api();
  const near = path.join(folder, 'near');
  mkdirSync(path.join(near, 'deep'), { recursive: true });
  writeFileSync(path.join(near, 'app.log'), 'a');
  for (const [query, name, expected] of [
    ['fetch "file:"', 'a.dql', ['a.dql', 'app.log', 'deep/']],
    ['fetch "file:d"', 'b.dql', ['deep/']],
    [`fetch "file:${folder}/ne"`, 'c.dql', ['near/']],
  ] as const) {
    const at = path.join(near, name);
    writeFileSync(at, query);
    const document = await vscode.workspace.openTextDocument(at);
    await vscode.window.showTextDocument(document);
    const labels = await until(`paths are proposed in ${query}`, async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        document.positionAt(query.length - 1),
      );
      const files = items.filter(
        ({ kind }) => kind === vscode.CompletionItemKind.File || kind === vscode.CompletionItemKind.Folder,
      );
      return files.length > 0 ? files.map(({ label }) => label) : undefined;
    });
    assert.deepEqual(labels.sort(), expected);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(at);
  }
});

test('local files: what is wrong with a file is said, and nothing else is lost', async () => {
  assert.match(errorOf(await run('fetch "file:/not/there.log"')) ?? '', /there\.log/);
  const whole = gzipSync(ndjson);
  const broken = file('broken.ndjson.gz', whole.subarray(0, whole.length - 200));
  assert.match(errorOf(await run(`fetch "file:${broken}"`)) ?? '', /breaks off|truncated|incomplete|cut/i);
  const partly = await withSetting(settings.localReadTruncated, true, () => run(`fetch "file:${broken}" | limit 1000`));
  assert.ok(resultOf(partly).totalRows > 10);
  const wrong = file('wrong.ndjson', '{"a":1}\nnot json\n{"a":2}\n{"a":\n');
  const kept = resultOf(await run(`fetch "file:${wrong}"`));
  assert.equal(kept.totalRows, 4);
  assert.ok(kept.notifications.some(({ severity, message }) => severity === 'warning' && /2 lines|2 of/.test(message)));
  const skipped = await withSetting(settings.localUnreadable, 'skip', () => run(`fetch "file:${wrong}"`));
  assert.equal(resultOf(skipped).totalRows, 2);
  const latin = file(
    'latin.log',
    Buffer.concat([Buffer.from('gr\u00fcn utf8\n'), Buffer.from('gr\u00fcn latin\n', 'latin1')]),
  );
  assert.equal(resultOf(await run(`fetch "file:${latin}"`)).totalRows, 2);
});

test('local files: a query over its memory bound says so', async () => {
  const lines = Array.from({ length: 150_000 }, (_, index) => `{"content":"${index} ${'x'.repeat(150)}${index}"}`);
  const large = file('large.ndjson', lines.join('\n'));
  const cell = await withSetting(settings.localMaxMemory, 16, () =>
    run(`fetch "file:${large}" | sort content | limit 1`),
  );
  assert.match(errorOf(cell) ?? '', /16 MB/);
  rmSync(large);
});

test('local files: a line of 200 MB is refused or read, and the editor stays responsive meanwhile', async () => {
  const at = path.join(folder, 'line.log');
  const stream = createWriteStream(at);
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 200; count++)
    if (!stream.write(megabyte)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  stream.end('\nshort\n');
  await finished(stream);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cell = await run(`fetch "file:${at}" | summarize lines = count(), longest = max(stringLength(content))`);
  delay.disable();
  console.log(`the largest gap of the extension host's event loop was ${(delay.max / 1e6).toFixed(0)} ms`);
  const body = errorOf(cell) ?? JSON.stringify(resultOf(cell));
  assert.match(body, /line|MB|lines/i);
  rmSync(at);
});

test('local files: DQL tests are in the Test Explorer, and what is wrong with their file is marked', async () => {
  const { dqlTests } = await api();
  const at = vscode.Uri.file(
    file(
      'orders.dqltest',
      'tables:\n  logs:\n    - { a: 1 }\ntests:\n  - name: passes\n    query: fetch logs | summarize sum = sum(a)\n    expect:\n      - { sum: 1 }\n  - name: fails\n    query: fetch logs\n    expect:\n      - { a: 2 }\n  - name: has no query\n    expect: []\n',
    ),
  );
  await vscode.workspace.openTextDocument(at);
  const item = await until('the file is in the Test Explorer', () => {
    const found = dqlTests.items.get(at.toString());
    return found !== undefined && found.children.size > 0 ? found : undefined;
  });
  assert.deepEqual([...item.children].map(([, { label }]) => label).slice(0, 2), ['passes', 'fails']);
  assert.ok(vscode.languages.getDiagnostics(at).length > 0);
  const outcomes = watchRuns(dqlTests);
  await vscode.commands.executeCommand('testing.runAll');
  await until('the run has ended', () => outcomes.ended || undefined);
  assert.deepEqual(outcomes.passed, ['passes']);
  assert.deepEqual(
    outcomes.failed.map(({ label }) => label),
    ['fails'],
  );
  const message = outcomes.failed[0]!.message;
  assert.match(message.expectedOutput ?? '', /2/);
  assert.match(message.actualOutput ?? '', /1/);
  assert.equal(message.location?.uri.toString(), at.toString());
});

/** What the runs of a controller come to from now on. */
function watchRuns(controller: vscode.TestController) {
  const outcomes = {
    passed: [] as string[],
    failed: [] as { label: string; message: vscode.TestMessage }[],
    ended: false,
  };
  const createTestRun = controller.createTestRun.bind(controller);
  controller.createTestRun = (request, name, persist) => {
    const run = createTestRun(request, name, persist);
    const { passed, failed, end } = run;
    run.passed = (item, duration) => {
      outcomes.passed.push(item.label);
      passed.call(run, item, duration);
    };
    run.failed = (item, message, duration) => {
      outcomes.failed.push({ label: item.label, message: [message].flat()[0]! });
      failed.call(run, item, message, duration);
    };
    run.end = () => {
      outcomes.ended = true;
      end.call(run);
    };
    return run;
  };
  return outcomes;
}
