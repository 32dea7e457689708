import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, Ip, Rec, SmartscapeId, type Value } from '../value.ts';
import { compileTerm, compileTextTerm } from './tokenSearch.ts';

describe('token search', () => {
  it.each<[Value, string, boolean]>([
    ['Disk FULL on /dev/sda1', 'full', true],
    ['Disk FULL on /dev/sda1', 'dev/sda1', true],
    ['Disk FULL on /dev/sda1', 'sda', false],
    ['Disk FULL on /dev/sda1', 'sda*', true],
    ['Disk FULL on /dev/sda1', '*da1', true],
    ['Disk FULL on /dev/sda1', 'f*l', true],
    ['Disk FULL on /dev/sda1', 'd*full', false],
    ['Disk FULL on /dev/sda1', '/dev', true],
    ['snake_case', 'snake', false],
    ['Größe 5', 'größe', true],
    ['xGröße', 'größe', false],
    ['a𝒳b', 'a', false],
    ['10.1.2.3', '10.1.*', true],
    ['...', '*', false],
    ['x', '*', true],
    ['x', '', false],
    ['abab', 'ab*ab', true],
    ['aXbYb', 'a*b', true],
    [404n, '404', true],
    [404n, '40*', false],
    [2.5, '2.5', true],
    [new Ip(4, 1n), '0.0.0.1', true],
    [new SmartscapeId('HOST', 1n), 'host-0000000000000001', false],
    [new SmartscapeId('HOST', 1n), 'HOST-0000000000000001', true],
    [['a', ['deep']], 'deep', true],
    [new Rec(new Map<string, Value>([['status code', [new Rec(new Map([['x', 'hit']]))]]])), 'hit', true],
    [new Rec(new Map([['status code', 1n]])), 'code', true],
    [true, 'true', false],
    [new Duration(1n), '00', false],
    [null, 'null', false],
  ])('%s ~ %s is %s', (value, term, expected) => {
    expect(compileTerm(term)(value)).toBe(expected);
  });

  it('leaves member names out where told to', () => {
    expect(compileTerm('code', { memberNames: false })(new Rec(new Map([['code', 1n]])))).toBe(false);
    expect(compileTerm('Code', { caseSensitive: true })('code')).toBe(false);
  });

  it('finds what a regular expression with word boundaries finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '_', '.', ' '), maxLength: 12 });
    const term = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(text, term, (value, wanted) => {
        if (/^\*+$/.test(wanted) || wanted.includes('**')) return;
        const word = /[ab]/;
        const source = [...wanted].map((c) => (c === '*' ? '\\w*' : c === '.' ? '\\.' : c)).join('');
        const before = word.test(wanted.charAt(0)) ? '(?<!\\w)' : '';
        const after = word.test(wanted.at(-1)!) ? '(?!\\w)' : '';
        expect(compileTextTerm(wanted)(value)).toBe(new RegExp(before + source + after, 'i').test(value));
      }),
      { numRuns: 3000 },
    );
  });

  it('takes hostile terms in linear time', () => {
    expect(compileTextTerm(`${'a*'.repeat(60)}c`)('a'.repeat(20_000))).toBe(false);
  });
});
