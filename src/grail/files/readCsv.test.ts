import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from './readCsv.ts';
import { plain, readBytes } from './testRead.ts';

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('CSV', () => {
  it('reads back text that was written quoted, with any delimiter and line end, wherever the pieces are cut', () => {
    // What begins with a letter stays text.
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r', ' ', '1') })
      .map((text) => `x${text}`);
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 20 }),
        (list, delimiter, end, piece) => {
          const names = list[0]!.map((_, index) => `name ${index}`);
          const text = [names, ...list.map((row) => row.map(quoted))].map((row) => row.join(delimiter)).join(end);
          const { records, notes } = readBytes((context) => csvReader(context, { delimiter }), text, { piece });
          expect(records.map((record) => [...record.values()])).toEqual(list);
          expect(records.every((record) => [...record.keys()].join() === names.join())).toBe(true);
          expect(notes.sentences('f', 'keep')).toEqual([]);
        },
      ),
    );
  });

  it.each([
    [',', 'name,count\na,1\nb,2\n'],
    [';', 'name;count;price\na;1;1,5\nb;2;2,5\n'],
    ['\t', 'name\tcount\na b, c\t1\n'],
    ['|', 'name|count\na|1\n'],
    [',', '"first; name",count\n"a;b",1\n'],
  ])('finds the delimiter %j', (delimiter, text) => {
    const found = readBytes(csvReader, text).records;
    const told = readBytes((context) => csvReader(context, { delimiter }), text).records;
    expect(plain(found)).toEqual(plain(told));
    expect(found[0]!.size).toBeGreaterThan(1);
  });

  it('gives columns types, numbers to names that are missing, and null to what is empty', () => {
    const text =
      'host,at,up,load,cores,code\nweb-1,2024-05-01 10:00:00,true,0.5,4,007\nweb-2,2024-05-01T11:00:00Z,FALSE,2,8,\n';
    expect(plain(readBytes(csvReader, text).records)).toEqual([
      { host: 'web-1', at: '2024-05-01T10:00:00.000Z', up: true, load: 0.5, cores: 4, code: '007' },
      { host: 'web-2', at: '2024-05-01T11:00:00.000Z', up: false, load: 2, cores: 8, code: null },
    ]);
    expect(plain(readBytes(csvReader, '1,a\n2,b\n').records)).toEqual([
      { column1: 1, column2: 'a' },
      { column1: 2, column2: 'b' },
    ]);
  });

  it('keeps a later value that does not fit its column as text, and says so', () => {
    const lines = ['n,s', ...Array.from({ length: 1200 }, (_, i) => `${i},x`), 'many,x'];
    const { records, notes } = readBytes(csvReader, lines.join('\n'), { piece: 1000 });
    expect(records.at(-1)!.get('n')).toBe('many');
    expect(records[0]!.get('n')).toBe(0n);
    expect(notes.sentences('a.csv', 'keep')).toEqual([
      'a.csv: 1 value of another type than the first records of the column (line 1,202); kept as text.',
    ]);
  });

  it('counts records that are longer or shorter than the header', () => {
    const { records, notes } = readBytes(csvReader, 'a,b\nx,y,z\nx\n');
    expect(plain(records)).toEqual([
      { a: 'x', b: 'y', column3: 'z' },
      { a: 'x', b: null },
    ]);
    expect([notes.count('extra-values'), notes.count('missing-values')]).toEqual([1, 1]);
  });

  it('takes a quote that never closes as text, and loses no line for it', () => {
    const { records, notes } = readBytes(csvReader, 'a,b\n"x,1\ny,2\nz,3\n');
    expect(plain(records)).toEqual([
      { a: '"x', b: 1 },
      { a: 'y', b: 2 },
      { a: 'z', b: 3 },
    ]);
    expect(notes.count('open-quote')).toBe(1);
  });

  it('reads hostile quotes in a time that grows with their length alone', () => {
    const hostile = `a,b\n${'","\n'.repeat(200_000)}`;
    expect(readBytes(csvReader, hostile, { piece: 65_536 }).records.length).toBeGreaterThan(0);
  });
});
