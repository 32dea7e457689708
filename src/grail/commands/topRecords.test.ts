import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataCatalog, RecordMap } from '../engine.ts';
import { executeQuery } from '../executeQuery.ts';
import { Duration, Timestamp, type Value } from '../value.ts';

function catalogOf(records: readonly RecordMap[]): DataCatalog {
  return { table: (name) => (name === 'logs' ? { name, records: () => records } : undefined) };
}

async function numbers(query: string, records: readonly RecordMap[]): Promise<readonly Value[]> {
  const result = await executeQuery({ query, now: 0n, maxResultRecords: 100_000 }, catalogOf(records));
  return result.records.map((record) => record.get('n') ?? null);
}

const value: fc.Arbitrary<Value | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }).map(BigInt) },
  { weight: 3, arbitrary: fc.double({ min: -5, max: 5 }) },
  fc.constantFrom<Value | undefined>(null, undefined, true, 'a', 'b', new Timestamp(5n), new Duration(7n)),
);

describe('sort with a limit', () => {
  it('gives the first records of the whole order, equal ones in the order they came in', async () => {
    const keys = fc.constantFrom('a', 'a desc', 'a, b desc', 'a desc, b', 'b desc');
    const rows = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(rows, keys, fc.integer({ min: 1, max: 20 }), async (pairs, key, limit) => {
        // Enough records for several blocks, most of them alike.
        const records = Array.from({ length: 3000 }, (_, index) => {
          const [a, b] = pairs[(index * 7) % pairs.length]!;
          const entries: [string, Value][] = [['n', BigInt(index)]];
          if (a !== undefined) entries.push(['a', a]);
          if (b !== undefined) entries.push(['b', b]);
          return new Map(entries);
        });
        const all = await numbers(`fetch logs | sort ${key} | fieldsAdd x = 1 | limit 100000`, records);
        expect(await numbers(`fetch logs | sort ${key} | limit ${limit}`, records)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['asc', 'desc'])('finds them in a large table, %s', async (order) => {
    const records = Array.from({ length: 200_000 }, (_, index) => {
      const time = new Timestamp(BigInt((index * 7919) % 100_003));
      return new Map<string, Value>([
        ['n', BigInt(index)],
        ['t', time],
      ]);
    });
    const all = await numbers(`fetch logs | sort t ${order} | fieldsAdd x = 1 | limit 100000`, records);
    expect(await numbers(`fetch logs | sort t ${order} | limit 50`, records)).toEqual(all.slice(0, 50));
  });
});
