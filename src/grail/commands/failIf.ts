/** `failIf` (experimental): ends the query with a message once a record fulfils the condition. */

import { valueAt } from '../columns/column.ts';
import { QueryError } from '../engine.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import { rowsWhereTrue } from '../expression/logicKernels.ts';
import { valueText } from '../functions/text.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, scopeOf } from '../plan/pipeline.ts';
import { requireBoolean } from './parameters.ts';

export function planFailIf(input: StageInput): StagePlan {
  const node = expressionOf(single(input.bindings, 'condition')!.value);
  const condition = compileExpression(node, scopeOf(input));
  requireBoolean(condition, node);
  const message = compileExpression(expressionOf(single(input.bindings, 'message')!.value), scopeOf(input));
  return {
    schema: input.schema,
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const rows = rowsWhereTrue(condition.evaluate(batch), batch.length);
        if (batch.length === 0 || rows?.length === 0) return batch;
        const text = valueText(valueAt(message.evaluate(batch), rows?.[0] ?? 0));
        throw new QueryError(text, {
          errorType: 'FAIL_IF',
          exceptionType: 'DQL-EXEC-EXECUTION',
          span: spanOf(input.command),
          arguments: [text],
        });
      }),
  };
}
