/** Runs a query over the tables of a catalog. */

import { setImmediate } from 'node:timers/promises';
import { parse } from '../dql/parser.ts';
import type { Query } from '../dql/tree.ts';
import { canonicalQuery } from './canonical.ts';
import type { Batch } from './columns/batch.ts';
import { absent, stateAt, valueAt } from './columns/column.ts';
import { RecordCollector, type RecordSet } from './columns/recordSet.ts';
import { type DataCatalog, type Notification, QueryError, type QueryRequest, type QueryResult } from './engine.ts';
import type { Environment, Subquery, Usage } from './plan/environment.ts';
import { MemoryMeter } from './plan/memoryMeter.ts';
import type { SourcePlan, Stream, TimeRange } from './plan/pipeline.ts';
import { planQuery } from './plan/planQuery.ts';
import type { RecordMap, Value } from './value.ts';
import { encodedSize } from './wire.ts';

export const defaultResultRecords = 1000;
const defaultTimeframe = 7_200_000_000_000n;

/** Answers a query; throws a `QueryError` where that cannot be, and the signal's reason once it is aborted. */
export async function executeQuery(request: QueryRequest, catalog: DataCatalog): Promise<QueryResult> {
  request.signal?.throwIfAborted();
  const query = parseQuery(request.query);
  const execution = new Execution(request, catalog);
  return await execution.run(query);
}

/** Checks a query without running it: the same errors as `executeQuery`, as far as they do not depend on records. */
export function verifyQuery(
  request: QueryRequest,
  catalog: DataCatalog,
): { canonicalQuery: string; notifications: readonly Notification[] } {
  const query = parseQuery(request.query);
  const execution = new Execution(request, catalog);
  return execution.verify(query);
}

function parseQuery(text: string): Query {
  const tree = parse(text);
  const error = tree.errors[0];
  if (error !== undefined) {
    throw new QueryError(error.message, {
      errorType: error.code,
      span: { start: error.start, end: error.end },
      arguments: error.arguments,
    });
  }
  return tree.query;
}

class Execution {
  readonly #request: QueryRequest;
  readonly #environment: Environment;
  readonly #usage: Usage;
  readonly #notifications: Notification[] = [];
  readonly #subqueries: { readonly plan: SourcePlan; records: RecordSet | undefined }[] = [];
  readonly #range: TimeRange;
  #breath = performance.now();
  #percent = 0;

