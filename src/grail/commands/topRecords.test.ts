import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnTable, ColumnTableBuilder } from '../columns/columnTable.ts';
import type { DataCatalog } from '../engine.ts';
import { executeQuery } from '../executeQuery.ts';
import { Duration, type RecordMap, Timestamp, type Value } from '../value.ts';

/** In blocks of so many records; without a number, in those that the engine makes itself. */
function catalogOf(records: readonly RecordMap[], blockLength?: number): DataCatalog {
  const columns = blockLength === undefined ? {} : { columns: () => tableOf(records, blockLength) };
  return { table: (name) => (name === 'logs' ? { name, records: () => records, ...columns } : undefined) };
}

function tableOf(records: readonly RecordMap[], blockLength: number): ColumnTable {
  const blocks = [];
  for (let from = 0; from < records.length; from += blockLength) {
    const builder = new ColumnTableBuilder('t');
    for (const record of records.slice(from, from + blockLength)) builder.add(record);
    blocks.push(...builder.table().blocks);
  }
  return { blocks, length: records.length, bytes: 0 };
}

async function numbers(query: string, catalog: DataCatalog): Promise<readonly Value[]> {
  const result = await executeQuery({ query, now: 0n, maxResultRecords: 100_000 }, catalog);
  return result.records.map((record) => record.get('n') ?? null);
}

const value: fc.Arbitrary<Value | undefined> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -5, max: 5 }).map(BigInt) },
  { weight: 3, arbitrary: fc.double({ min: -5, max: 5 }) },
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'ab', 'ä', '€') },
  fc.constantFrom<Value | undefined>(null, undefined, true, new Timestamp(5n), new Duration(7n)),
);

describe('sort with a limit', () => {
  it('gives the first records of the whole order, equal ones in the order they came in', async () => {
    const keys = fc.constantFrom('a', 'a desc', 'a, c', 'a desc, c desc', 'a, b desc', 'a desc, b', 'b desc');
    const alike = fc.constantFrom(
      fc.integer({ min: -500, max: 500 }).map(BigInt),
      fc.double({ min: -5, max: 5 }),
      fc.oneof({ weight: 8, arbitrary: fc.double({ min: -5, max: 5 }) }, fc.constant(undefined)),
      fc.constantFrom('a', 'b', 'ab', 'ä', '€'),
      value,
    );
    const rows = alike.chain((first) => fc.array(fc.tuple(first, value), { minLength: 1, maxLength: 60 }));
    const blockLengths = fc.constantFrom(undefined, 100, 700);
    await fc.assert(
      fc.asyncProperty(rows, keys, fc.integer({ min: 1, max: 20 }), blockLengths, async (pairs, key, limit, length) => {
        // Enough records for several blocks, most of them alike.
        const records = Array.from({ length: 3000 }, (_, index) => {
          const [a, b] = pairs[(index * 7) % pairs.length]!;
          const entries: [string, Value][] = [
            ['n', BigInt(index)],
            ['c', BigInt((index * 7919) % 3001)],
          ];
          if (a !== undefined) entries.push(['a', a]);
          if (b !== undefined) entries.push(['b', b]);
          return new Map(entries);
        });
        const catalog = catalogOf(records, length);
        const all = await numbers(`fetch logs | sort ${key} | fieldsAdd x = 1 | limit 100000`, catalog);
        expect(await numbers(`fetch logs | sort ${key} | limit ${limit}`, catalog)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the latest ones in the order they came in, though it reads the latest blocks first', async () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 900, maxLength: 900 });
    const stages = fc.constantFrom('', ' | filter n % 3 != 0', ' | fieldsAdd t = if(n % 2 == 0, t)', ' | dedup t');
    const keys = fc.constantFrom('t desc', 't desc, c', 't');
    const limits = fc.integer({ min: 1, max: 400 });
    await fc.assert(
      fc.asyncProperty(times, fc.boolean(), stages, keys, limits, async (list, isSorted, stage, key, limit) => {
        const moments = isSorted ? list.toSorted((a, b) => a - b) : list;
        const records = moments.map((moment, index) => {
          const time: Value = moment === 0 ? null : new Timestamp(BigInt(moment));
          return new Map<string, Value>([
            ['n', BigInt(index)],
            ['c', BigInt((index * 7919) % 31)],
            ['t', time],
          ]);
        });
        const { table } = catalogOf(records, 100);
        const catalog: DataCatalog = { table: (name) => ({ ...table(name)!, timeField: 't' }) };
        const query = `fetch logs, from: 0, to: 100${stage} | sort ${key}`;
        const all = await numbers(`${query} | fieldsAdd x = 1 | limit 100000`, catalog);
        expect(await numbers(`${query} | limit ${limit}`, catalog)).toEqual(all.slice(0, limit));
      }),
      { numRuns: 100 },
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
    const catalog = catalogOf(records);
    const all = await numbers(`fetch logs | sort t ${order} | fieldsAdd x = 1 | limit 100000`, catalog);
    expect(await numbers(`fetch logs | sort t ${order} | limit 50`, catalog)).toEqual(all.slice(0, 50));
  });

  it.each(['asc', 'desc'])('finds them among texts that hardly repeat, %s', async (order) => {
    const records = Array.from({ length: 40_000 }, (_, index) => {
      const text = `${(index * 7919) % 40_009}`;
      return new Map<string, Value>([
        ['n', BigInt(index)],
        ['t', index % 3 === 0 ? `ö${text}` : text],
      ]);
    });
    const catalog = catalogOf(records);
    const all = await numbers(`fetch logs | sort t ${order} | fieldsAdd x = 1 | limit 100000`, catalog);
    expect(await numbers(`fetch logs | sort t ${order} | limit 50`, catalog)).toEqual(all.slice(0, 50));
  });

  it('keeps numbers apart from what is no number, which comes last or first', async () => {
    const records = Array.from({ length: 1000 }, (_, index) => {
      const ratio = index >= 600 && index % 3 === 0 ? Number.NaN : index;
      return new Map<string, Value>([
        ['n', BigInt(index)],
        ['a', ratio],
      ]);
    });
    const catalog = catalogOf(records, 500);
    expect(await numbers('fetch logs | sort a | limit 3', catalog)).toEqual([0n, 1n, 2n]);
    expect(await numbers('fetch logs | sort a desc | limit 3', catalog)).toEqual([600n, 603n, 606n]);
  });
});
