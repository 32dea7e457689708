// Installs the VSIX into a fresh profile and drives the workbench as a person would; each step leaves a picture.
// node test/toolchain/run.mjs test/pictures/run.mjs [--only <part of a name>]
import { cpSync } from 'node:fs';
import path from 'node:path';
import { packageVsix } from '../package.mjs';
import { freshFolder, root } from '../toolchain/install.mjs';
import { report } from '../toolchain/report.mjs';
import { installVsix, profile, startServer, workbenchUrl, writeSettings } from '../vscode-host/server.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { queryScenarios } from './queryScenarios.mjs';
import { scenarios } from './scenarios.mjs';
import { chosenScenarios, visit } from './visit.mjs';

const host = await ensureHost();
const vsix = await packageVsix();
const folders = profile(freshFolder('picture-run'));
const workspace = path.join(folders.root, 'demo');
cpSync(path.join(root, 'test/demo-workspace'), workspace, { recursive: true });
writeSettings(folders, { 'dynatraceKonnect.demo.startOnOpen': true });
await installVsix(host, folders, vsix);
const server = await startServer(host, folders);
try {
  report(await visit(workbenchUrl(server, workspace), chosenScenarios([...scenarios, ...queryScenarios]), 'pictures'));
} finally {
  await server.stop();
}
