import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryFault } from '../dynatrace/query.ts';
import { ApiError } from '../http/errors.ts';
import { LocalGrail } from './localGrail.ts';

const never = new AbortController().signal;
let folder: string;
let grail: LocalGrail;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-grail-'));
  grail = new LocalGrail(fileURLToPath(new URL('../grail/worker.ts', import.meta.url)));
});
afterAll(async () => {
  grail.dispose();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
const run = (query: string, signal = never, folders = [folder]) =>
  grail.query({ query, now: 1_714_600_000_000_000_000n, folders, maxResultRecords: 5000 }, { signal });
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

describe('a query over local files', () => {
  it('comes out as a query of a tenant does', async () => {
    await write('app.log', '2024-05-01 10:00:00 INFO a\n2024-05-01 10:00:30 ERROR b\n2024-05-01 10:02:00 INFO c\n');
    const outcome = await run('fetch "file:app.log" | summarize count(), by: {loglevel} | sort loglevel asc');
    expect(outcome.table.columns.map(({ name, type, values }) => [name, type, values])).toEqual([
      ['loglevel', 'string', ['ERROR', 'INFO']],
      ['count()', 'long', ['1', '2']],
    ]);
    expect(outcome.scannedRecords).toBe(3);
    expect(outcome.timeframe?.start).toBe('2024-05-01T10:00:00.000000000Z');
  });

  it('makes a series over the times of the file, and takes a timeframe where one is given', async () => {
    const { table } = await run('fetch "file:app.log" | makeTimeseries n = count(default: 0), interval: 1m');
    expect(table.columns.find(({ name }) => name === 'n')?.values).toEqual([['2', '0', '1']]);
    const late = await run('fetch "file:app.log", from: "2024-05-01T10:01:00Z" | fields content');
    expect(late.table.columns[0]?.values).toEqual(['2024-05-01 10:02:00 INFO c']);
  });

  it('reads several files, also with load and inside of sub-queries', async () => {
    await write('names.csv', 'loglevel,rank\nINFO,1\nERROR,3\n');
    const { table } = await run(
      'fetch "file:app.log" | lookup [load "file:names.csv"], sourceField: loglevel, lookupField: loglevel, fields: {rank} | summarize sum(rank)',
    );
    expect(table.columns[0]?.values).toEqual([5]);
  });

  it('brings many records over in pieces and in order', async () => {
    await write('many.csv', `n\n${Array.from({ length: 4321 }, (_, i) => i).join('\n')}\n`);
    const { table } = await run('fetch "file:many.csv"');
    expect(table.rowCount).toBe(4321);
    expect(table.columns[0]?.values).toEqual(Array.from({ length: 4321 }, (_, i) => String(i)));
  });

  it('finds a file beside the document first, then in the workspace', async () => {
    const near = path.join(folder, 'queries');
    await mkdir(near);
    await write('both.csv', 'n\n1\n');
    await write('queries/both.csv', 'n\n2\n');
    await write('one.csv', 'n\n3\n');
    const value = async (name: string) =>
      (await run(`fetch "file:${name}"`, never, [near, folder])).table.columns[0]?.values;
    expect(await value('both.csv')).toEqual(['2']);
    expect(await value('one.csv')).toEqual(['3']);
    const { reason, message } = await failure(run('fetch "file:none.csv"', never, [near, folder]));
    expect(reason).toBe('query-failed');
    expect(message).toContain(`There is no file none.csv in ${near} or ${folder}.`);
  });

  it('sees that a file has changed', async () => {
    await write('grow.csv', 'n\n1\n');
    expect((await run('fetch "file:grow.csv"')).table.rowCount).toBe(1);
    await write('grow.csv', 'n\n1\n2\n');
    expect((await run('fetch "file:grow.csv"')).table.rowCount).toBe(2);
  });

  it('says what was odd about a file', async () => {
    await write('odd.ndjson', '{"a":1}\nnonsense\n');
    const { notifications, table } = await run('fetch "file:odd.ndjson"');
    expect(table.rowCount).toBe(2);
    expect(notifications.map(({ severity, message }) => [severity, message])).toEqual([
      ['WARN', 'odd.ndjson: 1 line is not valid JSON (line 2); kept as records that have only `content`.'],
    ]);
  });

  it('fails with a sentence, and with the place where the query is wrong', async () => {
    const query = 'fetch "file:app.log"\n| filterr true';
    const error = await failure(run(query));
    expect(error.errorCode).toBe('UNKNOWN_COMMAND');
    const place = queryFault(error, query);
    expect(query.slice(place?.start, place?.end)).toBe('filterr');
    expect((await failure(run('fetch "file:missing.log"'))).message).toMatch(/There is no file missing\.log/);
    expect((await failure(run('fetch logs'))).message).toMatch(/no data object `logs`/);
  });

  it('can be cancelled while it runs and before it does', async () => {
    await write('slow.csv', `n\n${Array.from({ length: 300_000 }, (_, i) => i).join('\n')}\n`);
    const abort = new AbortController();
    const slow = run('fetch "file:slow.csv" | join [fetch "file:slow.csv"], on: {left[n] == right[n]}', abort.signal);
    const queuedAbort = new AbortController();
    const queued = run('fetch "file:app.log"', queuedAbort.signal);
    queuedAbort.abort();
    abort.abort();
    expect((await failure(slow)).reason).toBe('cancelled');
    expect((await failure(queued)).reason).toBe('cancelled');
    expect((await run('fetch "file:app.log"')).table.rowCount).toBe(3);
  });

  it('starts again after its worker is gone', async () => {
    grail.dispose();
    expect((await run('fetch "file:app.log"')).table.rowCount).toBe(3);
  });
});

it('reads and runs test cases', async () => {
  const text = 'tests:\n  - name: one\n    query: data record(a = 1)\n    expect: [{ a: 2 }]\n';
  const { cases, problems } = await grail.readTests(text, never);
  expect([cases.map(({ name }) => name), problems]).toEqual([['one'], []]);
  expect(await grail.runTest(text, 0, folder, never)).toMatchObject({
    passed: false,
    difference: { expected: '{ a: 2 }', actual: '{ a: 1 }' },
  });
});
