/** What an expression can refer to where it stands. */

import type { Call, Iteration } from '../../dql/tree.ts';
import type { AggregationSet } from '../canonical.ts';
import type { Environment } from '../plan/environment.ts';
import type { Schema } from '../plan/schema.ts';
import type { Expression } from './expression.ts';

export interface Scope {
  readonly environment: Environment;
  readonly schema: Schema;
  /** Which aggregations the command knows; decides names of columns and what counts as one. */
  readonly aggregations: AggregationSet;
  /** Takes over a call, for example an aggregation of `summarize`. */
  readonly call?: (node: Call) => Expression | undefined;
  /** Inside an iterative expression: what `a[]` and `iIndex()` are. */
  readonly iteration?: IterationScope;
}

export interface IterationScope {
  element(node: Iteration): Expression;
  index(): Expression;
}
