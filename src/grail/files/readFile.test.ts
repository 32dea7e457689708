import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executeQuery } from '../executeQuery.ts';
import { UTC } from '../functions/timeZone.ts';
import { FileError } from './fileError.ts';
import { type FileOptions, type FileTable, readTableFile } from './readFile.ts';
import { plain } from './testRead.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-files-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(name: string, content: string | Buffer, options: Partial<FileOptions> = {}): Promise<FileTable> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return await readTableFile(file, { name, zone: UTC, ...options });
}

async function recordsOf({ table, timeField }: FileTable): Promise<Record<string, unknown>[]> {
  const source = {
    name: 'f',
    ...(timeField === undefined ? {} : { timeField }),
    records: () => [],
    columns: () => table,
  };
  const catalog = { table: () => undefined, file: () => source };
  const { records } = await executeQuery({ query: 'fetch "file:f"', now: 0n }, catalog);
  return plain(records);
}

const failure = async (run: Promise<unknown>): Promise<FileError> => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FileError);
  return error as FileError;
};

const line = (i: number): string => `2024-05-01 10:00:${String(i % 60).padStart(2, '0')} INFO line ${i}\n`;
const log = Array.from({ length: 3000 }, (_, i) => line(i)).join('');

describe('the format of a file', () => {
  it.each([
    ['a.log', 'hello\n', 'text'],
    ['a.log', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['a.log', '[main] hello\n', 'text'],
    ['a.log', '{not json}\n', 'text'],
    ['a', '[ {"a":1} ]', 'json'],
    ['a.json', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['a.json', '{\n"a":1}\n', 'json'],
    ['a.json', '{"a":1}\n', 'json'],
    ['a.ndjson', 'nonsense\n', 'ndjson'],
    ['a.csv', 'a,b\n1,2\n', 'csv'],
    ['a.tsv', 'a\tb\n', 'tsv'],
    ['a.csv.gz', gzipSync('a,b\n1,2\n'), 'csv'],
    // The bytes say what is compressed, not the name.
    ['a.csv', gzipSync('a,b\n1,2\n'), 'csv'],
  ])('%s with %j', async (name, content, format) => {
    expect((await read(name, content)).format).toBe(format);
  });
});

describe('encodings', () => {
  const text = 'größe\n😀 zwei\n';
  const expected = [{ content: 'größe' }, { content: '😀 zwei' }];
  const swapped = Buffer.from(text, 'utf16le').swap16();

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['UTF-16 BE', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
    ['gzip of UTF-16', gzipSync(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]))],
  ])('%s', async (_, content) => {
    const file = await read('enc.log', content);
    expect(await recordsOf(file)).toEqual(expected);
    expect(file.notes).toEqual([]);
  });

  it('mixed in one file are replaced where they are wrong, and counted', async () => {
    const file = await read(
      'mixed.log',
      Buffer.concat([Buffer.from('gr\u00fcn\n'), Buffer.from('gr\u00fcn\n', 'latin1'), Buffer.from('ok\n')]),
    );
    expect(await recordsOf(file)).toEqual([{ content: 'grün' }, { content: 'gr\uFFFDn' }, { content: 'ok' }]);
    expect(file.notes).toEqual([expect.stringMatching(/1 invalid byte sequence in its text \(line 2\)/)]);
  });

  it('UTF-16 with a half character is counted', async () => {
    const file = await read('half.log', Buffer.from([0xff, 0xfe, 0x41, 0, 0x00, 0xd8, 0x0a, 0]));
    expect(await recordsOf(file)).toEqual([{ content: 'A\uFFFD' }]);
    expect(file.notes).toHaveLength(1);
  });
});

describe('gzip', () => {
  it('gives the same records as the plain file, also in several members', async () => {
    const expected = await recordsOf(await read('plain.log', log));
    const middle = log.indexOf('\n', log.length / 2) - 3;
    const members = Buffer.concat([gzipSync(log.slice(0, middle)), gzipSync(log.slice(middle))]);
    expect(await recordsOf(await read('one.log.gz', gzipSync(log)))).toEqual(expected);
    expect(await recordsOf(await read('two.log.gz', members))).toEqual(expected);
  });

  it('that breaks off is an error that names the file, or gives what comes before with a note', async () => {
    const whole = gzipSync(log);
    const cut = whole.subarray(0, whole.length - 500);
    const error = await failure(read('cut.log.gz', cut));
    expect([error.reason, error.message]).toEqual(['truncated', expect.stringMatching(/^cut\.log\.gz breaks off/)]);
    const file = await read('cut.log.gz', cut, { readTruncated: true });
    expect(file.table.length).toBeGreaterThan(100);
    expect(file.table.length).toBeLessThan(3000);
    expect(file.notes).toEqual([expect.stringMatching(/gzip data breaks off \(line [\d,]+\)/)]);
    const json = gzipSync(JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ i, text: `${i * 7919}` }))));
    expect(
      (await read('cut.json.gz', json.subarray(0, json.length - 900), { readTruncated: true })).table.length,
    ).toBeGreaterThan(10);
  });

  it('that is damaged is an error', async () => {
    const bytes = gzipSync(log);
    bytes.fill(0x55, 2000, 2100);
    expect((await failure(read('bad.log.gz', bytes))).reason).toBe('damaged');
  });
});

