import { describe, expect, it } from 'vitest';
import { rowsOf } from '../testQuery.ts';
import type { WireValue } from '../wire.ts';

const source = 'data record(a = 1, b = 5), record(a = 2, b = 5), record(a = 2, b = 7)';

describe('parameters', () => {
  it.each<[string, WireValue[][]]>([
    [
      'sort {b, direction: "descending"}, {a, direction: "ascending"}',
      [
        ['2', '7'],
        ['1', '5'],
        ['2', '5'],
      ],
    ],
    [
      'sort {b, direction: descending}, {a, direction: "descending"}',
      [
        ['2', '7'],
        ['2', '5'],
        ['1', '5'],
      ],
    ],
    [
      'sort {b desc, a, direction: "ascending"}',
      [
        ['2', '7'],
        ['1', '5'],
        ['2', '5'],
      ],
    ],
    [
      'sort {b, a}, direction: "descending"',
      [
        ['2', '7'],
        ['2', '5'],
        ['1', '5'],
      ],
    ],
    [
      'dedup a, sort: {b, direction: "descending"}',
      [
        ['1', '5'],
        ['2', '7'],
      ],
    ],
    ['fields {a, alias: x}, {b, alias: {y}} | fields y, x | limit 1', [['5', '1']]],
    ['fields a, alias: x, b | fields b, x | limit 1', [['5', '1']]],
    ['summarize {count(), alias: n}, {sum(a), alias: {s}} | fields s, n', [[5, '3']]],
    [
      'summarize n = count(), by: {b, alias: k} | fields k, n',
      [
        ['5', '2'],
        ['7', '1'],
      ],
    ],
    ['filter in(elements: {7, 8}, element: b)', [['2', '7']]],
  ])('%s', async (command, expected) => {
    expect(await rowsOf(`${source} | ${command}`)).toEqual(expected);
  });

  it('of an aggregation may stand beside it in a group', async () => {
    const rows = await rowsOf(
      'data record(timestamp = now() - 1m, v = 2) | makeTimeseries {c = count(), {s = sum(v), default: 0}}, from: now() - 2m',
    );
    expect(rows[0]?.slice(2)).toEqual([
      [null, '1'],
      [0, 2],
    ]);
  });

  it.each([
    ['sort {a, direction: "down"}', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['fields {a, foo: x}', 'UNKNOWN_PARAMETER_DEFINED'],
    ['fields {alias: x}', 'UNKNOWN_PARAMETER_DEFINED'],
    ['dedup a, sort: {b}, sort: {a}', 'PARAMETER_ALREADY_DEFINED'],
    ['fields a, round(b, 1)', 'TOO_MANY_POSITIONAL_PARAMETERS_WITH_OPTIONS'],
    ['fields round(b * 1.5, decimals: -1)', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['fields arraySort(array(a, b), direction: "desc")', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['fields arrayPercentile(array(a), 101)', 'NAMED_PARAMETER_HAS_TO_BE'],
    ['fieldsFlatten a, depth: 11', 'NAMED_PARAMETER_HAS_TO_BE'],
  ])('refuses %s', async (command, errorType) => {
    await expect(rowsOf(`${source} | ${command}`)).rejects.toMatchObject({ errorType });
  });
});

describe('data', () => {
  it('takes what is the same for all records or differs by itself, but no fields', async () => {
    expect(await rowsOf('data record(a = random()) | fields a < 1')).toEqual([[true]]);
    await expect(rowsOf('data record(a = b)')).rejects.toMatchObject({
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    });
    await expect(rowsOf('data record(a = random() + b)')).rejects.toThrow('constant');
  });
});

describe('a timeframe', () => {
  it('may have times of today', async () => {
    const query = (range: string) =>
      `data record(timestamp = toTimestamp("2019-08-01T05:30:00Z")) | makeTimeseries count(), interval: 30m, ${range}`;
    expect((await rowsOf(query('timeframe: "05:00:00Z/06:00:00Z"')))[0]?.[2]).toEqual([null, '1']);
    expect((await rowsOf(query('from: "05:30", to: "2019-08-01T06:00:00Z"')))[0]?.[2]).toEqual(['1']);
    await expect(rowsOf(query('timeframe: "05:00"'))).rejects.toMatchObject({ errorType: 'NAMED_PARAMETER_HAS_TO_BE' });
  });
});

describe('sort', () => {
  it('collects what an expression iterates over', async () => {
    const query = 'data record(a = array(record(x = 1))), record(a = array(record(x = 2))) | sort a[][x] desc';
    expect(await rowsOf(query)).toEqual([[[{ x: '2' }]], [[{ x: '1' }]]]);
  });
});
