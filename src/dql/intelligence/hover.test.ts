import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries } from '../testQueries.ts';
import { hover } from './hover.ts';
import type { Hover } from './hoverMarkdown.ts';
import { variedQueries } from './testQueries.ts';

const catalogue = await loadCatalogue();

/** `|>` is the pointer; the text that the hover is about, then what it says. */
function at(text: string): string | undefined {
  const offset = text.indexOf('|>');
  const plain = text.replace('|>', '');
  const found = hover(parse(plain), offset, catalogue);
  return found && `${plain.slice(found.start, found.end)}: ${found.markdown.replaceAll(/\s+/g, ' ')}`;
}

describe('a hover', () => {
  it.each([
    ['fet|>ch logs', /^fetch: ```dql fetch dataObject.*Starts a query.*`bucket`/],
    ['fetch lo|>gs', /^logs: Data object `logs` \(telemetry\).*`timestamp`/],
    ['fetch logs | filter con|>tains(content, "a")', /^contains: .*contains\(expression, substring.*→ boolean/],
    ['fetch logs | summarize co|>unt()', /^count: .*Number of records/],
    ['fetch logs | summarize count(), b|>y: {host.name}', /^by: Parameter `by` of `summarize`/],
    ['fetch logs | join [fetch spans], on: {a}, ki|>nd: outer', /One of `leftOuter`, `inner`, `outer`/],
    ['timeseries avg(dt.host.cpu.us|>age)', /^dt.host.cpu.usage: Metric .*Unit: percent/],
    ['smartscapeNodes HO|>ST', /^HOST: Smartscape node type/],
    ['fetch logs | filter content |>== "a"', /^==: .*Equal/],
    ['fetch logs | filter a an|>d b', /^and: .*Both conditions hold/],
    ['fetch logs | filter a == $Ho|>st', /^\$Host: Variable `Host`/],
    ['fetch logs | filter a == $Host:no|>quote', /`:noquote` puts it without quotes/],
    ['fetch logs | filter in(a, {{|> hosts }})', /^\{\{ hosts \}\}: Another tool/],
    ['smartscapeNodes "HO|>ST"', /^"HOST": Smartscape node type/],
    ['fetch logs | makeTimeseries count(), bi|>ns: 5', /^bins: Parameter .*Default: `120`.*Has to be at least/],
    ['fetch logs | lim|>it 5', /^limit: .*\(long, required\)/],
    ['fetch dt.entity.ho|>st', /\*On its way out/],
    ['timeseries avg(`not|>``known`)', /^`not`: Metric key `not`$/],
  ])('says what the catalogue knows: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    ['fetch logs | filter a |>!= 1', /^!=: ```dql != ``` Not equal/],
    ['fetch logs | filter a|>+b > 1', /^\+: /],
    ['fetch logs | filter no|>t a', /^not: .*opposite/],
    ['fetch logs | fieldsAdd x = |>-a', /^-: .*negative/],
    ['fetch logs | filter a |>in [fetch spans | fields b]', /^in: .*sub-query/],
    ['fetch logs | filter a in|> /* in */ [fetch spans | fields b]', /^in: .*sub-query/],
    ['fetch logs | sort a de|>sc', /^desc: .*largest to the smallest/],
    ['fetch logs | fieldsAdd x = a|>[]', /^\[\]: .*For each element/],
    ['fetch logs | fieldsAdd x = a|>[0]', /^\[0\]: .*counted from 0/],
    ['fetch logs | fieldsAdd x = a[ke|>y]', /^key: Member `key` of `a`/],
    ['fetch logs | fieldsAdd x = nu|>ll', /^null: .*No value/],
  ])('says what operators and keywords do: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    ['fetch logs | filter cont|>ent == "a"', /^content: Field `content`: string A column of `logs`/],
    ['fetch logs | fieldsAdd x = 1 | filter x|> > 2', /^x: Field `x`: long Made by `fieldsAdd`: ```dql 1 ```/],
    [
      'data record(a = 1)\n| fieldsAdd b = a\n| filter b|> > 1',
      /^b: .*The values of `a`, by `fieldsAdd` in line 2 of the query/,
    ],
    ['fetch logs | fieldsAdd n|>ew = now()', /^new: Field `new`: timestamp, made here ```dql now\(\) ```/],
    [
      'fetch logs | parse content, "INT:code" | filter co|>de > 1',
      /^code: Field `code`: long Made by `parse`: `code` in its text/,
    ],
    ['fetch logs | fieldsRemove content | fields cont|>ent', /It is gone: `fieldsRemove` took it away/],
    ['fetch logs | summarize count() | fields cont|>ent', /not among the columns that `summarize` leaves/],
    ['fetch logs | filter my.thi|>ng == 1', /^my.thing: Field `my.thing`$/],
    [
      'fetch logs | fieldsRename c = content | filter c|> == 1',
      /^c: .*string The values of `content`, by `fieldsRename`. A column of `logs`/,
    ],
    ['fetch logs | fields content | filter con|>tent == 1', /^content: Field `content`: string A column of `logs`/],
    ['fetch logs | fields mine | filter mi|>ne == 1', /^mine: Field `mine` Kept by `fields`.$/],
    ['fetch logs | filter aws.ac|>count.id == 1', /semantic dictionary|describes the resource/],
    ['fetch logs | fieldsAdd r = record(n|>ame = 1)', /^name: Member `name`: long of what `record` makes/],
    ['data record(n|>ame = 1)', /^name: Field `name`: long, made here/],
    ['fetch logs | fieldsAdd a = "```" | filter |>a == 1', /Made by `fieldsAdd`: ````dql "```" ````/],
  ])('says where a field comes from: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    ['fetch logs, from: -2|>h', '2h: Duration: 2 hours, 7 200 000 000 000 nanoseconds'],
    ['fetch logs, from: -90|>m', '90m: Duration: 90 minutes (1 hour 30 minutes), 5 400 000 000 000 nanoseconds'],
    [
      'fetch logs, from: -90|>minutes',
      '90minutes: Duration: 90 minutes (1 hour 30 minutes), 5 400 000 000 000 nanoseconds',
    ],
    [
      'fetch logs, from: -1|>d',
      '1d: Duration: 1 day, of 24 hours each unless a calendar day is added or subtracted, 86 400 000 000 000 nanoseconds',
    ],
    ['fetch logs, from: now() - 2|>w', '2w: Duration: 2 weeks. How long that is depends on the calendar.'],
    ['data record(a = 0|>x1F)', '0x1F: Long: 31'],
    ['data record(a = 1.5|>e3)', '1.5e3: Double: 1500'],
    [
      'fetch logs, from: "2026-03-01T|>10:20:30Z"',
      '"2026-03-01T10:20:30Z": Timestamp: Sunday, 1 March 2026, 10:20:30 UTC',
    ],
    [
      'fetch logs, from: "2026-03-01T|>00:20:30+02:00"',
      '"2026-03-01T00:20:30+02:00": Timestamp: Saturday, 28 February 2026, 22:20:30 UTC',
    ],
    [
      'fetch logs, from: now()|>@3h',
      "now()@3h: Rounds the time before it down to a multiple of 3 hours in the query's time zone.",
    ],
    ['fetch logs, from: @|>d', "@d: Rounds now down to the start of the day in the query's time zone."],
    ['fetch logs, from: now() - 1|>M', '1M: Duration: 1 calendar month. How long that is depends on the calendar.'],
    ['data record(a = 1234567|>8)', '12345678: Long: 12 345 678'],
    [
      'fetch logs, from: now()@|>w1',
      "now()@w1: Rounds the time before it down to the last Monday, midnight in the query's time zone.",
    ],
  ])('puts literals into words: %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    ['fetch logs | parse content, "IN|>T:a"', /^INT: Matcher `INT`: long/],
    ['fetch logs | parse content, "INT:co|>de"', /^code: Field `code`: long, exported by this pattern/],
    ['fetch logs | parse content, "\\"x\\" IN|>T:a"', /^INT: /],
    ['fetch logs | parse content, "INT(mi|>n=1):a"', /^min: Setting `min` of `INT`: long$/],
    ['fetch logs | parse content, "ALPHA{2|>,5}:a"', /^\{2,5\}: From 2 to 5 times$/],
    ['fetch logs | parse content, "INT|>?:a"', /^\?: Optional/],
    ['fetch logs | parse content, "\'a|>b\' INT:a"', /^'ab': Matches exactly `ab`$/],
    ['fetch logs | parse content, "[^a|>-z]+ INT:a"', /^\[\^a-z\]: One character other than these/],
    ['fetch logs | parse content, "$x = INT:n LD; $|>x:a"', /^\$x: Macro `x`: `INT:n LD`$/],
    ['fetch logs | parse content, "!|>>>INT LD:a"', /^!>>: Looks ahead: .*does not match/],
    ['fetch logs | parse content, "JSON{INT:co|>de:n}:a"', /^code: Member `code` of the JSON text/],
    ['fetch logs | parse content, "ENUM{\'a|>\'=1}:a"', /^'a'=1: `a` becomes 1$/],
    ['fetch logs | parse content, """LD|>:a"""', /^LD: Matcher `LD`/],
  ])('knows patterns: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    'fetch logs, from: "2026-02-30T1|>0:20:30Z"',
    'fetch logs | filter a == tru|>e',
    'fetch logs | limit 1|>0',
    'fetch logs // fet|>ch',
    'fetch logs | filter content == "fet|>ch"',
    '|>',
  ])('is not shown where there is nothing to say: %s', (text) => {
    expect(at(text)).toBeUndefined();
  });

  it.each(variedQueries)('is around the pointer, in well-formed markdown, at every place of %s', (text) => {
    const tree = parse(text);
    for (let offset = 0; offset <= text.length; offset++) expectWellFormed(hover(tree, offset, catalogue), offset);
  });

  it('is around the pointer in any text', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedQueryArbitrary, fc.constantFrom(...seedQueries)), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        expectWellFormed(hover(parse(text), offset, catalogue), offset);
      }),
      { numRuns: 2000 },
    );
  });
});

function expectWellFormed(found: Hover | undefined, offset: number): void {
  if (found === undefined) return;
  expect(found.start).toBeLessThanOrEqual(offset);
  expect(found.end).toBeGreaterThanOrEqual(offset);
  expect(found.end).toBeGreaterThan(found.start);
  expect(found.markdown).not.toMatch(/undefined|\[object/);
  expect(found.markdown).not.toBe('');
  const fences = found.markdown.match(/^```+/gm) ?? [];
  expect(fences.length % 2).toBe(0);
}
