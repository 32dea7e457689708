import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();
const source = 'data record(a = array(1, 2), b = 1) | ';

function problemsOf(text: string, sought = 'iterative-aggregation') {
  return check(parse(source + text), catalogue).filter(({ code }) => code === sought);
}

describe('elements of arrays in aggregations', () => {
  it.each([
    ['summarize median(a[])', 'summarize median(arrayAvg(a))'],
    ['summarize p = percentile(a[], 95)', 'summarize p = percentile(arrayAvg(a), 95)'],
    ['summarize collectArray(a[])', 'summarize collectArray(a)'],
    ['summarize countDistinct(a[]), by:{b}', 'summarize countDistinct(a), by:{b}'],
    ['summarize countIf(a[] > 1)', 'summarize countIf(iAny(a[] > 1))'],
  ])('are wrong in %s', (text, expected) => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({
      severity: 'error',
      errorType: 'ITERATIVE_EXPRESSION_FOR_AGGREGATION_FUNCTIONS',
    });
    expect(applied(source + text, problem!.fixes[0]!)).toBe(source + expected);
    expect(problemsOf(expected)).toEqual([]);
  });

  it('have no fix where it is open what is meant', () => {
    expect(problemsOf('summarize stddev(a[] * 2)')).toMatchObject([{ fixes: [] }]);
  });

  it.each([
    'summarize sum(a[]), avg(a[] * 2), min(a[]), max(-a[])',
    'summarize countIf(iAny(a[] > 1)), median(arraySum(iCollectArray(a[] * 2)))',
    'summarize takeAny(a[0]), collectArray(a)',
  ])('are right in %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('elements of arrays in functions of arrays', () => {
  const series = 'append [data record()] | makeTimeseries s = count(), time: b | ';

  it.each([
    [`${series}fieldsAdd x = arrayAvg(s[])`, `${series}fieldsAdd x = arrayAvg(s)`],
    [`${series}fieldsAdd x = arraySum(s[] * 2)`, `${series}fieldsAdd x = arraySum(iCollectArray(s[] * 2))`],
    ['fieldsAdd x = arraySum(a[] + 1)', 'fieldsAdd x = arraySum(iCollectArray(a[] + 1))'],
  ])('are no arrays in %s', (text, expected) => {
    const [problem] = problemsOf(text, 'iterative-argument');
    expect(problem).toMatchObject({ severity: 'warning', fixes: [{ preferred: true }] });
    expect(applied(source + text, problem!.fixes[0]!)).toBe(source + expected);
    expect(check(parse(source + expected), catalogue).filter(({ severity }) => severity === 'warning')).toEqual([]);
  });

  it.each([
    'fieldsAdd x = arraySum(a[])',
    'fieldsAdd x = arrayAvg(a[][c])',
    'fieldsAdd x = arraySize(splitString(a[], ","))',
  ])('may be arrays in %s', (text) => {
    expect(check(parse(source + text), catalogue).filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });
});
