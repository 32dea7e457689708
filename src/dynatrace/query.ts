import type { DynatraceEnvironment } from './environment.ts';
import type { QueryTable } from './queryResult.ts';

/** Grail's query API. Source: OpenAPI description "Grail - Query API" 1.20. */

export interface QueryRequest {
  readonly query: string;
  /** What an OAuth token is asked for; by default what `queryScopes` reads from the query. */
  readonly scopes?: readonly string[];
  /** ISO-8601; the timeframe of stages that name none. Two hours back by default. */
  readonly timeframe?: { readonly start: string; readonly end: string };
  /** IANA name; UTC by default. */
  readonly timezone?: string;
  readonly locale?: string;
  /** 1,000 by default. */
  readonly maxResultRecords?: number;
  readonly maxResultBytes?: number;
  readonly fetchTimeoutSeconds?: number;
  /** Gigabytes; -1 for no limit. */
  readonly scanLimitGbytes?: number;
}

export interface QueryProgress {
  readonly state: string;
  /** 0 to 100 where the service says. */
  readonly percent: number | undefined;
  readonly scannedBytes: number | undefined;
}

/** A place in the query text: zero-based, end exclusive, in UTF-16 units. */
export interface QueryRange {
  readonly start: number;
  readonly end: number;
}

export interface QueryNotification {
  /** `INFO`, `WARN`, `WARNING` or `ERROR`. */
  readonly severity: string;
  readonly type: string;
  readonly message: string;
  /** True when it says that records are missing from the result. */
  readonly partial: boolean;
  readonly range: QueryRange | undefined;
}

export interface MetricMetadata {
  readonly key: string | undefined;
  readonly fieldName: string | undefined;
  readonly displayName: string | undefined;
  readonly unit: string | undefined;
}

export interface QueryOutcome {
  readonly table: QueryTable;
  readonly notifications: readonly QueryNotification[];
  readonly queryId: string | undefined;
  readonly canonicalQuery: string | undefined;
  readonly executionTimeMs: number | undefined;
  readonly scannedRecords: number | undefined;
  readonly scannedBytes: number | undefined;
  readonly sampled: boolean;
  /** ISO-8601 in UTC. */
  readonly timeframe: { readonly start: string; readonly end: string } | undefined;
  readonly metrics: readonly MetricMetadata[];
}

/**
 * Runs a query to its end and decodes the result. When the signal fires, the query is cancelled on the service too, so that it stops costing.
 * Rejects with an `ApiError`: `bad-request` with the position (`syntaxRange`), `missing-scope` with the permissions, `gone` when the result expired
 * before it was read, `query-failed` when the query ended without one.
 */
export declare function runQuery(
  environment: DynatraceEnvironment,
  request: QueryRequest,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: QueryProgress) => void },
): Promise<QueryOutcome>;

/** Where in the query an error of `runQuery` lies, if Grail said. */
export declare function syntaxRange(error: unknown, query: string): QueryRange | undefined;

export interface Verification {
  readonly valid: boolean;
  readonly canonicalQuery: string | undefined;
  readonly notifications: readonly QueryNotification[];
}

/** Checks a query without running it. */
export declare function verifyQuery(
  environment: DynatraceEnvironment,
  request: Pick<QueryRequest, 'query' | 'scopes' | 'timezone' | 'locale'>,
  signal: AbortSignal,
): Promise<Verification>;

export interface Suggestion {
  /** All of the text to insert. */
  readonly text: string;
  /** How many characters before the cursor it replaces. */
  readonly replaces: number;
  readonly parts: readonly {
    readonly type: string;
    readonly text: string;
    readonly info?: string;
    readonly synopsis?: string;
  }[];
}

export interface Suggestions {
  /** The text up to the cursor may already be a whole query. */
  readonly optional: boolean;
  /** Seconds the answer may be kept; undefined means long, less than one not at all. */
  readonly ttlSeconds: number | undefined;
  readonly suggestions: readonly Suggestion[];
}

/** What may follow at `cursor`, a zero-based offset in UTF-16 units. */
export declare function autocompleteQuery(
  environment: DynatraceEnvironment,
  request: Pick<QueryRequest, 'query' | 'scopes' | 'timezone' | 'locale'> & { readonly cursor: number },
  signal: AbortSignal,
): Promise<Suggestions>;
