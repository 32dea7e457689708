import { describe, expect, it } from 'vitest';
import { parse } from './parser.ts';
import type { Node } from './tree.ts';
import { children } from './treeQueries.ts';

const units = [
  ...['(', '[', '{', ')', ']', '}', '(]', '([)', 'f(', 'a[', 'a[]', '[a ', '{a:{', 'fetch a [ b [ '],
  ...['not ', '-', '- @', 'not -', '!', '1+', 'a or ', '@', '@h', '||', 'a||', '&&', 'a=', 'a~', 'x:', 'by ', 'a by '],
  ...[
    '|',
    ',',
    '\n',
    '//\n',
    '/**/ ',
    '/*',
    '"',
    '""""',
    '"\\',
    '\n"\\"',
    '"\n',
    "'",
    '`',
    '``',
    '\\',
    '{{',
    '{{a}}',
    '${',
    '$',
    '.',
    '9',
    '0x',
    'é',
  ],
];

/** By recursion, as those do who read trees. */
function height(node: Node): number {
  let highest = 0;
  for (const child of children(node)) highest = Math.max(highest, height(child));
  return highest + 1;
}

describe('hostile text', () => {
  it.each(units)('%j has a tree of bounded height and a bounded number of errors', (unit) => {
    const text = unit.repeat(Math.ceil((1 << 16) / unit.length));
    const { tokens, query, errors } = parse(text);
    expect(tokens.starts[tokens.count - 1]).toBe(text.length);
    expect(errors.length).toBeLessThanOrEqual(1000);
    expect(height(query)).toBeLessThan(2500);
  });
});

it('bounds the height of chains whose first operand nests', () => {
  let text = 'a';
  for (let level = 0; level < 50; level++) text = `f(${text})${' + 1'.repeat(300)}`;
  expect(height(parse(text).query)).toBeLessThan(2500);
});

describe('long chains that people generate', () => {
  it('accepts several hundred alternatives and as many conditions in brackets', () => {
    const alternatives = Array.from({ length: 800 }, (_, index) => `id == "${index}"`).join(' or ');
    expect(parse(`fetch logs | filter ${alternatives}`).errors).toEqual([]);
    const nested = `${'if(a, b, else: '.repeat(80)}c${')'.repeat(80)}`;
    expect(parse(`fetch logs | fieldsAdd x = ${nested}`).errors).toEqual([]);
  });

  it('says where an expression is too deep or too long, and reads on behind it', () => {
    const deep = `${'('.repeat(400)}a${')'.repeat(400)}`;
    const long = Array.from({ length: 1200 }, () => 'a').join(' + ');
    for (const expression of [deep, long]) {
      const { query, errors } = parse(`fetch logs | fieldsAdd x = ${expression} | limit 1`);
      expect(errors.map((error) => error.code)).toEqual(['NESTING_TOO_DEEP']);
      expect(query.commands.at(-1)?.name?.text).toBe('limit');
    }
  });
});
