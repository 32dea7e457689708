import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import type { Problem } from './problem.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();
const source = 'data record(a = 1, b = 2) | ';

function problemsOf(text: string): Problem[] {
  return check(parse(text), catalogue).filter(({ severity }) => severity === 'error');
}

describe('several values for one', () => {
  it.each([
    ['filter {a == 1, b == 2}', 'filter a == 1 and b == 2'],
    ['filter {a == 1 or b == 2, not b == 1}', 'filter (a == 1 or b == 2) and not b == 1'],
    ['fieldsAdd c = if({a == 1, b == 2}, 1)', 'fieldsAdd c = if(a == 1 and b == 2, 1)'],
  ])('are joined in %s', (text, expected) => {
    const problems = problemsOf(source + text);
    expect(problems).toMatchObject([{ code: 'several-values', fixes: [{ preferred: false }] }]);
    expect(applied(source + text, problems[0]!.fixes[0]!)).toBe(source + expected);
    expect(problemsOf(source + expected)).toEqual([]);
  });

  it('are joined in a filter of metrics', () => {
    const text = 'timeseries avg(dt.host.cpu.usage), filter:{host.name == "x", k8s.pod.name == "y"}';
    const [problem] = problemsOf(text);
    expect(applied(text, problem!.fixes[0]!)).toBe(
      'timeseries avg(dt.host.cpu.usage), filter:host.name == "x" and k8s.pod.name == "y"',
    );
  });

  it.each(['limit {1, 2}', 'fieldsAdd c = lower({"a", "b"})', 'filter {a == 1 /* one */, b == 2}'])(
    'are left to the reader in %s',
    (text) => {
      expect(problemsOf(source + text)).toMatchObject([{ code: 'several-values', fixes: [] }]);
    },
  );

  it.each([
    'filter {a == 1}',
    'fields {a, b}',
    'summarize {x = sum(a), y = sum(b), by:{a}}',
    'filter in(a, {1, 2})',
    'sort {a desc, b}',
  ])('are not seen in %s', (text) => {
    expect(problemsOf(source + text)).toEqual([]);
  });
});

describe('a name for braces', () => {
  it.each([
    ['fieldsAdd x = {1, -2}', 'fieldsAdd x = array(1, -2)', true],
    ['fieldsAdd {x = {a, b}, y = 1}', 'fieldsAdd {x = array(a, b), y = 1}', false],
    ['summarize x = {count()}', 'summarize x = count()', true],
    ['fields x = record(y = {"a", "b"})', 'fields x = record(y = array("a", "b"))', true],
  ])('is wrong in %s', (text, expected, preferred) => {
    const problems = problemsOf(source + text);
    expect(problems).toMatchObject([{ code: 'named-braces', fixes: [{ preferred }] }]);
    expect(applied(source + text, problems[0]!.fixes[0]!)).toBe(source + expected);
    expect(problemsOf(source + expected)).toEqual([]);
  });

  it('is wrong in data', () => {
    expect(problemsOf('data record(a = {1, 2})')).toMatchObject([{ code: 'named-braces' }]);
  });

  it('has no fix for what has names itself', () => {
    expect(problemsOf(`${source}fieldsAdd x = {y = 1, z = 2}`)).toMatchObject([{ code: 'named-braces', fixes: [] }]);
  });
});
