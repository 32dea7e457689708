/** Work that goes on after the answer: queries and SLO evaluations. A token stands for it, and its result is kept for a while. */

import { hashHex } from '../world/random.ts';

export interface Job<T> {
  readonly token: string;
  /** Who started it; nobody else may ask for it. */
  readonly owner: string;
  readonly started: number;
  readonly controller: AbortController;
  /** Settles, never rejects. */
  readonly done: Promise<void>;
  outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  /** Milliseconds; when the outcome is forgotten. */
  goneAt: number | undefined;
  /** How often it was asked for. */
  polls: number;
}

export interface JobsOptions {
  readonly seed: string;
  readonly kind: string;
  readonly now: () => number;
  /** How long a finished result is kept. */
  readonly keepMs: number;
}

export class Jobs<T> {
  readonly #options: JobsOptions;
  readonly #jobs = new Map<string, Job<T>>();
  readonly #gone = new Set<string>();
  #count = 0;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  start(owner: string, work: (signal: AbortSignal) => Promise<T>): Job<T> {
    this.#forget();
    const { now, keepMs } = this.#options;
    const controller = new AbortController();
    const job: Job<T> = {
      token: this.#token(),
      owner,
      started: now(),
      controller,
      done: work(controller.signal)
        .then(
          (value) => {
            job.outcome = { value };
          },
          (error: unknown) => {
            job.outcome = { error };
          },
        )
        .then(() => {
          job.goneAt = now() + keepMs;
        }),
      outcome: undefined,
      goneAt: undefined,
      polls: 0,
    };
    this.#jobs.set(job.token, job);
    return job;
  }

  /** `gone`: there was one. */
  find(token: string): Job<T> | 'gone' | undefined {
    this.#forget();
    return this.#jobs.get(token) ?? (this.#gone.has(token) ? 'gone' : undefined);
  }

  remove(job: Job<T>): void {
    this.#jobs.delete(job.token);
    this.#gone.add(job.token);
  }

  /** Aborts everything that runs. */
  close(): void {
    for (const job of this.#jobs.values()) job.controller.abort();
  }

  #forget(): void {
    const now = this.#options.now();
    for (const job of this.#jobs.values()) if (job.goneAt !== undefined && job.goneAt <= now) this.remove(job);
  }

  /** With the characters that have to be encoded in a query: `/`, `+`, `=`. */
  #token(): string {
    const bytes = Buffer.from(hashHex(44, this.#options.seed, this.#options.kind, ++this.#count), 'hex');
    return `${bytes.subarray(0, 10).toString('base64')}/+${bytes.subarray(10).toString('base64')}`;
  }
}

/** Waits for the job, at most so many milliseconds. */
export async function settled(job: Job<unknown>, timeoutMs: number): Promise<void> {
  if (job.outcome !== undefined || timeoutMs <= 0) return;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([job.done, timeout]);
  clearTimeout(timer);
}
