import { describe, expect, it } from 'vitest';
import type { DataCatalog } from './engine.ts';
import { executeQuery } from './executeQuery.ts';

const records = Array.from({ length: 400_000 }, (_, index) => new Map([['n', BigInt(index)]]));
const catalog: DataCatalog = { table: (name) => ({ name, records: () => records }) };

it('says how much of the data has been read, never going back, and ends at 100', async () => {
  const percents: number[] = [];
  await executeQuery(
    {
      query: 'fetch logs | append [ fetch spans ] | fieldsAdd text = concat("number ", n) | sort text | limit 3',
      now: 0n,
      onProgress: (percent) => percents.push(percent),
    },
    catalog,
  );
  expect(percents.at(-1)).toBe(100);
  expect(percents.some((percent) => percent > 0 && percent < 100)).toBe(true);
  expect(percents).toEqual([...percents].sort((left, right) => left - right));
});

it('ends with the reason of the signal', async () => {
  const abort = new AbortController();
  const query = executeQuery(
    {
      query: 'fetch logs | fieldsAdd text = concat("number ", n) | sort text | limit 3',
      now: 0n,
      signal: abort.signal,
      onProgress: () => abort.abort(new Error('enough')),
    },
    catalog,
  );
  await expect(query).rejects.toThrow('enough');
});

describe('what makes many records of few', () => {
  it.each([
    ['join', 'fetch logs | fieldsAdd k = 1 | join [ fetch logs | fieldsAdd k = 1 ], on: { k }'],
    [
      'expand',
      'fetch logs | fieldsAdd k = 1 | lookup [ fetch logs | summarize a = collectArray(n) | fieldsAdd k = 1 ], sourceField: k, lookupField: k | expand lookup.a',
    ],
  ])('%s goes on in parts, and can be stopped', async (_, query) => {
    const abort = new AbortController();
    let reports = 0;
    const run = executeQuery(
      {
        query: `${query} | summarize count()`,
        now: 0n,
        signal: abort.signal,
        onProgress: () => {
          if (++reports === 20) abort.abort(new Error('enough'));
        },
      },
      catalog,
    );
    await expect(run).rejects.toThrow('enough');
  });

  it('gives each pair once, in the order of the left records and then of the right ones', async () => {
    const { records: found } = await executeQuery(
      {
        query:
          'fetch logs | filter n < 300 | fieldsAdd k = n % 2 | join [ fetch logs | filter n < 301 | fieldsAdd k = n % 2 ], on: { k }, fields: { m = n } | fields n, m',
        now: 0n,
        maxResultRecords: 100_000,
      },
      catalog,
    );
    const expected: [bigint, bigint][] = [];
    for (let n = 0n; n < 300n; n++) for (let m = n % 2n; m < 301n; m += 2n) expected.push([n, m]);
    expect(found.map((record) => [record.get('n'), record.get('m')])).toEqual(expected);
  });

  it('nests the records that match the same once for all of them', async () => {
    const { records: found } = await executeQuery(
      {
        query:
          'fetch logs | fieldsAdd k = 1 | joinNested others = [ fetch logs | limit 50000 | fieldsAdd k = 1 ], on: { k } | summarize count = count(), most = max(arraySize(others))',
        now: 0n,
      },
      catalog,
    );
    expect(found.map((record) => [...record.values()])).toEqual([[400_000n, 50_000n]]);
  });
});
