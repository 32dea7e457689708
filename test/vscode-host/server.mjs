// A VS Code server with everything it writes below one folder, so that runs never touch the user's own settings nor each other.
import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { startGroup } from '../toolchain/processes.mjs';

/** What keeps a fresh profile quiet and off the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
  'remote.autoForwardPorts': false,
  'files.hotExit': 'off',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
};

/** The folders of a profile below `root`; they are made. */
export function profile(root) {
  const folders = {
    root,
    user: path.join(root, 'user'),
    extensions: path.join(root, 'extensions'),
    xdg: path.join(root, 'xdg'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  mkdirSync(path.join(folders.user, 'User'), { recursive: true });
  return folders;
}

export function writeSettings(folders, settings) {
  const file = path.join(folders.user, 'User/settings.json');
  writeFileSync(file, `${JSON.stringify({ ...QUIET, ...settings }, null, 2)}\n`);
}

function environment(folders, extra) {
  return {
    ...process.env,
    XDG_CONFIG_HOME: path.join(folders.xdg, 'config'),
    XDG_DATA_HOME: path.join(folders.xdg, 'data'),
    XDG_CACHE_HOME: path.join(folders.xdg, 'cache'),
    // No gallery: nothing is asked for over the network.
    EXTENSIONS_GALLERY: '{}',
    ...extra,
  };
}

function folderArguments(folders) {
  return ['--user-data-dir', folders.user, '--extensions-dir', folders.extensions];
}

export async function installVsix(host, folders, vsix) {
  const args = [host.entry, ...folderArguments(folders), '--install-extension', vsix, '--force'];
  await promisify(execFile)(host.node, args, { env: environment(folders, {}) });
}

/** Whether nothing listens on a port of this machine. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

export function anyPort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the server and waits until it answers. `stop` ends it with all its children. */
export async function startServer(host, folders, { port, env = {} } = {}) {
  const at = port ?? (await anyPort());
  const log = path.join(folders.root, 'server.log');
  const args = [
    host.entry,
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${at}`],
    ...folderArguments(folders),
    ...[
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
  ];
  const { child, exit, stop } = startGroup(host.node, args, {
    env: environment(folders, env),
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folders.root,
  });
  const sink = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(sink);
  child.stderr.pipe(sink);
  let exited = false;
  void exit.then(() => (exited = true));
  const url = `http://127.0.0.1:${at}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(`${url}/healthz`))) {
    if (exited) throw new Error(`The VS Code server stopped at once; its log is ${log}.`);
    if (Date.now() > deadline) throw new Error(`The VS Code server does not answer; its log is ${log}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, authority: `127.0.0.1:${at}`, log, exit, stop };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

export function workbenchUrl(server, folder) {
  const url = new URL(server.url);
  url.searchParams.set('folder', folder);
  return url.toString();
}
