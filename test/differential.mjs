// npm run test:differential [-- <cases>]: local Grail against the naive evaluator, over so many generated tables and queries.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './toolchain/install.mjs';

const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'test/toolchain/run.mjs'), 'vitest', 'run', '--config', 'test/vitest.config.ts', 'src/grail/naive'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CASES: process.argv[2] ?? '30000', SEED: String(Date.now() % 2 ** 31) },
  },
);
process.exitCode = status ?? 1;
