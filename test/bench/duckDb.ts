/** DuckDB in memory with one thread. Its package lives in a folder of its own, which is installed when a bench first needs it. */

import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, once, step } from '../toolchain/npm.mjs';

export interface DuckDb {
  run(sql: string): Promise<{ getRows(): Promise<readonly (readonly unknown[])[]> }>;
}

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'duckdb');

export async function installDuckDb(): Promise<void> {
  await once(path.join(folder, 'node_modules/.installed'), [path.join(folder, 'package-lock.json')], () =>
    step('Installing DuckDB (once)', () => npm(folder, ['ci', '--ignore-scripts'])),
  );
}

export async function openDuckDb(): Promise<DuckDb> {
  const load = createRequire(path.join(folder, 'package.json'));
  const { DuckDBInstance } = load('@duckdb/node-api') as {
    DuckDBInstance: { create(file: string): Promise<{ connect(): Promise<DuckDb> }> };
  };
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('set threads = 1');
  return connection;
}
