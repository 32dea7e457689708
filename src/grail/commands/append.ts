/** `append` (docs "Correlation and join commands"). */

import { single } from '../plan/binding.ts';
import type { StageInput, StagePlan, Stream } from '../plan/pipeline.ts';
import { union } from '../plan/schema.ts';
import { emitAll } from './sort.ts';
import { subqueryOf } from './subquery.ts';

export function planAppend(input: StageInput): StagePlan {
  const subquery = subqueryOf(single(input.bindings, 'source')!, 'append', input);
  return {
    schema: union(input.schema, subquery.schema),
    *run(stream): Stream {
      yield* stream;
      yield* emitAll(subquery.records().batch);
    },
  };
}
