/**
 * `npm run conformance:grail [-- <folder>]`: runs the documented examples in `<folder>/dql` (default `../shared`) on local Grail and compares
 * the rows and types with those that the documentation shows. Ends with exit code 1 when the target is missed, 2 when there is nothing to
 * compare with.
 */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '../../src/dql/parser.ts';
import type { Expression } from '../../src/dql/tree.ts';
import { walk } from '../../src/dql/treeQueries.ts';
import { canonicalExpression } from '../../src/grail/canonical.ts';
import { compilePattern } from '../../src/grail/dpl/compilePattern.ts';
import { executeQuery } from '../../src/grail/executeQuery.ts';
import { aggregations, timeseriesAggregations } from '../../src/grail/plan/functionDefinitions.ts';
import type { Value } from '../../src/grail/value.ts';
import { type Documented, isSame, nanosSinceEpoch, shown } from './grailValues.ts';

const TARGET = 0.97;

/** Sources that read what a tenant has stored; `data` brings its own records. */
const STORED_SOURCES = new Set([
  'describe',
  'fetch',
  'fieldssnapshot',
  'load',
  'metrics',
  'smartscapeedges',
  'smartscapenodes',
  'timeseries',
]);

/**
 * Functions that estimate, with the relative error the documentation gives for them: an exponential histogram, and a sketch whose standard
 * error is 0.782/√(2^precision), of which three are allowed.
 */
const ESTIMATES: readonly { readonly functions: RegExp; readonly error: (column: string) => number }[] = [
  { functions: /\b(?:median|percentiles?|percentilefromsamples|arraymedian|arraypercentile)\(/, error: () => 0.022 },
  {
    functions: /\bcountdistinct(?:approx)?\(/,
    error: (column) => (3 * 0.782) / Math.sqrt(2 ** Number(/precision:(\d+)/.exec(column)?.[1] ?? 14)),
  },
];

/** Where the documentation contradicts itself: what it says, and what it shows. Counted as misses all the same. */
const CONTRADICTIONS: readonly { readonly id: RegExp; readonly says: string; readonly shows: string }[] = [
  {
    id: /\.hashSha256\.1$/,
    says: 'hashSha256 is the SHA-256 of the UTF-8 bytes: of "DQL is awesome!" f9ab878b03cb66c7b3f13cc2c65847ad9bc9de4f5117c03ea9e2e1dfd5d0c0ee',
    shows: 'bdb8d55616dbbbfa1769313b9545064a7f595f31ebf6670c92b96bc40a97068a',
  },
  {
    id: /\.hashSha512\.1$/,
    says: 'hashSha512 is the SHA-512 of the UTF-8 bytes: of "DQL is awesome!" a0801fb53ece541b204a1c54c709ba42a4b4d6ba71ff85a73b747083253983aed5e5f6c53f3b3467419d7c1a04fb9986a7a8aba5882eef8b450ec943f85cbf54',
    shows:
      'f31ed375324e4c1baf4882ebf63351c377ebc0654f2ef557939466e0840672441fbb6abeb9fa7511ea35f88e9d1ebe9a60af7d5682657d17343c2aa6793c5e1f',
  },
];
/** The time of examples whose result does not show it. */
const usualClock = nanosSinceEpoch('2019-08-01T14:00:00Z');

/** Those of `makeTimeseries` take what those of `summarize` take, and more. */
const anyAggregation = new Map([...aggregations, ...timeseriesAggregations]);

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const file = path.join(path.resolve(root, process.argv[2] ?? '../shared'), 'dql/examples-dev.json');

interface Example {
  readonly id: string;
  readonly notes?: string;
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
const local = examples.filter((example) => example.kind === 'dpl' || !readsStoredData(example.query));
/** Those that only agree within the error of an estimate. */
const estimated: string[] = [];
const misses: { readonly example: QueryExample | PatternExample; readonly reason: string }[] = [];
for (const example of local) {
  const reason = example.kind === 'query' ? await compareQuery(example) : comparePattern(example);
  if (reason !== undefined) misses.push({ example, reason });
}
for (const { example, reason } of misses) {
  console.log(`${example.id}\n  ${reason}`);
  const contradiction = CONTRADICTIONS.find(({ id }) => id.test(example.id));
  if (contradiction !== undefined) {
    console.log(`  The documentation contradicts itself. It says: ${contradiction.says}`);
    console.log(`  It shows: ${contradiction.shows}`);
  } else if (example.notes !== undefined) console.log(`  ${example.notes}`);
}
const share = (local.length - misses.length) / local.length;
const met = share >= TARGET;
console.log(
  `\ndocumented examples: ${local.length - misses.length} of ${local.length} = ${(100 * share).toFixed(2)} % give the documented rows and types  target ${100 * TARGET} %: ${met ? 'met' : 'MISSED'}`,
);
console.log(`  of these within the error that the documentation gives for an estimate: ${estimated.length}`);
for (const each of estimated) console.log(`    ${each}`);
console.log(`  left out: ${examples.length - local.length} that read stored data and say not which`);
process.exit(met ? 0 : 1);

/** Whether the query, or a query inside of it, begins with a source over stored data. */
function readsStoredData(query: string): boolean {
  let found = false;
  walk(parse(query).query, (node) => {
    if (node.kind === 'Command' && STORED_SOURCES.has(node.name?.text.toLowerCase() ?? '')) found = true;
  });
  return found;
}

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
    // Without a record there is nothing that has fields.
    if (result.records.length === 0 && expected.rows.length === 0) return undefined;
    const columns = result.columns.map(plain);
    if (columns.join('|') !== expected.columns.map(plain).join('|')) {
      return `columns ${result.columns.join(', ')} instead of ${expected.columns.join(', ')}`;
    }
    const rows = result.records.map((record) => result.columns.map((name) => record.get(name) ?? null));
    const exact = compareRows(rows, expected.rows, ordered, []);
    if (exact === undefined) return undefined;
    const difference = compareRows(rows, expected.rows, ordered, errorsOf(query, expected.columns));
    if (difference === undefined) estimated.push(`${example.id}: ${exact}`);
    return difference;
  } catch (error) {
    return String(error);
  }
}

/** Documentation writes headers in several ways, canonical or as in the query: compared by the canonical text, without blanks and case. */
function plain(name: string): string {
  const { query, errors } = parse(`data record() | fieldsAdd ${name}`);
  const value = query.commands[1]?.items[0]?.value;
  const isExpression =
    errors.length === 0 &&
    query.commands[1]?.items.length === 1 &&
    value !== undefined &&
    value.kind !== 'Group' &&
    value.kind !== 'Block' &&
    value.kind !== 'Field';
  const text = isExpression ? canonicalOf(value, name) : name;
  return text.replaceAll(/[\s`]/g, '').toLowerCase();
}

function canonicalOf(node: Expression, name: string): string {
  try {
    return canonicalExpression(node, anyAggregation);
  } catch {
    // Arguments that do not fit the function: the header is the name of a field then.
    return name;
  }
}

/** The relative error allowed for each column: that of the function its name, or the expression it is the alias of, calls. */
function errorsOf(query: string, columns: readonly string[]): readonly number[] {
  const aliased = new Map<string, string>();
  walk(parse(query).query, (node) => {
    if (node.kind === 'Item' && node.alias !== undefined) {
      aliased.set(plain(node.alias.text), query.slice(node.value.start, node.value.end));
    }
  });
  return columns.map((name) => {
    const text = (aliased.get(plain(name)) ?? name).replaceAll(/[\s`]/g, '').toLowerCase();
    return ESTIMATES.find(({ functions }) => functions.test(text))?.error(text) ?? 0;
  });
}

