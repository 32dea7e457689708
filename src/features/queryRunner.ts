/** Where a query runs: on a tenant's Grail, or over files of this machine. */

import type { QueryOutcome, QueryProgress } from '../dynatrace/query.ts';

export interface RunnerRequest {
  readonly query: string;
  /** How many records the result may have; the runner's own limit when absent. */
  readonly maxResultRecords?: number;
}

export interface RunnerOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: QueryProgress) => void;
}

export interface QueryRunner {
  /** As sentences call it: "Running on …". */
  readonly place: string;
  /** Rejects with an `ApiError`; `cancelled` once the signal is aborted. */
  run(request: RunnerRequest, options: RunnerOptions): Promise<QueryOutcome>;
}
