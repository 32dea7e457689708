/** What VS Code runs inside its extension host: every suite, one after the other, the outcome in a JSON file. */

import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import './activation.suite.ts';
import './connection.suite.ts';
import './dql.suite.ts';
import './dqlEmbedded.suite.ts';
import './dqlNames.suite.ts';
import './dqlRun.suite.ts';
import './localFiles.suite.ts';
import './trees.suite.ts';
import './notebook.suite.ts';
import './runFile.suite.ts';
import './proxy.suite.ts';
import './setup.suite.ts';
import { allTests } from './suite.ts';

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly error?: string;
}

/** A test that hangs must not hang the run. */
const TEST_TIMEOUT_MS = 90_000;

export async function run(): Promise<void> {
  const outcomes: Outcome[] = [];
  const only = process.env.IN_HOST_ONLY ?? '';
  for (const { name, run: body } of allTests().filter((test) => test.name.includes(only))) {
    const started = Date.now();
    try {
      await Promise.race([body(), timeout(name)]);
      outcomes.push({ name, passed: true, milliseconds: Date.now() - started });
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      outcomes.push({ name, passed: false, milliseconds: Date.now() - started, error: text });
    }
  }
  const report = { vscode: vscode.version, node: process.version, outcomes };
  const file = process.env.IN_HOST_RESULTS;
  if (file) writeFileSync(file, JSON.stringify(report, null, 2));
  const failed = outcomes.filter(({ passed }) => !passed);
  if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed.map(({ name }) => name).join(', ')}`);
}

function timeout(name: string): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(
      () => reject(new Error(`${name} did not end within ${TEST_TIMEOUT_MS / 1000} s`)),
      TEST_TIMEOUT_MS,
    ).unref(),
  );
}
