import { describe, expect, it } from 'vitest';
import type { DataCatalog, MetricSeries } from '../engine.ts';
import { rowsOf } from '../testQuery.ts';
import type { WireValue } from '../wire.ts';

const minute = 60_000_000_000n;
const now = BigInt(Date.parse('2019-08-01T14:00:00Z')) * 1_000_000n;

function series(metricKey: string, host: string, code: bigint, values: readonly number[]): MetricSeries {
  const dimensions = new Map<string, string | bigint>([
    ['host', host],
    ['code', code],
  ]);
  return { metricKey, dimensions, start: now - BigInt(values.length) * minute, values: Float64Array.from(values) };
}

const none = Number.NaN;
const all = [
  series('requests', 'a', 200n, [1, 2, 3, 4]),
  series('requests', 'a', 500n, [10, none, none, none]),
  series('requests', 'b', 200n, [none, none, 5, 7]),
  series('errors', 'a', 500n, [1, 1, none, none]),
  series('old', 'a', 200n, [9, ...new Array<number>(6).fill(none)]),
];
const catalog: DataCatalog = {
  table: () => undefined,
  metrics: () => ({
    series: (key) => all.filter(({ metricKey }) => metricKey === key),
    keys: () => [...new Set(all.map(({ metricKey }) => metricKey))],
  }),
};

/** Without range and interval; two minutes a bin over four minutes. */
async function result(parameters: string): Promise<WireValue[][]> {
  const rows = await rowsOf(`timeseries ${parameters}, interval: 2m, from: now() - 4m`, catalog);
  return rows.map((row) => row.slice(2));
}

/** Facts: docs "Metric commands". */
describe('timeseries', () => {
  it.each<[string, WireValue[][]]>([
    ['sum(requests)', [[[13, 19]]]],
    ['avg(requests)', [[[5.75, 4.75]]]],
    ['min(requests)', [[[1, 3]]]],
    ['max(requests)', [[[10, 7]]]],
    ['sum(requests, rollup: max)', [[[12, 11]]]],
    ['max(requests, rollup: sum)', [[[10, 12]]]],
    ['count(requests)', [[['2', '2']]]],
    [
      'sum(requests), by: {host}',
      [
        ['a', [13, 7]],
        ['b', [null, 12]],
      ],
    ],
    [
      'sum(requests, default: 0), by: {h = host}',
      [
        ['a', [13, 7]],
        ['b', [0, 12]],
      ],
    ],
    ['sum(requests), filter: {code == 500}', [[[10, null]]]],
    [
      'sum(requests, filter: code == 500), all = sum(requests)',
      [
        [
          [10, null],
          [13, 19],
        ],
      ],
    ],
    ['sum(requests, rate: 1m)', [[[6.5, 9.5]]]],
    ['sum(requests, scalar: true)', [[32]]],
    ['sum(requests), errors = sum(errors), by: {host}', [['a', [13, 7], [2, null]]]],
    [
      'sum(requests), errors = sum(errors), by: {host}, union: true',
      [
        ['a', [13, 7], [2, null]],
        ['b', [null, 12], [null, null]],
      ],
    ],
    ['sum(requests), missing = sum(nothing)', []],
    ['sum(nothing)', []],
    ['sum(nothing, default: 0), nonempty: true', [[[0, 0]]]],
    ['sum(old), shift: -4m', [[[9, null]]]],
  ])('%s', async (parameters, expected) => {
    expect(await result(parameters)).toEqual(expected);
  });

  it('counts bins by start and end', async () => {
    expect(await result('sum(requests), start(), end()')).toEqual([
      [
        [13, 19],
        ['2019-08-01T13:56:00.000000000Z', '2019-08-01T13:58:00.000000000Z'],
        ['2019-08-01T13:58:00.000000000Z', '2019-08-01T14:00:00.000000000Z'],
      ],
    ]);
  });

  it.each([
    ['takeAny(requests)', 'MANDATORY_PARAMETER_HAS_TO_BE'],
    ['sum(requests) / 2', 'MANDATORY_PARAMETER_HAS_TO_BE'],
    ['start()', 'MANDATORY_PARAMETER_HAS_TO_BE'],
    ['sum(requests, rollup: median)', 'NAMED_PARAMETER_HAS_TO_BE'],
  ])('refuses %s', async (parameters, errorType) => {
    await expect(result(parameters)).rejects.toMatchObject({ errorType });
  });
});
