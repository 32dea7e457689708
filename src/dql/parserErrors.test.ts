import { describe, expect, it } from 'vitest';
import { parse } from './parser.ts';

/** The errors of a query as `CODE text`. */
function errors(text: string): string[] {
  return parse(text).errors.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
}

describe('errors', () => {
  it.each([
    ['fetch logs | summarize count() by host', 'PARSE_ERROR by'],
    ['fetch logs | summarize count() by {host}', 'PARSE_ERROR by'],
    ['fetch logs | filter a = 1 and b = 2', 'PARSE_ERROR ='],
    ['fetch logs | filter a == 1 && b', 'PARSE_ERROR &&'],
    ['fetch logs | filter a || b == 1', 'PARSE_ERROR ||'],
    ['fetch logs | filter !a', 'PARSE_ERROR !'],
    ['fetch logs | filter a <> 1', 'PARSE_ERROR <>'],
    ['fetch logs | filter a == 1 == true', 'PARSE_ERROR =='],
    ['fetch logs | filter a == not b', 'PARSE_ERROR not'],
    ['fetch logs | filter a in ("b")', 'PARSE_ERROR ('],
    ['fetch logs | filter a in ["b"]', 'COMMAND_NAME_MISSING "b"'],
    ['fetch logs | filter a ~ b', 'PARSE_ERROR b'],
    ['fetch logs | filter (a', 'PARSE_ERROR '],
    ['fetch logs | filter a)', 'PARSE_ERROR )'],
    ['fetch logs | filter (a] and b', 'PARSE_ERROR ]'],
    ['fetch logs | filter (a]) and b', 'PARSE_ERROR ]'],
    ['fetch logs | fields a, , b', 'PARSE_ERROR ,'],
    ['fetch logs | fields a,', 'PARSE_ERROR '],
    ['fetch logs | fields a, | limit 1', 'PARSE_ERROR |'],
    ['fetch logs | fields {a} + 1', 'PARSE_ERROR +'],
    ['fetch logs filter a', 'PARSE_ERROR filter'],
    ['fetch logs; ', 'PARSE_ERROR ;'],
    ["fetch logs | filter a == 'b'", "PARSE_ERROR_SINGLE_QUOTES 'b'"],
    ['fetch logs | | limit 1', 'COMMAND_NAME_MISSING |'],
    ['fetch logs |', 'COMMAND_NAME_MISSING |'],
    ['', 'COMMAND_NAME_MISSING '],
    ['a == 1', 'COMMAND_NAME_MISSING a'],
    ['contains(a, "b")', 'COMMAND_NAME_MISSING contains'],
    ['fetch logs | append [| limit 1]', 'PARSE_ERROR |'],
    ['fetch logs | fields 1.5h', 'INVALID_NUMBER 1.5h'],
    ['fetch logs | fields 3lightyears', 'INVALID_DURATION_UNIT 3lightyears'],
    ['fetch logs | fields now()@x', 'INVALID_ALIGNMENT_UNIT x'],
    ['fetch logs | fields now()@', 'PARSE_ERROR '],
    ['fetch logs | fields 9223372036854775808', 'NUMBER_OUT_OF_RANGE 9223372036854775808'],
    ['fetch logs | fields -9223372036854775809', 'NUMBER_OUT_OF_RANGE 9223372036854775809'],
    ['fetch logs | fields größe', 'INVALID_NAME größe'],
    ['fetch logs | fields ``', 'INVALID_NAME ``'],
    ['fetch logs | fields `a', 'UNTERMINATED_NAME `a'],
    ['fetch logs | fields "a', 'UNTERMINATED_STRING "a'],
    ['fetch logs /* a', 'UNTERMINATED_COMMENT /*'],
  ])('%s', (text, expected) => expect(errors(text)).toEqual([expected]));

  it('name the unexpected token as the service does', () => {
    expect(parse('fetch logs | summarize count() by host').errors[0]).toMatchObject({ arguments: ['`by`'] });
  });

  it('are none in what other tools fill in', () => {
    for (const text of [
      'fetch logs | filter a == $b and in(c, array($d:noquote)) | limit $n:noquote',
      'fetch $object.x | fieldsAdd $name = 1, {{ x }} = 2 | fields a[$i], now()@$unit',
      'fetch ... | summarize {{ agg }}({{ field }}), by:{$\u007bdimension}} | ... | {{ rest }}',
      'fetch logs, from:now()-{{days}}d, to:$\u007bend} | filter host in $\u007bhosts}',
    ]) {
      expect(errors(text), text).toEqual([]);
    }
  });
});

