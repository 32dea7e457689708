/** Fixes of what people write who come from other query languages, or who forget a sign. */

import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { check } from './check.ts';
import type { Problem } from './problem.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();

function errorsOf(text: string): Problem[] {
  return check(parse(text), catalogue).filter(({ severity }) => severity === 'error');
}

/** The text once the first preferred fix of an error has been applied until there is none. */
function mended(text: string): string {
  let result = text;
  for (let turn = 0; turn < 5; turn++) {
    const fixes = errorsOf(result).flatMap(({ fixes: all }) => all.filter(({ preferred }) => preferred));
    if (fixes[0] === undefined) return result;
    result = applied(result, fixes[0]);
  }
  return result;
}

const source = 'data record(a = 1, b = "x", t = now()) | ';

describe('an obvious fix leaves no error', () => {
  it.each([
    // Quotes.
    ["filter b == 'it''s'", 'filter b == "it\'s"'],
    ['filter b == \'say "no"\'', 'filter b == "say \\"no\\""'],
    // A sign for another one.
    ['summarize count(), by = {a}', 'summarize count(), by: {a}'],
    ['dedup a, sort = t', 'dedup a, sort: t'],
    ['makeTimeseries count(), time=t, interval=5m', 'makeTimeseries count(), time:t, interval:5m'],
    [
      'lookup [data record(c = 1)], sourceField=a, lookupField=c',
      'lookup [data record(c = 1)], sourceField:a, lookupField:c',
    ],
    ['join [data record(a = 1)], on=a', 'join [data record(a = 1)], on:a'],
    ['parse b, "LD:x", preserveFieldsOnFailure = true', 'parse b, "LD:x", preserveFieldsOnFailure: true'],
    ['fieldsAdd c = if(a > 1, "x", else="y")', 'fieldsAdd c = if(a > 1, "x", else:"y")'],
    ['filter a === 1', 'filter a == 1'],
    ['filter a = = 1', 'filter a == 1'],
    ['filter a =< 1', 'filter a <= 1'],
    ['filter b ~= "x"', 'filter b ~ "x"'],
    ['search b = "x"', 'search b == "x"'],
    ['filter b:"x"', 'filter b == "x"'],
    ['summarize n := count()', 'summarize n = count()'],
    ['filter contains(b = "x")', 'filter contains(b, "x")'],
    // A name for a result.
    ['fieldsAdd "c" = 1', 'fieldsAdd c = 1'],
    ['fieldsAdd 1st = 1', 'fieldsAdd `1st` = 1'],
    // A forgotten name, colon or comma.
    ['fieldsAdd c = formatTimestamp(t, "HH")', 'fieldsAdd c = formatTimestamp(t, format: "HH")'],
    ['join [data record(a = 1)], {a}', 'join [data record(a = 1)], on: {a}'],
    ['summarize count(), by {a}', 'summarize count(), by: {a}'],
    ['makeTimeseries count(), time: t, interval 5m', 'makeTimeseries count(), time: t, interval: 5m'],
    ['dedup a, sort t desc', 'dedup a, sort: t desc'],
    ['makeTimeseries count() time: t, interval:5m', 'makeTimeseries count(), time: t, interval:5m'],
    ['fieldsAdd c = round(a decimals: 1)', 'fieldsAdd c = round(a, decimals: 1)'],
    ['parse b "LD:x"', 'parse b, "LD:x"'],
    ['summarize count() group by a', 'summarize count(), by:{a}'],
    ['summarize count() GROUP BY {a}', 'summarize count(), by:{a}'],
    // Other languages.
    ['project-away a', 'fieldsRemove a'],
    ['order by a desc', 'sort a desc'],
    ['sort by a', 'sort a'],
    ['sort a descending', 'sort a desc'],
    ['stats count()', 'summarize count()'],
    ['filter a between 1 and 2', 'filter a >= 1 and a <= 2'],
    ['filter t > now() - 5 minutes', 'filter t > now() - 5m'],
    ['filter b in {"x", "y"}', 'filter in(b, "x", "y")'],
    ['filter b not in [data record(b = "x")]', 'filter not b in [data record(b = "x")]'],
    ['filter in(b, [data record(b = "x")])', 'filter b in [data record(b = "x")]'],
    ['fieldsAdd c = a > 1 ? "x" : "y"', 'fieldsAdd c = if(a > 1, "x", else: "y")'],
    ['summarize count(*)', 'summarize count()'],
    ['fieldsAdd c = splitString(b, ",")[0:2]', 'fieldsAdd c = arraySlice(splitString(b, ","), from: 0, to: 2)'],
    ['fieldsAdd c = hour(t)', 'fieldsAdd c = getHour(t)'],
    ['join [data record(c = 1)], on: {left.a == right.c}', 'join [data record(c = 1)], on: {left[a] == right[c]}'],
  ])('%s', (text, expected) => {
    expect(mended(source + text)).toBe(source + expected);
    expect(errorsOf(source + expected)).toEqual([]);
  });

  it.each([
    ['fetch logs, from=now()-2h, to=now()', 'fetch logs, from:now()-2h, to:now()'],
    ['fetch logs, from -2h', 'fetch logs, from: -2h'],
    ['fetch logs, from:=-2h', 'fetch logs, from:-2h'],
    ['fetch logs from:-2h', 'fetch logs, from:-2h'],
    ['fetch logs -- all of them', 'fetch logs // all of them'],
    ['-- all of them\nfetch logs', '// all of them\nfetch logs'],
    ['load /lookups/codes', 'load "/lookups/codes"'],
    ['fetch dt.entity.os:service', 'fetch `dt.entity.os:service`'],
    ['timeseries avg(dt.host.cpu.usage), by={host.name}', 'timeseries avg(dt.host.cpu.usage), by:{host.name}'],
    [
      'timeseries avg(dt.host.cpu.usage), where: host.name == "a"',
      'timeseries avg(dt.host.cpu.usage), filter: host.name == "a"',
    ],
  ])('%s', (text, expected) => {
    expect(mended(text)).toBe(expected);
    expect(errorsOf(expected)).toEqual([]);
  });
});

