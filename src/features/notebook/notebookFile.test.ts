import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NotebookFile, NotebookFileError, readNotebook, writeNotebook } from './notebookFile.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the .dqlnb file', () => {
  it('reads back what it wrote', () => {
    const cell = fc.record({
      kind: fc.constantFrom('code' as const, 'markdown' as const),
      text: fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
      extra: fc.constantFrom({}, { title: 'Errors', nested: { a: [1, null] } }),
    });
    fc.assert(
      fc.property(fc.array(cell), fc.constantFrom({}, { author: 'x' }), (cells, extra) => {
        const file: NotebookFile = {
          cells: cells.map((each) => ({ ...each, language: each.kind === 'code' ? 'dql' : 'markdown' })),
          extra,
        };
        expect(readNotebook(writeNotebook(file))).toEqual(file);
      }),
    );
  });

  it('writes one line of source per line of the file', () => {
    const text = new TextDecoder().decode(
      writeNotebook({
        cells: [{ kind: 'code', language: 'dql', text: 'fetch logs\n| limit 5', extra: {} }],
        extra: {},
      }),
    );
    expect(text.split('\n')).toContain('        "fetch logs",');
  });

  it('takes an empty file for an empty notebook', () => {
    expect(readNotebook(bytes(' \n')).cells).toEqual([]);
  });

  it.each([
    ['cut off', '{"version":1,"cells":[{"kind":"code","source":["fetch lo', /damaged/],
    ['another kind of JSON', '{"hello":1}', /no list of cells/],
    ['a list', '[]', /no list of cells/],
    ['a cell without kind', '{"cells":[{"source":[]}]}', /Cell 1/],
    ['a cell without source', '{"cells":[{"kind":"code","source":["a"]},{"kind":"code","source":[1]}]}', /Cell 2/],
    ['a newer format', '{"version":99,"cells":[]}', /newer version/],
  ])('refuses %s with words instead of an empty notebook', (_, text, message) => {
    expect(() => readNotebook(bytes(text))).toThrow(NotebookFileError);
    expect(() => readNotebook(bytes(text))).toThrow(message);
  });

  it('refuses bytes that are not text', () => {
    expect(() => readNotebook(new Uint8Array([0xff, 0xfe, 0x00, 0x80]))).toThrow(/UTF-8/);
  });
});
