import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rec, type Value } from '../value.ts';
import { sameValue } from './compare.ts';
import { parseJson, readJson } from './jsonReader.ts';
import { findScalarFunction } from './library.ts';
import { call, testContext } from './testCall.ts';
import { jsonText } from './text.ts';

const text = '{"a":{"b":[10,{"c d":"x"}]},"big":9223372036854775807,"bigger":9223372036854775808,"n":null}';

describe('jsonPath and jsonField', () => {
  it.each<[string, Value]>([
    ['$.a.b[0]', 10n],
    ["$.a['b'][1]['c d']", 'x'],
    ['$["a"].b[5]', null],
    ['$.big', 9_223_372_036_854_775_807n],
    ['$.bigger', 2 ** 63],
    ['$.n', null],
    ['$.a.b.c', null],
  ])('follows %s', (path, expected) => {
    expect(call('jsonPath', [text, path])).toEqual(expected);
  });

  it('reads one member, and looks for the object where told to', () => {
    expect(call('jsonField', [text, 'big'])).toBe(9_223_372_036_854_775_807n);
    expect(call('jsonField', ['log {no} {"a":1} end', 'a'])).toBeNull();
    expect(call('jsonField', ['log {no} {"a":1} end', 'a'], { seek: true })).toBe(1n);
    expect(call('jsonPath', ['log [1] {"a":[1]}', '$.a[0]'], { seek: true })).toBe(1n);
    expect(call('jsonField', ['{"a":', 'a'])).toBeNull();
  });

  it.each(['$.*', '$..a', 'a.b', '$[?(@.x)]', '$[-1]'])('says that %s is not supported', (path) => {
    expect(() => findScalarFunction('jsonPath')!.prepare!([null, path, false], testContext)).toThrow(/not supported/);
  });
});

describe('the JSON reader', () => {
  it('reads what the runtime writes, and writes what it reads', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value = parseJson(json);
        expect(value).toBeDefined();
        expect(sameValue(parseJson(jsonText(value!))!, value!)).toBe(true);
        expect(JSON.parse(jsonText(value!))).toEqual(JSON.parse(JSON.stringify(JSON.parse(json))));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses what the runtime refuses', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', 'true', '0', '.5', 'e', '\\', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const json = pieces.join('');
        let valid = true;
        try {
          JSON.parse(json);
        } catch {
          valid = false;
        }
        expect(parseJson(json) !== undefined).toBe(valid);
      }),
      { numRuns: 3000 },
    );
  });

  it('stops behind the value', () => {
    expect(readJson('x[1,2]]', 1)).toEqual({ value: [1n, 2n], end: 6 });
    expect(readJson(`${'['.repeat(100_000)}`, 0)).toBeUndefined();
  });

  it('reads names and values without quotes where told to', () => {
    const match = readJson('{a: x y , b:2, "c" : [true, z]}', 0, { strict: false });
    const expected = new Rec(
      new Map<string, Value>([
        ['a', 'x y'],
        ['b', 2n],
        ['c', [true, 'z']],
      ]),
    );
    expect(match?.value).toEqual(expected);
  });
});
