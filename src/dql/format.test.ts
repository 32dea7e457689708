import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QueryDocument } from './documents.ts';
import { defaultFormatOptions, type FormatOptions, format, formatOnType, formatRange } from './format.ts';
import { tokenize } from './lexer.ts';
import { mutatedQueryArbitrary, seedQueries, textArbitrary } from './testQueries.ts';
import { TokenKind } from './tokenKind.ts';

function lines(...parts: string[]): string {
  return parts.join('\n');
}

describe('format', () => {
  it('puts every command on a line of its own and normalizes blanks', () => {
    expect(format('fetch   logs,from :now( )-2h@h|filter a==1 and not(b)|summarize count(),by:{ x ,y}')).toBe(
      lines('fetch logs, from: now() - 2h@h', '| filter a == 1 and not(b)', '| summarize count(), by: {x, y}'),
    );
  });

  it('breaks what does not fit: items, conditions and arguments', () => {
    const text =
      'fetch logs | summarize errors = countIf(loglevel == "ERROR" and contains(content, "timeout")), total = count(), by:{host} | filter errors > 100 or (total > 100000 and errors > 10) or host == "a-very-important-host.example.com" | limit 3';
    expect(format(text, { ...defaultFormatOptions, lineWidth: 55 })).toBe(
      lines(
        'fetch logs',
        '| summarize',
        '    errors = countIf(',
        '      loglevel == "ERROR"',
        '      and contains(content, "timeout")',
        '    ),',
        '    total = count(),',
        '    by: {host}',
        '| filter errors > 100',
        '    or (total > 100000 and errors > 10)',
        '    or host == "a-very-important-host.example.com"',
        '| limit 3',
      ),
    );
  });

  it('indents sub-queries', () => {
    expect(
      format(
        'fetch a | lookup [fetch b|limit 1], sourceField:x | append [load "/y"] | filter z in [fetch c | fields z]',
      ),
    ).toBe(
      lines(
        'fetch a',
        '| lookup [',
        '    fetch b',
        '    | limit 1',
        '  ],',
        '  sourceField: x',
        '| append [load "/y"]',
        '| filter z in [',
        '    fetch c',
        '    | fields z',
        '  ]',
      ),
    );
  });

  it('keeps comments where they are', () => {
    const text = lines(
      '// head',
      '',
      'fetch logs // source',
      '',
      '// why',
      '| filter a, // first',
      '    // second',
      '    b /* c */ == 1',
      '/* end */',
    );
    expect(format(text)).toBe(text);
  });

  it('ends lines with pipes on request', () => {
    expect(format('fetch logs\n| limit 1 // c\n| limit 2', { ...defaultFormatOptions, pipe: 'lineEnd' })).toBe(
      'fetch logs |\nlimit 1 // c\n| limit 2',
    );
  });

  it('keeps line ends, the blank lines between queries and the final line break', () => {
    expect(format('fetch a\r\n\r\n\r\nfetch   b|limit 1\r\n\r\n')).toBe('fetch a\r\n\r\nfetch b\r\n| limit 1\r\n');
  });

  it('leaves a query alone that it cannot write differently', () => {
    expect(format('fetch   a | filter "x\n  ,y\n\nfetch   b')).toBe('fetch   a | filter "x\n  ,y\n\nfetch b');
  });
});

describe('parts of a document', () => {
  const text = 'fetch  a\n|  filter  b\n|  limit  1';

  function applied(edits: ReturnType<typeof formatRange>, to = text): string {
    return edits.reduceRight(
      (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
      to,
    );
  }

  it('formats the commands of a range', () => {
    expect(applied(formatRange(QueryDocument.of(text), { start: 14, end: 14 }))).toBe(
      'fetch  a\n| filter b\n|  limit  1',
    );
  });

  it('formats the command above a new line, and nothing at the cursor', () => {
    const typed = `${text.slice(0, 21)}\n  ${text.slice(21)}`;
    expect(applied(formatOnType(QueryDocument.of(typed), 24, '\n'), typed)).toBe(
      'fetch  a\n| filter b\n  \n|  limit  1',
    );
  });

  it('moves a pipe to the next line unless it is text', () => {
    expect(applied(formatOnType(QueryDocument.of('fetch  a |'), 10, '|'), 'fetch  a |')).toBe('fetch  a\n|');
    expect(formatOnType(QueryDocument.of('fetch  "|'), 9, '|')).toEqual([]);
  });
});

describe('any text', () => {
  const options: fc.Arbitrary<FormatOptions> = fc.record({
    lineWidth: fc.constantFrom(20, 40, 100),
    indent: fc.constantFrom(2, 4),
    pipe: fc.constantFrom('lineStart' as const, 'lineEnd' as const),
  });
  const text = fc.oneof(mutatedQueryArbitrary, textArbitrary, fc.constantFrom(...seedQueries));

  /** The tokens but for white space; tokens hold all the rest of a text. */
  function tokensOf(source: string): string[] {
    const { kinds, starts, count } = tokenize(source);
    const tokens: string[] = [];
    for (let index = 0; index < count; index++) {
      if (kinds[index] !== TokenKind.WhiteSpace)
        tokens.push(`${kinds[index]} ${source.slice(starts[index], starts[index + 1])}`);
    }
    return tokens;
  }

  it('keeps its tokens', () => {
    fc.assert(
      fc.property(text, options, (source, style) => {
        expect(tokensOf(format(source, style))).toEqual(tokensOf(source));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['{', '-', '|', 'a|', 'a=', '1+', '@h', 'a[]'])('may be long and hostile: %s', (unit) => {
    const source = unit.repeat(30_000);
    expect(format(source).replaceAll(/\s/g, '')).toBe(source);
  });

  it('is formatted once and for all', () => {
    fc.assert(
      fc.property(text, options, (source, style) => {
        const once = format(source, style);
        expect(format(once, style)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });
});
