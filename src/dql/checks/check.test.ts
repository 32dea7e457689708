import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import type { CheckOptions, Problem } from './problem.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();

function problemsOf(text: string, options?: CheckOptions): Problem[] {
  return check(parse(text), catalogue, options);
}

function errorsOf(text: string): string[] {
  return problemsOf(text)
    .filter((problem) => problem.severity === 'error')
    .map((problem) => `${problem.code}: ${text.slice(problem.start, problem.end)}`);
}

/** The text after the first fix of the first problem that has one. */
function fixed(text: string): string {
  const fix = problemsOf(text).find((problem) => problem.fixes.length > 0)?.fixes[0];
  return fix === undefined ? 'no fix' : applied(text, fix);
}

const source = 'data record(a = 1, b = "x", t = now(), xs = array(1)) | ';

describe('check', () => {
  it('takes files of this machine for data', () => {
    expect(errorsOf('fetch "file:logs/app.log" | limit 1')).toEqual([]);
    expect(problemsOf('load "file:my codes.csv" | limit 1')).toEqual([]);
    expect(errorsOf('fetch "logs" | limit 1')).toEqual(['data-object-expected: "logs"']);
    expect(errorsOf('describe "file:logs/app.log"')).toHaveLength(1);
  });

  it.each([
    ['summarize count() by a, b', 'summarize count(), by:{a, b}'],
    ['summarize count() by: a', 'summarize count(), by:{a}'],
    ['summarize count() by {a}', 'summarize count(), by:{a}'],
    ['summarize count() as n', 'summarize n = count()'],
    ['summarize n = count(), by:{a}, by:{b}', 'summarize n = count(), by:{a, b}'],
    ['filter a == 1 && b == "x"', 'filter a == 1 and b == "x"'],
    ['filter a == 1 || b == "x"', 'filter a == 1 or b == "x"'],
    ['filter !contains(b, "x")', 'filter not contains(b, "x")'],
    ['filter a <> 1', 'filter a != 1'],
    ['filter a == 1;', 'filter a == 1'],
    ['filter b is null', 'filter isNull(b)'],
    ['filter b is not null', 'filter isNotNull(b)'],
    ['filter b contains "x"', 'filter contains(b, "x")'],
    ['filter b in ("x", "y")', 'filter in(b, "x", "y")'],
    ['filter b in ["x", "y"]', 'filter in(b, "x", "y")'],
    ['filter arrayContains(xs, 1)', 'filter in(1, xs)'],
    ['sort desc a', 'sort a desc'],
    ['sort desc(a)', 'sort a desc'],
    ['sort a limit 3', 'sort a | limit 3'],
    ['fieldsAdd c = record(d = a)["d"]', 'fieldsAdd c = record(d = a)[d]'],
    ['eval c = a', 'fieldsAdd c = a'],
    ['head 5', 'limit 5'],
    ['filtr a == 1', 'filter a == 1'],
    ['fieldsAdd c = strlen(b)', 'fieldsAdd c = stringLength(b)'],
    ['fieldsAdd c = uper(b)', 'fieldsAdd c = upper(b)'],
    ['fieldsAdd c = round(a, decimls: 1)', 'fieldsAdd c = round(a, decimals: 1)'],
    ['summarize count(filter: a > 1)', 'summarize countIf(a > 1)'],
    ['summarize a > 1', 'summarize countIf(a > 1)'],
    ['summarize count', 'summarize count()'],
    ['summarize sum(a) | sort sum(a) desc', 'summarize sum(a) | sort `sum(a)` desc'],
    ['fieldsAdd m = max(xs)', 'fieldsAdd m = arrayMax(xs)'],
    ['join [data record(a = 1)], on:{left[a] = right[a]}', 'join [data record(a = 1)], on:{left[a] == right[a]}'],
    ['join [data record(a = 1)], on:{a}, kind: left', 'join [data record(a = 1)], on:{a}, kind: leftOuter'],
  ])('fixes %s', (text, expected) => {
    expect(fixed(source + text)).toBe(source + expected);
  });

  it.each([
    ['filter b', []],
    ['filter "x"', ['wrong-type: "x"']],
    ['filter a + 1', ['wrong-type: a + 1']],
    ['filter 1 and a == 1', ['operand-type: 1']],
    ['filter a = 1 and a == 2', ['assignment-for-comparison: 1']],
    ['fieldsAdd c = "x" * 2', ['operand-type: "x" * 2']],
    ['fieldsAdd c = now() + 1', ['operand-type: now() + 1']],
    ['fieldsAdd c = now() - 1d', []],
    ['fieldsAdd c = a * 1h', []],
    ['fieldsAdd c = -"x"', ['operand-type: "x"']],
    ['fieldsAdd c = null + 1', []],
    ['fieldsAdd c = if(a > 1, "x", else: 2) == "x"', []],
    ['fieldsAdd c = abs(a - 1)', []],
    ['fieldsAdd c = $v + "x"', ['operand-type: $v + "x"']],
    ['limit $v', []],
    ['limit 1 + 1', []],
    ['limit "x"', ['wrong-type: "x"']],
    ['summarize c = 100.0 * countIf(a > 1) / count()', []],
    ['summarize c = avg(toLong(b)), by:{bin(t, 1h)}', []],
    ['summarize c = avg(max(a))', ['nested-aggregation: max(a)']],
    ['makeTimeseries count(), takeLast(a), time: t', ['not-an-aggregation: takeLast(a)']],
    ['makeTimeseries last(a), time: t', ['not-an-aggregation: last(a)']],
    ['fieldsRename c = a, d = b', []],
    ['fieldsKeep a, "b*"', []],
    ['sort a desc, b', []],
    ['dedup a, sort: {b desc}', []],
    ['search "x" or (b ~ "y" and a == 1)', []],
    ['append [data record(z = 1)]', []],
    ['filter a in [data record(z = 1)]', []],
    ['fieldsAdd c = iAny(xs[] > 1), d = xs[] * 2', []],
    ['expand e = xs, limit: 2', []],
    ['expand xs, alias: e', []],
    ['traverse {runs_on}, {HOST}, direction: backward', []],
  ] as const)('finds the errors of %s', (text, expected) => {
    expect(errorsOf(source + text)).toEqual(expected);
  });

  it.each([
    'timeseries {cpu = avg(dt.host.cpu.usage, filter: host.name == "a"), by:{dt.entity.host}}, interval: 5m',
    'timeseries sum(dt.service.request.count, rate: 1m), by:{dt.entity.service}, filter:{k8s.cluster.name == "a"}',
    'metrics bucket:{"default_metrics"}',
    'smartscapeNodes {HOST, "AWS_*"}, from: -1h | filter id == toSmartscapeId("HOST-0000000000000001")',
    'describe logs',
    'load "/lookups/codes", offset: 1',
    'data json:"""[{"a": 1}]"""',
    'data record(), record(a = array(), b = array(1, 2))',
    `fetch {{table}}, from: \${from} | fields $columns`,
    `fetch logs, \${timeframe} | filter in(id, \${ids}) | fieldsAdd \${name} = round(d, \${places})`,
    'fetch logs, timeframe: "2026-01-01T00:00:00Z/2026-01-02T00:00:00Z"',
  ])('has nothing to object to in %s', (text) => {
    expect(errorsOf(text)).toEqual([]);
  });

  it('reports the syntax first, and nothing else where it is wrong', () => {
    const text = "fetch logs | filtr a | filter b == 'x' and abs('x')";
    const codes = problemsOf(text).map((problem) => problem.code);
    expect(codes.slice(0, 2)).toEqual(['single-quotes', 'single-quotes']);
    expect(codes).toContain('unknown-command');
    expect(codes).not.toContain('wrong-type');
  });

  it('gives the arguments of the service', () => {
    const [problem] = problemsOf('timeseries avg(dt.host.cpu.usage), rollup: median');
    expect(problem).toMatchObject({
      errorType: 'NAMED_PARAMETER_HAS_TO_BE',
      arguments: ['rollup', 'a predefined identifier (allowed: min, max, sum, avg, total)'],
    });
    const [typed] = problemsOf('data record(a = 1) | filter "x"');
    expect(typed).toMatchObject({
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
      arguments: ['a boolean', 'a string'],
    });
  });

  it('maps problems of patterns back through the escapes of the text around them', () => {
    const text = 'data record(t = "x") | parse t, "\'\\"\' INTT:n"';
    const problem = problemsOf(text).find(({ code }) => code === 'dpl-unknown-matcher')!;
    expect(text.slice(problem.start, problem.end)).toBe('INTT');
    expect(applied(text, problem.fixes[0]!)).toBe('data record(t = "x") | parse t, "\'\\"\' INT:n"');
  });

  it('knows the variables that it is told of', () => {
    const options = { variables: new Set(['host']) };
    expect(problemsOf('data record(a = 1) | filter a == $host', options)).toEqual([]);
    expect(problemsOf('data record(a = 1) | filter a == $hosts', options).map((problem) => problem.code)).toEqual([
      'unknown-variable',
    ]);
  });
});
