/** What the parts of one query share while it is planned and run. */

import type { Query } from '../../dql/tree.ts';
import type { RecordSet } from '../columns/recordSet.ts';
import type { DataCatalog, MetricColumn, Notification, QueryRequest } from '../engine.ts';
import type { EvaluationContext } from '../functions/registry.ts';
import type { MemoryMeter } from './memoryMeter.ts';
import type { Schema } from './schema.ts';

export interface Environment {
  readonly request: QueryRequest;
  readonly context: EvaluationContext;
  readonly catalog: DataCatalog;
  readonly memory: MemoryMeter;
  readonly usage: Usage;
  notify(notification: Notification): void;
  /** Plans a sub-query that runs before the command it stands in; its records are there once records flow. */
  subquery(query: Query): Subquery;
}

export interface Subquery {
  readonly schema: Schema;
  /** Complete before the first batch of the command. */
  records(): RecordSet;
}

/** What was read; grows while the query runs. */
export interface Usage {
  scannedRecords: number;
  scannedBytes: number;
  scannedDataPoints: number;
  sampled: boolean;
  /** Blocks of the tables that are being read, and how many of them are done. */
  blocks: number;
  blocksDone: number;
  metrics: MetricColumn[];
  /** Widest range of time that a source was read for. */
  start: bigint | undefined;
  end: bigint | undefined;
}
