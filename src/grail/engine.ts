/**
 * Local Grail's front door: what the sandbox, the local-files kernel and the tests call. The evaluator behind it grows in its own
 * files; this one only says what goes in and what comes out.
 */

import type { ColumnTable } from './columns/columnTable.ts';
import type { RecordMap, Value } from './value.ts';

/** What a query result is before it is encoded for the wire. */
export interface QueryResult {
  /** In order of first appearance over all records. */
  readonly columns: readonly string[];
  readonly records: readonly RecordMap[];
  readonly notifications: readonly Notification[];
  readonly scannedRecords: number;
  readonly scannedBytes: number;
  /** Values of metrics that were read. */
  readonly scannedDataPoints: number;
  /** Whether `samplingRatio` left records out. */
  readonly sampled: boolean;
  /** What the columns of `timeseries` hold, by field. */
  readonly metrics: readonly MetricColumn[];
  /** Nanoseconds since the epoch. */
  readonly analysisTimeframe: { readonly start: bigint; readonly end: bigint };
  readonly canonicalQuery: string;
}

/** An entry of the result's `metadata.metrics`. */
export interface MetricColumn {
  readonly metricKey: string;
  readonly fieldName: string;
  readonly aggregation: string;
  readonly rollup: string | undefined;
  /** Nanoseconds. */
  readonly rate: bigint | undefined;
  readonly shifted: boolean;
  readonly scalar: boolean;
}

/** Shape of the query API's notifications (docs "Grail query API"). */
export interface Notification {
  readonly severity: 'INFO' | 'WARN' | 'ERROR';
  readonly notificationType: string;
  readonly message: string;
  readonly arguments: readonly string[];
  /** UTF-16 offsets into the query, end exclusive. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** A query that cannot be answered: `errorType` is the service's name of the error where it has one. */
export class QueryError extends Error {
  readonly errorType: string;
  readonly exceptionType: 'DQL-SYNTAX-ERROR' | 'DQL-EXEC-EXECUTION' | 'DQL-AUTHORIZATION';
  readonly span: { readonly start: number; readonly end: number } | undefined;
  readonly arguments: readonly string[];
  constructor(
    message: string,
    details: {
      errorType: string;
      exceptionType?: 'DQL-SYNTAX-ERROR' | 'DQL-EXEC-EXECUTION' | 'DQL-AUTHORIZATION';
      span?: { start: number; end: number };
      arguments?: readonly string[];
    },
  ) {
    super(message);
    this.name = 'QueryError';
    this.errorType = details.errorType;
    this.exceptionType = details.exceptionType ?? 'DQL-SYNTAX-ERROR';
    this.span = details.span;
    this.arguments = details.arguments ?? [];
  }
}

/** One request. Times are nanoseconds since the epoch. */
export interface QueryRequest {
  readonly query: string;
  /** What `now()` answers, fixed for the whole query. */
  readonly now: bigint;
  readonly defaultTimeframe?: { readonly start: bigint; readonly end: bigint };
  /** IANA name or offset; default UTC. */
  readonly timezone?: string;
  readonly locale?: string;
  /** Default 1000. */
  readonly maxResultRecords?: number;
  readonly maxResultBytes?: number;
  readonly defaultScanLimitGbytes?: number;
  /** What the query may hold in memory at once; default 1 GiB. */
  readonly maxMemoryBytes?: number;
  readonly signal?: AbortSignal;
  /** 0…100, and bytes read so far. */
  readonly onProgress?: (percent: number, scannedBytes: number) => void;
}

/** `fetch "file:logs/app.log"` and `load "file:…"` read a file of this machine. */
export const localFilePrefix = 'file:';

/** Where the engine finds its data: the sandbox's world, local files, or a test's tables. */
export interface DataCatalog {
  /** The table behind `fetch <name>`; undefined when there is no such data object. */
  table(name: string): DataTable | undefined;
  /** Series for `timeseries` and `metrics`. */
  metrics?(): MetricStore;
  /** Nodes and edges for smartscapeNodes, smartscapeEdges, traverse, getNodeName … */
  smartscape?(): SmartscapeGraph;
  /** Lookup files for `load`; names that begin with `localFilePrefix` are also what `fetch` asks for. */
  file?(name: string): DataTable | undefined;
}

/** A source of records. `timeField` is what a timeframe selects on (`timestamp`, `start_time`, or `lifetime`, which has to overlap it); undefined: no time selection. */
export interface DataTable {
  readonly name: string;
  readonly timeField?: string;
  /** Fields that only appear when named. */
  readonly hiddenFields?: ReadonlySet<string>;
  /** Fixed set of fields: naming another one is FIELD_DOES_NOT_EXIST. */
  readonly fixedFields?: ReadonlySet<string>;
  /** Known fields for `describe`. */
  readonly schema?: ReadonlyMap<string, readonly string[]>;
  /** The records, oldest first where there is a time field. The engine turns them into columns once and keeps those with the array. */
  records(): readonly RecordMap[];
  /** The same as columns, from a source that has them; `records` is not asked then. */
  columns?(): ColumnTable;
}

/** One metric series: a value per minute from `start` (nanoseconds, a whole minute); NaN where there is none. */
export interface MetricSeries {
  readonly metricKey: string;
  readonly dimensions: ReadonlyMap<string, Value>;
  readonly start: bigint;
  readonly values: Float64Array;
}

export interface MetricStore {
  series(metricKey: string): readonly MetricSeries[];
  keys(): readonly string[];
}

export interface SmartscapeGraph {
  nodes(): readonly RecordMap[];
  edges(): readonly RecordMap[];
}
