import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedQueries } from './embeddedQueries.ts';

function texts(text: string, languageId: string): string[] {
  return embeddedQueries(text, languageId).map((each) => each.text);
}

describe('Markdown', () => {
  it.each([
    ['# A\n```dql\nfetch logs\n| limit 1\n```\nend', ['fetch logs\n| limit 1\n']],
    ['~~~ DQL title\nfetch logs\n~~~', ['fetch logs\n']],
    ['- item\n  ```dql\n  fetch logs\n    | limit 1\n  ```', ['fetch logs\n  | limit 1\n']],
    ['> ```dql\n> fetch logs\n> ```', ['fetch logs\n']],
    ['1. ```dql\n   fetch logs\n   ```', ['fetch logs\n']],
    ['````dql\n```\nfetch logs\n````', ['```\nfetch logs\n']],
    ['```dql\nfetch logs', ['fetch logs']],
    ['```sql\nselect 1\n```\n```dql\nfetch logs\n```', ['fetch logs\n']],
    ['```sql\n```dql\nfetch logs\n```', []],
    ['> ```dql\n> fetch logs\n\ntext', ['fetch logs\n']],
    ['`dql` is no fence', []],
  ])('%j', (text, expected) => {
    expect(texts(text, 'markdown')).toEqual(expected);
  });

  it('keeps the prefix of lines that are put in', () => {
    const [fence] = embeddedQueries('> ```dql\n> fetch logs\n> ```', 'markdown');
    expect(fence?.escape('a\nb', { start: 0, end: 0 })).toBe('a\n> b');
  });
});

describe('strings', () => {
  it.each([
    ['typescript', '/* language=DQL */ const q = `fetch logs\n| limit 1`;', ['fetch logs\n| limit 1']],
    [
      'typescript',
      'const q = /* language=DQL */ "fetch logs | filter a == \\"x\\"";',
      ['fetch logs | filter a == "x"'],
    ],
    ['javascript', 'run(dql`fetch logs`)', ['fetch logs']],
    ['javascript', 'run(dql`fetch a`, /* language=DQL */ "fetch b", dql`fetch c`)', ['fetch a', 'fetch b', 'fetch c']],
    ['java', '// language=DQL\nString q = """\n  fetch logs\n  """;', ['\n  fetch logs\n  ']],
    ['kotlin', '// language=DQL\nval q = """fetch logs | filter a == "\\d""""', ['fetch logs | filter a == "\\d"']],
    ['go', '// language=DQL\nq := `fetch logs | filter a == "\\n"`', ['fetch logs | filter a == "\\n"']],
    ['python', '# language=DQL\nq = "fetch logs"', ['fetch logs']],
    ['python', "# language=DQL\nq = r'fetch \\d'", ['fetch \\d']],
    ['csharp', '/* language=DQL */ var q = @"fetch logs | filter a == ""x""";', ['fetch logs | filter a == "x"']],
    ['typescript', '/* language=SQL */ const q = "select";', []],
    ['typescript', '/* language=DQL */ f(); const q = "other";', []],
    ['typescript', '/* language=DQL */ const q = "not closed', []],
    ['typescript', '/* language=DQL */ "a b\n/* language=DQL */ "fetch logs"', ['fetch logs']],
    ['go', '/* language=DQL */ `fetch a // language=DQL\n"x"` + "y"', ['fetch a // language=DQL\n"x"']],
    ['javascript', `/* language=DQL */ dql\`fetch \${dql\`x\`}\``, [`fetch \${dql\`x\`}`]],
    ['go', '// language=DQL '.repeat(50_000), []],
    ['python', '/* language=DQL */\\"""'.repeat(50_000), []],
    ['rust', '/* language=DQL */r#"'.repeat(50_000), []],
    ['plaintext', '/* language=DQL */ "fetch logs"', []],
  ])('of %s: %j', (languageId, text, expected) => {
    expect(texts(text, languageId)).toEqual(expected);
  });

  it.each([
    ['typescript', '/* language=DQL */ "fetch"', 'a "b"\n', 'a \\"b\\"\\n'],
    ['typescript', '/* language=DQL */ `fetch`', 'a `b`\n', 'a \\`b\\`\n'],
    ['go', '// language=DQL\n`fetch`', 'a "\\d"', 'a "\\d"'],
    ['csharp', '/* language=DQL */ @"fetch"', 'a "b"', 'a ""b""'],
  ])('of %s are written with its escapes: %j', (languageId, text, inserted, expected) => {
    expect(embeddedQueries(text, languageId)[0]?.escape(inserted, { start: 1, end: 2 })).toBe(expected);
  });
});

