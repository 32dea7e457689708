/**
 * `npm run conformance:grail [-- <folder>]`: runs the documented examples in `<folder>/dql` (default `../shared`) on local Grail and compares
 * the rows and types with those that the documentation shows. Ends with exit code 1 when the target is missed, 2 when there is nothing to
 * compare with.
 */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePattern } from '../../src/grail/dpl/compilePattern.ts';
import { executeQuery } from '../../src/grail/executeQuery.ts';
import type { Value } from '../../src/grail/value.ts';
import { type Documented, isSame, shown } from './grailValues.ts';

const TARGET = 0.97;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const file = path.join(path.resolve(root, process.argv[2] ?? '../shared'), 'dql/examples-dev.json');

interface Example {
  readonly id: string;
  readonly notes?: string;
  /** The documentation contradicts itself or its own computation. */
  readonly docMismatch?: boolean;
  readonly needsData?: boolean;
}

interface QueryExample extends Example {
  readonly kind: 'query';
  readonly query: string;
  readonly timezone?: string;
  readonly ordered: boolean;
  readonly expected: {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly Documented[])[];
    /** Some fields of the only record. */
    readonly subset?: Readonly<Record<string, Documented>>;
  };
}

interface PatternExample extends Example {
  readonly kind: 'dpl';
  readonly pattern: string;
  readonly input: string;
  readonly expected: readonly Readonly<Record<string, Documented>>[];
}

if (!existsSync(file)) {
  console.error(
    `No examples at ${file}: nothing was compared. Give the folder that holds dql/examples-dev.json as argument.`,
  );
  process.exit(2);
}
const { examples } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly examples: readonly (QueryExample | PatternExample)[];
};
const local = examples.filter(({ needsData }) => needsData !== true);
const misses: { readonly example: QueryExample | PatternExample; readonly reason: string }[] = [];
for (const example of local) {
  const reason = example.kind === 'query' ? await compareQuery(example) : comparePattern(example);
  if (reason !== undefined) misses.push({ example, reason });
}
for (const { example, reason } of misses) {
  console.log(`${example.id}\n  ${reason}`);
  if (example.docMismatch === true) console.log('  The documentation contradicts itself:');
  if (example.notes !== undefined) console.log(`  ${example.notes}`);
}
const share = (local.length - misses.length) / local.length;
const met = share >= TARGET;
console.log(
  `\ndocumented examples: ${local.length - misses.length} of ${local.length} = ${(100 * share).toFixed(2)} % give the documented rows and types  target ${100 * TARGET} %: ${met ? 'met' : 'MISSED'}`,
);
console.log(`  left out: ${examples.length - local.length} that need the data of a tenant`);
process.exit(met ? 0 : 1);

/** What differs; undefined where nothing does. */
async function compareQuery(example: QueryExample): Promise<string | undefined> {
  const { query, expected, ordered, timezone } = example;
  try {
    const result = await executeQuery(
      { query, now: clockOf(example), ...(timezone === undefined ? {} : { timezone }) },
      { table: () => undefined },
    );
    if (expected.subset !== undefined) {
      const record = result.records[0];
      const wrong = Object.entries(expected.subset).find(([name, value]) => !isSame(record?.get(name) ?? null, value));
      return wrong && `${wrong[0]} is ${shown(record?.get(wrong[0]) ?? null)} instead of ${JSON.stringify(wrong[1])}`;
    }
    const columns = result.columns.map(plain);
    if (columns.join('|') !== expected.columns.map(plain).join('|')) {
      return `columns ${result.columns.join(', ')} instead of ${expected.columns.join(', ')}`;
    }
    const rows = result.records.map((record) => result.columns.map((name) => record.get(name) ?? null));
    return compareRows(rows, expected.rows, ordered);
  } catch (error) {
    return String(error);
  }
}

/** Documentation writes headers in several ways: with and without the names of mandatory parameters, for one. */
function plain(name: string): string {
  return name
    .replaceAll(/[\s`]/g, '')
    .replaceAll(/(?<=[(,])\w+:/g, '')
    .toLowerCase();
}

function compareRows(
  rows: readonly (readonly Value[])[],
  wanted: readonly (readonly Documented[])[],
  ordered: boolean,
): string | undefined {
  if (rows.length !== wanted.length)
    return `${rows.length} rows instead of ${wanted.length}: ${rows.map(rowText).join(' ')}`;
  const open = [...rows];
  for (const [index, row] of wanted.entries()) {
    const at = ordered ? 0 : open.findIndex((each) => isSameRow(each, row));
    const found = open[Math.max(0, at)];
    if (found === undefined || !isSameRow(found, row)) {
      return `row ${index + 1} is ${found === undefined ? 'missing' : rowText(found)} instead of ${JSON.stringify(row)}`;
    }
    open.splice(Math.max(0, at), 1);
  }
  return undefined;
}

function isSameRow(found: readonly Value[], wanted: readonly Documented[]): boolean {
  return wanted.every((value, index) => isSame(found[index] ?? null, value));
}

function rowText(row: readonly Value[]): string {
  return `[${row.map(shown).join(', ')}]`;
}

/** The time that the result shows for `now()`. */
function clockOf({ expected }: QueryExample): bigint {
  const at = expected.columns.findIndex((name) => plain(name) === 'now()');
  const value = at < 0 ? undefined : expected.rows[0]?.[at];
  const time =
    value !== null && typeof value === 'object' && '$ts' in value ? String(value.$ts) : '2019-08-01T14:00:00Z';
  return BigInt(Date.parse(time)) * 1_000_000n;
}

/** Applies the pattern again behind each match; where it does not match, on the next line. */
function comparePattern({ pattern, input, expected }: PatternExample): string | undefined {
  const found: Record<string, Value>[] = [];
  try {
    const compiled = compilePattern(pattern, { now: () => BigInt(Date.parse('2019-08-01T14:00:00Z')) * 1_000_000n });
    for (let at = 0; at < input.length; ) {
      const values: Value[] = [];
      const end = compiled.match(input, at, values);
      if (end > at)
        found.push(Object.fromEntries(compiled.exportNames.map((name, index) => [name, values[index] ?? null])));
      const line = input.indexOf('\n', at);
      at = end > at ? end : line < 0 ? input.length : line + 1;
    }
  } catch (error) {
    return String(error);
  }
  if (found.length !== expected.length)
    return `${found.length} matches instead of ${expected.length}: ${found.map(recordText).join(' ')}`;
  for (const [index, record] of expected.entries()) {
    for (const [name, value] of Object.entries(record)) {
      if (!isSame(found[index]![name] ?? null, value)) {
        return `match ${index + 1}: ${name} is ${shown(found[index]![name] ?? null)} instead of ${JSON.stringify(value)}`;
      }
    }
  }
  return undefined;
}

function recordText(record: Readonly<Record<string, Value>>): string {
  return `{${Object.entries(record)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join(', ')}}`;
}
