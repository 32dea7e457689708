import { describe, expect, it } from 'vitest';
import { evaluate, rowsOf } from '../testQuery.ts';
import type { WireValue } from '../wire.ts';

const fields =
  'a = array(1, 2, 3), b = array(10, 20, 30), s = array("x", 1), d = array(1s, null, 3s), e = array(), n = 5';

describe('iterative expressions', () => {
  it.each<[string, WireValue]>([
    ['a[] * 2', ['2', '4', '6']],
    ['a[] + b[]', ['11', '22', '33']],
    ['a[] + n', ['6', '7', '8']],
    ['a[] + e[]', null],
    ['a[] + n[]', null],
    ['if(n > 9, 0, else: a[])', ['1', '2', '3']],
    ['record(v = b[], i = iIndex())', ['10', '20', '30'].map((v, i) => ({ v, i: String(i) }))],
    ['arraySum(a[])', [null, null, null]],
    ['arraySum(iCollectArray(a[] * 2))', 12],
    ['iAny(a[] > 2)', true],
    ['iAny(a[] > "x")', null],
    ['iAny(s[] == 1)', true],
    ['iAny(e[] > 1)', false],
    ['not iAny(not (a[] > 0))', true],
    ['iSum(a[])', 6],
    ['iSum(d[])', '4000000000'],
    ['iAvg(d[])', '2000000000'],
    ['iSum(s[])', null],
    ['iSum(e[])', null],
    ['iAvg(a[])', 2],
    ['iMin(d[])', '1000000000'],
    ['iMax(a[] * 1.5)', 4.5],
    ['iMax(s[])', null],
  ])('%s', async (expression, expected) => {
    expect(await evaluate(expression, fields)).toEqual(expected);
  });

  it.each([
    ['fields iIndex()', 'ITERATIVE_EXPRESSION_NOT_ALLOWED'],
    ['filter a[] > 1', 'ITERATIVE_EXPRESSION_FOR_FILTER'],
    ['summarize median(a[])', 'NOT_SUPPORTED'],
    ['summarize countIf(a[] > 1)', 'NOT_SUPPORTED'],
    ['fields a[][]', 'NOT_SUPPORTED'],
  ])('refuses %s', async (command, errorType) => {
    await expect(rowsOf(`data record(${fields}) | ${command}`)).rejects.toMatchObject({ errorType });
  });

  it('aggregates position by position', async () => {
    const query = 'data record(a = array(1, 2, null)), record(a = array(3, null, null)) | summarize';
    expect(await rowsOf(`${query} sum(a[]), avg(a[]), max(a[]), min(a[] * 2)`)).toEqual([
      [
        [4, 2, null],
        [2, 2, null],
        ['3', '2', null],
        ['2', '4', null],
      ],
    ]);
    expect(await rowsOf('data record(a = array(1)), record(a = array(1, 2)) | summarize sum(a[])')).toEqual([[null]]);
  });
});

describe('functions that this engine lacks', () => {
  it.each(['forecast(a)', 'toGeopoint("1,1")', 'asGeopoint(a)', 'classicEntitySelector("type(HOST)")'])(
    '%s says so',
    async (expression) => {
      await expect(evaluate(expression)).rejects.toMatchObject({
        errorType: 'NOT_SUPPORTED',
        message: expect.stringContaining(expression.split('(')[0]!) as string,
      });
    },
  );
});
