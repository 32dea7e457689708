import { describe, expect, it } from 'vitest';
import { rowsOf } from '../testQuery.ts';
import type { WireValue } from '../wire.ts';

const source =
  'data record(timestamp = now() - 12m, v = 1, k = "a"), record(timestamp = now() - 8m, v = 3, k = "b"), record(timestamp = now() - 7m, v = 5, k = "b")';
const range = 'interval: 5m, from: now() - 15m';

async function series(aggregations: string, more = ''): Promise<WireValue[][]> {
  const rows = await rowsOf(`${source} | makeTimeseries {${aggregations}}, ${range}${more}`);
  return rows.map((row) => row.slice(2));
}

describe('makeTimeseries', () => {
  it.each<[string, WireValue]>([
    ['count()', ['1', '2', null]],
    ['count(default: 0)', ['1', '2', '0']],
    ['countIf(v > 3, default: 0)', ['0', '1', '0']],
    ['sum(v)', [1, 8, null]],
    ['sum(v, default: 0)', [1, 8, 0]],
    ['avg(v, default: -1)', [1, 4, -1]],
    ['max(v, default: 0)', ['1', '5', '0']],
    ['max(v * 1.5, default: 0)', [1.5, 7.5, 0]],
    ['median(v, default: 0)', [1, 3, 0]],
    ['sum(v, rate: 1m)', [0.2, 1.6, null]],
    ['count(rate: 10m, default: 0)', [2, 4, 0]],
    ['sum(v, scalar: true)', 9],
    ['count(scalar: true)', '3'],
    ['countDistinct(k)', ['1', '1', null]],
    ['sum(v * 1s)', ['1000000000', '8000000000', null]],
  ])('%s', async (aggregation, expected) => {
    expect(await series(aggregation)).toEqual([[expected]]);
  });

  it('has a record a group', async () => {
    expect(await series('count()', ', by: {k}')).toEqual([
      ['a', ['1', null, null]],
      ['b', [null, '2', null]],
    ]);
  });

  it('takes defaults of the command', async () => {
    expect(await series('count(), sum(v)', ', default: 0')).toEqual([
      [
        ['1', '2', '0'],
        [1, 8, 0],
      ],
    ]);
  });

  it('has boundaries beside another aggregation only', async () => {
    const [row] = await series('count(), start(), end()');
    expect(row?.slice(1)).toEqual([
      ['2019-08-01T13:45:00.000000000Z', '2019-08-01T13:50:00.000000000Z', '2019-08-01T13:55:00.000000000Z'],
      ['2019-08-01T13:50:00.000000000Z', '2019-08-01T13:55:00.000000000Z', '2019-08-01T14:00:00.000000000Z'],
    ]);
    await expect(series('start()')).rejects.toMatchObject({ errorType: 'MANDATORY_PARAMETER_HAS_TO_BE' });
  });

  it('gives nothing for nothing, but for nonempty', async () => {
    const empty = `data record(timestamp = now(), v = 1) | filter v > 1 | makeTimeseries {count(default: 0), sum(v), median(v, default: 0)}, ${range}`;
    expect(await rowsOf(empty)).toEqual([]);
    const [row] = await rowsOf(`${empty}, nonempty: true`);
    expect(row?.slice(2)).toEqual([
      ['0', '0', '0'],
      [null, null, null],
      [0, 0, 0],
    ]);
  });

  it('takes the time of start_time, or of an expression, or spreads over a timeframe', async () => {
    const counts = async (fields: string, more: string) =>
      (await rowsOf(`data record(${fields}) | makeTimeseries count(), ${range}${more}`)).map((row) => row[2]);
    expect(await counts('start_time = now() - 7m', '')).toEqual([[null, '1', null]]);
    expect(await counts('t = now() - 9m', ', time: t + 5m')).toEqual([[null, null, '1']]);
    expect(await counts('t = timeframe(from: now() - 9m, to: now() - 4m)', ', spread: t')).toEqual([[null, '1', '1']]);
    await expect(counts('t = now()', '')).rejects.toMatchObject({ errorType: 'INVALID_IMPLICIT_TIME_DEFAULT' });
  });
});
