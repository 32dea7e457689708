import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePattern } from './parser.ts';
import type { AlternativesGroup, CharacterClass, EnumBody, MembersBody, NamedMatcher, SequenceGroup } from './tree.ts';

function only(text: string) {
  const tree = parsePattern(text);
  expect(tree.errors).toEqual([]);
  expect(tree.sequence.elements).toHaveLength(1);
  return tree.sequence.elements[0]!;
}

function codes(text: string): string[] {
  return parsePattern(text).errors.map((error) => error.code);
}

describe('parsePattern', () => {
  it('reads the parts of an element', () => {
    const element = only("!<<TIMESTAMP('yyyy', tz=\"UTC\")?:'event.time'");
    expect(element).toMatchObject({
      lookAround: { behind: true, negated: true },
      matcher: { kind: 'NamedMatcher', name: 'TIMESTAMP' },
      configuration: {
        settings: [
          { name: undefined, value: { value: 'yyyy' } },
          { name: 'tz', value: { value: 'UTC' } },
        ],
      },
      optional: true,
      exportName: { text: 'event.time', quoted: true },
    });
  });

  it.each([
    ['LD*', { form: '*', min: 0, max: undefined }],
    ['LD+', { form: '+', min: 1, max: undefined }],
    ['LD{3}', { min: 3, max: 3 }],
    ['LD{3,}', { min: 3, max: undefined }],
    ['LD{,5}', { min: 0, max: 5 }],
    ['LD{3,5}', { min: 3, max: 5 }],
  ])('reads the quantifier of %s', (text, quantifier) => {
    expect(only(text).quantifier).toMatchObject(quantifier);
  });

  it('tells a group behind a matcher from its configuration', () => {
    const tree = parsePattern("INT(min=1) LD ('a' | 'b') LD (SPACE)? TIMESTAMP ('yyyy') ( ',' )");
    expect(tree.errors).toEqual([]);
    expect(tree.sequence.elements.map((element) => element.matcher.kind)).toEqual([
      'NamedMatcher',
      'NamedMatcher',
      'AlternativesGroup',
      'NamedMatcher',
      'SequenceGroup',
      'NamedMatcher',
      'SequenceGroup',
    ]);
    expect(tree.sequence.elements[5]?.configuration?.settings).toHaveLength(1);
  });

  it('reads sequences as alternatives, and the configuration of a group', () => {
    const group = only("(LD:a ':' INT | 'x'):both").matcher as AlternativesGroup;
    expect(group.alternatives.map((alternative) => alternative.elements.length)).toEqual([3, 1]);
    const element = only("(INT:a LD:b)(fs={',' SPACE?})");
    expect((element.matcher as SequenceGroup).sequence.elements).toHaveLength(2);
    expect(element.configuration?.settings[0]).toMatchObject({ name: 'fs', value: { kind: 'Pattern' } });
  });

  it('reads JSON members with arrays, presence, new names and nested objects', () => {
    const body = (
      only('JSON{ STRING+:"a b":c, LONG[][]:grid, JSON{ IPV4:ip }:peer:null }(strict=false):o').matcher as NamedMatcher
    ).body as MembersBody;
    expect(body.members).toMatchObject([
      { quantifier: { form: '+' }, name: { text: 'a b' }, newName: { text: 'c' } },
      { arrayDepth: 2, name: { text: 'grid' } },
      { matcher: { body: { kind: 'MembersBody' } }, name: { text: 'peer' }, newName: { text: 'null' } },
    ]);
  });

  it('reads an enumeration', () => {
    const body = (only("ENUM{''=-3, 'a'=0x1f}(cis=true):e").matcher as NamedMatcher).body as EnumBody;
    expect(body.entries.map(({ key, value }) => [key, value])).toEqual([
      ['', -3n],
      ['a', 31n],
    ]);
  });

  it.each([
    [
      '[a-z_]',
      false,
      [
        [97, 122],
        [95, 95],
      ],
    ],
    [
      '[^\\]\\n\\x41]',
      true,
      [
        [93, 93],
        [10, 10],
        [65, 65],
      ],
    ],
    [
      '[A-Z-_]',
      false,
      [
        [65, 90],
        [45, 45],
        [95, 95],
      ],
    ],
    ['[! \\u{]', true, undefined],
    [
      '[a-]',
      false,
      [
        [97, 97],
        [45, 45],
      ],
    ],
  ])('reads the class %s', (text, negated, ranges) => {
    const matcher = only(text).matcher as CharacterClass;
    expect(matcher.negated).toBe(negated);
    if (ranges !== undefined) {
      expect(
        matcher.parts.map((part) => (part.kind === 'CharacterRange' ? [part.first, part.last] : part.name)),
      ).toEqual(ranges);
    }
  });

  it('reads POSIX classes in both forms', () => {
    expect((only('[[:alpha:]_]').matcher as CharacterClass).parts[0]).toMatchObject({
      kind: 'PosixClass',
      name: 'alpha',
    });
    expect(only('[!:space:]').matcher).toMatchObject({ negated: true, parts: [{ kind: 'PosixClass', name: 'space' }] });
  });

  it('reads macros and comments', () => {
    const tree = parsePattern("$pair = LD:k '=' LD:v; // one pair\n$pair:p /* then */ EOL;");
    expect(tree.errors).toEqual([]);
    expect(tree.macros[0]).toMatchObject({ name: 'pair', sequence: { elements: [{}, {}, {}] } });
    expect(tree.sequence.elements[0]?.matcher).toMatchObject({ kind: 'MacroReference', name: 'pair' });
  });

  it.each([
    ['INT:port?', 'dpl-part-order'],
    ['INT?*', 'dpl-part-order'],
    ['INT**', 'dpl-repeated-part'],
    ['INT:', 'dpl-export-name'],
    ['(INT', 'dpl-unclosed'],
    ["'a", 'dpl-unterminated'],
    ['[a', 'dpl-unterminated'],
    ['INT | LD', 'dpl-unexpected'],
    ['INT . LD', 'dpl-unexpected'],
    ['>> ', 'dpl-matcher-missing'],
    ['[z-a]', 'dpl-range-order'],
    ["ENUM{'a'='b'}", 'dpl-enum-value'],
    ['$ LD', 'dpl-macro-name'],
    ['INT(min=)', 'dpl-setting-value'],
    ['LD{9999999999}', 'dpl-number'],
    ['('.repeat(200), 'dpl-too-deep'],
  ])('reports the error of %s', (text, code) => {
    expect(codes(text)).toContain(code);
  });

  it('is total, and keeps every span inside the text', () => {
    const piece = fc.constantFrom(
      ...[
        "'",
        '"',
        '[',
        ']',
        '(',
        ')',
        '{',
        '}',
        '|',
        '?',
        '*',
        '+',
        ':',
        ';',
        ',',
        '=',
        '$',
        '>>',
        '!<<',
        '\\',
        '-',
        '.',
      ],
      ...['INT', 'JSON', 'ENUM', 'a', ' ', '\n', '//', '/*', '*/', '1', '0x', ':alpha:', '😀'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const visit = (value: unknown): void => {
          if (Array.isArray(value)) value.forEach(visit);
          else if (value !== null && typeof value === 'object') {
            const { start, end } = value as { start?: number; end?: number };
            if (start !== undefined && end !== undefined) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThanOrEqual(start);
              expect(end).toBeLessThanOrEqual(text.length);
            }
            Object.values(value).forEach(visit);
          }
        };
        visit(parsePattern(text));
      }),
      { numRuns: 3000 },
    );
  });
});
