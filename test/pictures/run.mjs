// Installs the VSIX into a fresh profile and drives the workbench as a person would; each step leaves a picture.
// node test/toolchain/run.mjs test/pictures/run.mjs [--only <part of a name>]
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { packageVsix } from '../package.mjs';
import { freshFolder, root } from '../toolchain/install.mjs';
import { report } from '../toolchain/report.mjs';
import { openBrowser, openWorkbench } from '../vscode-host/page.mjs';
import { installVsix, profile, startServer, writeSettings } from '../vscode-host/server.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { Workbench } from './driver.mjs';
import { scenarios } from './scenarios.mjs';

const host = await ensureHost();
const vsix = await packageVsix();
const folders = profile(freshFolder('picture-run'));
const pictures = path.join(root, 'test/.work/pictures');
mkdirSync(pictures, { recursive: true });
const workspace = path.join(folders.root, 'demo');
cpSync(path.join(root, 'test/demo-workspace'), workspace, { recursive: true });
writeSettings(folders, { 'dynatraceKonnect.demo.startOnOpen': true });
await installVsix(host, folders, vsix);
const server = await startServer(host, folders);
const window = await openBrowser();
const outcomes = [];
try {
  await openWorkbench(window.page, server, workspace);
  const workbench = new Workbench(window.page, pictures);
  for (const { name, run } of scenarios) {
    try {
      await run(workbench);
      outcomes.push({ name, passed: true });
    } catch (error) {
      await workbench.picture(`failed-${outcomes.length + 1}`);
      outcomes.push({ name, passed: false, error: String(error.stack ?? error) });
      await window.page.keyboard.press('Escape');
    }
  }
} finally {
  await window.close();
  await server.stop();
}
console.log(`  Pictures are in ${pictures}`);
report(outcomes);
