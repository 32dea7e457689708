/** `.dqltest` files in the Test Explorer; local Grail runs them, so that they need no connection. */

import * as vscode from 'vscode';
import type { Place } from '../../grail/tests/testReport.ts';
import { ApiError } from '../../http/errors.ts';
import { testControllerId } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { Services } from '../services.ts';

const FILES = '**/*.dqltest';

/** `controller` is for the in-host tests. */
export function registerDqlTests({ local, log }: Services): {
  readonly disposable: vscode.Disposable;
  readonly controller: vscode.TestController;
} {
  const controller = vscode.tests.createTestController(testControllerId, 'DQL');
  const diagnostics = vscode.languages.createDiagnosticCollection('dqltest');

  const read = async (uri: vscode.Uri): Promise<void> => {
    const item = controller.items.get(uri.toString()) ?? controller.createTestItem(uri.toString(), nameOf(uri), uri);
    controller.items.add(item);
    try {
      const grail = await local.grail();
      const text = await textOf(uri);
      const report = await grail.readTests(text, new AbortController().signal);
      item.error = undefined;
      item.children.replace(
        report.cases.map(({ name, place }, index) => {
          const child = controller.createTestItem(`${item.id}#${index}`, name, uri);
          child.range = toRange(place);
          return child;
        }),
      );
      diagnostics.set(
        uri,
        report.problems.map(({ message, place }) => new vscode.Diagnostic(toRange(place), message)),
      );
    } catch (error) {
      log.error('A test file could not be read', error);
      item.error = errorSentence(error);
    }
  };

  const forget = (uri: vscode.Uri): void => {
    controller.items.delete(uri.toString());
    diagnostics.delete(uri);
  };

  const watcher = vscode.workspace.createFileSystemWatcher(FILES);
  const readAll = async (): Promise<void> => {
    for (const uri of await vscode.workspace.findFiles(FILES)) await read(uri);
  };
  controller.resolveHandler = (item) => (item?.uri ? read(item.uri) : readAll());
  controller.refreshHandler = readAll;
  const profile = controller.createRunProfile(
    'Run on local Grail',
    vscode.TestRunProfileKind.Run,
    (request, token) => runTests(request, token, { controller, local, read }),
    true,
  );
  const disposable = vscode.Disposable.from(
    controller,
    diagnostics,
    profile,
    watcher,
    watcher.onDidCreate(read),
    watcher.onDidChange(read),
    watcher.onDidDelete(forget),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => (uri.path.endsWith('.dqltest') ? void read(uri) : undefined)),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => (uri.path.endsWith('.dqltest') ? void read(uri) : undefined)),
  );
  return { disposable, controller };
}

interface RunParts {
  readonly controller: vscode.TestController;
  readonly local: Services['local'];
  readonly read: (uri: vscode.Uri) => Promise<void>;
}

async function runTests(
  request: vscode.TestRunRequest,
  token: vscode.CancellationToken,
  { controller, local, read }: RunParts,
): Promise<void> {
  const run = controller.createTestRun(request);
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  try {
    const files = request.include ?? [...controller.items].map(([, item]) => item);
    // What has not been unfolded yet has no cases yet.
    for (const { uri, parent, children } of files) if (uri && !parent && children.size === 0) await read(uri);
    const excluded = new Set(request.exclude);
    const cases = files.flatMap((item) => (item.parent ? [item] : [...item.children].map(([, child]) => child)));
    const wanted = cases.filter((item) => !excluded.has(item) && !(item.parent && excluded.has(item.parent)));
    for (const item of wanted) run.enqueued(item);
    const grail = await local.grail();
    for (const item of wanted) {
      if (token.isCancellationRequested) run.skipped(item);
      else await runCase(item, grail, run, abort.signal);
    }
  } finally {
    run.end();
  }
}

async function runCase(
  item: vscode.TestItem,
  grail: Awaited<ReturnType<Services['local']['grail']>>,
  run: vscode.TestRun,
  signal: AbortSignal,
): Promise<void> {
  const uri = item.uri!;
  const index = Number(item.id.slice(item.id.lastIndexOf('#') + 1));
  const started = performance.now();
  run.started(item);
  try {
    const folder = vscode.Uri.joinPath(uri, '..').fsPath;
    const outcome = await grail.runTest(await textOf(uri), index, folder, signal);
    const took = performance.now() - started;
    if (outcome.passed) {
      run.passed(item, took);
      return;
    }
    const { message, place, difference } = outcome;
    const found =
      difference === undefined
        ? new vscode.TestMessage(message)
        : vscode.TestMessage.diff(message, difference.expected, difference.actual);
    found.location = new vscode.Location(uri, toRange(place));
    run.failed(item, found, took);
  } catch (error) {
    if (ApiError.is(error, 'cancelled')) run.skipped(item);
    else run.errored(item, new vscode.TestMessage(errorSentence(error)));
  }
}

/** As it is in the editor, saved or not. */
async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}

function toRange({ line, column, endLine, endColumn }: Place): vscode.Range {
  return new vscode.Range(line, column, endLine, endColumn);
}