describe('what was meant is not certain', () => {
  it.each([
    // The end of the text is a guess.
    "filter b == 'x",
    "filter b == 'x | limit 3",
    // `==` would make a condition of it.
    'fieldsAdd my field = 1',
    // No parameter fits.
    'expand a, b',
    'summarize countDistinct(a, b)',
    'fieldsFlatten a, 1.5',
    // Grouping takes more than another word.
    'groupby a',
    'summarize a',
    'sort b = a',
    'sort a desc nulls last',
  ])('%s is not changed without being asked', (text) => {
    expect(mended(source + text)).toBe(source + text);
    expect(errorsOf(source + text)).not.toEqual([]);
  });

  it('a result may have the name of a parameter', () => {
    expect(errorsOf(`${source}summarize by = count(), interval = max(a)`)).toEqual([]);
    expect(errorsOf(`${source}fieldsAdd limit = 1, sort = a`)).toEqual([]);
    expect(errorsOf(`${source}summarize count(), by: {by = a}`)).toEqual([]);
  });

  it('a quoted text ends where the query goes on', () => {
    const [problem] = errorsOf(`${source}filter b == 'x | limit 3`);
    expect(applied(`${source}filter b == 'x | limit 3`, problem!.fixes[0]!)).toBe(`${source}filter b == "x" | limit 3`);
  });
});

describe('the first fix of a problem', () => {
  it.each([
    ['fetch metric.series, from: -4h | limit 1', 'deprecated-data-object', 'metrics from: -4h | limit 1'],
    [
      'data record(a = 1) | summarize by: {}, n = count()',
      'empty-braces',
      'data record(a = 1) | summarize n = count()',
    ],
    [
      'fetch logs, from: -2h,  // two hours\n  unknown: false\n| limit 1',
      'unknown-parameter',
      'fetch logs, from: -2h  // two hours\n| limit 1',
    ],
    ['data record(a = 1) | filterOut not a == 1', 'negated-filter', 'data record(a = 1) | filter isTrueOrNull(a == 1)'],
  ])('of %s', (text, code, expected) => {
    const found = check(parse(text), catalogue).find((problem) => problem.code === code);
    expect(applied(text, found!.fixes[0]!)).toBe(expected);
  });

  it.each([
    'data record(a = 1) | fields ``',
    'data record(a = 1) | summarize{}, by: {a}',
    'data record(a = 1) | fieldsRename b = ""',
  ])('is not made up for %s', (text) => {
    expect(check(parse(text), catalogue).flatMap(({ fixes }) => fixes)).toEqual([]);
  });

  it('is looked for up to a bound, beyond which problems are still reported', () => {
    const text = `data record(field_abc = 1) | fields ${Array.from({ length: 400 }, (_, index) => `field_abc_${index}`).join(', ')}`;
    const problems = check(parse(text), catalogue).filter(({ code }) => code === 'unknown-field');
    expect(problems).toHaveLength(400);
    expect(problems.filter(({ fixes }) => fixes.length > 0).length).toBeGreaterThan(0);
    expect(problems.at(-1)!.fixes).toEqual([]);
  });
});
