// Gets the real VS Code (workbench and extension host) from npm into this folder. Runs once; an interrupted run is done again.
// code-server's own install script insists on a compiler and one Node version, so its steps are done here without it.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBundledNode } from '../toolchain/node.mjs';
import { npm, once, step } from '../toolchain/npm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const codeServer = path.join(here, 'node_modules/code-server');
const vscode = path.join(codeServer, 'lib/vscode');

/** Parts that nothing here loads: 265 MB. */
const UNUSED = [
  'node_modules/@github/copilot-sdk-linux-x64',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/** The Node the VS Code server runs on, and where its program is. */
export async function ensureHost() {
  const node = ensureBundledNode();
  const stamp = path.join(here, 'node_modules/.installed');
  const inputs = [path.join(here, 'package-lock.json'), fileURLToPath(import.meta.url)];
  await once(stamp, inputs, async () => {
    console.log('Setting up a VS Code for the browser (once, about a minute) …');
    await step('VS Code server', () => npm(here, ['ci', '--ignore-scripts']));
    // npm 11 misses a peer dependency in the lock file that is shipped, hence the flag.
    await step('VS Code modules', () => npm(vscode, ['ci', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps']));
    await step('Built-in extensions', () =>
      npm(path.join(vscode, 'extensions'), ['ci', '--omit=dev', '--ignore-scripts']),
    );
    await step('Log files (optional)', () => buildNativeModules(node));
    for (const part of UNUSED) rmSync(path.join(vscode, part), { recursive: true, force: true });
  });
  return { node, entry: path.join(codeServer, 'out/node/entry.js') };
}

/** Where there is a compiler, VS Code gets its log files; without one it runs all the same. */
async function buildNativeModules(node) {
  const headers = path.resolve(path.dirname(node), '..');
  const env = existsSync(path.join(headers, 'include/node/node_api.h')) ? { npm_config_nodedir: headers } : {};
  try {
    await npm(vscode, ['rebuild', '--ignore-scripts=false', '@vscode/spdlog', '@vscode/native-watchdog'], env);
  } catch {
    console.log('  No compiler here: VS Code writes no log files. Everything else works.');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureHost();
