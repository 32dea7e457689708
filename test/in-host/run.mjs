// Runs the suites of this folder inside the real extension host and reports what became of each test.
// node test/toolchain/run.mjs test/in-host/run.mjs [--only <part of a test's name>]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCertificate } from '../../src/http/testCertificate.ts';
import { freshFolder, root } from '../toolchain/install.mjs';
import { report } from '../toolchain/report.mjs';
import { develop, openBrowser, openWorkbench } from '../vscode-host/page.mjs';
import { profile, startServer, workbenchUrl, writeSettings } from '../vscode-host/server.mjs';
import { ensureHost } from '../vscode-host/setup.mjs';
import { bundleSuites } from './bundle.mjs';
import { scanForSecrets } from './secretScan.mjs';

const RUN_TIMEOUT_MS = 240_000;

async function runInHost(only) {
  const host = await ensureHost();
  execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), '--production'], { cwd: root, stdio: 'pipe' });
  const tests = await bundleSuites();
  const folders = profile(freshFolder('in-host'));
  const files = {
    results: path.join(folders.root, 'results.json'),
    secrets: path.join(folders.root, '..', 'in-host-secrets.txt'),
    scratch: path.join(folders.root, 'scratch'),
    workspace: path.join(folders.root, 'workspace'),
    tls: path.join(folders.root, 'tls'),
  };
  writeCertificates(files.tls);
  mkdirSync(files.scratch);
  mkdirSync(files.workspace);
  rmSync(files.secrets, { force: true });
  writeSettings(folders, {});
  const server = await startServer(host, folders, {
    env: {
      IN_HOST_ONLY: only,
      IN_HOST_RESULTS: files.results,
      IN_HOST_SECRETS: files.secrets,
      IN_HOST_SCRATCH: files.scratch,
      IN_HOST_TLS: files.tls,
      NODE_EXTRA_CA_CERTS: path.join(files.tls, 'ca.pem'),
    },
  });
  const window = await openBrowser();
  try {
    const exit = new Promise((resolve) => {
      void window.page.exposeFunction('codeAutomationExit', resolve);
    });
    await window.page.exposeFunction('codeAutomationLog', () => undefined);
    await develop(window.page, server, { extension: root, tests });
    await openWorkbench(window.page, workbenchUrl(server, files.workspace));
    const late = new Promise((resolve) => setTimeout(() => resolve('late'), RUN_TIMEOUT_MS).unref());
    const code = await Promise.race([exit, late]);
    await window.page.screenshot({ path: path.join(folders.root, 'last.png') });
    const storage = await window.page.context().storageState();
    writeFileSync(path.join(folders.root, 'browser-storage.json'), JSON.stringify(storage));
    writeFileSync(path.join(folders.root, 'console.log'), window.console.join('\n'));
    if (!existsSync(files.results)) {
      return [
        {
          name: 'the in-host run',
          passed: false,
          error: code === 'late' ? 'did not end in time' : `ended with code ${code} and no results`,
        },
      ];
    }
  } finally {
    await window.close();
    await server.stop();
  }
  const { outcomes, vscode, node } = JSON.parse(readFileSync(files.results, 'utf8'));
  console.log(`  VS Code ${vscode}, extension host on Node ${node}`);
  // Some tests alone may need no credential, and there is nothing to look for then.
  if (only !== '' && !existsSync(files.secrets)) return outcomes;
  return [...outcomes, scanForSecrets(folders.root, files.secrets)];
}

/** An authority that the extension host is told to trust, and a certificate of it for the host behind the test's proxy. */
function writeCertificates(folder) {
  mkdirSync(folder);
  const { ca, cert, key } = makeCertificate('tenant.test');
  for (const [name, text] of Object.entries({ ca, cert, key })) writeFileSync(path.join(folder, `${name}.pem`), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, report: { type: 'string' } },
  });
  report(await runInHost(values.only));
}
