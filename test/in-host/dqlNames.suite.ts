import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ask, closeAll, openDql } from './dqlEditor.ts';
import { test } from './suite.ts';

const text =
  'fetch logs\n| summarize failures = count(), by:{loglevel}\n| filter fail¦ures > 3\n| sort failures desc\n\nfetch logs\n| fields failures\n';

/** `line:text` of each range, in order of position. */
function places(document: vscode.TextDocument, ranges: readonly vscode.Range[]): string[] {
  return [...ranges]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((range) => `${range.start.line}:${document.getText(range)}`);
}

test('DQL fields lead to where they are made', async () => {
  const { document, selection } = await openDql(text);
  const [link] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, selection.active);
  assert.ok(link);
  assert.deepEqual(places(document, [link.targetRange]), ['1:failures']);
  await closeAll();
});

test('DQL references and highlights are those of one field of one query', async () => {
  const { document, selection } = await openDql(text);
  const expected = ['1:failures', '2:failures', '3:failures'];
  const references = await ask<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, selection.active);
  assert.deepEqual(
    places(
      document,
      references.map(({ range }) => range),
    ),
    expected,
  );
  const highlights = await ask<vscode.DocumentHighlight[]>(
    'vscode.executeDocumentHighlights',
    document.uri,
    selection.active,
  );
  assert.deepEqual(
    places(
      document,
      highlights.map(({ range }) => range),
    ),
    expected,
  );
  const written = highlights.filter(({ kind }) => kind === vscode.DocumentHighlightKind.Write);
  assert.deepEqual(
    written.map(({ range }) => range.start.line),
    [1],
  );
  await closeAll();
});

test('DQL fields are renamed where they are made and read', async () => {
  const { document, selection } = await openDql(text);
  const { uri } = document;
  const target = await ask<{ range: vscode.Range; placeholder: string }>('vscode.prepareRename', uri, selection.active);
  assert.equal(target.placeholder, 'failures');
  assert.deepEqual(places(document, [target.range]), ['2:failures']);
  const edit = await ask<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    uri,
    selection.active,
    'bad lines',
  );
  await vscode.workspace.applyEdit(edit);
  assert.equal(document.getText(), text.replace('¦', '').replace(/failures(?= = count| > 3| desc)/g, '`bad lines`'));
  await closeAll();
});

test('DQL fields that come with the data are not renamed, with words why', async () => {
  const { document } = await openDql(text);
  await assert.rejects(
    async () => vscode.commands.executeCommand('vscode.prepareRename', document.uri, new vscode.Position(1, 40)),
    /comes with the data/,
  );
  await closeAll();
});

test('DQL refactorings split and join what a filter asks', async () => {
  const editor = await openDql('fetch logs\n| filter a == 1 ¦and b == 2\n');
  const { document, selection } = editor;
  const actions = await ask<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    vscode.CodeActionKind.Refactor.value,
  );
  const split = actions.find(({ title }) => /split/i.test(title));
  assert.ok(split?.edit, actions.map(({ title }) => title).join());
  await vscode.workspace.applyEdit(split.edit);
  assert.equal(document.getText(), 'fetch logs\n| filter a == 1\n| filter b == 2\n');
  await closeAll();
});

test('DQL refactorings are found by their kind', async () => {
  const editor = await openDql('fetch logs\n| fieldsAdd x¦ = a + 1\n| filter x > 2\n| fields a\n');
  const { document, selection } = editor;
  const [inline] = await ask<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    selection,
    vscode.CodeActionKind.RefactorInline.value,
  );
  assert.ok(inline?.edit);
  await vscode.workspace.applyEdit(inline.edit);
  assert.equal(document.getText(), 'fetch logs\n| filter (a + 1) > 2\n| fields a\n');
  await closeAll();
});
