import { expect, it } from 'vitest';
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

it('ends with what it may hold when it needs more', async () => {
  const query = executeQuery(
    {
      query: 'fetch logs | fieldsAdd text = concat("number ", n) | sort text | fieldsAdd y = 1',
      now: 0n,
      maxMemoryBytes: 1_000_000,
    },
    catalog,
  );
  await expect(query).rejects.toThrow(/memory|MB/i);
});
