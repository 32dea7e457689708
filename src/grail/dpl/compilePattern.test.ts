import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../functions/registry.ts';
import { compilePattern } from './compilePattern.ts';
import { matchAll, matchedText, matchStart } from './testMatch.ts';

describe('sequences', () => {
  it('match without gaps and without going back', () => {
    expect(matchedText("'a' INT 'b'", 'a12bc')).toBe('a12b');
    expect(matchedText("'a' INT 'b'", 'a 12b')).toBeUndefined();
    expect(matchedText("[a-z.]+ '.' [a-z]+", 'a.b')).toBeUndefined();
    expect(matchedText("ALPHA 'c'", 'abc')).toBeUndefined();
  });

  it('may leave out optional elements, whose exports are null', () => {
    const pattern = "INT:a ('/' INT:b)? LD:rest";
    expect(matchStart(pattern, '1/2 x')).toEqual({ a: 1n, b: 2n, rest: ' x' });
    expect(matchStart(pattern, '1/x')).toEqual({ a: 1n, b: null, rest: '/x' });
  });

  it('take back what an optional group exported before it failed', () => {
    expect(matchStart("(INT:a ';' INT:b)? LD:rest", '1;x')).toEqual({ a: null, b: null, rest: '1;x' });
  });

  it('scan for all matches', () => {
    expect(matchAll("'id=' INT:id", 'id=1 id=x id=3')).toEqual([{ id: 1n }, { id: 3n }]);
    expect(matchAll('[a-z]*:w', 'ab 1 c')).toEqual([{ w: 'ab' }, { w: 'c' }]);
  });
});

describe('data', () => {
  it.each([
    ["LD:a ';' LD:b", 'x;y;z', { a: 'x', b: 'y;z' }],
    ["LD:a ';' LD:b", ';y', undefined],
    ["LD*:a ';' LD:b", ';y', { a: '', b: 'y' }],
    ['LD:a LD:b', 'xyz', { a: 'x', b: 'yz' }],
    ['LD:a', 'one\ntwo', { a: 'one' }],
    ['LD:a', '\ntwo', undefined],
    ["LD:a ';'", 'one\ntwo;', undefined],
    ["DATA:a ';'", 'one\ntwo;', { a: 'one\ntwo' }],
    ['DATA:a EOS', 'one\ntwo', { a: 'one\ntwo' }],
    ['LD:a EOL', 'one\ntwo', { a: 'one' }],
    ['LD{2}:a LD:b', 'xyz', { a: 'xy', b: 'z' }],
    ['LD{2,3}:a INT:b', 'abc1', { a: 'abc', b: 1n }],
    ['LD{1,2}:a INT:b', 'abc1', undefined],
    ['LD:a INT:b', 'n5', { a: 'n', b: 5n }],
    ["LD:a ' '? INT:b", 'foo bar 5', { a: 'foo bar', b: 5n }],
    ["LD:a SPACE* ':' LD:b", 'key  : v', { a: 'key', b: ' v' }],
    ["LD:a ('(' INT:b ')')? EOL", 'n (5)\n', { a: 'n ', b: 5n }],
    ["LD:a ('(' INT:b ')')? EOL", 'n (x)\n', { a: 'n (x)', b: null }],
    ["('[' LD:a) ']' LD:b", '[x]y', { a: 'x', b: 'y' }],
    ["(LD:k (!<<'\\\\' ':') LD:v | LD:t)", 'a\\:b:c', { k: 'a\\:b', v: 'c', t: null }],
    ["(LD:k (!<<'\\\\' ':') LD:v | LD:t)", 'a\\:b', { k: null, v: null, t: 'a\\:b' }],
    ["$pair = LD:k '=' LD:v ';'; $pair", 'a=b;', { k: 'a', v: 'b' }],
  ])('%s on %j', (pattern, text, expected) => {
    expect(matchStart(pattern, text)).toEqual(expected);
  });

  it('is at most 4096 characters long', () => {
    expect(matchedText("LD ';'", `${'x'.repeat(4096)};`)).toHaveLength(4097);
    expect(matchedText("LD ';'", `${'x'.repeat(4097)};`)).toBeUndefined();
    expect(matchedText("LD{1,5000} ';'", `${'x'.repeat(4097)};`)).toHaveLength(4098);
    expect(matchedText('LD', 'x'.repeat(5000))).toHaveLength(4096);
    expect(matchedText("LD ';'", `${'x'.repeat(4096)};${'x'.repeat(40_000)}`)).toHaveLength(4097);
    expect(matchedText("LD ';'", `${'x'.repeat(10)}\n;${'x'.repeat(40_000)}`)).toBeUndefined();
  });

  it('ends where a literal is found first', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ';', '\n'), maxLength: 12 });
    const wanted = fc.constantFrom(';', 'ab', 'b;');
    fc.assert(
      fc.property(text, wanted, (value, literal) => {
        const escaped = literal.replace(';', '\\;');
        expect(matchedText(`LD '${literal}'`, value)).toBe(new RegExp(`^.+?${escaped}`).exec(value)?.[0]);
        expect(matchedText(`DATA '${literal}'`, value)).toBe(new RegExp(`^[^]+?${escaped}`).exec(value)?.[0]);
      }),
    );
  });
});

