/**
 * The engine against a second evaluator that goes record by record: generated tables, generated queries, no difference. `CASES` in the
 * environment says how many; `npm run test:differential` runs tens of thousands.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataCatalog, QueryError } from '../engine.ts';
import { executeQuery } from '../executeQuery.ts';
import type { Value } from '../value.ts';
import type { NaiveRecord } from './naiveExpression.ts';
import { runNaively } from './naiveQuery.ts';

const cases = Number(process.env.CASES ?? 400);

const long = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map(BigInt),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
);
const double = fc.oneof(
  fc.integer({ min: -12, max: 12 }).map((value) => value / 4),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const string = fc.constantFrom('', 'a', 'b', 'ab', 'error', 'Error', 'ä', 'x1');
const array = fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }).map(BigInt), string), { maxLength: 3 });
/** Undefined: the record lacks the field. */
const sparse = <T extends Value>(values: fc.Arbitrary<T>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 8, arbitrary: values }, fc.constantFrom<Value | undefined>(null, undefined));

const row = fc.record({
  l: sparse(long),
  d: sparse(double),
  s: sparse(string),
  b: sparse(fc.boolean()),
  xs: sparse(array),
  mixed: sparse(fc.oneof<fc.Arbitrary<Value>[]>(long, double, string, fc.boolean())),
});

interface Table {
  readonly rows: readonly NaiveRecord[];
}

/** Few different rows repeated to several blocks now and then. */
const table: fc.Arbitrary<Table> = fc
  .tuple(fc.array(row, { maxLength: 12 }), fc.constantFrom(1, 1, 1, 1, 1, 40, 9000))
  .map(([rows, times]) => {
    const records = rows.map(
      (fields) => new Map(Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined)),
    );
    return { rows: Array.from({ length: records.length * times }, (_, index) => records[index % records.length]!) };
  });

const FIELDS = ['l', 'd', 's', 'b', 'xs', 'mixed', 'nothing'];
const field = fc.constantFrom(...FIELDS);
const literal = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map(String),
  fc.constantFrom('0.5', '-2.25', '"a"', '"error"', 'true', 'false', 'null'),
);

const { expression } = fc.letrec<{ expression: string; leaf: string; condition: string }>((tie) => ({
  leaf: fc.oneof(field, literal),
  condition: fc.oneof(
    fc
      .tuple(tie('leaf'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('leaf'))
      .map(([a, o, b]) => `${a} ${o} ${b}`),
    field.map((name) => `isNull(${name})`),
    fc.tuple(field, string).map(([name, text]) => `contains(${name}, "${text}")`),
    fc.constantFrom('b', 'not b', 'isNotNull(s)'),
  ),
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    tie('condition'),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '%'), tie('expression'))
      .map(([a, o, b]) => `((${a}) ${o} (${b}))`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or', 'xor'), tie('condition'))
      .map(([a, o, b]) => `((${a}) ${o} (${b}))`),
    tie('condition').map((a) => `not (${a})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `coalesce(${a}, ${b})`),
    fc.tuple(tie('condition'), tie('expression'), tie('leaf')).map(([c, a, b]) => `if(${c}, ${a}, else: ${b})`),
    tie('expression').map((a) => `abs(${a})`),
    fc.constantFrom('lower(s)', 'stringLength(s)', 'arraySize(xs)', 'xs[0]', 'xs[-1]', 'startsWith(mixed, "e")'),
  ),
}));

const condition = expression;
const command = fc.oneof(
  condition.map((text) => `filter ${text}`),
  condition.map((text) => `filterOut ${text}`),
  expression.map((text) => `fieldsAdd x = ${text}`),
  fc.tuple(expression, expression).map(([a, b]) => `fieldsAdd x = ${a}, y = ${b}`),
  expression.map((text) => `fields l, s, xs, x = ${text}, mixed, d, b`),
  field.map((name) => `fieldsRemove ${name}`),
  fc.tuple(field, fc.constantFrom('', ' desc'), field).map(([a, way, b]) => `sort ${a}${way}, ${b}`),
  fc.tuple(field, fc.integer({ min: 1, max: 9 })).map(([name, count]) => `sort ${name} | limit ${count}`),
  fc.constantFrom('expand xs', 'append [ fetch other | limit 3 ]'),
);
const summary = fc
  .tuple(
    fc.uniqueArray(
      fc.constantFrom(
        'n = count()',
        'known = count(mixed)',
        'yes = countIf(b)',
        'total = sum(d)',
        'mean = avg(d)',
        'least = min(d)',
        'most = max(l)',
        'kinds = countDistinctExact(s)',
      ),
      { minLength: 1, maxLength: 4 },
    ),
    fc.constantFrom('', ', by: {s}', ', by: {s, b}', ', by: {b}'),
  )
  .map(([aggregations, by]) => `summarize ${aggregations.join(', ')}${by}`);

const query = fc
  .tuple(fc.array(command, { maxLength: 5 }), fc.option(fc.oneof(summary, fc.constantFrom('dedup s', 'dedup s, b'))))
  .map(([commands, last]) =>
    ['fetch logs', ...commands, ...(last === null ? [] : [last]), 'limit 100000'].join('\n| '),
  );

async function engineRows(text: string, tables: ReadonlyMap<string, readonly NaiveRecord[]>) {
  const catalog: DataCatalog = {
    table: (name) => {
      const rows = tables.get(name);
      return rows === undefined ? undefined : { name, records: () => rows };
    },
  };
  return (await executeQuery({ query: text, now: 0n, maxResultRecords: 200_000 }, catalog)).records;
}

/** What a record shows: null and absent alike, numbers of sums to nine digits. */
function shown(record: NaiveRecord): string {
  return [...record]
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${text(name, value)}`)
    .sort()
    .join(' ');
}

const COMPUTED: ReadonlySet<string> = new Set(['total', 'mean', 'most', 'least']);

function text(name: string, value: Value): string {
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map((each) => text(name, each)).join()}]`;
  if (COMPUTED.has(name)) return Number(value).toPrecision(9);
  return `${typeof value} ${Object.is(value, -0) ? '0' : String(value)}`;
}

describe('the engine and the naive evaluator', () => {
  it('give the same records', async () => {
    let compared = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(table, table, query, async (logs, other, dql) => {
        const tables = new Map([
          ['logs', logs.rows],
          ['other', other.rows],
        ]);
        let found: readonly NaiveRecord[];
        try {
          found = await engineRows(dql, tables);
        } catch (error) {
          // What can never be right is refused before it runs; the naive evaluator does not look ahead.
          if (!(error instanceof QueryError)) throw error;
          refused++;
          return;
        }
        compared++;
        const expected = runNaively(dql, tables).map(shown);
        const rows = found.map(shown);
        // Groups come in no order that is promised.
        const isGrouped = /summarize|dedup/.test(dql);
        expect(isGrouped ? [...rows].sort() : rows, dql).toEqual(isGrouped ? [...expected].sort() : expected);
      }),
      { numRuns: cases },
    );
    expect(compared, `${refused} were refused`).toBeGreaterThan(cases / 3);
  }, 1_200_000);
});