describe('a line of 200 MB', () => {
  // Packed it is 200 kB; it comes out in pieces all the same.
  const long = gzipSync(
    Buffer.concat([Buffer.from('first\n'), Buffer.alloc(200_000_000, 'x'), Buffer.from('\nlast\n')]),
    { level: 1 },
  );

  it('of a text log is cut, with a note, and the rest is read', async () => {
    const file = await read('long.log', long);
    expect((await recordsOf(file)).map(({ content }) => (content as string).length)).toEqual([5, 1024 * 1024, 4]);
    expect(file.notes).toEqual(['long.log: 1 line is too long to be a record (line 2); the end of each was left out.']);
  });

  it('of NDJSON is an error that says which', async () => {
    const error = await failure(read('long.ndjson', long));
    expect([error.reason, error.message]).toEqual([
      'record-too-long',
      expect.stringMatching(/^Line 2 of long\.ndjson is longer than 32 MB/),
    ]);
  });
});

describe('a file that', () => {
  it('is empty has no records', async () => {
    for (const name of ['e.log', 'e.json', 'e.ndjson', 'e.csv', 'e.tsv']) {
      const file = await read(name, '');
      expect([file.table.length, file.notes]).toEqual([0, []]);
    }
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000001f4000001f40806000000', 'hex'), /is no text/],
    ['a zip archive', Buffer.from('504b0304140000000800', 'hex'), /is a zip archive.*unpack it first/],
    ['xz', Buffer.from('fd377a585a000004', 'hex'), /is compressed with xz/],
    ['UTF-16 without a mark', Buffer.from('hello hello', 'utf16le'), /UTF-16 needs its byte order mark/],
  ])('is %s is refused', async (_, content, message) => {
    const error = await failure(read('binary.log', content));
    expect([error.reason, error.message]).toEqual(['binary', expect.stringMatching(message)]);
  });

  it('has a few control characters is read', async () => {
    expect((await read('nul.log', `\u0000\u0000${log}\u001b[31mred\n`)).table.length).toBe(3001);
  });

  it('is not there, or is a folder, is an error that says so', async () => {
    const open = (target: string) => failure(readTableFile(path.join(folder, target), { name: target, zone: UTC }));
    expect((await open('missing.log')).reason).toBe('not-found');
    expect((await open('.')).message).toMatch(/is a folder/);
  });

  it('grows while it is read is read as it was', async () => {
    const file = path.join(folder, 'grows.log');
    await writeFile(file, log.repeat(20));
    let appended: Promise<void> | undefined;
    const table = await readTableFile(file, {
      name: 'grows.log',
      zone: UTC,
      onProgress: () => {
        appended ??= appendFile(file, 'more\n');
      },
    });
    await appended;
    expect(table.table.length).toBe(60_000);
  });

  it('is cut short while it is read is an error', async () => {
    const file = path.join(folder, 'shrinks.log');
    await writeFile(file, log.repeat(200));
    let cut: Promise<void> | undefined;
    const error = await failure(
      readTableFile(file, {
        name: 'shrinks.log',
        zone: UTC,
        onProgress: () => {
          cut ??= truncate(file, 10);
        },
      }),
    );
    await cut;
    expect(error.reason).toBe('changed');
  });

  it('does not fit into its memory is an error that says what to do', async () => {
    const error = await failure(read('large.log', log.repeat(30), { maxBytes: 1024 * 1024 }));
    expect([error.reason, error.message]).toEqual(['out-of-memory', expect.stringMatching(/1 MB.*maxMemory/)]);
  });

  it('is no longer wanted is not read on', async () => {
    const abort = new AbortController();
    let seen = 0;
    const run = read('cancel.log', log.repeat(200), {
      signal: abort.signal,
      onProgress: (done, size) => {
        seen = done / size;
        abort.abort();
      },
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(seen).toBeLessThan(1);
  });
});

describe('the head of a file', () => {
  const records = Array.from({ length: 5000 }, (_, at) => `{"n":${at},"text":"some words"}`);
  it.each([
    ['NDJSON', 'head.ndjson', records.join('\n')],
    ['a JSON array', 'head.json', `[${records.join(',\n')}]`],
    ['CSV', 'head.csv', `n,text\n${records.map((_, at) => `${at},some words`).join('\n')}`],
  ])('of %s is read without the rest', async (_, name, text) => {
    const { table, notes } = await read(name, text, { headBytes: 1000, unreadable: 'skip' });
    expect(table.length).toBeGreaterThan(20);
    expect(table.length).toBeLessThan(200);
    expect([...table.blocks[0]!.batch.names]).toEqual(['n', 'text']);
    expect(notes.filter((note) => !/not valid JSON|fewer values/.test(note))).toEqual([]);
  });

  it('of gzip data is unpacked no further', async () => {
    const { table } = await read('head.log.gz', gzipSync(Buffer.from(log.repeat(100))), { headBytes: 300_000 });
    expect(table.length).toBeGreaterThan(1000);
    expect(table.length).toBeLessThan(300_000);
  });

  it('is the whole file where that is short', async () => {
    const { table, notes } = await read('short.ndjson', '{"a":1}\n{"a":2}\n', { headBytes: 16 });
    expect([table.length, notes]).toEqual([2, []]);
  });
});

it('knows the field with the time of its records', async () => {
  const withTime = await read('t.ndjson', '{"a":1,"ts":1714558272}\n{"timestamp":"soon"}\n');
  expect(withTime.timeField).toBe('ts');
  expect((await read('n.ndjson', '{"a":1}\n')).timeField).toBeUndefined();
});