describe('characters', () => {
  it.each([
    ['[a-c]', 'abcd', 'a'],
    ['[a-c]{2,3}', 'abcd', 'abc'],
    ['[a-c]{4,}', 'abcd', undefined],
    ['[^,]+', 'ab,c', 'ab'],
    ['[! ]+', 'äß c', 'äß'],
    ['[[:digit:]_]+', '1_2a', '1_2'],
    ['[:alpha:]+', 'ab1', 'ab'],
    ['[\\x41-\\x43]+', 'ABCD', 'ABC'],
    ['WORD', 'a_1-', 'a_1'],
    ['ALPHA{2}', 'abc', 'ab'],
    ['NSPACE', 'x\ty', 'x'],
    ['digit*', 'x', ''],
    ['XDIGIT', 'fFg', 'fF'],
    ['PUNCT', '|-~a', '|-~'],
    ['[😀]+', '😀x', '😀'],
    ["'ab'{2}", 'ababab', 'abab'],
    ["'ab'*", 'x', ''],
    ['EOLWIN', '\r\n', '\r\n'],
    ['CR LF', '\r\n', '\r\n'],
  ])('%s on %j', (pattern, text, expected) => {
    expect(matchedText(pattern, text)).toBe(expected);
  });

  it('agree with regular expressions', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '1', '_', ' ', '\t', '-', 'é'), maxLength: 6 });
    const classes = fc.constantFrom(
      ['ALNUM', 'A-Za-z0-9'],
      ['LOWER', 'a-z'],
      ['BLANK', ' \\t'],
      ['GRAPH', '!-~'],
      ['PRINT', ' -~'],
      ['CNTRL', '\\x01-\\x1f\\x7f'],
      ['ASCII', '\\x00-\\x7f'],
    );
    fc.assert(
      fc.property(text, classes, (value, [name, inside]) => {
        expect(matchedText(name!, value)).toBe(new RegExp(`^[${inside}]+`).exec(value)?.[0]);
      }),
    );
  });
});

describe('quoted text', () => {
  it.each([
    ['DQS:q', '"a\\"b" c', 'a"b'],
    ['SQS:q', "'a\"b'", 'a"b'],
    ['CSVDQS:q', '"a""b"', 'a"b'],
    ['CSVSQS:q', "'a''b'", "a'b"],
    ['CSVDQS:q', '"a\\"', 'a\\'],
    ['DQS*:q', '""', ''],
    ['STRING:q', '"a b" c', 'a b'],
    ['STRING:q', 'a b', 'a'],
    ['STRING:q', "'it' s", 'it'],
  ])('%s on %s', (pattern, text, expected) => {
    expect(matchStart(pattern, text)).toEqual({ q: expected });
  });

  it('needs both quotes, and a character between them', () => {
    expect(matchedText('DQS', '"ab')).toBeUndefined();
    expect(matchedText('DQS', '""')).toBeUndefined();
  });
});

describe('groups', () => {
  it('with alternatives export the first that matches', () => {
    const pattern = "(INT:number | '-' | WORD:word):all";
    expect(matchStart(pattern, '7')).toEqual({ number: 7n, word: null, all: '7' });
    expect(matchStart(pattern, '-')).toEqual({ number: null, word: null, all: '-' });
    expect(matchStart(pattern, 'x')).toEqual({ number: null, word: 'x', all: 'x' });
    expect(matchStart(pattern, '?')).toBeUndefined();
  });

  it('share a name between alternatives', () => {
    expect(compilePattern("(INT:v ';' | LD:v)").exportNames).toEqual(['v']);
    expect(matchStart("(INT:v ';' | LD:v)", '5x')).toEqual({ v: '5x' });
  });

  it.each([
    ['1;x;2', { a: 1n, b: 'x', c: 2n }],
    ['1;;2', { a: 1n, b: null, c: 2n }],
    ['1;2', { a: 1n, b: null, c: 2n }],
    ['1;x', undefined],
  ])('have separators: %s', (text, expected) => {
    expect(matchStart("(INT:a ALPHA?:b INT:c)(fs=';') EOS", text)).toEqual(expected);
  });

  it('have separators that are patterns, and optional ends', () => {
    expect(matchStart('(LD:a LD:b INT?:c)(fs={BLANK}) EOS', 'x  y 3')).toEqual({ a: 'x', b: 'y', c: 3n });
    expect(matchStart('(LD:a INT?:c)(fs={BLANK}) EOS', 'x')).toEqual({ a: 'x', c: null });
    expect(matchStart("(INT?:a ALPHA:b)(fs=',') EOS", ',x')).toEqual({ a: null, b: 'x' });
    expect(matchStart("(INT?:a ALPHA:b)(fs=',') EOS", 'x')).toEqual({ a: null, b: 'x' });
  });
});

