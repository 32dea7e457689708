/** What a window and its worker for local queries say to each other. Requests carry an id; every answer carries that of its request. */

import type { LocalProgress, LocalQuery } from './localQuery.ts';
import type { TestFileReport, TestOutcome } from './tests/testReport.ts';
import type { EncodedResult, SyntaxPosition } from './wire.ts';

export type WorkerRequest =
  | ({ readonly type: 'query'; readonly id: number } & LocalQuery)
  /** Asks for the next records of a query's result. */
  | { readonly type: 'more'; readonly id: number }
  | { readonly type: 'cancel'; readonly id: number }
  /** What is in a `.dqltest` file. */
  | { readonly type: 'readTests'; readonly id: number; readonly text: string }
  /** Runs the case at `index` of a `.dqltest` file. `folder` is the file's own. */
  | {
      readonly type: 'runTest';
      readonly id: number;
      readonly text: string;
      readonly index: number;
      readonly folder: string;
    };

export type WireRecord = EncodedResult['records'][number];

/** The result without its records: they come before it, in pieces small enough that taking one never holds the window up. */
export type QueryDone = Omit<EncodedResult, 'records'>;

export type WorkerAnswer =
  | { readonly type: 'progress'; readonly id: number; readonly progress: LocalProgress }
  | { readonly type: 'records'; readonly id: number; readonly records: readonly WireRecord[] }
  | { readonly type: 'query'; readonly id: number; readonly value: QueryDone }
  | { readonly type: 'readTests'; readonly id: number; readonly value: TestFileReport }
  | { readonly type: 'runTest'; readonly id: number; readonly value: TestOutcome }
  | { readonly type: 'failed'; readonly id: number; readonly failure: WorkerFailure };

export interface WorkerFailure {
  readonly kind: 'cancelled' | 'query' | 'file' | 'internal';
  readonly message: string;
  /** The query error's type, or the file error's reason. */
  readonly code: string | undefined;
  readonly position: SyntaxPosition | undefined;
}
