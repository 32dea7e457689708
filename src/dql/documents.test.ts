import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWithSource, QueryDocument } from './documents.ts';

function texts(document: QueryDocument): string[] {
  return document.sections.map((section) => section.text);
}

describe('splitting', () => {
  it('begins a query at a source command below a blank line', () => {
    expect(texts(QueryDocument.of('fetch logs\n| limit 1\n\nfetch events\n\n\ntimeseries avg(a)'))).toEqual([
      'fetch logs\n| limit 1\n\n',
      'fetch events\n\n\n',
      'timeseries avg(a)',
    ]);
  });

  it('leaves blank lines inside of a query alone', () => {
    for (const text of [
      'fetch logs\n\n| filter a\n\n| limit 1',
      'fetch logs\n| append [\n\n  fetch events\n\n| limit 1\n]',
      'fetch logs\n| lookup [\n\nfetch events\n]',
      'fetch logs\n| fields a,\n\n  data',
      'fetch logs\n/*\n\nfetch events\n\n*/\n| limit 1',
      '\n// first\n\nfetch logs',
      '',
    ]) {
      expect(texts(QueryDocument.of(text))).toEqual([text]);
    }
  });

  it.each([
    'timeseries{a = avg(b)}',
    'metrics|limit 1',
    'fetch"file:a"',
    'Fetch`logs`',
    'data{{rows}}',
    'fetch// logs',
    'fetch /* all */ logs',
    'fetch\tlogs',
    'fetch',
    'data \n  record(a = 1)',
  ])('begins a query at %j', (text) => {
    expect(texts(QueryDocument.of(`fetch a\n\n${text}`))).toEqual(['fetch a\n\n', text]);
    expect(beginsWithSource(`// first\n ${text}`)).toBe(true);
  });

  it.each([
    'fetch.x = 1',
    'data == 1',
    'data=1',
    'data != 1',
    'data, b',
    'data}',
    'data[0] == 1',
    'data - 1 > 2',
    'data / 2 > 2',
    'data: 1',
    'fetch_x',
    'fetch2',
    'fetché',
    'fetching logs',
    'fetc logs',
  ])('begins none at %j', (text) => {
    expect(texts(QueryDocument.of(`fetch a\n\n${text}`))).toHaveLength(1);
    expect(beginsWithSource(text)).toBe(false);
  });

  it.each(['[ // spans too', '[ /* spans */', '[ /* spans // */ ', 'kind:leftOuter, ["x//"] [', "['] [', '\"'] ["])(
    'leaves a query to the sub-query that begins behind %j',
    (bracket) => {
      const text = `fetch logs\n| append ${bracket}\n\nfetch spans\n| limit 1\n]`;
      expect(texts(QueryDocument.of(text))).toEqual([text]);
    },
  );

  it.each([
    '| limit 1 // [',
    '| filter a == "// [',
    '| filter a == "[" // x',
    '| fields `a // [',
    '| limit 1 /* [',
    '| filter in(a, ["x"',
  ])('takes the bracket of %j for no beginning of a sub-query', (line) => {
    expect(texts(QueryDocument.of(`fetch a\n${line}\n\nfetch b`))).toHaveLength(2);
  });

  it('gives comments directly above a query to that query', () => {
    expect(
      texts(QueryDocument.of('fetch logs // a\n\n// b\n/* c\n\n d */ // e\nfetch events\n\n// f\n\nfetch spans')),
    ).toEqual(['fetch logs // a\n\n', '// b\n/* c\n\n d */ // e\nfetch events\n\n// f\n\n', 'fetch spans']);
  });

  it('keeps an open quote or bracket to its query', () => {
    const document = QueryDocument.of(
      'fetch logs | filter a == "x\n| append [\n  fetch b\n\nfetch events | limit 1\n\nfetch spans',
    );
    expect(document.sections.map((section) => section.tree.errors.length > 0)).toEqual([true, false, false]);
  });

  it('finds the section of an offset', () => {
    const document = QueryDocument.of('fetch a\n\nfetch b');
    expect([0, 8, 9, 16].map((offset) => document.sectionAt(offset).start)).toEqual([0, 0, 9, 9]);
  });
});

describe('edits', () => {
  const pieces = fc.constantFrom(
    'fetch logs',
    '| limit 1',
    '\n',
    '\n\n',
    '  ',
    '// c',
    '/*',
    '*/',
    '[',
    ']',
    '"',
    'data',
    ',',
    ' ',
    '{',
    '=',
    '/',
  );
  const text = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));

  it('give the document that the new text gives', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(200), fc.nat(20), text), { minLength: 1, maxLength: 4 }),
        (before, edits) => {
          let document = QueryDocument.of(before);
          for (const [at, length, inserted] of edits) {
            const offset = at % (document.text.length + 1);
            const removed = Math.min(length, document.text.length - offset);
            const after = document.text.slice(0, offset) + inserted + document.text.slice(offset + removed);
            document = document.edited(offset, removed, inserted);
            expect(document.text).toBe(after);
            const fresh = QueryDocument.of(after);
            expect(document.sections.map(({ start, end }) => [start, end])).toEqual(
              fresh.sections.map(({ start, end }) => [start, end]),
            );
            expect(texts(document)).toEqual(texts(fresh));
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('parse the edited query only', () => {
    const before = QueryDocument.of(
      Array.from({ length: 20 }, (_, index) => `fetch logs\n| limit ${index}`).join('\n\n'),
    );
    const trees = before.sections.map((section) => section.tree);
    const after = before.edited(before.text.indexOf('limit 7') + 7, 0, '0');
    const changed = after.sections.flatMap((section, index) => (section.tree === trees[index] ? [] : [index]));
    expect(changed).toEqual([7]);
    expect(after.sections[7]!.tree.query.commands[1]!.items[0]!.value).toMatchObject({ kind: 'Long', value: 70n });
  });
});
