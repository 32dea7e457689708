import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../parser.ts';
import { foldingRanges } from './folding.ts';
import { outline } from './outline.ts';
import { selectionSpans } from './selection.ts';
import { semanticTokens } from './semanticTokens.ts';

const query = `// errors of the shop
// by service
fetch logs, from:-2h
| filter loglevel == "ERROR"
| summarize errors = count(),
    by:{service.name, bucket = bin(timestamp, 5m)}
| lookup [
    smartscapeNodes SERVICE
    | fields id, name
  ], sourceField:service.name, lookupField:name
| sort errors desc`;

const textOf = ({ start, end }: { start: number; end: number }): string => query.slice(start, end);

describe('folding', () => {
  const ranges = foldingRanges(parse(query));

  it('folds commands, sub-queries and comment runs that span lines, and nothing on one line', () => {
    const firsts = ranges.map((range) => `${range.kind}: ${textOf(range).split('\n')[0]}`);
    expect(firsts).toContain('comment: // errors of the shop');
    expect(firsts).toContain('code: summarize errors = count(),');
    expect(firsts.filter((first) => first === 'code: [')).toHaveLength(1);
    expect(firsts.some((first) => first.includes('filter'))).toBe(false);
  });
});

describe('outline', () => {
  const entries = outline(query, parse(query).query);

  it('lists the commands in order', () => {
    expect(entries.map(({ name }) => name)).toEqual(['fetch', 'filter', 'summarize', 'lookup', 'sort']);
    expect(entries[1]?.detail).toBe('loglevel == "ERROR"');
  });

  it('shows aliases, those in groups too, and the commands of sub-queries', () => {
    expect(entries[2]?.children.map(({ name }) => name)).toEqual(['errors', 'bucket']);
    expect(entries[3]?.children[0]?.children.map(({ name }) => name)).toEqual(['smartscapeNodes', 'fields']);
  });
});

describe('expanding the selection', () => {
  it('goes from the word over the expression and the command to everything', () => {
    const spans = selectionSpans(parse(query), query.indexOf('timestamp'));
    expect(spans.map((span) => textOf(span).split('\n')[0])).toEqual(
      expect.arrayContaining([
        'timestamp',
        'bin(timestamp, 5m)',
        'bucket = bin(timestamp, 5m)',
        'summarize errors = count(),',
      ]),
    );
    expect(spans.at(-1)).toEqual({ start: 0, end: query.length });
  });

  it('only ever grows', () => {
    fc.assert(
      fc.property(fc.nat(query.length), (offset) => {
        const spans = selectionSpans(parse(query), offset);
        spans.slice(1).forEach((span, index) => {
          const inner = spans[index]!;
          expect(span.start <= inner.start && span.end >= inner.end).toBe(true);
          expect(span.end - span.start).toBeGreaterThan(inner.end - inner.start);
        });
      }),
    );
  });
});

describe('semantic tokens', () => {
  const kinds = new Map(semanticTokens(parse(query).query).map((token) => [`${textOf(token)}@${token.start}`, token]));
  const typeOf = (word: string, from = 0): string | undefined =>
    kinds.get(`${word}@${query.indexOf(word, from)}`)?.type;

  it('tells data objects, fields, parameters, aliases and functions apart', () => {
    expect(typeOf('logs')).toBe('class');
    expect(typeOf('loglevel')).toBe('property');
    expect(typeOf('summarize')).toBe('keyword');
    expect(typeOf('count')).toBe('function');
    expect(typeOf('errors', query.indexOf('summarize'))).toBe('variable');
    expect(typeOf('by', query.indexOf('by:{'))).toBe('parameter');
    expect(typeOf('SERVICE')).toBe('type');
    expect(typeOf('desc')).toBe('keyword');
  });

  it('never overlap, whatever the text', () => {
    fc.assert(
      fc.property(fc.nat(query.length), fc.nat(query.length), fc.string({ maxLength: 6 }), (a, b, insert) => {
        const text = query.slice(0, Math.min(a, b)) + insert + query.slice(Math.max(a, b));
        let end = 0;
        for (const token of semanticTokens(parse(text).query)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
