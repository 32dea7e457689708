import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { settings } from '../../src/ids.ts';
import { ask, closeAll, codeOf, hoverText, openDql, problemsUntil } from './dqlEditor.ts';
import { test, until } from './suite.ts';

const configuration = () => vscode.workspace.getConfiguration(settings.section);
const global = vscode.ConfigurationTarget.Global;

/** What a document becomes when edits are applied. */
async function applied(editor: vscode.TextEditor, edits: readonly vscode.TextEdit[]): Promise<string> {
  const edit = new vscode.WorkspaceEdit();
  edit.set(editor.document.uri, [...edits]);
  await vscode.workspace.applyEdit(edit);
  return editor.document.getText();
}

test('DQL problems have a code, a link to what it means, and a severity of the user’s', async () => {
  const { document } = await openDql('fetch logs, from:-1h\n| filtr loglevel == "ERROR"\n| limit 3\n');
  const isThere = (problems: readonly vscode.Diagnostic[]) => problems.some((one) => codeOf(one) === 'unknown-command');
  const [problem] = (await problemsUntil(document, 'the misspelled command is reported', isThere)).filter(
    (one) => codeOf(one) === 'unknown-command',
  );
  assert.ok(problem);
  assert.equal(document.getText(problem.range), 'filtr');
  assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
  assert.ok(typeof problem.code === 'object');
  assert.match(problem.code.target.toString(true), /README\.md#unknown-command$/);
  await configuration().update(settings.dqlChecks, { 'unknown-command': 'off' }, global);
  try {
    await problemsUntil(document, 'the check is off', (problems) => !isThere(problems));
  } finally {
    await configuration().update(settings.dqlChecks, undefined, global);
  }
  await problemsUntil(document, 'the check is on again', isThere);
  await closeAll();
});

test('DQL problems follow edits, and go with the document', async () => {
  const editor = await openDql('fetch logs\n| limit 1\n\nfetch logs\n| filter a = 1\n');
  const { document } = editor;
  const code = 'assignment-for-comparison';
  const has = (problems: readonly vscode.Diagnostic[]) => problems.some((one) => codeOf(one) === code);
  await problemsUntil(document, 'the assignment is reported', has);
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// first\n'));
  const moved = await problemsUntil(document, 'the problem has moved', (problems) =>
    problems.some((one) => codeOf(one) === code && one.range.start.line === 5),
  );
  assert.equal(moved.filter((one) => codeOf(one) === code).length, 1);
  await editor.edit((edit) => edit.replace(new vscode.Range(5, 10, 5, 13), '== '));
  await problemsUntil(document, 'the problem is gone', (problems) => !has(problems));
  await closeAll();
});

test('DQL problems of cells of a notebook', async () => {
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'fetch logs | limt 1', 'dql');
  const notebook = await vscode.workspace.openNotebookDocument('dqlnb', new vscode.NotebookData([cell]));
  await vscode.window.showNotebookDocument(notebook);
  const { document } = notebook.cellAt(0);
  await problemsUntil(document, 'the cell is checked', (problems) =>
    problems.some((one) => codeOf(one) === 'unknown-command'),
  );
  await closeAll();
});

test('DQL quick fixes: one, all of one kind, and all obvious ones', async () => {
  const text = "fetch logs, from:-1h\n| filter a == 'x'\n| filtr b == 'y'\n| limit 3\n";
  const editor = await openDql(text);
  const { document } = editor;
  await problemsUntil(document, 'the problems are there', (problems) => problems.length >= 3);
  const at = new vscode.Range(1, 15, 1, 15);
  const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, at);
  assert.ok(
    actions.some(({ isPreferred, edit }) => isPreferred && edit),
    actions.map(({ title }) => title).join(),
  );
  assert.ok(actions.some(({ title }) => title.includes("'single-quotes'")));
  const [all] = await ask<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    at,
    vscode.CodeActionKind.SourceFixAll.value,
    1,
  );
  assert.ok(all?.edit);
  await vscode.workspace.applyEdit(all.edit);
  assert.equal(document.getText(), text.replaceAll("'", '"').replace('filtr', 'filter'));
  await closeAll();
});

