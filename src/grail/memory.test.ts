import { describe, expect, it } from 'vitest';
import type { DataCatalog, QueryResult } from './engine.ts';
import { executeQuery } from './executeQuery.ts';
import type { RecordMap, Value } from './value.ts';

const words = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
const records: RecordMap[] = Array.from({ length: 20_000 }, (_, index) => {
  return new Map<string, Value>([
    ['n', BigInt(index)],
    ['text', `${index} ${words}`],
  ]);
});
const catalog: DataCatalog = { table: (name) => ({ name, records: () => records }) };

function run(query: string): Promise<QueryResult> {
  return executeQuery({ query, now: 0n, maxMemoryBytes: 3 * 1024 ** 2 }, catalog);
}

describe('a query ends with what it may hold', () => {
  it.each([
    ['sort', 'fetch logs | fields words = splitString(text, " ") | sort n | fieldsAdd y = 1'],
    [
      'sort',
      'fetch logs | fieldsAdd y = 1 | join [ fetch logs | limit 1000 | fieldsAdd k = 1 ], on: { left[y] == right[k] } | sort n | fieldsAdd y = 1',
    ],
    ['dedup', 'fetch logs | dedup text'],
    ['a sub-query', 'fetch logs | append [ fetch logs | fields words = splitString(text, " ") ]'],
    ['summarize', 'fetch logs | summarize count(), by: { text }'],
    ['summarize', 'fetch logs | summarize collectArray(text)'],
    ['summarize', 'fetch logs | summarize collectDistinct(text)'],
    ['summarize', 'fetch logs | summarize countDistinctExact(text)'],
    ['summarize', 'fetch logs | summarize takeAny(text), by: { n }'],
    ['summarize', 'fetch logs | summarize takeMax(text), by: { n }'],
    ['makeTimeseries', 'fetch logs | makeTimeseries count(), by: { n }, time: now() - 1m, from: -2h'],
  ])('in %s: %s', async (command, query) => {
    await expect(run(query)).rejects.toThrow(`The query needs more than its 3 MB of memory, in \`${command}\`.`);
  });
});

it('counts what many records share once', async () => {
  const lookup =
    'lookup [ fetch logs | summarize all = collectArray(n) | fieldsAdd k = 1 ], sourceField: k, lookupField: k';
  const { records: found } = await run(
    `fetch logs | fields n, k = 1 | ${lookup} | sort n desc | fields size = arraySize(lookup.all) | limit 2`,
  );
  expect(found.map((record) => record.get('size'))).toEqual([20_000n, 20_000n]);
});
