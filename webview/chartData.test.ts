import { describe, expect, it } from 'vitest';
import { type ChartData, chartOf, mayBeChart, shortNumber, summaryOf, valueText } from './chartData.ts';
import type { GridData } from './grid.ts';

/** Columns as `name type`, then rows. */
function result(columns: readonly string[], ...rows: readonly (readonly unknown[])[]): GridData {
  return {
    columns: columns.map((column) => {
      const [name = '', type = '', element] = column.split(' ');
      return element === undefined ? { name, type } : { name, type, element: { type: element } };
    }),
    totalRows: rows.length,
    cell: (row, column) => rows[row]?.[column],
    has: () => true,
    want: () => undefined,
  };
}

function namesOf(chart: ChartData | undefined): readonly string[] {
  return chart?.kind === 'time' ? chart.series.map(({ name }) => name) : [];
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
      quantity: 'number',
    });
  });

  it('takes no number for a name, unless there is nothing else', () => {
    const rows = [
      [timeframe, '60000000000', 'a', [1], '7'],
      [timeframe, '60000000000', 'b', [2], '8'],
    ];
    const named = result(['timeframe timeframe', 'interval duration', 'host string', 'n array', 'peak long'], ...rows);
    expect(namesOf(chartOf(named))).toEqual(['a', 'b']);
    const numbered = rows.map(([frame, interval, , values, code]) => [frame, interval, code, values]);
    const columns = ['timeframe timeframe', 'interval duration', 'code long', 'n array'];
    expect(namesOf(chartOf(result(columns, ...numbered)))).toEqual(['7', '8']);
  });

  it('of durations says them in units of time; beside other numbers they are seconds', () => {
    const frame = ['timeframe timeframe', 'interval duration'];
    const one = chartOf(
      result([...frame, 'p95 array duration'], [timeframe, '60000000000', ['12500000', null, '90000000000']]),
    )!;
    expect(one).toMatchObject({ quantity: 'duration', series: [{ values: [12_500_000, null, 90_000_000_000] }] });
    expect(valueText(one, 12_500_000)).toBe('12.5 ms');
    expect(valueText(one, 90_000_000_000)).toBe('1 min 30 s');
    expect(valueText(one, 313_425_678)).toBe('313.4 ms');
    const two = chartOf(
      result([...frame, 'p95 array duration', 'n array long'], [timeframe, '60000000000', ['1500000000'], ['4']]),
    );
    expect(two).toMatchObject({ quantity: 'number', series: [{ values: [1.5] }, { values: [4] }] });
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
      quantity: 'number',
    });
  });

  it('say durations in units of time', () => {
    const chart = chartOf(result(['name string', 'took duration'], ['a', '1500000000'], ['b', '0']))!;
    expect(chart.kind === 'bars' && chart.bars.map(({ value }) => valueText(chart, value))).toEqual(['1.5 s', '0 s']);
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
