/** Counts what a query holds in memory, and stops it at a bound. */

import { QueryError } from '../engine.ts';

/** 1 GiB: enough to sort or group some millions of records, and far from what takes an extension host down. */
export const defaultMemoryBytes = 1024 ** 3;

export class MemoryMeter {
  readonly #limit: number;
  #held = 0;
  #peak = 0;

  constructor(limit: number = defaultMemoryBytes) {
    this.#limit = limit;
  }

  get peak(): number {
    return this.#peak;
  }

  /** `what` says in a word what is held: `sort`, `summarize`. */
  hold(bytes: number, what: string): void {
    this.#held += bytes;
    if (this.#held > this.#peak) this.#peak = this.#held;
    if (this.#held <= this.#limit) return;
    const limit = `${Math.round(this.#limit / 1024 ** 2)} MB`;
    throw new QueryError(
      `The query needs more than its ${limit} of memory, in \`${what}\`. Filter earlier, keep fewer fields, group by fewer values or set a limit.`,
      { errorType: 'MEMORY_LIMIT_EXCEEDED', exceptionType: 'DQL-EXEC-EXECUTION', arguments: [what, limit] },
    );
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }
}