test('DQL quick fixes of everything offer each kind once, and change all queries', async () => {
  const text = "fetch logs, from:-1h\n| filter a == 'x' or b == 'y'\n| filtr c == 'z'\n| limit 3\n\n".repeat(40);
  const { document } = await openDql(text);
  await problemsUntil(document, 'the problems are there', (problems) => problems.length >= 160);
  const actions = await ask<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
    vscode.CodeActionKind.QuickFix.value,
    1000,
  );
  const [quotes, ...others] = actions.filter(
    ({ title }) => title === "Fix all 'single-quotes' problems in this document",
  );
  assert.ok(quotes?.edit);
  assert.deepEqual(others, []);
  assert.equal(actions.filter(({ title }) => title.startsWith('Fix all')).length, 2);
  await vscode.workspace.applyEdit(quotes.edit);
  assert.equal(document.getText(), text.replaceAll("'", '"'));
  await closeAll();
});

test('DQL checks that nobody wants can be turned off where they report', async () => {
  const { document } = await openDql('fetch logs, from:-1h\n| filter a == 1\n');
  const has = (problems: readonly vscode.Diagnostic[]) => problems.some((one) => codeOf(one) === 'no-limit');
  const problems = await problemsUntil(document, 'the missing limit is reported', has);
  const place = problems.find((one) => codeOf(one) === 'no-limit')!.range;
  const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, place);
  const command = actions.find(({ title }) => title === "Turn off check 'no-limit'")?.command;
  assert.ok(command);
  try {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await problemsUntil(document, 'it is not reported any more', (found) => !has(found));
    assert.deepEqual(configuration().get(settings.dqlChecks), { 'no-limit': 'off' });
  } finally {
    await configuration().update(settings.dqlChecks, undefined, global);
  }
  await closeAll();
});

test('DQL formatting of a document, with the width and the pipes of the settings', async () => {
  const text = 'fetch logs,from:-1h|filter a==1 and   b==2|summarize count(),by:{c}\n';
  const format = async (): Promise<string> => {
    const editor = await openDql(text);
    const edits = await ask<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', editor.document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    return applied(editor, edits);
  };
  assert.equal(await format(), 'fetch logs, from: -1h\n| filter a == 1 and b == 2\n| summarize count(), by: {c}\n');
  await configuration().update(settings.dqlPipe, 'lineEnd', global);
  await configuration().update(settings.dqlLineWidth, 20, global);
  try {
    const narrow = await format();
    assert.match(narrow, /^fetch logs,[^|]* \|\n/);
    assert.ok(narrow.split('\n').length > 4, narrow);
  } finally {
    await configuration().update(settings.dqlPipe, undefined, global);
    await configuration().update(settings.dqlLineWidth, undefined, global);
  }
  await closeAll();
});

test('DQL formatting of a range, and of what is typed', async () => {
  const editor = await openDql('fetch   logs\n| filter   a==1\n| limit   3\n');
  const { uri } = editor.document;
  const style = { tabSize: 2, insertSpaces: true };
  const edits = await ask<vscode.TextEdit[]>(
    'vscode.executeFormatRangeProvider',
    uri,
    new vscode.Range(1, 0, 1, 5),
    style,
  );
  assert.equal(await applied(editor, edits), 'fetch   logs\n| filter a == 1\n| limit   3\n');
  const end = new vscode.Position(3, 0);
  const typed = await ask<vscode.TextEdit[]>('vscode.executeFormatOnTypeProvider', uri, end, '\n', style);
  assert.equal(await applied(editor, typed), 'fetch   logs\n| filter a == 1\n| limit 3\n');
  await closeAll();
});

test('DQL pipelines go on with a pipe, which may be typed all the same', async () => {
  const { document } = await openDql('fetch logs\n| limit 2¦');
  const type = (text: string): Thenable<unknown> => vscode.commands.executeCommand('type', { text });
  await type('\n');
  assert.equal(document.lineAt(2).text, '| ');
  await type('|');
  await until('the second pipe is gone', () => document.lineAt(2).text === '|' || undefined);
  for (const letter of ' sort a') await type(letter);
  assert.equal(document.lineAt(2).text, '| sort a');
  // Elsewhere a pipe is what was typed.
  for (const letter of ' | |') await type(letter);
  assert.equal(document.lineAt(2).text, '| sort a | |');
  await closeAll();
});

