/**
 * `npm run bench:grail [-- --records <n>[,<n>]] [--rounds <n>]`: local Grail against DuckDB (one thread, in memory) and against a plain
 * loop over JavaScript objects, on the same records in the same process, turn by turn. Checks that all give the same answers, and
 * prints medians, ratios, memory and growth. Ends with exit code 1 when a target is missed.
 */

import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { DataCatalog, QueryResult } from '../../src/grail/engine.ts';
import { executeQuery } from '../../src/grail/executeQuery.ts';
import { type DuckDb, installDuckDb, openDuckDb } from './duckDb.ts';
import { type BenchQuery, benchQueries } from './grailQueries.ts';
import { columnTable, type PlainRecord, plainRecord, sqlRecords, startNanos } from './grailRecords.ts';
import { median } from './interleaved.ts';

const TIME_TARGET = 2;
const MEMORY_TARGET = 3;
/** Objects of more records than these do not fit beside the tables. */
const MOST_OBJECTS = 1_000_000;

const { values } = parseArgs({
  options: { records: { type: 'string', default: '1000000,10000000' }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
let missed = false;
const times = new Map<string, number>();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

await installDuckDb();
for (const count of values.records.split(',').map(Number)) await measure(count);
process.exit(missed ? 1 : 0);

async function measure(count: number): Promise<void> {
  const duck = await openDuckDb();
  await duck.run(sqlRecords(count));
  const table = columnTable(count);
  const catalog: DataCatalog = {
    table: (name) =>
      name === 'logs' ? { name, timeField: 'timestamp', records: () => [], columns: () => table } : undefined,
  };
  const objects = count <= MOST_OBJECTS ? Array.from({ length: count }, (_, index) => plainRecord(index)) : undefined;
  const bytes = table.bytes;
  console.log(`\n${count.toLocaleString('en-US')} records of 12 fields, ${megabytes(bytes)} of columns`);
  console.log(
    `  ${'median ms of'.padEnd(32)}${['ours', 'DuckDB', 'loop', 'ours/DuckDB', 'ours/loop', 'memory/columns'].map((text) => text.padStart(15)).join('')}`,
  );
  if (objects === undefined) console.log('  (no loop: objects of so many records do not fit beside the tables)');
  for (const query of benchQueries) await compare(query, { count, catalog, duck, objects, bytes });
}

interface Bench {
  readonly count: number;
  readonly catalog: DataCatalog;
  readonly duck: DuckDb;
  readonly objects: readonly PlainRecord[] | undefined;
  readonly bytes: number;
}

async function compare(query: BenchQuery, { count, catalog, duck, objects, bytes }: Bench): Promise<void> {
  const memory = await memoryOf(query, catalog, count, bytes);
  const ours: number[] = [];
  const theirs: number[] = [];
  const loops: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const [mine, took] = await timed(() => run(query, catalog, count));
    const [rows, duckTook] = await timed(async () => (await duck.run(query.sql)).getRows());
    ours.push(took);
    theirs.push(duckTook);
    const expected = JSON.stringify(rows.map((row) => row.map(plain)));
    const found = JSON.stringify(mine.records.map((record) => mine.columns.map((name) => plain(record.get(name)))));
    if (found !== expected)
      throw new Error(`${query.name}: ours ${found.slice(0, 300)}, DuckDB ${expected.slice(0, 300)}`);
    if (objects === undefined) continue;
    const [looped, loopTook] = await timed(async () => query.loop(objects));
    loops.push(loopTook);
    const text = JSON.stringify(looped.map((row) => row.map(plain)));
    if (text !== expected)
      throw new Error(`${query.name}: loop ${text.slice(0, 300)}, DuckDB ${expected.slice(0, 300)}`);
  }
  const [own, duckdb, loop] = [median(ours), median(theirs), median(loops)];
  const ratio = own / duckdb;
  const isSlow = ratio > TIME_TARGET;
  const isLarge = memory > MEMORY_TARGET;
  missed ||= isSlow || isLarge;
  const before = times.get(query.name);
  times.set(query.name, own);
  const cells = [own.toFixed(1), duckdb.toFixed(1), Number.isNaN(loop) ? '-' : loop.toFixed(1)];
  const ratios = [`${ratio.toFixed(2)}${isSlow ? ' MISSED' : ''}`, Number.isNaN(loop) ? '-' : (own / loop).toFixed(2)];
  const growth = before === undefined ? '' : `   ${(own / before).toFixed(1)} times the time of the smaller table`;
  const line = [...cells, ...ratios, `${memory.toFixed(2)}${isLarge ? ' MISSED' : ''}`];
  console.log(`  ${query.name.padEnd(32)}${line.map((text) => text.padStart(15)).join('')}${growth}`);
}

function run(query: BenchQuery, catalog: DataCatalog, count: number, onProgress?: () => void): Promise<QueryResult> {
  const end = startNanos + BigInt(count) * 10_000_000n;
  return executeQuery(
    {
      query: query.dql,
      now: end,
      defaultTimeframe: { start: startNanos, end },
      maxMemoryBytes: 16 * 1024 ** 3,
      defaultScanLimitGbytes: -1,
      ...(onProgress === undefined ? {} : { onProgress }),
    },
    catalog,
  );
}

/** The columns and what the query needs beside them at its peak, as multiples of the columns. */
async function memoryOf(query: BenchQuery, catalog: DataCatalog, count: number, bytes: number): Promise<number> {
  await run(query, catalog, count);
  collectGarbage();
  const before = held();
  let peak = 0;
  await run(query, catalog, count, () => {
    peak = Math.max(peak, held() - before);
  });
  return (bytes + Math.max(peak, held() - before)) / bytes;
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

/** Numbers of any kind as one kind. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value === undefined ? null : value;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 ** 2).toLocaleString('en-US')} MB`;
}
