/**
 * Local Grail: queries over files of this machine, in a worker thread of its own. It starts with the first request; nothing is
 * uploaded, and no connection is needed.
 */

import { Worker } from 'node:worker_threads';
import type { QueryOutcome } from '../dynatrace/query.ts';
import { toNotification } from '../dynatrace/query.ts';
import { decodeTable, type QueryTable } from '../dynatrace/queryResult.ts';
import type { LocalProgress, LocalQuery } from '../grail/localQuery.ts';
import type { TestFileReport, TestOutcome } from '../grail/tests/testReport.ts';
import type { QueryDone, WireRecord, WorkerAnswer, WorkerFailure, WorkerRequest } from '../grail/workerMessages.ts';
import { ApiError } from '../http/errors.ts';

/** What the worker may take for objects; columns lie outside of it and have a bound of their own. */
const heapMegabytes = 2048;

interface Waiting {
  readonly take: (answer: WorkerAnswer) => void;
  readonly fail: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

type Work = Exclude<WorkerRequest, { type: 'more' | 'cancel' }>;
/** A request as its sender writes it: the id comes with the sending. */
type Unsent<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

export interface LocalRunOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: LocalProgress) => void;
}

export class LocalGrail {
  readonly #script: string;
  #thread: Thread | undefined;
  #ids = 0;

  /** `script` is the worker's file. */
  constructor(script: string) {
    this.#script = script;
  }

  dispose(): void {
    void this.#thread?.worker.terminate();
    this.#thread = undefined;
  }

  /** Rejects with an `ApiError`: `cancelled`, or `query-failed` with the place in the query where it has one. */
  async query(request: LocalQuery, { signal, onProgress }: LocalRunOptions): Promise<QueryOutcome> {
    const pieces: QueryTable[] = [];
    const done = await this.#ask<QueryDone>({ type: 'query', ...request }, signal, (answer) => {
      if (answer.type === 'progress') onProgress?.(answer.progress);
      if (answer.type !== 'records') return undefined;
      pieces.push(decodeTable(answer.records, undefined));
      return { type: 'more', id: answer.id };
    });
    return outcomeOf(done, pieces, request.query);
  }

  /** The cases of a `.dqltest` file and what is wrong with it. */
  async readTests(text: string, signal: AbortSignal): Promise<TestFileReport> {
    return await this.#ask({ type: 'readTests', text }, signal);
  }

  /** Runs the case at `index` of a `.dqltest` file; `folder` is where the paths in it begin. */
  async runTest(text: string, index: number, folder: string, signal: AbortSignal): Promise<TestOutcome> {
    return await this.#ask({ type: 'runTest', text, index, folder }, signal);
  }

  /** `hear` gets the answers before the last, and may say something to them. */
  #ask<T>(
    request: Unsent<Work>,
    signal: AbortSignal,
    hear: (answer: WorkerAnswer) => WorkerRequest | undefined = () => undefined,
  ): Promise<T> {
    const id = ++this.#ids;
    if (signal.aborted) return Promise.reject(cancelled());
    this.#thread ??= this.#start();
    const { worker, waiting } = this.#thread;
    return new Promise<T>((resolve, reject) => {
      const cancel = (): void => worker.postMessage({ type: 'cancel', id } satisfies WorkerRequest);
      const settle = (end: () => void): void => {
        signal.removeEventListener('abort', cancel);
        waiting.delete(id);
        end();
      };
      waiting.set(id, {
        take: (answer) => {
          if (answer.type === request.type) settle(() => resolve((answer as { value: unknown }).value as T));
          else if (answer.type === 'failed') settle(() => reject(errorOf(answer.failure)));
          else {
            const reply = hear(answer);
            if (reply !== undefined) worker.postMessage(reply);
          }
        },
        fail: (error) => settle(() => reject(error)),
      });
      signal.addEventListener('abort', cancel);
      worker.postMessage({ ...request, id });
    });
  }

  #start(): Thread {
    const worker = new Worker(this.#script, {
      name: 'local Grail',
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    });
    const thread: Thread = { worker, waiting: new Map() };
    let reason = 'it was ended';
    worker.on('message', (answer: WorkerAnswer) => thread.waiting.get(answer.id)?.take(answer));
    worker.on('error', (error) => {
      const { code } = error as NodeJS.ErrnoException;
      reason = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it ran out of memory' : error.message;
    });
    worker.on('exit', () => {
      if (this.#thread === thread) this.#thread = undefined;
      const message = `Local Grail stopped: ${reason}. The next query starts it again; filter earlier or read a smaller file.`;
      for (const { fail } of [...thread.waiting.values()]) {
        fail(new ApiError({ reason: 'query-failed', plane: 'grail', message }));
      }
    });
    return thread;
  }
}

function outcomeOf({ metadata, types }: QueryDone, pieces: readonly QueryTable[], query: string): QueryOutcome {
  const { grail, metrics = [] } = metadata;
  return {
    table: joinTables(pieces, types),
    notifications: grail.notifications.map((entry) => toNotification(entry, query)),
    queryId: grail.queryId,
    canonicalQuery: grail.canonicalQuery,
    executionTimeMs: grail.executionTimeMilliseconds,
    scannedRecords: grail.scannedRecords,
    scannedBytes: grail.scannedBytes,
    sampled: grail.sampled,
    timeframe: grail.analysisTimeframe,
    metrics: metrics.map((metric) => ({
      key: metric['metric.key'],
      fieldName: metric.fieldName,
      displayName: undefined,
      unit: undefined,
    })),
  };
}

/** Every record of a result has all of its fields, so the pieces have the same columns. */
function joinTables(pieces: readonly QueryTable[], types: unknown): QueryTable {
  const first: readonly WireRecord[] = [];
  const typed = decodeTable(first, types);
  return {
    rowCount: pieces.reduce((sum, { rowCount }) => sum + rowCount, 0),
    columns: typed.columns.map((column) => ({
      ...column,
      values: pieces.flatMap(({ columns }) => columns.find(({ name }) => name === column.name)?.values ?? []),
    })),
  };
}

function errorOf({ kind, message, code, position }: WorkerFailure): ApiError {
  if (kind === 'cancelled') return cancelled();
  return new ApiError({
    reason: 'query-failed',
    plane: 'grail',
    message,
    errorCode: code,
    detail: position === undefined ? undefined : { syntaxErrorPosition: position },
  });
}

function cancelled(): ApiError {
  return new ApiError({ reason: 'cancelled', plane: 'grail', message: 'The query was cancelled.' });
}