describe('recovery', () => {
  function outline(text: string) {
    return parse(text).query.commands.map((command) => [
      command.name?.text,
      ...command.items.map(
        (item) => `${item.parameter?.text ?? ''}${item.alias ? `:${item.alias.text}=` : ' '}${item.value.kind}`,
      ),
    ]);
  }

  it.each([
    [
      'fetch logs | filter (a == | limit 1',
      [
        ['fetch', ' Field'],
        ['filter', ' Paren'],
        ['limit', ' Long'],
      ],
    ],
    [
      'fetch logs | summarize count() by {a}, b',
      [
        ['fetch', ' Field'],
        ['summarize', ' Call', 'by Group', ' Field'],
      ],
    ],
    [
      'fetch logs\nfilter a\n| limit 1',
      [
        ['fetch', ' Field'],
        ['filter', ' Field'],
        ['limit', ' Long'],
      ],
    ],
    [
      'fetch logs | fields a b c, d = 1',
      [
        ['fetch', ' Field'],
        ['fields', ' Field'],
        ['b', ' Field', ':d=Long'],
      ],
    ],
    [
      'fetch logs | append [fetch x | limit ( ] | limit 2',
      [
        ['fetch', ' Field'],
        ['append', ' Block'],
        ['limit', ' Long'],
      ],
    ],
    [
      'fetch logs | fields {a, ) b} | limit 2',
      [
        ['fetch', ' Field'],
        ['fields', ' Group'],
        ['limit', ' Long'],
      ],
    ],
    [
      'fetch logs | filter a = 1 and b = 2 | limit 2',
      [
        ['fetch', ' Field'],
        ['filter', ':a=Binary'],
        ['limit', ' Long'],
      ],
    ],
    [
      'a == 1 or b | limit 2',
      [
        [undefined, ' Binary'],
        ['limit', ' Long'],
      ],
    ],
  ])('%s', (text, expected) => expect(outline(text)).toEqual(expected));
});

describe('values', () => {
  it.each([
    ['"a\\"b\\\\\\n\\t\\d"', { kind: 'String', value: 'a"b\\\n\td', quote: '"' }],
    ['"""a\\"""', { kind: 'String', value: 'a\\', quote: '"""' }],
    ['""""a""""', { kind: 'String', value: '"a"', quote: '"""' }],
    ["'a'", { kind: 'String', value: 'a', quote: "'" }],
    ['0xFFFFFFFFFFFFFFFF', { kind: 'Long', value: -1n }],
    ['9223372036854775807', { kind: 'Long', value: 9223372036854775807n }],
    ['-9223372036854775808', { kind: 'Unary', operand: { value: 9223372036854775808n } }],
    ['000000000000000000000012', { kind: 'Long', value: 12n }],
    ['18446744073709551617', { kind: 'Long', value: 1n }],
    ['99.1e-13', { kind: 'Double', value: 99.1e-13 }],
    ['15min', { kind: 'Duration', amount: 15n, unit: 'min' }],
    ['$a:noquote', { kind: 'Variable', name: 'a', modifier: 'noquote' }],
    ['`a\\`b\\\\c`', { kind: 'Field', name: { text: 'a`b\\c', quoted: true } }],
    ['``a b``', { kind: 'Field', name: { text: 'a b', quoted: true } }],
    ['TRUE', { kind: 'Boolean', value: true }],
    ['a[-1]', { kind: 'Element', index: { kind: 'Index', value: -1n } }],
    ['a[dt.b]', { kind: 'Element', index: { kind: 'Member', name: { text: 'dt.b' } } }],
  ])('%s', (text, expected) =>
    expect(parse(`fetch x | fields ${text}`).query.commands[1]!.items[0]!.value).toMatchObject(expected),
  );
});
