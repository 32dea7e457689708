import * as z from 'zod/mini';
import { ApiError } from '../http/errors.ts';
import type { DynatraceEnvironment } from './environment.ts';
import { type Step, seeThrough } from './longPoll.ts';
import { type QueryRange, span, toRange } from './queryPositions.ts';
import { decodeTable, type QueryTable } from './queryResult.ts';
import { queryScopes } from './queryScopes.ts';

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

export const notification = z.object({
  severity: z.nullish(z.string()),
  notificationType: z.nullish(z.string()),
  message: z.nullish(z.string()),
  syntaxPosition: z.nullish(span),
});

const number = z.nullish(z.number());
const text = z.nullish(z.string());

const grailMetadata = z.object({
  canonicalQuery: text,
  queryId: text,
  executionTimeMilliseconds: number,
  scannedRecords: number,
  scannedBytes: number,
  sampled: z.nullish(z.boolean()),
  analysisTimeframe: z.nullish(z.object({ start: z.string(), end: z.string() })),
  notifications: z.nullish(z.array(notification)),
});

const metricMetadata = z.object({ 'metric.key': text, fieldName: text, displayName: text, unit: text });

/** Records stay as they are: only the envelope is looked at. */
const records = z.custom<readonly unknown[]>((value) => Array.isArray(value));

const queryAnswer = z.object({
  /** `NOT_STARTED`, `RUNNING`, `SUCCEEDED`, `RESULT_GONE`, `CANCELLED`, `FAILED`; others may come. */
  state: z.string(),
  progress: number,
  requestToken: text,
  result: z.nullish(
    z.object({
      records: z._default(records, []),
      types: z.unknown(),
      metadata: z.nullish(z.object({ grail: z.nullish(grailMetadata), metrics: z.nullish(z.array(metricMetadata)) })),
    }),
  ),
  error: z.nullish(z.object({ message: text, details: z.nullish(z.record(z.string(), z.unknown())) })),
});
type QueryAnswer = z.output<typeof queryAnswer>;

export const queryService = '/platform/storage/query/v1';
const purpose = 'run the query';
/** Room for results that were asked to be large. */
const maxResultBytes = 256 * 1024 * 1024;
const enrich = 'metric-metadata';
/** On top of the service's wait: a large result takes its time on a slow line, and silence ends a call much sooner. */
const transferBudgetMs = 120_000;

/**
 * Runs a query to its end and decodes the result. When the signal fires, the query is cancelled on the service too, so that it stops costing.
 * Rejects with an `ApiError`: `bad-request` with the position (`queryFault`), `missing-scope` with what is missing, `gone` when the result expired
 * before it was read, `query-failed` when the query ended without one.
 */
export async function runQuery(
  environment: DynatraceEnvironment,
  request: QueryRequest,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: QueryProgress) => void },
): Promise<QueryOutcome> {
  const scopes = request.scopes ?? queryScopes(request.query);
  const common = { plane: 'grail', scopes, purpose, maxBytes: maxResultBytes } as const;
  const step = (answer: QueryAnswer): Step<QueryAnswer> => {
    if (answer.state !== 'RUNNING' && answer.state !== 'NOT_STARTED') return { done: true, value: answer };
    options.onProgress?.({
      state: answer.state,
      percent: answer.progress ?? undefined,
      scannedBytes: answer.result?.metadata?.grail?.scannedBytes ?? undefined,
    });
    return { done: false, token: answer.requestToken ?? undefined };
  };
  const answer = await seeThrough<QueryAnswer>(
    environment,
    {
      plane: 'grail',
      start: async (waitMs, signal) =>
        step(
          await environment.platformJson(
            {
              ...common,
              method: 'POST',
              path: `${queryService}/query:execute`,
              query: { enrich },
              json: executeBody(request, waitMs),
              retry: 'throttled',
              serverWaitMs: waitMs,
              budgetMs: waitMs + transferBudgetMs,
            },
            queryAnswer,
            signal,
          ),
        ),
      poll: async (token, waitMs, signal) =>
        step(
          await environment
            .platformJson(
              {
                ...common,
                path: `${queryService}/query:poll`,
                query: { 'request-token': token, 'request-timeout-milliseconds': waitMs, enrich },
                serverWaitMs: waitMs,
                budgetMs: waitMs + transferBudgetMs,
              },
              queryAnswer,
              signal,
            )
            .catch((error: unknown) => {
              throw ApiError.is(error, 'gone', 'not-found') ? resultGone(error) : error;
            }),
        ),
      cancel: (token, signal) =>
        environment.platformNoContent(
          {
            ...common,
            method: 'POST',
            path: `${queryService}/query:cancel`,
            query: { 'request-token': token },
            purpose: 'cancel the query',
            retry: 'read',
          },
          signal,
        ),
    },
    options.signal,
  );
  return outcome(answer, request.query);
}

