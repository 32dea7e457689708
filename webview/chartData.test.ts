import { describe, expect, it } from 'vitest';
import { chartOf, mayBeChart, shortNumber, summaryOf } from './chartData.ts';
import type { GridData } from './grid.ts';

/** Columns as `name type`, then rows. */
function result(columns: readonly string[], ...rows: readonly (readonly unknown[])[]): GridData {
  return {
    columns: columns.map((column) => {
      const [name = '', type = ''] = column.split(' ');
      return { name, type };
    }),
    totalRows: rows.length,
    cell: (row, column) => rows[row]?.[column],
    has: () => true,
    want: () => undefined,
  };
}

const timeframe = { start: '2026-01-01T00:00:00.000000000Z', end: '2026-01-01T00:03:00.000000000Z' };
const start = Date.UTC(2026, 0, 1) / 1000;

describe('a chart of series', () => {
  it('has a line a row, named after what it is grouped by', () => {
    const chart = chartOf(
      result(
        ['timeframe timeframe', 'interval duration', 'host string', 'count() array'],
        [timeframe, '60000000000', 'a', ['1', null, '3']],
        [timeframe, '60000000000', 'b', ['4', '5', '6']],
      ),
    );
    expect(chart).toEqual({
      kind: 'time',
      times: [start, start + 60, start + 120],
      series: [
        { name: 'a', values: [1, null, 3] },
        { name: 'b', values: [4, 5, 6] },
      ],
      left: 0,
      isSeries: true,
    });
  });

  it('names lines after their column where there are several, or no group', () => {
    const chart = chartOf(
      result(
        ['timeframe timeframe', 'interval duration', 'low array', 'high array'],
        [timeframe, '60000000000', [1, 2], [3, 4]],
      ),
    );
    expect(chart?.kind === 'time' && chart.series.map(({ name }) => name)).toEqual(['low', 'high']);
  });

  it('draws the largest lines, and says how many are left', () => {
    const rows = Array.from({ length: 20 }, (_, index) => [timeframe, '60000000000', `h${index}`, [index, index]]);
    const chart = chartOf(result(['timeframe timeframe', 'interval duration', 'host string', 'n array'], ...rows));
    expect(chart?.left).toBe(8);
    expect(chart?.kind === 'time' && chart.series[0]?.name).toBe('h8');
  });
});

describe('a chart of records', () => {
  it('has a line a number, in order of time', () => {
    const chart = chartOf(
      result(
        ['timestamp timestamp', 'a long', 'b double', 'x string'],
        ['2026-01-01T00:01:00.000000000Z', '2', 0.5, 'u'],
        ['2026-01-01T00:00:00.000000000Z', '1', null, 'v'],
      ),
    );
    expect(chart).toMatchObject({
      times: [start, start + 60],
      series: [
        { name: 'a', values: [1, 2] },
        { name: 'b', values: [null, 0.5] },
      ],
      isSeries: false,
    });
  });

  it('has a line a name where there is one number and one name', () => {
    const chart = chartOf(
      result(
        ['timestamp timestamp', 'host string', 'n long'],
        ['2026-01-01T00:00:00.000000000Z', 'a', '1'],
        ['2026-01-01T00:00:00.000000000Z', 'b', '2'],
        ['2026-01-01T00:01:00.000000000Z', 'a', '3'],
      ),
    );
    expect(chart?.kind === 'time' && chart.series).toEqual([
      { name: 'a', values: [1, 3] },
      { name: 'b', values: [2, null] },
    ]);
  });
});

describe('bars', () => {
  it('stand for numbers by name', () => {
    const chart = chartOf(result(['action string', 'count() long'], ['install', '5'], [null, '2']));
    expect(chart).toEqual({
      kind: 'bars',
      name: 'count()',
      bars: [
        { label: 'install', value: 5 },
        { label: '(none)', value: 2 },
      ],
      left: 0,
      isSeries: false,
    });
  });

  it('measure durations in seconds', () => {
    const chart = chartOf(result(['name string', 'took duration'], ['a', '1500000000'], ['b', '0']));
    expect(chart?.kind === 'bars' && chart.bars[0]?.value).toBe(1.5);
  });
});

it('is not made of other results', () => {
  expect(chartOf(result(['content string'], ['a'], ['b']))).toBeUndefined();
  expect(mayBeChart([{ name: 'content', type: 'string' }])).toBe(false);
  expect(
    mayBeChart([
      { name: 'n', type: 'long' },
      { name: 'x', type: 'string' },
    ]),
  ).toBe(true);
});

it('is put into words', () => {
  const chart = chartOf(result(['action string', 'n long'], ['install', '5'], ['remove', '12000']))!;
  expect(summaryOf(chart)).toBe('Bar chart of n: 2 bars. The largest is remove with 12k.');
  const lines = chartOf(
    result(['timeframe timeframe', 'interval duration', 'n array'], [timeframe, '60000000000', [1, 7, 3]]),
  )!;
  expect(summaryOf(lines)).toBe(
    'Line chart, 1 line over 3 points in time, from 2026-01-01 00:00 to 2026-01-01 00:02. n: 1 to 7, last 3',
  );
});

it.each([
  [0, '0'],
  [12, '12'],
  [1234.5, '1235'],
  [12_345, '12.3k'],
  [-12_345_678, '-12.3M'],
  [0.000123456, '0.0001235'],
])('%d reads %s', (value, text) => {
  expect(shortNumber(value)).toBe(text);
});
