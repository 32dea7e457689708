// The suites as one file that VS Code loads through `extensionTestsPath`; the same for the browser's and the desktop's.
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../toolchain/install.mjs';

export async function bundleSuites() {
  const outfile = path.join(root, 'test/.work/in-host.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/in-host/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return outfile;
}
