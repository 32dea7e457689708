/** How commands are chained: each takes the batches of the one before it and gives its own. */

import type { Command } from '../../dql/tree.ts';
import type { AggregationSet } from '../canonical.ts';
import type { Batch } from '../columns/batch.ts';
import type { Scope } from '../expression/scope.ts';
import type { Bindings } from './binding.ts';
import type { Environment } from './environment.ts';
import { aggregations } from './functionDefinitions.ts';
import type { Schema } from './schema.ts';

/**
 * Batches in order. Undefined says that work was done and nothing has come of it yet: whoever drives the stream may then let others run, or
 * stop. A batch's columns hold until the next one is asked for.
 */
export type Stream = Generator<Batch | undefined, void, undefined>;

/** A range of time in nanoseconds, end exclusive. */
export interface TimeRange {
  readonly start: bigint;
  readonly end: bigint;
}

export interface SourcePlan {
  readonly schema: Schema;
  /** What the source was asked for; `makeTimeseries` has it as its default. */
  readonly range: TimeRange;
  run(): Stream;
  /** The same records with the latest block first, where the source is a table in order of time. */
  readonly latestFirst?: LatestFirst | undefined;
}

export interface LatestFirst {
  readonly timeField: string;
  /** Within a batch the records are in the order of the table. */
  run(): Stream;
}

export interface StagePlan {
  readonly schema: Schema;
  run(input: Stream): Stream;
}

export interface StageInput {
  readonly command: Command;
  readonly bindings: Bindings;
  readonly environment: Environment;
  readonly schema: Schema;
  readonly range: TimeRange;
  /** Canonical names of the commands before this one, the source first. */
  readonly before: readonly string[];
}

export function scopeOf(input: StageInput, set: AggregationSet = aggregations): Scope {
  return { environment: input.environment, schema: input.schema, aggregations: set };
}

/** A stage that turns each batch into one of its own, or into nothing. */
export function* mapBatches(input: Stream, apply: (batch: Batch) => Batch): Stream {
  for (const batch of input) {
    if (batch === undefined) {
      yield undefined;
      continue;
    }
    const result = apply(batch);
    yield result.length === 0 ? undefined : result;
  }
}
