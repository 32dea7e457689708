// npm start as a person meets it: the address it prints is visited, then Ctrl-C has to end everything.
// node test/toolchain/run.mjs test/pictures/start.mjs [--only <part of a name>]
import path from 'node:path';
import { root } from '../toolchain/install.mjs';
import { startGroup } from '../toolchain/processes.mjs';
import { report } from '../toolchain/report.mjs';
import { anyPort, isFree } from '../vscode-host/server.mjs';
import { scenarios } from './scenarios.mjs';
import { chosenScenarios, visit } from './visit.mjs';

const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 15_000;

const chosen = chosenScenarios(scenarios);
const port = await anyPort();
const started = Date.now();
const { child, exit, stop } = startGroup(
  process.execPath,
  [path.join(root, 'test/start.mjs'), '--browser', '--port', String(port)],
  { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
);
const outcomes = [];
try {
  const url = await printedUrl();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`  npm start printed its address after ${seconds} s`);
  outcomes.push(...(await visit(url, chosen, 'start-pictures')));
} catch (error) {
  outcomes.push({ name: 'prints an address', passed: false, error: String(error.stack ?? error) });
}
child.kill('SIGINT');
const code = await Promise.race([exit, late(STOP_TIMEOUT_MS, 'late')]);
if (code === 'late') await stop();
const stopped = code === 0 && (await isFree(port));
outcomes.push({ name: 'Ctrl-C ends it and frees its port', passed: stopped, error: `exit code ${code}` });
report(outcomes.map((outcome) => ({ ...outcome, name: `npm start: ${outcome.name}` })));

function printedUrl() {
  let output = '';
  const printed = new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const match = /with the extension: (http\S+)/.exec(output);
      if (match) resolve(match[1]);
    });
  });
  return Promise.race([
    printed,
    exit.then((status) => Promise.reject(new Error(`It ended with code ${status}:\n${output}`))),
    late(START_TIMEOUT_MS).then(() => Promise.reject(new Error(`No address after five minutes:\n${output}`))),
  ]);
}

function late(milliseconds, value) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, value).unref());
}
