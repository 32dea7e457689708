import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { dqlLanguage, notebookType, resultMime } from '../../src/ids.ts';
import type { ResultOutput } from '../../webview/messages.ts';
import { connectedApi } from './extension.ts';
import { test, until } from './suite.ts';

async function openNotebook(...queries: string[]): Promise<vscode.NotebookEditor> {
  const cells = queries.map((query) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, query, dqlLanguage));
  const document = await vscode.workspace.openNotebookDocument(notebookType, new vscode.NotebookData(cells));
  return vscode.window.showNotebookDocument(document);
}

/** Runs one cell and waits until it is over. */
async function runCell(editor: vscode.NotebookEditor, index: number): Promise<vscode.NotebookCell> {
  const cell = editor.notebook.cellAt(index);
  const before = cell.executionSummary?.executionOrder;
  await vscode.commands.executeCommand('notebook.cell.execute', {
    ranges: [{ start: index, end: index + 1 }],
    document: editor.notebook.uri,
  });
  await until('the cell has run', () => {
    const { executionSummary: summary } = editor.notebook.cellAt(index);
    return summary?.executionOrder !== before && summary?.timing !== undefined;
  });
  return editor.notebook.cellAt(index);
}

function itemOf(cell: vscode.NotebookCell, mime: string): string | undefined {
  const item = cell.outputs.flatMap(({ items }) => items).find((each) => each.mime === mime);
  return item && new TextDecoder().decode(item.data);
}

test('a cell answers with a table, its fallback, and what it cost', async () => {
  await connectedApi();
  const editor = await openNotebook(
    'fetch logs\n| filter loglevel == "ERROR"\n| summarize errors = count(), by:{dt.entity.service}\n| sort errors desc',
  );
  const cell = await runCell(editor, 0);
  assert.equal(cell.executionSummary?.success, true, itemOf(cell, 'application/vnd.code.notebook.error'));
  const output = JSON.parse(itemOf(cell, resultMime) ?? '{}') as ResultOutput;
  assert.deepEqual(
    output.columns.map(({ name }) => name),
    ['dt.entity.service', 'errors'],
  );
  assert.ok(output.totalRows > 0);
  assert.match(output.footer, /record.* scanned/);
  assert.match(itemOf(cell, 'text/markdown') ?? '', /\| dt.entity.service \| errors \|/);
});

test('a syntax error is shown at its place in the cell', async () => {
  await connectedApi();
  const editor = await openNotebook('fetch logs\n| filterr loglevel == "ERROR"');
  const cell = await runCell(editor, 0);
  assert.equal(cell.executionSummary?.success, false);
  const errors = vscode.languages
    .getDiagnostics(cell.document.uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
  assert.deepEqual(
    errors.map(({ range }) => cell.document.getText(range)),
    ['filterr'],
  );
  assert.match(itemOf(cell, 'application/vnd.code.notebook.error') ?? '', /Line 2, column 3/);
});

test('a time series comes back as arrays', async () => {
  await connectedApi();
  const editor = await openNotebook('fetch logs\n| makeTimeseries count(), by:{loglevel}');
  const cell = await runCell(editor, 0);
  const output = JSON.parse(itemOf(cell, resultMime) ?? '{}') as ResultOutput;
  assert.ok(
    output.columns.some(({ type }) => type === 'array'),
    JSON.stringify(output.columns),
  );
});

test('a large result sends a first window and keeps the rest', async () => {
  const { services } = await connectedApi();
  const settings = vscode.workspace.getConfiguration('dynatraceKonnect');
  await settings.update('query.maxResultRecords', 20_000, vscode.ConfigurationTarget.Global);
  try {
    const editor = await openNotebook('fetch logs, from:-12h\n| limit 20000');
    const cell = await runCell(editor, 0);
    const output = JSON.parse(itemOf(cell, resultMime) ?? '{}') as ResultOutput;
    assert.ok(output.totalRows > 5000, String(output.totalRows));
    assert.equal(output.firstRows[0]?.length, 200);
    const last = services.results.rows(output.resultId, output.totalRows - 1, output.totalRows);
    assert.equal(last?.[0]?.length, 1);
  } finally {
    await settings.update('query.maxResultRecords', undefined, vscode.ConfigurationTarget.Global);
  }
});

test('a notebook keeps its cells through saving and opening, and none of its results', async () => {
  await connectedApi();
  const folder = mkdtempSync(path.join(process.env.IN_HOST_SCRATCH ?? tmpdir(), 'notebook-'));
  const file = path.join(folder, 'round.dqlnb');
  writeFileSync(
    file,
    JSON.stringify({ version: 1, cells: [{ kind: 'code', source: ['fetch logs', '| limit 3'], note: 'kept' }] }),
  );
  const document = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
  const editor = await vscode.window.showNotebookDocument(document);
  await runCell(editor, 0);
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [
    vscode.NotebookEdit.insertCells(1, [
      new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, '# Notes', 'markdown'),
    ]),
  ]);
  await vscode.workspace.applyEdit(edit);
  await document.save();
  const saved = readFileSync(file, 'utf8');
  assert.deepEqual(JSON.parse(saved).cells, [
    { kind: 'code', source: ['fetch logs', '| limit 3'], note: 'kept' },
    { kind: 'markdown', source: ['# Notes'] },
  ]);
});

test('a damaged notebook file is refused with words, its bytes untouched', async () => {
  const folder = mkdtempSync(path.join(process.env.IN_HOST_SCRATCH ?? tmpdir(), 'damaged-'));
  const file = path.join(folder, 'damaged.dqlnb');
  const text = '{"version":1,"cells":[{"kind":"code","sour';
  writeFileSync(file, text);
  await assert.rejects(
    async () => vscode.workspace.openNotebookDocument(vscode.Uri.file(file)),
    /damaged|left as it is/,
  );
  assert.equal(readFileSync(file, 'utf8'), text);
});