test('DQL semantic tokens tell data, parameters, fields and functions apart', async () => {
  const { document } = await openDql('fetch logs, from:-1h\n| summarize n = count(), by:{loglevel}\n');
  const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
  const { data } = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
  const found: string[] = [];
  let [line, column] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, columns, length, type] = [...data.slice(at, at + 4)] as [number, number, number, number];
    column = lines > 0 ? columns : column + columns;
    line += lines;
    found.push(`${document.getText(new vscode.Range(line, column, line, column + length))}:${legend.tokenTypes[type]}`);
  }
  assert.deepEqual(found, [
    'fetch:keyword',
    'logs:class',
    'from:parameter',
    'summarize:keyword',
    'n:variable',
    'count:function',
    'by:parameter',
    'loglevel:property',
  ]);
  await closeAll();
});

test('DQL folding, outline and selection', async () => {
  const { document } = await openDql(
    'fetch logs\n| summarize {\n    n = count()\n  },\n  by:{loglevel}\n| limit 3\n\nfetch events\n| limit 1\n',
  );
  const folds = await ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
  assert.deepEqual(
    folds.map(({ start, end }) => [start, end]),
    [
      [0, 5],
      [1, 4],
      [7, 8],
    ],
  );
  const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  assert.deepEqual(
    symbols.map(({ name, children }) => [name, children.map((child) => child.name)]),
    [
      ['fetch logs', ['fetch', 'summarize', 'limit']],
      ['fetch events', ['fetch', 'limit']],
    ],
  );
  assert.deepEqual(
    symbols[0]?.children[1]?.children.map(({ name }) => name),
    ['n'],
  );
  const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
    new vscode.Position(2, 10),
  ]);
  const texts: string[] = [];
  for (let range = selection; range; range = range.parent) texts.push(document.getText(range.range).trim());
  assert.deepEqual(texts.slice(0, 3), ['count', 'count()', 'n = count()']);
  assert.equal(texts.at(-1), document.getText().trim());
  await closeAll();
});

test('DQL is completed by position: commands, data, fields that exist here, functions, parameters', async () => {
  const labelsAt = async (marked: string): Promise<string[]> => {
    const { document, selection } = await openDql(marked);
    const { items } = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
    );
    return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };
  const begin = await labelsAt('¦');
  assert.ok(begin.includes('fetch') && !begin.includes('filter'), begin.slice(0, 20).join());
  const piped = await labelsAt('fetch logs\n| ¦');
  assert.ok(piped.includes('summarize') && !piped.includes('fetch'), piped.slice(0, 20).join());
  assert.ok((await labelsAt('fetch ¦')).includes('logs'));
  const here = await labelsAt('fetch logs\n| summarize failures = count(), by:{host = host.name}\n| filter ¦');
  assert.ok(here.includes('failures') && here.includes('host') && !here.includes('content'), here.slice(0, 20).join());
  assert.ok((await labelsAt('fetch logs\n| summarize ¦')).includes('count'));
  assert.ok((await labelsAt('fetch logs, ¦')).some((label) => label.startsWith('scanLimitGBytes')));
  await closeAll();
});

test('DQL completion proposes the likeliest value first', async () => {
  for (const [marked, expected] of [
    ['fetch logs, from: ¦', ['-30m', '-2h', '-1d']],
    ['fetch logs\n| limit ¦', ['10', '100', '1000']],
  ] as const) {
    const { document, selection } = await openDql(marked);
    const { items } = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      selection.active,
    );
    const sorted = items.toSorted((left, right) => (left.sortText! < right.sortText! ? -1 : 1));
    const labels = sorted.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.deepEqual(labels.slice(0, expected.length), expected);
  }
  await closeAll();
});

test('DQL names in backticks are completed while they are typed', async () => {
  const { document } = await openDql('data record(`my field` = 1)\n| fields `my¦');
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await until('the name is completed', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.lineAt(1).text !== '| fields `my';
  });
  assert.equal(document.lineAt(1).text, '| fields `my field`');
  await closeAll();
});

