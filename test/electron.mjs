// npm run test:electron: the suites of test/in-host in the desktop VS Code, which is downloaded, or named in VSCODE_EXECUTABLE.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuites } from './in-host/bundle.mjs';
import { freshFolder, root } from './toolchain/install.mjs';
import { report } from './toolchain/report.mjs';

const folder = freshFolder('electron');
const results = path.join(folder, 'results.json');
const scratch = path.join(folder, 'scratch');
mkdirSync(scratch);
const executable = process.env.VSCODE_EXECUTABLE;
await runTests({
  extensionDevelopmentPath: root,
  extensionTestsPath: await bundleSuites(),
  extensionTestsEnv: { IN_HOST_RESULTS: results, IN_HOST_SCRATCH: scratch },
  launchArgs: [scratch, '--disable-extensions', '--user-data-dir', path.join(folder, 'user')],
  ...(executable ? { vscodeExecutablePath: executable } : {}),
}).catch((error) => console.error(String(error)));
report(JSON.parse(readFileSync(results, 'utf8')).outcomes);
