import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileError } from './fileError.ts';
import { JsonDocumentReader } from './readJson.ts';
import { ndjsonReader } from './readNdjson.ts';
import { plain, readBytes } from './testRead.ts';

const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => (Object.is(double, -0) ? 0 : double)),
    fc.string({ unit: 'grapheme' }).map((text) => text.toWellFormed()),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.string({ maxLength: 5 }), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;
// Names with "time" in them may become times.
const field = fc
  .string({ minLength: 1, maxLength: 6 })
  .filter((name) => !/time|^@?ts$/i.test(name) && name !== '__proto__');
const records = fc.array(fc.dictionary(field, value, { maxKeys: 4, noNullPrototype: true }), { maxLength: 6 });
const jsonReader = (limit?: number) => (context: ConstructorParameters<typeof JsonDocumentReader>[0]) =>
  new JsonDocumentReader(context, limit);

describe('NDJSON', () => {
  it('reads back what was written, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(
        records,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        (list, piece, end) => {
          const text = list.map((record) => JSON.stringify(record)).join(end);
          const { records: read, notes } = readBytes(ndjsonReader, text, { piece });
          expect(plain(read)).toEqual(JSON.parse(JSON.stringify(list)));
          expect(notes.sentences('f', 'keep')).toEqual([]);
        },
      ),
    );
  });

  it('keeps the digits of longs that doubles cannot hold', () => {
    const { records: read } = readBytes(ndjsonReader, '{"id":9007199254740993}');
    expect(read[0]!.get('id')).toBe(9007199254740993n);
  });

  it('knows times by their names, as text and since the epoch', () => {
    const { records: read } = readBytes(
      ndjsonReader,
      '{"timestamp":"2024-05-01T10:00:00.5+02:00","ts":1714550400,"time":1714550400123,"startTime":"soon"}',
    );
    expect(plain(read)).toEqual([
      {
        timestamp: '2024-05-01T08:00:00.500Z',
        ts: '2024-05-01T08:00:00.000Z',
        time: '2024-05-01T08:00:00.123Z',
        startTime: 'soon',
      },
    ]);
  });

  it('counts lines that are not JSON, and keeps or skips them', () => {
    const text = '{"a":1}\n{"a":\n\nnonsense\n[1]\n{"a":2}\n';
    const kept = readBytes(ndjsonReader, text);
    expect(plain(kept.records)).toEqual([
      { a: 1 },
      { content: '{"a":' },
      { content: 'nonsense' },
      { content: '[1]' },
      { a: 2 },
    ]);
    expect(kept.notes.sentences('a.ndjson', 'keep')[0]).toBe(
      'a.ndjson: 2 lines are not valid JSON (lines 2, 4); kept as records that have only `content`.',
    );
    const skipped = readBytes(ndjsonReader, text, { unreadable: 'skip' });
    expect(plain(skipped.records)).toEqual([{ a: 1 }, { content: '[1]' }, { a: 2 }]);
    expect(skipped.notes.count('invalid-json')).toBe(2);
  });

  it('counts bytes that are no text, and not replacement characters that are', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"\uFFFD'), Buffer.from([0xe9, 0x28]), Buffer.from('"}\n')]);
    const { records: read, notes } = readBytes(ndjsonReader, bytes);
    expect(read[0]!.get('a')).toBe('\uFFFD\uFFFD(');
    expect(notes.count('invalid-bytes')).toBe(1);
  });

  it('refuses a line beyond its limit without holding more of it', () => {
    const read = () => readBytes((context) => ndjsonReader(context, 100), `{"a":"${'x'.repeat(500)}"}\n`);
    expect(read).toThrow(FileError);
    expect(read).toThrow(/Line 1 of test file is longer/);
  });
});

describe('JSON documents', () => {
  it('reads an array, written on one line or on many, wherever the pieces are cut', () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (list, piece, indent) => {
        const { records: read } = readBytes(jsonReader(), JSON.stringify(list, undefined, indent), { piece });
        expect(plain(read)).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  it.each([
    ['one object', '{"a": 1, "b": [{"c": 2}]}', [{ a: 1, b: [{ c: 2 }] }]],
    ['records under one key', ' {"Records" : [ {"a":1}, {"a":2} ]}', [{ a: 1 }, { a: 2 }]],
    ['objects one after the other', '{"a":1} {"a":2}\n{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['an array of other things', '[1, "x", null]', [{ content: '1' }, { content: '"x"' }, { content: 'null' }]],
    ['nothing', ' \n ', []],
    ['an empty array', '[]', []],
  ])('reads %s', (_, text, expected) => {
    expect(plain(readBytes(jsonReader(), text).records)).toEqual(expected);
  });

  it('reads a list under one key element by element once it is too long to hold', () => {
    const list = Array.from({ length: 40 }, (_, i) => ({ a: i, text: 'é"]}'.repeat(i % 5) }));
    for (const piece of [1, 9, 64]) {
      const { records: read } = readBytes(jsonReader(200), `\n{"Records": ${JSON.stringify(list, undefined, 1)} }`, {
        piece,
      });
      expect(plain(read)).toEqual(list);
    }
  });

  it.each([
    ['a document that breaks off', '[{"a":1},{"a":', /breaks off inside the value that begins in line 1/],
    ['an array without an end', '[{"a":1}\n', /array it begins with has no end/],
    ['a stray comma', '[{"a":1},]', /comma before the end/],
    ['two values without a comma', '[{"a":1} {"a":2}]', /`{` in line 1/],
    ['a value that is no JSON', '[{"a":1},\n{a:1}]', /not valid JSON in the value that begins in line 2/],
    ['a list under one key that breaks off', `{"r": [${'{"abcdef":1},'.repeat(30)}`, /breaks off|no end/],
  ])('refuses %s and says where', (_, text, message) => {
    expect(() => readBytes(jsonReader(200), text)).toThrow(FileError);
    expect(() => readBytes(jsonReader(200), text)).toThrow(message);
  });

  it('refuses a value beyond its limit', () => {
    expect(() => readBytes(jsonReader(200), `[{"a":"${'x'.repeat(900)}"}]`)).toThrow(/longer than/);
  });
});
