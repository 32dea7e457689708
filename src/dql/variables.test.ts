import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from './parser.ts';
import { fillVariables, typedValues, valuesText, variableUses } from './variables.ts';

function filled(text: string, values: Record<string, string[]>): string {
  return fillVariables(text, variableUses(parse(text)), new Map(Object.entries(values))).text;
}

describe('variables', () => {
  it.each([
    ['fetch logs | filter a == $x', 'fetch logs | filter a == "b"'],
    ['fetch logs | filter in(a, array($many))', 'fetch logs | filter in(a, array("b", "c"))'],
    ['fetch logs | limit $n:noquote', 'fetch logs | limit 5'],
    ['fetch logs | filter a == $odd', 'fetch logs | filter a == "\\"q\\"\\\\\\n"'],
    ['fetch logs | parse content, $pattern:triplequote', 'fetch logs | parse content, """LD \'"\' INT:a"""'],
    ['fetch dt.entity.$kind | filter $kind.name == "$x"', 'fetch dt.entity.host | filter host.name == "$x"'],
    ['fetch logs // $x\n| filter a == $unknown', 'fetch logs // $x\n| filter a == $unknown'],
    [`fetch logs | filter a == "\${x}" and {{ y }} == $x`, `fetch logs | filter a == "\${x}" and {{ y }} == "b"`],
  ])('of %s are filled in', (text, expected) => {
    const values = {
      x: ['b'],
      many: ['b', 'c'],
      n: ['5'],
      odd: ['"q"\\\n'],
      pattern: [`LD '"' INT:a`],
      kind: ['host'],
    };
    expect(filled(text, values)).toBe(expected);
  });

  it('leave a way back to the places of the query', () => {
    const text = 'fetch logs\n| filter a == $x and bb == 1';
    const found = fillVariables(text, variableUses(parse(text)), new Map([['x', ['a long value']]]));
    const at = found.text.indexOf('bb');
    expect(text.slice(found.toDocument(at), found.toDocument(at + 2))).toBe('bb');
    expect(found.toDocument(found.text.indexOf('long'))).toBe(text.indexOf('$x'));
    expect(found.toDocument(found.text.length)).toBe(text.length);
  });
});

describe('typed values', () => {
  it.each([
    ['a', ['a']],
    [' a , b c ', ['a', 'b c']],
    ['"a, b", c', ['a, b', 'c']],
    ['""', ['']],
    ['"say ""hi"""', ['say "hi"']],
    ['', []],
    ['a,,b,', ['a', 'b']],
  ])('of %s', (text, values) => {
    expect(typedValues(text)).toEqual(values);
  });

  it('are read as they are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        expect(typedValues(valuesText(values))).toEqual(values);
      }),
    );
  });
});
