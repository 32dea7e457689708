import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary } from '../testQueries.ts';
import type { Span } from '../tree.ts';
import { inlayHints } from './inlayHints.ts';
import { variedQueries } from './testQueries.ts';

const catalogue = await loadCatalogue();

/** The text with its hints. */
function hinted(text: string, span?: Span): string {
  let shown = text;
  for (const { offset, label } of [...inlayHints(parse(text), catalogue, span)].reverse())
    shown = `${shown.slice(0, offset)}«${label}»${shown.slice(offset)}`;
  return shown;
}

describe('inlay hints', () => {
  it.each([
    ['fetch logs | filter contains(content, "a")', 'fetch logs | filter contains(content, «substring:»"a")'],
    [
      'data record(t = timestamp(2026, 1, 2, 3, 4, 5))',
      'data record(t = timestamp(«year:»2026, «month:»1, «day:»2, «hour:»3, «minute:»4, «second:»5))',
    ],
    ['fetch logs | fieldsAdd x = if(a, "y", else: "z")', 'fetch logs | fieldsAdd x = if(a, «then:»"y", else: "z")'],
    ['timeseries {p = percentile("a", 95)}', 'timeseries {p = percentile(«metricKey:»"a", «percentile:»95)}'],
    [
      'timeseries max(a), filter: percentile("a", 95) > 1',
      'timeseries max(a), filter: percentile(«expression:»"a", «percentile:»95) > 1',
    ],
    [
      'fetch logs | summarize percentile("a", 95)',
      'fetch logs | summarize percentile(«expression:»"a", «percentile:»95)',
    ],
  ])('%s', (text, expected) => {
    expect(hinted(text)).toBe(expected);
  });

  it.each([
    'fetch logs | filter contains(content, wanted)',
    'fetch logs | fieldsAdd x = lower("A")',
    'fetch logs | fieldsAdd x = concat("a", "b")',
    'fetch logs | fieldsAdd x = round(1.55, decimals: 1)',
    'fetch logs | summarize count(), by: {bin(timestamp, ',
  ])('are not shown where they say nothing new: %s', (text) => {
    expect(hinted(text)).toBe(text);
  });

  it('are those of a part of the text', () => {
    const text = 'fetch logs | filter contains(a, "x") | filter contains(b, "y")';
    expect(hinted(text, { start: 0, end: 36 })).toBe(
      'fetch logs | filter contains(a, «substring:»"x") | filter contains(b, "y")',
    );
  });

  it.each(variedQueries)('stand before values of %s', (text) => {
    const hints = inlayHints(parse(text), catalogue);
    for (const { offset, label } of hints) {
      expect(text.slice(offset)).toMatch(/^[^\s,:)]/);
      expect(label).toMatch(/^\w+:$/);
    }
    expect(new Set(hints.map(({ offset }) => offset)).size).toBe(hints.length);
    expect(inlayHints(parse(text), catalogue, { start: 0, end: text.length })).toEqual(hints);
  });

  it('never fail', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, (text) => {
        for (const { offset } of inlayHints(parse(text), catalogue)) expect(offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
