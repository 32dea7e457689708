/** Queries that run: what a token stands for, and what is answered for it. */

import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from '../../../dql/parser.ts';
import { type DataCatalog, QueryError, type QueryRequest, type QueryResult } from '../../../grail/engine.ts';
import { executeQuery } from '../../../grail/executeQuery.ts';
import { type EncodedResult, encodeResult } from '../../../grail/wire.ts';
import { hashUuid } from '../../world/random.ts';
import { type Job, Jobs, settled } from '../jobs.ts';
import type { Principal } from '../principals.ts';
import { notAuthorized, refusalOf } from './queryErrors.ts';
import { forbiddenTable } from './tablePermissions.ts';

/** How long a result is kept, in seconds. */
export const ttlSeconds = 60;

/** Now and then a query has to wait for its turn. */
const WAITS_EVERY = 5;

export interface QueryAnswer {
  readonly state: 'NOT_STARTED' | 'RUNNING' | 'SUCCEEDED';
  readonly progress: number;
  readonly ttlSeconds: number;
  readonly requestToken?: string;
  readonly result?: EncodedResult;
}

interface Running {
  readonly queryId: string;
  readonly includeTypes: boolean;
  readonly request: QueryRequest;
  readonly number: number;
  percent: number;
}

interface Outcome {
  readonly result: QueryResult;
  readonly tookMs: number;
}

export interface QueryJobsOptions {
  readonly seed: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly catalog: () => DataCatalog;
  /** Milliseconds that each query takes besides its real time. */
  readonly delayMs: number;
}

export class QueryJobs {
  readonly #options: QueryJobsOptions;
  readonly #jobs: Jobs<Outcome>;
  readonly #running = new WeakMap<Job<Outcome>, Running>();
  #count = 0;

  constructor(options: QueryJobsOptions) {
    const { seed, now } = options;
    this.#options = options;
    this.#jobs = new Jobs({ seed, kind: 'query', now, keepMs: ttlSeconds * 1000 });
  }

  /** @throws Refusal 403 where the caller may not read a table of the query; what is wrong with the query shows when it is answered for */
  start(request: QueryRequest, principal: Principal, includeTypes: boolean): Job<Outcome> {
    const number = ++this.#count;
    const queryId = hashUuid(this.#options.seed, 'query', number);
    const { query } = request;
    const forbidden = forbiddenTable(parse(query).query, principal);
    if (forbidden !== undefined) throw refusalOf(notAuthorized(forbidden.table), { query, queryId }, forbidden.scope);
    const running: Running = { queryId, includeTypes, request, number, percent: 0 };
    const job = this.#jobs.start(principal.id, (signal) => this.#run(running, signal));
    this.#running.set(job, running);
    return job;
  }

  find(token: string): Job<Outcome> | 'gone' | undefined {
    return this.#jobs.find(token);
  }

  /** Waits for the job, then tells how it stands. Throws the error that the query ended with. */
  async answer(job: Job<Outcome>, waitMs: number): Promise<QueryAnswer> {
    await settled(job, waitMs);
    const running = this.#running.get(job)!;
    if (job.outcome === undefined) return { ...this.#standing(job, running), requestToken: job.token };
    if ('error' in job.outcome) {
      const { error } = job.outcome;
      const { queryId, request } = running;
      throw error instanceof QueryError ? refusalOf(error, { query: request.query, queryId }) : error;
    }
    const { result, tookMs } = job.outcome.value;
    const { request, queryId, includeTypes } = running;
    return {
      state: 'SUCCEEDED',
      progress: 100,
      ttlSeconds,
      result: encodeResult(result, {
        query: request.query,
        queryId,
        includeTypes,
        executionTimeMilliseconds: tookMs,
        ...(request.timezone !== undefined && { timezone: request.timezone }),
        ...(request.locale !== undefined && { locale: request.locale }),
      }),
    };
  }

  cancel(job: Job<Outcome>): void {
    job.controller.abort();
    this.#jobs.remove(job);
  }

  close(): void {
    this.#jobs.close();
  }

  #standing(job: Job<Outcome>, running: Running): Pick<QueryAnswer, 'state' | 'progress' | 'ttlSeconds'> {
    const waits = job.polls++ === 0 && running.number % WAITS_EVERY === 0;
    return { state: waits ? 'NOT_STARTED' : 'RUNNING', progress: running.percent, ttlSeconds };
  }

  async #run(running: Running, signal: AbortSignal): Promise<Outcome> {
    const started = performance.now();
    const { delayMs, catalog } = this.#options;
    if (delayMs > 0) await sleep(delayMs, undefined, { signal });
    const result = await executeQuery(
      {
        ...running.request,
        signal,
        onProgress: (percent) => {
          running.percent = Math.min(99, Math.round(percent));
        },
      },
      catalog(),
    );
    return { result, tookMs: Math.round(performance.now() - started) };
  }
}
