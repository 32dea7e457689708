import { describe, expect, it } from 'vitest';
import { type FieldReader, FilterError, parseFilter } from './filterExpression.ts';

const rules = {
  allows: (field: string) => ['name', 'size', 'tag', 'none'].includes(field),
  maxLength: 200,
  maxDepth: 2,
};
const values: Readonly<Record<string, readonly (string | number)[]>> = {
  name: ['Cart'],
  size: [20],
  tag: ['a', 'b'],
};
const read: FieldReader = (field) => values[field] ?? [];

describe('a filter', () => {
  it.each([
    ["name = 'Cart'", true],
    ["name == 'Cart'", true],
    ["name = 'cart'", false],
    ["name != 'cart'", true],
    ["name contains 'AR'", true],
    ["name starts-with 'ca'", true],
    ["name ends-with 'ca'", false],
    ["name < 'D' and name > 'B'", true],
    ['size > 9', true],
    ['size <= 20 and size >= 20', true],
    ["size = '20'", true],
    ['size < 9', false],
    ["tag = 'b'", true],
    ["tag != 'b'", false],
    ["tag in ('c', 'b')", true],
    ["tag in ('c')", false],
    ['tag exists', true],
    ['none exists', false],
    ['not none exists', true],
    ["name = 'x' or size = 20 and tag = 'c'", false],
    ["(name = 'x' or size = 20) and tag = 'a'", true],
    ["NOT (name = 'x') AND tag = 'a'", true],
    ["name = 'it\\'s'", false],
  ])('%s is %s', (text, expected) => {
    expect(parseFilter(text, rules)(read)).toBe(expected);
  });

  it.each([
    ["colour = 'red'", "Cannot filter on 'colour'"],
    ["name ~ 'x'", 'Unexpected character at position 5'],
    ["name = 'x", 'Unexpected character at position 7'],
    ['name = x', 'Expected a value in single quotes'],
    ['name like', "Unknown operator 'like'"],
    ['name', 'Expected an operator at the end'],
    ['name =', 'Expected a value at the end'],
    ["(name = 'x'", "Expected ')', found 'the end'"],
    ["name = 'x' name", "Unexpected 'name'"],
    ['(((size = 1)))', 'nested too deeply'],
    [`name = '${'x'.repeat(200)}'`, 'must not exceed 200 characters'],
  ])('refuses %s', (text, message) => {
    expect(() => parseFilter(text, rules)).toThrow(FilterError);
    expect(() => parseFilter(text, rules)).toThrow(message);
  });
});
