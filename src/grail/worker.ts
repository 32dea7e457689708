/**
 * Local Grail as a worker thread: queries over local files and the cases of `.dqltest` files, one after the other, so that neither ever
 * holds up who asks. What is said is typed in `workerMessages.ts`.
 */

import { parentPort } from 'node:worker_threads';
import { QueryError, type QueryResult } from './engine.ts';
import { FileError } from './files/fileError.ts';
import { LocalQueries } from './localQuery.ts';
import { runTest } from './tests/runTest.ts';
import { readTestFile } from './tests/testFile.ts';
import { encodedSize, encodeResult, encodeSpan } from './wire.ts';
import type { WorkerAnswer, WorkerFailure, WorkerRequest } from './workerMessages.ts';

type Work = Exclude<WorkerRequest, { type: 'more' | 'cancel' }>;

/** Taking a piece in holds the other side up for a few milliseconds at most. */
const pieceRecords = 500;
const pieceBytes = 512 * 1024;
const progressEveryMs = 100;

const parent = parentPort;
if (parent === null) throw new Error('This script is the entry of a worker thread.');
const port = parent;
const local = new LocalQueries();
const running = new Map<number, { readonly abort: AbortController; more: (() => void) | undefined }>();
let last: Promise<void> = Promise.resolve();

port.on('message', (request: WorkerRequest) => {
  const known = running.get(request.id);
  if (request.type === 'cancel') {
    known?.abort.abort();
    known?.more?.();
  } else if (request.type === 'more') {
    known?.more?.();
  } else {
    running.set(request.id, { abort: new AbortController(), more: undefined });
    last = last.then(() => work(request));
  }
});

function say(answer: WorkerAnswer): void {
  port.postMessage(answer);
}

async function work(request: Work): Promise<void> {
  const { id } = request;
  const { signal } = running.get(id)!.abort;
  try {
    signal.throwIfAborted();
    switch (request.type) {
      case 'query':
        await answerQuery(request, signal);
        break;
      case 'readTests': {
        const { cases, problems } = await readTestFile(request.text);
        say({ type: 'readTests', id, value: { cases: cases.map(({ name, place }) => ({ name, place })), problems } });
        break;
      }
      case 'runTest': {
        const test = (await readTestFile(request.text)).cases[request.index];
        if (test === undefined) throw new Error('The test case is no longer in the file. Refresh the tests.');
        say({ type: 'runTest', id, value: await runTest(test, { folder: request.folder, signal }) });
        break;
      }
    }
  } catch (error) {
    say({ type: 'failed', id, failure: failureOf(error, request, signal) });
  } finally {
    running.delete(id);
  }
}

async function answerQuery(request: Work & { type: 'query' }, signal: AbortSignal): Promise<void> {
  const { id, query, timezone } = request;
  const started = performance.now();
  let told = started;
  const result = await local.run(request, {
    signal,
    onProgress: (progress) => {
      if (performance.now() - told < progressEveryMs) return;
      told = performance.now();
      say({ type: 'progress', id, progress });
    },
  });
  const { records, ...rest } = encodeResult(result, {
    query,
    queryId: crypto.randomUUID(),
    ...(timezone === undefined ? {} : { timezone }),
    executionTimeMilliseconds: Math.round(performance.now() - started),
  });
  for (const { from, to } of pieces(result)) {
    say({ type: 'records', id, records: records.slice(from, to) });
    await new Promise<void>((resolve) => {
      running.get(id)!.more = resolve;
    });
    signal.throwIfAborted();
  }
  say({ type: 'query', id, value: rest });
}

function* pieces({ records }: QueryResult): Generator<{ from: number; to: number }> {
  let from = 0;
  let bytes = 0;
  for (let at = 0; at < records.length; at++) {
    bytes += encodedSize(records[at]!);
    if (at + 1 - from < pieceRecords && bytes < pieceBytes) continue;
    yield { from, to: at + 1 };
    from = at + 1;
    bytes = 0;
  }
  if (from < records.length) yield { from, to: records.length };
}

function failureOf(error: unknown, request: Work, signal: AbortSignal): WorkerFailure {
  const base = { code: undefined, position: undefined };
  if (signal.aborted) return { ...base, kind: 'cancelled', message: 'Cancelled.' };
  if (error instanceof QueryError) {
    const position =
      error.span === undefined || request.type !== 'query' ? undefined : encodeSpan(error.span, request.query);
    return { kind: 'query', message: error.message, code: error.errorType, position };
  }
  if (error instanceof FileError) return { ...base, kind: 'file', message: error.message, code: error.reason };
  const message = error instanceof Error ? error.message : String(error);
  return { ...base, kind: 'internal', message: `The query failed inside of local Grail: ${message}` };
}
