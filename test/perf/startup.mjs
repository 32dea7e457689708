// Load and activation times of the extension beside those of an empty one, from VS Code's own Startup Performance page, in one run.
// node test/toolchain/run.mjs test/perf/startup.mjs [runs]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageVsix } from '../package.mjs';
import { freshFolder } from '../toolchain/install.mjs';
import { develop, openBrowser, openWorkbench } from '../vscode-host/page.mjs';
import { installVsix, profile, startServer, workbenchUrl, writeSettings } from '../vscode-host/server.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';

const RUNS = Number(process.argv[2] ?? 5);
const OURS = 'dynatrace-konnect-explorer.dynatrace-konnect-explorer';
const EMPTY = 'peer.empty';

/** Runs in the extension host: waits until both are active, opens the page and writes it to a file. */
const READER = `
const vscode = require('vscode');
exports.run = async () => {
  await Promise.all(${JSON.stringify([OURS, EMPTY])}.map((id) => vscode.extensions.getExtension(id).activate()));
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await vscode.commands.executeCommand('perfview.show');
  for (let turn = 0; turn < 100; turn++) {
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    if (text.includes('Finish Activate')) return require('node:fs').writeFileSync(process.env.STARTUP_PAGE, text);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The Startup Performance page did not open');
};
`;

const host = await ensureHost();
const vsix = await packageVsix();
const rows = { [OURS]: [], [EMPTY]: [] };
for (let run = 0; run < RUNS; run++) {
  const page = await startupPage(run);
  for (const id of Object.keys(rows)) rows[id].push(timesOf(page, id));
}
console.log(`medians of ${RUNS} runs, milliseconds        load code   call activate   finish activate`);
for (const [id, times] of Object.entries(rows)) {
  const cells = [0, 1, 2].map((column) => String(median(times.map((row) => row[column]))).padStart(14));
  console.log(`${id.padEnd(44)}${cells.join('')}`);
}

/** The page's text after a window with both extensions has settled. */
async function startupPage(run) {
  const folders = profile(freshFolder(`perf-${run}`));
  const empty = path.join(folders.root, 'empty');
  mkdirSync(empty);
  const manifest = {
    name: 'empty',
    publisher: 'peer',
    version: '1.0.0',
    type: 'module',
    main: './extension.js',
    engines: { vscode: '^1.125.0' },
    activationEvents: ['onStartupFinished'],
  };
  writeFileSync(path.join(empty, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(empty, 'extension.js'), 'export function activate() {}\n');
  const out = path.join(folders.root, 'startup.md');
  const tests = path.join(folders.root, 'read.cjs');
  writeFileSync(tests, READER);
  writeSettings(folders, {});
  await installVsix(host, folders, vsix);
  const server = await startServer(host, folders, { env: { STARTUP_PAGE: out } });
  const window = await openBrowser();
  try {
    const exit = new Promise((resolve) => void window.page.exposeFunction('codeAutomationExit', resolve));
    await window.page.exposeFunction('codeAutomationLog', () => undefined);
    await develop(window.page, server, { extension: empty, tests });
    await openWorkbench(window.page, workbenchUrl(server, folders.root));
    await Promise.race([exit, new Promise((resolve) => setTimeout(resolve, 60_000))]);
  } finally {
    await window.close();
    await server.stop();
  }
  return readFileSync(out, 'utf8');
}

/** The row of the page's table: id, eager, load code, call activate, finish activate, event, by. */
function timesOf(page, id) {
  const line = page.split('\n').find((each) => each.includes(id) && each.includes('|'));
  if (!line) throw new Error(`The Startup Performance page does not name ${id}`);
  const cells = line.split('|').map((cell) => cell.trim());
  return cells
    .filter((cell) => /^\d+(\.\d+)?$/.test(cell))
    .slice(0, 3)
    .map(Number);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
