// Packages the VSIX, shows what is in it, and refuses whatever does not run.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createVSIX, listFiles } from '@vscode/vsce';
import { root } from './toolchain/install.mjs';

/** Everything that may be shipped. */
const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE(\.txt)?$/,
  /^dist\/(extension|sandbox|grail|renderer|resultsPanel)\.js$/,
  /^dist\/(chunks|browser)\/[\w-]+\.js$/,
  /^media\/(icon\.png|[\w.-]+\.(svg|json))$/,
];

/** The path of the VSIX. Throws with the list of what does not belong, or was built and is left out. */
export async function packageVsix() {
  const vsix = path.join(root, 'test/.work/explorer.vsix');
  mkdirSync(path.dirname(vsix), { recursive: true });
  await promisify(execFile)(process.execPath, [path.join(root, 'esbuild.mjs'), '--production'], { cwd: root });
  const files = await listFiles({ cwd: root, dependencies: false });
  const strange = files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file)));
  if (strange.length > 0) throw new Error(`These do not belong into the VSIX:\n  ${strange.slice(0, 30).join('\n  ')}`);
  const built = readdirSync(path.join(root, 'dist'), { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .map((file) => `dist/${file.replaceAll(path.sep, '/')}`);
  const missing = built.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`The VSIX lacks what was built:\n  ${missing.join('\n  ')}`);
  await createVSIX({ cwd: root, packagePath: vsix, dependencies: false });
  return vsix;
}

/** What is in the package, largest first, and how large it is packed. */
async function printSizes(vsix) {
  const sizes = (await listFiles({ cwd: root, dependencies: false })).map((file) => ({
    file,
    bytes: statSync(path.join(root, file)).size,
  }));
  sizes.sort((a, b) => b.bytes - a.bytes);
  const show = (name, bytes) => console.log(`${name.padEnd(48)} ${bytes.toLocaleString('en-US').padStart(11)} bytes`);
  for (const { file, bytes } of sizes) show(file, bytes);
  show(
    'all files',
    sizes.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  show(path.relative(root, vsix), statSync(vsix).size);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await printSizes(await packageVsix());
