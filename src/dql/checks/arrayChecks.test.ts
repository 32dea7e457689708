import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import type { Problem } from './problem.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();
const source =
  'timeseries e = sum(dt.service.request.failure_count), t = sum(dt.service.request.count), n = sum(dt.service.request.count, scalar:true) | ';

function problemsOf(text: string): Problem[] {
  return check(parse(text), catalogue).filter(({ code }) => code === 'array-operand');
}

describe('arrays in computations', () => {
  it.each([
    ['fieldsAdd r = e / t', 'fieldsAdd r = e[] / t[]', true],
    ['fieldsAdd r = 100 * (e / t)', 'fieldsAdd r = 100 * (e[] / t[])', true],
    ['fieldsAdd r = 100 * e / t', 'fieldsAdd r = 100 * e[] / t[]', true],
    ['fields {r = e / n}', 'fields {r = e[] / n}', true],
    ['fieldsAdd r = e[] / t', 'fieldsAdd r = e[] / t[]', true],
    ['fieldsAdd r = round(e / t)', 'fieldsAdd r = round(e[] / t[])', false],
    [
      'fields e, t | fieldsRename x = e | fieldsAdd r = x * 2',
      'fields e, t | fieldsRename x = e | fieldsAdd r = x[] * 2',
      true,
    ],
  ])('are found in %s', (text, expected, preferred) => {
    const problems = problemsOf(source + text);
    expect(problems).toMatchObject([{ severity: 'warning', fixes: [{ preferred }] }]);
    expect(applied(source + text, problems[0]!.fixes[0]!)).toBe(source + expected);
    expect(problemsOf(source + expected)).toEqual([]);
  });

  it('have no fix where a series is not the result', () => {
    expect(problemsOf(`${source}filter e / t > 1`)).toMatchObject([{ fixes: [] }]);
  });
});

describe('arrays in comparisons', () => {
  it.each([
    ['filter e > 80', 'filter arrayAvg(e) > 80'],
    ['filter 80 <= e and n > 1', 'filter 80 <= arrayAvg(e) and n > 1'],
    ['filter e < t', 'filter iAny(e[] < t[])'],
    ['filter e == 80', 'filter iAny(e[] == 80)'],
    ['fieldsAdd r = e[] / t[] | filter r > 0.1', 'fieldsAdd r = e[] / t[] | filter arrayAvg(r) > 0.1'],
    [
      'fieldsAdd p = splitString("a b", " ") | filter p == "a"',
      'fieldsAdd p = splitString("a b", " ") | filter iAny(p[] == "a")',
    ],
  ])('are found in %s', (text, expected) => {
    const problems = problemsOf(source + text);
    expect(problems).toMatchObject([{ severity: 'warning', fixes: expect.arrayContaining([]) }]);
    expect(problems[0]!.fixes.every(({ preferred }) => !preferred)).toBe(true);
    expect(applied(source + text, problems[0]!.fixes[0]!)).toBe(source + expected);
    expect(problemsOf(source + expected)).toEqual([]);
  });
});

describe('arrays in aggregations', () => {
  it.each([
    ['summarize avg(e)', ['summarize avg(e[])', 'summarize avg(arrayAvg(e))']],
    ['summarize m = percentile(e, 95)', ['summarize m = percentile(arrayAvg(e), 95)']],
  ])('are found in %s', (text, expected) => {
    const [problem] = problemsOf(source + text);
    expect(problem!.fixes.map((fix) => applied(source + text, fix))).toEqual(expected.map((each) => source + each));
  });
});

it.each([
  'filter n > 1 | fieldsAdd r = n * 2 | summarize avg(n)',
  'fieldsAdd r = arrayAvg(e) / arraySum(t) | filter r > 1',
  'filter e == t or isNull(e) or in(1, e) or e ~ "1"',
  'filter e == other',
  'summarize sum(e[]), takeAny(e), collectArray(e), countDistinct(e), takeMax(e)',
  'fieldsAdd e = arrayAvg(e), high = e > 80',
  'expand e | filter e > 80',
  'fieldsAdd e = 1 | filter e > 80',
  'append [data record(e = 5)] | filter e > 4',
  'sort e desc',
])('arrays are taken for what they are in %s', (text) => {
  expect(problemsOf(source + text)).toEqual([]);
});

it.each([
  'data record(a = array(1)), record(a = 1) | filter a > 0',
  'data record(a = 1), record(a = array(1)) | filter a > 0',
  'data json:"[{\\"a\\": [1]}, {\\"a\\": 1}]" | filter a > 0',
  'fetch logs | append [timeseries cpu = avg(dt.host.cpu.usage)] | filter cpu > 0',
  'fetch dt.davis.problems | filter affected_entity_ids == "HOST-1"',
])('what can be a single value as well is left alone in %s', (text) => {
  expect(problemsOf(text)).toEqual([]);
});

it('finds series of records', () => {
  expect(problemsOf('fetch logs | makeTimeseries e = count(), t = count() | fieldsAdd r = e / t')).toHaveLength(1);
  expect(
    problemsOf('data record(a = array(1)), record(a = array(2)), record(a = null) | fieldsAdd b = a * 2'),
  ).toHaveLength(1);
});