function compareRows(
  rows: readonly (readonly Value[])[],
  wanted: readonly (readonly Documented[])[],
  ordered: boolean,
  errors: readonly number[],
): string | undefined {
  if (rows.length !== wanted.length)
    return `${rows.length} rows instead of ${wanted.length}: ${rows.map(rowText).join(' ')}`;
  const open = [...rows];
  for (const [index, row] of wanted.entries()) {
    const at = ordered ? 0 : open.findIndex((each) => isSameRow(each, row, errors));
    const found = open[Math.max(0, at)];
    if (found === undefined || !isSameRow(found, row, errors)) {
      return `row ${index + 1} is ${found === undefined ? 'missing' : rowText(found)} instead of ${JSON.stringify(row)}`;
    }
    open.splice(Math.max(0, at), 1);
  }
  return undefined;
}

function isSameRow(found: readonly Value[], wanted: readonly Documented[], errors: readonly number[]): boolean {
  return wanted.every((value, index) => isSame(found[index] ?? null, value, errors[index]));
}

function rowText(row: readonly Value[]): string {
  return `[${row.map(shown).join(', ')}]`;
}

/** The time that the result shows for `now()`, under its own name or under an alias. */
function clockOf({ query, expected }: QueryExample): bigint {
  const names = new Set(['now()']);
  walk(parse(query).query, (node) => {
    if (
      node.kind === 'Item' &&
      node.alias !== undefined &&
      node.value.kind === 'Call' &&
      plain(query.slice(node.value.start, node.value.end)) === 'now()'
    )
      names.add(plain(node.alias.text));
  });
  const at = expected.columns.findIndex((name) => names.has(plain(name)));
  const value = at < 0 ? undefined : expected.rows[0]?.[at];
  const shownTime = value !== null && typeof value === 'object' && '$ts' in value;
  return shownTime ? nanosSinceEpoch(String(value.$ts)) : usualClock;
}

/** Applies the pattern again behind each match; where it does not match, on the next line. */
function comparePattern({ pattern, input, expected }: PatternExample): string | undefined {
  const found: Record<string, Value>[] = [];
  try {
    const compiled = compilePattern(pattern, { now: () => usualClock });
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
