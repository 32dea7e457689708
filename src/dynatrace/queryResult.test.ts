import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable } from './queryResult.ts';

const names = (records: unknown[], types: unknown = []) =>
  decodeTable(records, types).columns.map((column) => column.name);

describe('decodeTable', () => {
  it('gives every API type with its values as they came', () => {
    const record = {
      b: true,
      l: '9007199254740993',
      d: 12.5,
      nan: 'NaN',
      ts: '2026-01-01T09:59:59.123456789Z',
      tf: { start: '2026-01-01T09:00Z', end: '2026-01-01T10:00Z' },
      arr: ['1', '2', null],
      rec: { os: 'LINUX' },
      nul: null,
    };
    const mapping = (type: string) => ({ type });
    const table = decodeTable(
      [record],
      [
        {
          indexRange: [0, 0],
          mappings: {
            b: mapping('boolean'),
            l: mapping('long'),
            d: mapping('double'),
            nan: mapping('double'),
            ts: mapping('timestamp'),
            tf: mapping('timeframe'),
            arr: { type: 'array', types: [{ indexRange: [0, 2], mappings: { element: { type: 'long' } } }] },
            rec: { type: 'record', types: [{ mappings: { os: mapping('string') } }] },
            nul: mapping('undefined'),
          },
        },
      ],
    );
    expect(Object.fromEntries(table.columns.map((column) => [column.name, column.values[0]]))).toEqual(record);
    expect(Object.fromEntries(table.columns.map((column) => [column.name, column.type]))).toEqual({
      b: 'boolean',
      l: 'long',
      d: 'double',
      nan: 'double',
      ts: 'timestamp',
      tf: 'timeframe',
      arr: 'array',
      rec: 'record',
      nul: 'undefined',
    });
    expect(table.columns.find((column) => column.name === 'arr')).toMatchObject({ element: { type: 'long' } });
    expect(table.columns.find((column) => column.name === 'rec')).toMatchObject({
      members: { os: { type: 'string' } },
    });
  });

  it('finds the place of a field that early records leave out', () => {
    expect(
      names([
        { a: 1, c: 1 },
        { a: 1, b: 1, c: 1 },
        { z: 1, c: 1, d: 1 },
      ]),
    ).toEqual(['z', 'a', 'b', 'c', 'd']);
  });

  it('has the columns that only the types name, and rows without them are null', () => {
    const table = decodeTable([{ a: '1' }], [{ mappings: { a: { type: 'long' }, gone: { type: 'string' } } }]);
    expect(table.columns.map((column) => [column.name, column.values])).toEqual([
      ['a', ['1']],
      ['gone', [null]],
    ]);
  });

  it('knows the columns of an empty result, if the service told them', () => {
    expect(decodeTable([], [])).toEqual({ columns: [], rowCount: 0 });
    expect(names([], [{ mappings: { a: { type: 'long' } } }])).toEqual(['a']);
  });

  it('joins the ranges: differing types are mixed, unknown ones do not count', () => {
    const ranges = [
      {
        indexRange: [0, 0],
        mappings: {
          a: { type: 'long' },
          b: { type: 'undefined' },
          c: {
            type: 'array',
            types: [{ mappings: { element: { type: 'string' } } }, { mappings: { element: { type: 'long' } } }],
          },
        },
      },
      { indexRange: [1, 1], mappings: { a: { type: 'string' }, b: { type: 'double' } } },
    ];
    const table = decodeTable(
      [
        { a: '1', b: 'x', c: [] },
        { a: 'y', b: 2 },
      ],
      ranges,
    );
    expect(table.columns.map((column) => [column.name, column.type, column.element?.type])).toEqual([
      ['a', 'mixed', undefined],
      ['b', 'double', undefined],
      ['c', 'array', 'mixed'],
    ]);
  });

  it('reads what is malformed as far as it can', () => {
    expect(decodeTable([null, 3, { a: 1 }], 'types')).toEqual({
      rowCount: 3,
      columns: [{ name: 'a', type: 'undefined', values: [null, null, 1] }],
    });
  });

  it('loses no field, invents none, and keeps the order of every record that agrees with the ones before', () => {
    const field = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', 'constructor');
    const record = fc
      .uniqueArray(field)
      .map((keys) => JSON.parse(`{${keys.map((key) => `"${key}":"${key}"`).join()}}`));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const table = decodeTable(records, []);
        expect(new Set(table.columns.map((column) => column.name)).size).toBe(table.columns.length);
        expect(new Set(table.columns.map((column) => column.name))).toEqual(new Set(records.flatMap(Object.keys)));
        for (const column of table.columns) {
          expect(column.values).toEqual(records.map((row) => (Object.hasOwn(row, column.name) ? column.name : null)));
        }
        if (records[0]) {
          const own = new Set(Object.keys(records[0]));
          expect(table.columns.map((column) => column.name).filter((name) => own.has(name))).toEqual([...own]);
        }
      }),
    );
  });
});