function executeBody(request: QueryRequest, waitMs: number): Readonly<Record<string, unknown>> {
  return {
    query: request.query,
    requestTimeoutMilliseconds: waitMs,
    defaultTimeframeStart: request.timeframe?.start,
    defaultTimeframeEnd: request.timeframe?.end,
    timezone: request.timezone,
    locale: request.locale,
    maxResultRecords: request.maxResultRecords,
    maxResultBytes: request.maxResultBytes,
    fetchTimeoutSeconds: request.fetchTimeoutSeconds,
    defaultScanLimitGbytes: request.scanLimitGbytes,
  };
}

function outcome(answer: QueryAnswer, query: string): QueryOutcome {
  const { result } = answer;
  if (answer.state === 'RESULT_GONE') throw resultGone(undefined);
  if (answer.state !== 'SUCCEEDED' || !result) throw failed(answer);
  const grail = result.metadata?.grail ?? undefined;
  return {
    table: decodeTable(result.records, result.types),
    notifications: (grail?.notifications ?? []).map((entry) => toNotification(entry, query)),
    queryId: grail?.queryId ?? undefined,
    canonicalQuery: grail?.canonicalQuery ?? undefined,
    executionTimeMs: grail?.executionTimeMilliseconds ?? undefined,
    scannedRecords: grail?.scannedRecords ?? undefined,
    scannedBytes: grail?.scannedBytes ?? undefined,
    sampled: grail?.sampled ?? false,
    timeframe: grail?.analysisTimeframe ?? undefined,
    metrics: (result.metadata?.metrics ?? []).map((metric) => ({
      key: metric['metric.key'] ?? undefined,
      fieldName: metric.fieldName ?? undefined,
      displayName: metric.displayName ?? undefined,
      unit: metric.unit ?? undefined,
    })),
  };
}

function resultGone(cause: unknown): ApiError {
  return new ApiError({
    reason: 'gone',
    plane: 'grail',
    message: 'The result of the query is no longer kept: Grail keeps it for about a minute. Run the query again.',
    cause,
  });
}

function failed(answer: QueryAnswer): ApiError {
  const detail = answer.error?.details ?? undefined;
  const said = typeof detail?.errorMessage === 'string' ? detail.errorMessage : (answer.error?.message ?? undefined);
  const id =
    answer.result?.metadata?.grail?.queryId ?? (typeof detail?.queryId === 'string' ? detail.queryId : undefined);
  const what =
    answer.state === 'CANCELLED'
      ? 'The query was cancelled on Grail'
      : `The query ended without a result (${answer.state})`;
  return new ApiError({
    reason: 'query-failed',
    plane: 'grail',
    message: `${what}${said ? `: ${said}` : ''}. Run it again${id ? `; quote the query id ${id} to support if it keeps failing` : ''}.`,
    errorRef: id,
    errorCode: typeof detail?.errorType === 'string' ? detail.errorType : undefined,
    detail,
  });
}

/** All of these say that the result is not whole. Source: the notification types that the vendor's command line client knows. */
const partialTypes = new Set([
  'SCAN_LIMIT_GBYTES',
  'RESULT_LIMIT_RECORDS',
  'RESULT_LIMIT_BYTES',
  'FETCH_TIMEOUT',
  'QUERY_CONSUMPTION_LIMIT',
]);

export function toNotification(entry: z.output<typeof notification>, query: string): QueryNotification {
  const type = entry.notificationType ?? '';
  return {
    severity: entry.severity ?? 'INFO',
    type,
    message: entry.message ?? type,
    partial: partialTypes.has(type),
    range: entry.syntaxPosition ? toRange(entry.syntaxPosition, query) : undefined,
  };
}

/** What is wrong with a query, and where in it. */
export interface QueryFault extends QueryRange {
  /** In the words of Grail alone, where it has some: who reads them looks at the place. */
  readonly message: string;
}

/** The fault in the query that an error of `runQuery` is about, if Grail said where it lies. */
export function queryFault(error: unknown, query: string): QueryFault | undefined {
  if (!ApiError.is(error)) return undefined;
  const parsed = span.safeParse(error.detail?.syntaxErrorPosition);
  const place = parsed.success ? toRange(parsed.data, query) : undefined;
  if (place === undefined) return undefined;
  const said = error.detail?.errorMessage;
  return { ...place, message: typeof said === 'string' && said !== '' ? said : error.message };
}