describe('look-around', () => {
  it.each([
    ["'a' >>'b'", 'ab', 'a'],
    ["'a' >>'b'", 'ac', undefined],
    ["'a' !>>'b'", 'ac', 'a'],
    ["'a' !>>'b'", 'ab', undefined],
    ["WORD <<'ed'", 'linked', 'linked'],
    ["WORD <<'ed'", 'ed', 'ed'],
    ["WORD <<'xed'", 'ed', undefined],
    ["WORD !<<'ing'", 'linked', 'linked'],
    ["LD <<INT(min=5) ';'", 'a4;', undefined],
    ["LD:x <<INT(min=5) ';'", 'a7;', 'a7;'],
    ["INT >>(' ' ALPHA) ' '", '5 x', '5 '],
  ])('%s on %s', (pattern, text, expected) => {
    expect(matchedText(pattern, text)).toBe(expected);
  });

  it('sees no further back than 64 characters', () => {
    expect(matchedText('DATA{70} <<([0-9]{64})', '5'.repeat(70))).toBeDefined();
    expect(matchedText('DATA{70} <<([0-9]{65})', '5'.repeat(70))).toBeUndefined();
  });

  it('knows where the text begins and ends', () => {
    expect(matchAll('BOS INT:a', '12 13')).toEqual([{ a: 12n }]);
    expect(matchAll('MOS INT:a', '1 13')).toEqual([{ a: 13n }]);
    expect(matchAll('INT:a EOS', '1 13')).toEqual([{ a: 13n }]);
  });
});

describe('names', () => {
  it('are those of the top level, in order', () => {
    const pattern = "INT:a (WORD:'b.c' ' '?):group STRUCTURE{INT:inner}:s LD:http.status";
    expect(compilePattern(pattern).exportNames).toEqual(['a', 'b.c', 'group', 's', 'http.status']);
  });

  it('of macros make a record, or a text', () => {
    expect(
      matchStart("$v = INT:major '.' INT:minor; $n = DIGIT '.' DIGIT; $v:version ' ' $n:text", '1.2 3.4'),
    ).toMatchObject({
      version: {
        members: new Map([
          ['major', 1n],
          ['minor', 2n],
        ]),
      },
      text: '3.4',
    });
  });
});

describe('wrong patterns', () => {
  it.each([
    ['FOO:a', "Named pattern element 'FOO' is not valid"],
    ['INT{2}:a', "INT only supports '*' (nullable) and '+' (not nullable) quantifiers"],
    ['ARRAY{INT:i}:a', 'ARRAY requires a quantifier expression'],
    ['INT:port?', 'Move'],
    ['', 'empty'],
    ['INT(least=1)', 'no setting `least`'],
    ['INT(min=a)', 'whole number'],
    ['$a', 'not defined'],
    ['$a = $a; $a', 'not defined'],
    ['$a = INT; $a = LD; $a', 'defined twice'],
    ['[:letters:]', 'no character class `letters`'],
    ["('a' 'b')*", 'takes no quantifier'],
    ['()', 'empty'],
    ['KVP{INT:a}:b', '`key` and `value`'],
    ["TIMESTAMP('yyyy', tz='Moon')", 'no time zone'],
    ['INT{3,2}', ''],
    [
      `${Array.from({ length: 30 }, (_, i) => `$m${i} = ${i === 0 ? 'INT' : `$m${i - 1} $m${i - 1}`};`).join(' ')} $m29`,
      'parts',
    ],
  ])('%s', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(ArgumentError);
    expect(() => compilePattern(pattern)).toThrow(message);
  });

  it('are those without a name where one is needed', () => {
    expect(() => compilePattern('INT', { needsExport: true })).toThrow(ArgumentError);
    expect(compilePattern('INT').exportNames).toEqual([]);
  });

  it('never break the compiler in another way', () => {
    const piece = fc.constantFrom(
      ...["'a'", 'INT', 'LD', 'DATA', '[a-c]', '(', ')', '|', '?', '*', '+', '{1,2}', ':x', ':y', '>>', '!<<', 'EOL'],
      ...[
        'ARRAY{',
        'JSON{',
        'KVP{',
        'STRUCTURE{',
        '}',
        "(fs=',')",
        '$m',
        '$m =',
        ';',
        "ENUM{'a'=1}",
        "TIMESTAMP('HH:mm')",
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 10 }), (pieces, text) => {
        const pattern = pieces.join(' ');
        try {
          const { exportNames, match } = compilePattern(pattern);
          const values: (typeof exportNames)[number][] = [];
          const end = match(text, 0, values);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(values).toHaveLength(exportNames.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ArgumentError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
