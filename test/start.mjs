// npm start: the extension in a real VS Code, on a demo workspace that is connected to the demo environment.
// Needs nothing but Node and npm; what it fetches is fetched once.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, root } from './toolchain/install.mjs';
import { toolEnvironment, toolNode } from './toolchain/node.mjs';
import { step } from './toolchain/npm.mjs';
import { commandOf, endOnSignals, startGroup } from './toolchain/processes.mjs';

const USAGE = `npm start -- [--browser | --desktop] [--port <n>] [--folder <path>]
  --browser   the VS Code in the browser, even where there is a desktop one
  --desktop   the desktop VS Code (its command "code")
  --port      where the one in the browser listens (8765)
  --folder    the folder to open, instead of the demo workspace`;

/** Fixed: VS Code in the browser keeps its secrets by address, so another port would be another, empty store. */
const PORT = 8765;

const ADVICE = `
What to try:
  - The Dynatrace & Konnect view in the activity bar: an open problem, its root cause and evidence; SLOs; entities
  - shop.dqlnb: Run All; then change a query, or run one with a mistake in it
  - In the Konnect Catalog: "Konnect: Set Up Dynatrace Integration…" (the plug), then open the service that you mapped
  - The status bar item at the bottom left: how each part of the connection is`;

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!stopping) console.log('\nStopping …');
    stopping = true;
  });
}
endOnSignals(() => 0);

const options = readOptions();
await ensurePackages();
await step('Building the extension', async () => build());
const folder = options.folder ? path.resolve(options.folder) : demoWorkspace();
if (options.desktop || (!options.browser && codeCommand())) openDesktop(folder);
else await openInBrowser(folder);

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'boolean' },
        desktop: { type: 'boolean' },
        port: { type: 'string' },
        folder: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    if (values.browser && values.desktop) throw new Error('Take one of --browser and --desktop.');
    if (values.port !== undefined && !/^\d{2,5}$/.test(values.port))
      throw new Error(`--port ${values.port} is no port.`);
    if (values.folder !== undefined && !existsSync(values.folder))
      throw new Error(`There is no folder ${values.folder}.`);
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
}

function build() {
  const node = toolNode();
  const { status, stdout, stderr } = spawnSync(node, [path.join(root, 'esbuild.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: toolEnvironment(node),
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
}

/** A copy, so that what a user changes there stays out of the repository; it is made once. */
function demoWorkspace() {
  const target = path.join(root, 'test/.work/demo');
  if (!existsSync(target)) cpSync(path.join(root, 'test/demo-workspace'), target, { recursive: true });
  return target;
}

function codeCommand() {
  const { status } = spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' });
  return status === 0;
}

function openDesktop(workspace) {
  if (!codeCommand()) {
    console.error(
      'There is no command "code" here. In VS Code, run "Shell Command: Install \'code\' command in PATH", or use npm start -- --browser.',
    );
    process.exit(1);
  }
  const user = path.join(root, 'test/.work/desktop');
  mkdirSync(path.join(user, 'User'), { recursive: true });
  const settings = path.join(user, 'User/settings.json');
  if (!existsSync(settings)) writeFileSync(settings, JSON.stringify(demoSettings(), null, 2));
  const args = [`--extensionDevelopmentPath=${root}`, '--user-data-dir', user, '--new-window', '--wait', workspace];
  const [program, list, shell] = commandOf('code', args);
  const { exit } = startGroup(program, list, { ...shell, stdio: 'inherit' });
  console.log(`VS Code opens on ${workspace}.${ADVICE}\n\nThis ends when you close that window; Ctrl-C ends it, too.`);
  void exit.then((code) => {
    if (!stopping) process.exit(code ?? 1);
  });
}

/** `demo.startOnOpen` is the user's setting that makes the extension start the demo and connect to it. */
function demoSettings() {
  return { 'dynatraceKonnect.demo.startOnOpen': true };
}

async function openInBrowser(workspace) {
  const { ensureHost } = await import('./vscode-host/setup.mjs');
  const { isFree, profile, startServer, workbenchUrl, writeSettings } = await import('./vscode-host/server.mjs');
  const host = await ensureHost();
  const folders = profile(path.join(root, 'test/.work/browser'));
  if (!existsSync(path.join(folders.user, 'User/settings.json'))) writeSettings(folders, demoSettings());
  linkExtension(folders.extensions);
  const port = await freePort(options.port === undefined ? undefined : Number(options.port), isFree);
  const server = await step('Starting VS Code', () => startServer(host, folders, { port }));
  void server.exit.then(() => {
    if (stopping) return;
    console.error(`The VS Code server stopped by itself; its log is ${server.log}.`);
    process.exit(1);
  });
  const url = workbenchUrl(server, workspace);
  console.log(`\nVS Code with the extension: ${url}\n${ADVICE}\n\nCtrl-C stops it.`);
  if (process.stdout.isTTY && !process.env.CI) openUrl(url);
}

/** The extension as it is built here: a rebuild and a reload of the page show a change. */
function linkExtension(extensions) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  rmSync(extensions, { recursive: true, force: true });
  mkdirSync(extensions, { recursive: true });
  symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`), 'junction');
}

async function freePort(wanted, isFree) {
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    console.error(`Port ${wanted} is taken. Name another with --port.`);
    process.exit(1);
  }
  for (let port = PORT; port < PORT + 20; port++) {
    if (!(await isFree(port))) continue;
    if (port !== PORT)
      console.log(`  Port ${PORT} is taken; using ${port}. (What you signed in to there is not known here.)`);
    return port;
  }
  throw new Error(`No free port from ${PORT} to ${PORT + 19}. Name one with --port.`);
}

function openUrl(url) {
  const [command, args] = {
    darwin: ['open', [url]],
    win32: ['cmd', ['/c', 'start', '""', url.replaceAll('&', '^&')]],
  }[process.platform] ?? ['xdg-open', [url]];
  // Without a desktop there is nothing to open it with; the address is printed above.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => console.log('Open the address above in a browser.'))
    .unref();
}
