import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries } from '../testQueries.ts';
import { hover } from './hover.ts';

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
  ])('says what the catalogue knows: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    ['fetch logs | filter cont|>ent == "a"', /^content: Field `content`: string A column of `logs`/],
    ['fetch logs | fieldsAdd x = 1 | filter x|> > 2', /^x: Field `x`: long Made by `fieldsAdd`: ```dql 1 ```/],
    ['data record(a = 1)\n| fieldsAdd b = a\n| filter b|> > 1', /^b: .*Made by `fieldsAdd` in line 2 of the query/],
    ['fetch logs | fieldsAdd n|>ew = now()', /^new: Field `new`: timestamp, made here ```dql now\(\) ```/],
    ['fetch logs | parse content, "INT:code" | filter co|>de > 1', /^code: Field `code`: long .*`INT:code`|code/],
    ['fetch logs | fieldsRemove content | fields cont|>ent', /It is gone: `fieldsRemove` took it away/],
    ['fetch logs | summarize count() | fields cont|>ent', /not among the columns that `summarize` leaves/],
    ['fetch logs | filter my.thi|>ng == 1', /^my.thing: Field `my.thing`$/],
  ])('says where a field comes from: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each([
    ['fetch logs, from: -2|>h', '2h: Duration: 2 hours, 7 200 000 000 000 nanoseconds'],
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
  ])('knows patterns: %s', (text, expected) => {
    expect(at(text)).toMatch(expected);
  });

  it.each(['fetch logs | limit 1|>0', 'fetch logs // fet|>ch', 'fetch logs | filter content == "fet|>ch"', '|>'])(
    'is not shown where there is nothing to say: %s',
    (text) => {
      expect(at(text)).toBeUndefined();
    },
  );

  it('is around the pointer, wherever that is', () => {
    fc.assert(
      fc.property(fc.oneof(mutatedQueryArbitrary, fc.constantFrom(...seedQueries)), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const found = hover(parse(text), offset, catalogue);
        if (found === undefined) return;
        expect(found.start).toBeLessThanOrEqual(offset);
        expect(found.end).toBeGreaterThanOrEqual(offset);
        expect(found.markdown).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 2000 },
    );
  });
});