  constructor(request: QueryRequest, catalog: DataCatalog) {
    this.#request = request;
    this.#range = request.defaultTimeframe ?? { start: request.now - defaultTimeframe, end: request.now };
    this.#usage = {
      scannedRecords: 0,
      scannedBytes: 0,
      scannedDataPoints: 0,
      sampled: false,
      blocks: 0,
      blocksDone: 0,
      metrics: [],
      start: undefined,
      end: undefined,
    };
    this.#environment = {
      request,
      context: { now: request.now, timezone: request.timezone ?? 'UTC', locale: request.locale ?? 'und' },
      catalog,
      memory: new MemoryMeter(request.maxMemoryBytes),
      usage: this.#usage,
      notify: (notification) => this.#notifications.push(notification),
      subquery: (query) => this.#subquery(query),
    };
  }

  verify(query: Query): { canonicalQuery: string; notifications: readonly Notification[] } {
    planQuery(query, this.#environment, this.#range, undefined);
    return { canonicalQuery: canonicalQuery(query), notifications: this.#notifications };
  }

  #subquery(query: Query): Subquery {
    // Sub-queries inside of this one come first, as planning it plans them.
    const plan = planQuery(query, this.#environment, this.#range, undefined);
    const entry: { readonly plan: SourcePlan; records: RecordSet | undefined } = { plan, records: undefined };
    this.#subqueries.push(entry);
    return {
      schema: plan.schema,
      records: () => {
        if (entry.records === undefined) throw new Error('A sub-query was read before it ran.');
        return entry.records;
      },
    };
  }

  async run(query: Query): Promise<QueryResult> {
    const cap = this.#request.maxResultRecords ?? defaultResultRecords;
    const plan = planQuery(query, this.#environment, this.#range, cap + 1);
    for (const entry of this.#subqueries) {
      const collector = new RecordCollector();
      await this.#drive(entry.plan.run(), (batch) => {
        this.#environment.memory.hold(collector.add(batch), 'a sub-query');
        return true;
      });
      entry.records = collector.finish();
    }
    const result = new ResultCollector(cap, this.#request.maxResultBytes);
    await this.#drive(plan.run(), (batch) => result.add(batch));
    this.#notifyOfCut(result, query, cap);
    this.#request.onProgress?.(100, this.#usage.scannedBytes);
    return {
      columns: result.columns,
      records: result.records,
      notifications: this.#notifications,
      scannedRecords: this.#usage.scannedRecords,
      scannedBytes: this.#usage.scannedBytes,
      scannedDataPoints: this.#usage.scannedDataPoints,
      sampled: this.#usage.sampled,
      metrics: this.#usage.metrics,
      analysisTimeframe: { start: this.#usage.start ?? plan.range.start, end: this.#usage.end ?? plan.range.end },
      canonicalQuery: canonicalQuery(query),
    };
  }

  /** Pulls batches until the taker has enough, and lets others run now and then. */
  async #drive(stream: Stream, take: (batch: Batch) => boolean): Promise<void> {
    for (const batch of stream) {
      if (batch !== undefined && !take(batch)) return;
      if (performance.now() - this.#breath > 15) {
        await setImmediate();
        this.#request.signal?.throwIfAborted();
        this.#request.onProgress?.(this.#percentDone(), this.#usage.scannedBytes);
        this.#breath = performance.now();
      }
    }
  }

  /** Of the tables that are known by now; another one that follows does not take anything back. */
  #percentDone(): number {
    const { blocks, blocksDone } = this.#usage;
    this.#percent = Math.max(this.#percent, Math.min(99, Math.floor((100 * blocksDone) / Math.max(1, blocks))));
    return this.#percent;
  }

  #notifyOfCut(result: ResultCollector, query: Query, cap: number): void {
    const names = query.commands.map((command) => command.name?.text.toLowerCase());
    const unlimited = !names.includes('limit') && names[0] !== 'data' && names[0] !== 'describe';
    if (unlimited && this.#request.maxResultRecords === undefined) {
      this.#notifications.push({
        severity: 'INFO',
        notificationType: 'LIMIT_ADDED',
        message: `The query has no limit, so \`limit ${cap}\` was added.`,
        arguments: [String(cap)],
      });
    } else if (result.cut === 'records') {
      this.#notifications.push({
        severity: 'WARN',
        notificationType: 'RESULT_LIMIT_RECORDS',
        message: `The result was cut after ${cap} records.`,
        arguments: [String(cap)],
      });
    }
    if (result.cut === 'bytes') {
      const bytes = String(this.#request.maxResultBytes);
      this.#notifications.push({
        severity: 'WARN',
        notificationType: 'RESULT_LIMIT_BYTES',
        message: `The result was cut after ${bytes} bytes.`,
        arguments: [bytes],
      });
    }
  }
}

/** Turns the first records into maps; columns appear in the order of the fields, and only those that a record has. */
class ResultCollector {
  readonly records: RecordMap[] = [];
  readonly #names = new Set<string>();
  readonly #cap: number;
  readonly #maxBytes: number | undefined;
  #bytes = 0;
  cut: 'records' | 'bytes' | undefined;

  constructor(cap: number, maxBytes: number | undefined) {
    this.#cap = cap;
    this.#maxBytes = maxBytes;
  }

  get columns(): readonly string[] {
    return [...this.#names];
  }

  /** False once it has enough. */
  add(batch: Batch): boolean {
    const shown = batch.names.flatMap((name, index) => (batch.hidden.has(name) ? [] : [{ name, index }]));
    const rows = Math.min(batch.length, this.#cap - this.records.length);
    const columns = shown.map(({ index }) => batch.slice(0, rows).columnAt(index));
    for (let row = 0; row < rows; row++) {
      const record = new Map<string, Value>();
      for (let i = 0; i < columns.length; i++) {
        if (stateAt(columns[i]!, row) !== absent) record.set(shown[i]!.name, valueAt(columns[i]!, row));
      }
      for (const name of record.keys()) this.#names.add(name);
      this.records.push(record);
      if (this.#maxBytes === undefined) continue;
      this.#bytes += encodedSize(record);
      // The record that crosses the limit is still part of the result.
      if (this.#bytes > this.#maxBytes) {
        this.cut = 'bytes';
        return false;
      }
    }
    if (rows === batch.length) return true;
    this.cut = 'records';
    return false;
  }
}
