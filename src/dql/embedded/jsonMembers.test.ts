import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonMembers } from './jsonMembers.ts';

/** Name and values of each member, as they are written. */
function written(text: string): (readonly [string, string | readonly string[]])[] {
  const slice = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
  return jsonMembers(text).map(({ name, values, isArray }) => [
    slice(name),
    isArray ? values.map(slice) : slice(values[0]!),
  ]);
}

const inside = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What a reader of the whole document finds. */
function membersOf(value: unknown): (readonly [string, string | readonly string[]])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(membersOf);
  return Object.entries(value).flatMap(([name, member]) => {
    if (typeof member === 'string') return [[inside(name), inside(member)] as const];
    const isOfStrings = Array.isArray(member) && member.length > 0 && member.every((each) => typeof each === 'string');
    return isOfStrings ? [[inside(name), member.map(inside)] as const] : membersOf(member);
  });
}

describe('members of JSON that are strings', () => {
  it('are those of the document, wherever they stand and whatever is in them', () => {
    const text = fc.string({ unit: fc.constantFrom('"', '\\', ':', ',', '[', ']', '{', ' ', '\n', 'a', 'é') });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constantFrom(1, null, true),
        fc.array(text),
        fc.array(tie('value')),
        fc.dictionary(text, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (document, indentation) => {
        const json = JSON.stringify(document, null, indentation);
        expect(written(json)).toEqual(membersOf(JSON.parse(json)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a string without its end', '{"a": "b\n"c": "d"}', [['c', 'd']]],
    ['an escape at the end of a line', '{"a": "b\\\n"c": "d"}', [['c', 'd']]],
    ['the end of the text', '{"a": "b\\', []],
    ['an array without its end', '{"a": ["b", {"c": "d"', [['c', 'd']]],
    ['an array of other things', '{"a": ["b", 1], "c": "d"}', [['c', 'd']]],
    ['names without a colon', '{"a" "b": "c"}', [['b', 'c']]],
    ['comments', '{\n// it is 5" wide\n"a": "b" // c\n}', [['a', 'b']]],
  ] as const)('are found around %s', (_, text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  it('cost one look at each character, also in strings full of quotes', () => {
    const text = `{"a": "${'\\"'.repeat(1_000_000)}", "b": ["${'\\"'.repeat(1_000_000)}"], "c": "${'\\"'.repeat(500_000)}`;
    expect(jsonMembers(text).map(({ values }) => values[0]!.end - values[0]!.start)).toEqual([2_000_000, 2_000_000]);
  });
});
