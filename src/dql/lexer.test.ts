import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { TokenKind } from './tokenKind.ts';

const names = new Map(Object.entries(TokenKind).map(([name, kind]) => [kind, name]));

/** `Kind text` of every token but white space and the end. */
function read(text: string): string[] {
  const { kinds, starts, count } = tokenize(text);
  const tokens: string[] = [];
  for (let index = 0; index < count - 1; index++) {
    if (kinds[index] !== TokenKind.WhiteSpace)
      tokens.push(`${names.get(kinds[index] as TokenKind)} ${text.slice(starts[index], starts[index + 1])}`);
  }
  return tokens;
}

describe('single tokens', () => {
  it.each([
    ['Long', '0', '123', '007', '9223372036854775808'],
    ['HexLong', '0x7F', '0XaB', '0xFFFFFFFFFFFFFFFF'],
    ['Double', '1.5', '2.4e2', '99.1e-13', '3E5', '1e+3', '1e'],
    ['Duration', '10s', '1500ms', '1M', '2parsecs', '1e5x', '1_000'],
    ['InvalidNumber', '0x', '0xG1', '0x12345678901234567', '1.5h'],
    ['Identifier', 'a', '_x1', 'by', 'mod', 'fetch', 'andy', 'true1'],
    ['DottedIdentifier', 'a.b', 'dt.entity.host', 'a.1b', 'in.x', 'not.b'],
    ['QuotedIdentifier', '`a b`', '`a\\`b`', '`k8s.pod-name`', '``a b``', '``'],
    ['InvalidIdentifier', 'größe', 'été', 'a.b.ü', 'ü.b.1', '\u{1f600}'],
    ['In', 'in', 'IN'],
    ['Asc', 'asc'],
    ['Desc', 'DESC'],
    ['Not', 'not', 'NOT'],
    ['And', 'and'],
    ['Or', 'Or'],
    ['Xor', 'xor'],
    ['True', 'true', 'TRUE'],
    ['False', 'False'],
    ['Null', 'null'],
    ['String', '""', '"a\nb"', '"it\'s // no comment"'],
    ['EscapedString', '"a\\"b"', '"\\\\"'],
    ['TripleQuotedString', '""""""', '"""a"b\n\'c\'"""', '""""a"""', '"""a""""', '"""\\"""'],
    ['SingleQuotedString', "'a'", "'a\\'b'", "''"],
    ['UnterminatedString', '"a', "'a", '"""a""', '"\\"'],
    ['UnterminatedIdentifier', '`a'],
    ['LineComment', '// a /* b'],
    ['BlockComment', '/* a\n// */', '/**/'],
    ['UnterminatedComment', '/* a', '/*/'],
    ['Variable', '$a', '$_b1', '$a:noquote'],
    [
      'Template',
      '{{ a }}',
      '{{.b | default}}',
      '$\u007ba}',
      '$\u007ba}s',
      '{{a}}.b',
      '$a.b',
      'a_$\u007bb}',
      '...',
      '…',
    ],
    ['NotEqual', '!='],
    ['LessEqual', '<='],
    ['GreaterEqual', '>='],
    ['Equal', '=='],
    ['Foreign', '&&', '!', '<>', ';', '#', '$', '?', '“', '\u0000'],
  ])('%s', (kind, ...texts) => {
    for (const text of texts) expect(read(text)).toEqual([`${kind} ${text}`]);
  });
});

describe('borders of tokens', () => {
  it.each([
    ['1.', ['Long 1', 'Dot .']],
    ['.5', ['Dot .', 'Long 5']],
    ['a..b', ['Identifier a', 'Dot .', 'Dot .', 'Identifier b']],
    ['a-b', ['Identifier a', 'Minus -', 'Identifier b']],
    ['1e-', ['Duration 1e', 'Minus -']],
    ['@3h', ['At @', 'Duration 3h']],
    ['a//b', ['Identifier a', 'LineComment //b']],
    ['a=~b', ['Identifier a', 'Assign =', 'Tilde ~', 'Identifier b']],
    ['$a :b', ['Variable $a', 'Colon :', 'Identifier b']],
    ['a\u00a0b', ['Identifier a', 'Identifier b']],
    ['"a\nb | "c', ['String "a\nb | "', 'Identifier c']],
    ['"a\n| "b\n| "c', ['String "a\n| "', 'Identifier b', 'Pipe |', 'UnterminatedString "c']],
    ['`a\nb`', ['UnterminatedIdentifier `a', 'Identifier b', 'UnterminatedIdentifier `']],
  ])('%j', (text, expected) => expect(read(text)).toEqual(expected));

  it('takes double braces for a group where a group is written like one', () => {
    expect(read('by:{{a}}').map((token) => token.split(' ')[0])).toEqual([
      'Identifier',
      'Colon',
      'BraceOpen',
      'BraceOpen',
      'Identifier',
      'BraceClose',
      'BraceClose',
    ]);
    expect(read('by:{{ a }}').at(-1)).toBe('Template {{ a }}');
    expect(read('filter {{a}} == 1')[1]).toBe('Template {{a}}');
    expect(read('by: {{{a}}}')).toEqual([
      'Identifier by',
      'Colon :',
      'BraceOpen {',
      'BraceOpen {',
      'BraceOpen {',
      'Identifier a',
      'BraceClose }',
      'BraceClose }',
      'BraceClose }',
    ]);
  });

  it('may have quotes of their own inside of a string', () => {
    for (const text of [
      '"{{.status | default "ERROR"}}"',
      '"a {{ b "c" "d" }} e"',
      '"$\u007bjoin(",", x)} and $\u007bfoo("bar")}"',
    ]) {
      expect(read(text)).toEqual([`String ${text}`]);
    }
    expect(read('"{{a", "b}}"')).toEqual(['String "{{a"', 'Comma ,', 'String "b}}"']);
    expect(read('"{{", "}}"')).toEqual(['String "{{"', 'Comma ,', 'String "}}"']);
    expect(read('"{{ a }}"')).toEqual(['String "{{ a }}"']);
    expect(read('"$\u007b", "}"')).toEqual(['String "$\u007b"', 'Comma ,', 'String "}"']);
  });
});
