import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SmartscapeId, type Value } from '../value.ts';
import { call } from './testCall.ts';

type Named = Record<string, Value>;

describe('string functions', () => {
  it.each<[string, Value[], Named, Value]>([
    ['contains', ['Grail', 'gra'], {}, false],
    ['contains', ['Grail', 'gra'], { caseSensitive: false }, true],
    ['startsWith', ['Grail', 'Gr'], {}, true],
    ['endsWith', ['Grail', 'IL'], { caseSensitive: false }, true],
    ['endsWith', [5n, '5'], {}, null],
    ['indexOf', ['abcabc', 'c'], {}, 2n],
    ['indexOf', ['abcabc', 'c'], { from: 3n }, 5n],
    ['indexOf', ['abcabc', 'c'], { from: -1n }, 5n],
    ['indexOf', ['abc', 'x'], {}, -1n],
    ['lastIndexOf', ['abcabc', 'b'], {}, 4n],
    ['lastIndexOf', ['abcabc', 'b'], { from: 3n }, 1n],
    ['lastIndexOf', ['abcabc', 'b'], { from: -3n }, 1n],
    ['lastIndexOf', ['abc', 'a'], { from: -9n }, -1n],
    ['stringLength', ['a😀'], {}, 3n],
    ['trim', ['\u0000 a b\t\u00a0'], {}, 'a b\t\u00a0'],
    ['upper', ['straße'], {}, 'STRASSE'],
    ['substring', ['abcdef'], { from: 1n, to: 3n }, 'bc'],
    ['substring', ['abcdef'], { from: -2n }, 'ef'],
    ['substring', ['abcdef'], { from: 4n, to: 2n }, ''],
    ['substring', ['a😀b'], { to: 2n }, 'a?'],
    ['substring', ['a😀b'], { from: 2n }, '?b'],
    ['getCharacter', ['abc', -1n], {}, 'c'],
    ['getCharacter', ['abc', 3n], {}, null],
    ['getCharacter', ['a😀', 1n], {}, '?'],
    ['concat', ['a', 1n, 2.5], {}, 'a12.5'],
    ['concat', ['a', 'b'], { delimiter: '-' }, 'a-b'],
    ['concat', ['a', true], {}, null],
    ['splitString', ['a,b,,c,', ','], {}, ['a', 'b', '', 'c', '']],
    ['splitString', ['abc', ''], {}, ['a', 'b', 'c']],
    ['splitString', ['abc', 'x'], {}, ['abc']],
    ['replaceString', ['aaaa', 'aa', 'b'], {}, 'bb'],
    ['replaceString', ['a.b', '.', '$&'], {}, 'a$&b'],
    ['punctuation', ['a, b! (c)'], {}, ',!()'],
    ['punctuation', ['a, b! (c)'], { withSpace: true, count: 4n }, ',_!_'],
    ['levenshteinDistance', ['kitten', 'sitting'], {}, 3n],
    ['levenshteinDistance', ['', 'abc'], {}, 3n],
    ['like', ['production', 'prod%'], {}, true],
    ['like', ['production', 'PROD%'], {}, false],
    ['like', ['a1b22c', 'a_b%c'], {}, true],
    ['like', ['ac', 'a_c'], {}, false],
    ['like', ['a%c', 'a%%c'], {}, true],
    ['matchesRegex', ['abc123', '[a-z]+\\d+'], {}, true],
    ['matchesRegex', ['abc', '('], {}, null],
  ])('%s(%s, %o)', (name, args, named, expected) => {
    expect(call(name, args, named)).toEqual(expected);
  });

  it.each<[Value, Value[], Named, Value]>([
    ['Error', ['error'], {}, true],
    ['Error', ['error'], { caseSensitive: true }, false],
    ['ÄRGER', ['ärger'], {}, false],
    ['an error here', ['error'], {}, false],
    ['an error here', ['*ERROR*'], {}, true],
    ['a.b.c', ['a*b*c'], {}, true],
    ['ab', ['ab*b'], {}, false],
    ['a*c', ['a*c'], { wildcard: '%' }, true],
    ['abc', ['a*c'], { wildcard: '%' }, false],
    ['b', ['a', 'B'], {}, true],
    [['x', 'y'], ['Y'], {}, true],
    [['x', null, 5n], ['Z'], {}, false],
    [new SmartscapeId('HOST', 1n), ['HOST-*'], {}, true],
    [5n, ['5'], {}, null],
  ])('matchesValue(%s, %s)', (value, patterns, named, expected) => {
    expect(call('matchesValue', [value, ...patterns], named)).toBe(expected);
  });

  it.each<[Value, string, Named, Value]>([
    ['Connection refused by peer', 'refused BY', {}, true],
    ['Connection refused', 'connect', {}, false],
    ['Connection refused', 'connect*', {}, true],
    ['Connection refused', 'Connection', { caseSensitive: true }, true],
    ['Connection refused', 'connection', { caseSensitive: true }, false],
    ['a.b 5*3', '5*3', { wildcard: '#' }, true],
    // The wildcard stands for itself too, for other punctuation it does not.
    ['5*3', '5*3', {}, true],
    ['5-3', '5*3', {}, false],
    [['one', 'two words'], 'words', {}, true],
    [7n, '7', {}, null],
  ])('matchesPhrase(%s, %s)', (value, phrase, named, expected) => {
    expect(call('matchesPhrase', [value, phrase], named)).toBe(expected);
  });

  it('finds texts exactly where a regular expression finds them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '.'), maxLength: 10 });
    fc.assert(
      fc.property(text, text, (value, pattern) => {
        const source = [...pattern].map((c) => (c === '%' ? '.*' : c === '_' ? '.' : c === '.' ? '\\.' : c)).join('');
        expect(call('like', [value, pattern])).toBe(new RegExp(`^${source}$`, 's').test(value));
        const wild = pattern.replaceAll('%', '*');
        const whole = [...wild].map((c) => (c === '*' ? '.*' : c === '.' ? '\\.' : c)).join('');
        expect(call('matchesValue', [value, wild])).toBe(new RegExp(`^${whole}$`, 's').test(value));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('notations', () => {
  it.each<[string, Value, Value]>([
    ['encodeBase16', 'é', 'c3a9'],
    ['encodeBase64', 'é', 'w6k='],
    ['decodeBase16ToString', 'C3A9', 'é'],
    ['decodeBase16ToString', 'c3a', null],
    ['decodeBase16ToString', 'ff', null],
    ['decodeBase64ToString', 'w6k', 'é'],
    ['decodeBase64ToString', 'w6k=!', null],
    ['encodeUrl', "a b/ä~'", 'a%20b%2F%C3%A4~%27'],
    ['decodeUrl', 'a%20b%2f%C3%A4%zz', 'a b/ä%zz'],
    ['escape', 'a"\n\u0001é😀', 'a\\"\\n\\x01\\u00e9\\ud83d\\ude00'],
    ['unescape', "\\`\\a\\v\\xe9\\u00e9\\q\\'", "`\x07\vé\u00e9\\q'"],
    ['unescapeHtml', '&lt;&eacute;&#233;&#xE9;&nope;&amp;lt;', '<ééé&nope;&lt;'],
  ])('%s(%j)', (name, value, expected) => {
    expect(call(name, [value])).toEqual(expected);
  });

  it('reads every text that it writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(call('unescape', [call('escape', [text])])).toBe(text);
        if (!text.isWellFormed()) return;
        expect(call('decodeUrl', [call('encodeUrl', [text])])).toBe(text);
        expect(call('decodeBase16ToString', [call('encodeBase16', [text])])).toBe(text);
        expect(call('decodeBase64ToString', [call('encodeBase64', [text])])).toBe(text);
      }),
    );
  });
});
