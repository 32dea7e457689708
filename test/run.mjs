// npm test: installs what it needs, runs every suite, and ends with one line that counts them all.
// node test/run.mjs [--only lint,types,unit,build,package,host,pictures,start]
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages, root } from './toolchain/install.mjs';
import { toolEnvironment, toolNode } from './toolchain/node.mjs';
import { startGroup } from './toolchain/processes.mjs';

const SUITES = ['lint', 'types', 'unit', 'build', 'package', 'host', 'pictures', 'start'];
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1]?.split(',') : SUITES;
const unknown = only?.filter((name) => !SUITES.includes(name)) ?? ['--only without a name'];
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are ${SUITES.join(', ')}.`);
  process.exit(2);
}

await ensurePackages();
const node = toolNode();
const env = { ...toolEnvironment(node), ...(process.env.CI ? { NO_COLOR: '1' } : {}) };
const reports = path.join(root, 'test/.work/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** Runs a tool in view of the user; true when it ended well. */
async function tool(...args) {
  const options = { cwd: root, stdio: 'inherit', env };
  const { exit } = startGroup(node, [path.join(root, 'test/toolchain/run.mjs'), ...args], options);
  return (await exit) === 0;
}

/** A step that passes or fails as a whole counts as one test. */
async function single(...runs) {
  let passed = true;
  for (const args of runs) passed &&= await tool(...args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** A suite that writes `{ passed, failed, skipped }` to the file it is given; nothing written is a failure. */
async function counted(...args) {
  const report = path.join(reports, `${path.basename(args[0])}-${Date.now()}.json`);
  await tool(...args, report);
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function unit() {
  const report = path.join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const well = await tool('vitest', 'run', '--config', 'test/vitest.config.ts', ...reporters);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    // A file that does not even load has no tests to count.
    const failed = numFailedTests || (well ? 0 : Math.max(1, numFailedTestSuites));
    return { passed: numPassedTests, failed, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const run = {
  lint: () => single(['@biomejs/biome', 'check', '--error-on-warnings', '.']),
  types: () => single(['typescript', '--noEmit', '-p', '.'], ['typescript', '--noEmit', '-p', 'webview']),
  unit,
  build: () => single(['esbuild.mjs', '--production']),
  package: () => single(['test/package.mjs']),
  host: () => counted('test/in-host/run.mjs', '--report'),
  pictures: () => counted('test/pictures/run.mjs', '--report'),
  start: () => counted('test/pictures/start.mjs', '--report'),
};

const totals = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const name of SUITES.filter((suite) => only.includes(suite))) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const counts = await run[name]();
  for (const key of Object.keys(totals)) totals[key] += counts[key];
  lines.push(
    `${name.padEnd(9)} ${counts.passed} passed, ${counts.failed} failed  (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}
console.log(`\n${lines.join('\n')}\n`);
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
);
process.exitCode = totals.failed === 0 ? 0 : 1;