test('DQL hovers say what a command, a function and a field are', async () => {
  const { document } = await openDql(
    'fetch logs\n| summarize failures = count(), by:{loglevel}\n| filter failures > 3\n',
  );
  const hoverAt = async (line: number, column: number): Promise<string> => {
    const hovers = await ask<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(line, column),
    );
    return hoverText(hovers);
  };
  assert.match(await hoverAt(0, 2), /fetch/);
  assert.match(await hoverAt(1, 4), /summarize/);
  assert.match(await hoverAt(1, 24), /count/);
  assert.match(await hoverAt(2, 11), /failures/);
  await closeAll();
});

test('DQL signature help follows the parameter that is written', async () => {
  const { document, selection } = await openDql('data record(a = 1)\n| fields b = substring("abc", from: ¦1)\n');
  const help = await ask<vscode.SignatureHelp>(
    'vscode.executeSignatureHelpProvider',
    document.uri,
    selection.active,
    '(',
  );
  const signature = help.signatures[help.activeSignature];
  assert.ok(signature);
  assert.match(signature.label, /^substring\(/);
  const [start, end] = signature.parameters[help.activeParameter]!.label as [number, number];
  assert.match(signature.label.slice(start, end), /from/);
  await closeAll();
});

test('DQL inlay hints name positional parameters', async () => {
  const { document } = await openDql(
    'data record(a = 1)\n| fields b = if(a > 1, "x", else: "y"), c = like("abc", "a%")\n',
  );
  const hints = await ask<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, 2, 0),
  );
  const labels = hints.map(({ label }) => label);
  assert.ok(
    labels.some((label) => typeof label === 'string' && label.endsWith(':')),
    JSON.stringify(hints),
  );
  await closeAll();
});

test('DQL that is deprecated is struck through, what is superfluous is faded', async () => {
  const { document } = await openDql('fetch dt.entity.host\n| filter ((id == "HOST-1"))\n| limit 3\n');
  const { Deprecated, Unnecessary } = vscode.DiagnosticTag;
  const problems = await problemsUntil(document, 'both are reported', (found) =>
    [Deprecated, Unnecessary].every((tag) => found.some(({ tags }) => tags?.includes(tag))),
  );
  const places = (tag: vscode.DiagnosticTag): string[] =>
    problems.filter(({ tags }) => tags?.includes(tag)).map(({ range }) => document.getText(range));
  assert.deepEqual(places(Deprecated), ['dt.entity.host']);
  assert.ok(places(Unnecessary).every((text) => text.includes('HOST-1')));
  await closeAll();
});

test('DQL of 10,000 lines is checked and completed while it is edited', async () => {
  const query = 'fetch logs, from:-1h\n| filter loglevel == "ERROR"\n| summarize n = count(), by:{host.name}\n\n';
  const editor = await openDql(query.repeat(2500));
  const { document } = editor;
  const end = document.positionAt(document.getText().length);
  await editor.edit((edit) => edit.insert(end, 'fetch logs, from:-1h\n| filtr a == 1\n| limit 1\n'));
  const isThere = (problems: readonly vscode.Diagnostic[]) => problems.some((one) => codeOf(one) === 'unknown-command');
  const problems = await problemsUntil(document, 'the last query is checked', isThere);
  const found = problems.filter((one) => codeOf(one) === 'unknown-command');
  assert.deepEqual(
    found.map(({ range }) => [range.start.line, document.getText(range)]),
    [[10_001, 'filtr']],
  );
  await editor.edit((edit) => edit.insert(new vscode.Position(5000, 0), '// a comment\n'));
  const { items } = await ask<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    new vscode.Position(10_002, 2),
  );
  assert.ok(items.some(({ label }) => (typeof label === 'string' ? label : label.label) === 'filter'));
  await problemsUntil(document, 'the problem has moved', (moved) =>
    moved.some((one) => codeOf(one) === 'unknown-command' && one.range.start.line === 10_002),
  );
  await closeAll();
});
