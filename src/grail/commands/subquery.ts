/** The sub-query of a command. */

import type { Item } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';
import { spanOf } from '../plan/binding.ts';
import type { Subquery } from '../plan/environment.ts';
import type { StageInput } from '../plan/pipeline.ts';

/** The most that one side of a join may take (128 MB). */
const joinSideBytes = 134_217_728;

export function subqueryOf(item: Item, command: string, input: StageInput): Subquery {
  const block = item.value;
  if (block.kind !== 'Block' || block.query === undefined) {
    throw new QueryError(`\`${command}\` needs a sub-query in brackets.`, {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(block),
      arguments: ['a non-empty execution block'],
    });
  }
  return input.environment.subquery(block.query);
}

/** Like `subqueryOf`, for a side that has to fit into memory whole. */
export function joinSideOf(item: Item, command: string, input: StageInput): Subquery {
  const subquery = subqueryOf(item, command, input);
  return {
    schema: subquery.schema,
    records: () => {
      const records = subquery.records();
      if (records.bytes <= joinSideBytes) return records;
      throw new QueryError(`The sub-query of \`${command}\` gives more than 128 MB; filter it or keep fewer fields.`, {
        errorType: 'JOIN_SIDE_TOO_LARGE',
        exceptionType: 'DQL-EXEC-EXECUTION',
        span: spanOf(item),
        arguments: [command],
      });
    },
  };
}
