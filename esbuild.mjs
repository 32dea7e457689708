// Builds the extension, its workers and its browser code into dist/, and holds their sizes to the budget.
// node esbuild.mjs [--production]
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { withoutCheckDocs } from './test/tools/withoutCheckDocs.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');

/** Minified bytes. `entry` is what a window loads at activation: extension.js with everything it imports statically. */
const BUDGET = {
  'entry (at activation)': 100_000,
  'extension and workers': 1_250_000,
  'browser code (at once)': 60_000,
  'browser code (charts)': 70_000,
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
  charset: 'utf8',
};
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
mkdirSync(path.join(root, 'dist'));

// One build, so that the language and the engine are there once, whoever of the entries needs them.
const node = await build({
  ...common,
  entryPoints: { extension: 'src/extension.ts', sandbox: 'src/sandbox/worker.ts', grail: 'src/grail/worker.ts' },
  outdir: 'dist',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['vscode'],
  plugins: [withoutCheckDocs],
  // Its ES modules, of which only what is used is bundled.
  alias: { yaml: path.join(root, 'node_modules/yaml/browser/dist/index.js') },
});
const browser = await build({
  ...common,
  entryPoints: ['webview/renderer.ts', 'webview/resultsPanel.ts'],
  outdir: 'dist',
  platform: 'browser',
  format: 'esm',
  target: 'es2023',
  // Charts come with the first one.
  splitting: true,
  chunkNames: 'browser/[name]-[hash]',
  loader: { '.css': 'text' },
});

const sizes = {
  'entry (at activation)': loadedWith(node.metafile, 'dist/extension.js'),
  'extension and workers': total(node.metafile),
  'browser code (at once)': total(browser.metafile) - charts(browser.metafile),
  'browser code (charts)': charts(browser.metafile),
};
let over = false;
for (const [part, limit] of Object.entries(BUDGET)) {
  const bytes = sizes[part];
  const fits = !production || bytes <= limit;
  over ||= !fits;
  const share = production
    ? `of ${limit.toLocaleString('en-US')} allowed${fits ? '' : '  TOO LARGE'}`
    : '(not minified)';
  console.log(`${part.padEnd(24)} ${bytes.toLocaleString('en-US').padStart(9)} bytes ${share}`);
}
if (over) {
  console.error('The build is over its size budget. Move what a start does not need behind a dynamic import.');
  process.exitCode = 1;
}

/** Bytes of an output and everything it imports statically. */
function loadedWith({ outputs }, name, seen = new Set()) {
  if (seen.has(name)) return 0;
  seen.add(name);
  const { bytes, imports } = outputs[name];
  const inner = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return inner.reduce((sum, { path: imported }) => sum + loadedWith({ outputs }, imported, seen), bytes);
}

/** The file that is loaded with the first chart. */
function charts({ outputs }) {
  return total({
    outputs: Object.fromEntries(
      Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint === 'webview/chart.ts'),
    ),
  });
}

function total({ outputs }) {
  return Object.entries(outputs)
    .filter(([name]) => name.endsWith('.js'))
    .reduce((sum, [, { bytes }]) => sum + bytes, 0);
}