describe('JSON', () => {
  it('has the queries of dashboards', () => {
    const dashboard = {
      variables: [
        { type: 'query', input: 'smartscapeNodes HOST | fields name' },
        { type: 'csv', input: 'prod,staging' },
      ],
      tiles: {
        0: { type: 'markdown', content: 'fetch logs' },
        1: { type: 'data', title: 'fetch logs', query: 'fetch logs\n| filter a == "ä\\\\"' },
      },
    };
    expect(texts(JSON.stringify(dashboard, null, 2), 'json')).toEqual([
      dashboard.variables[0]!.input,
      dashboard.tiles[1].query,
    ]);
  });

  it('has those of arrays, in order', () => {
    const text =
      '{"queries": [\n "fetch logs",\n "fetch \\u0073pans", "other"], "query": "fetch events", "tags": ["fetch logs"]}';
    expect(texts(text, 'json')).toEqual(['fetch logs', 'fetch spans', 'fetch events']);
    const [, spans] = embeddedQueries(text, 'json');
    expect(text[spans!.toDocument(6)]).toBe('\\');
  });

  it('has those whose command is all that stands before a brace', () => {
    expect(texts('{"query":"timeseries{a = avg(b)}"}', 'json')).toEqual(['timeseries{a = avg(b)}']);
  });

  it('has no others', () => {
    expect(texts('{"query": "select 1", "query2": "database", "description": "data is here"}', 'json')).toEqual([]);
  });

  it('writes escapes', () => {
    expect(embeddedQueries('{"query": "fetch logs"}', 'json')[0]?.escape('a "b"\n', { start: 0, end: 0 })).toBe(
      'a \\"b\\"\\n',
    );
  });
});

describe('offsets', () => {
  it('lead to the document and back, for any text in any escape', () => {
    const query = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `fetch logs ${text}`);
    fc.assert(
      fc.property(query, fc.constantFrom('json', 'typescript', 'markdown'), (text, languageId) => {
        const document =
          languageId === 'json'
            ? `{"query": ${JSON.stringify(text)}}`
            : languageId === 'typescript'
              ? `/* language=DQL */ ${JSON.stringify(text)}`
              : `> \`\`\`dql\n> ${text.replaceAll(/[\r\n`~]/g, ' ')}\n> \`\`\``;
        const [embedded] = embeddedQueries(document, languageId);
        if (languageId !== 'markdown') expect(embedded?.text).toBe(text);
        for (let offset = 0; offset <= embedded!.text.length; offset++) {
          const at = embedded!.toDocument(offset);
          expect(embedded!.toDql(at)).toBe(offset);
          if (embedded!.text[offset] === document[at] || offset === embedded!.text.length) continue;
          expect(document[at]).toBe('\\');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('in what stands in front of the lines of a fence lead to the beginning of the line', () => {
    const document = '> ```dql\n> fetch logs\n>  | limit 1\n> ```';
    const [embedded] = embeddedQueries(document, 'markdown');
    expect(embedded?.text).toBe('fetch logs\n | limit 1\n');
    const second = document.indexOf('>  |');
    expect([-1, 0, 1, 2, 3].map((distance) => embedded?.toDql(second + distance))).toEqual([10, 11, 11, 11, 12]);
  });

  it('outside are clamped', () => {
    const [embedded] = embeddedQueries('{"query": "fetch logs"}', 'json');
    expect(embedded?.toDql(0)).toBe(0);
    expect(embedded?.toDql(23)).toBe(10);
  });
});
