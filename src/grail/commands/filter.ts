/** `filter`, `filterOut`, `limit` (docs "Filter and search commands", "Ordering commands"). */

import type { Expression as Node } from '../../dql/tree.ts';
import type { Batch } from '../columns/batch.ts';
import { QueryError } from '../engine.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { isIterative } from '../expression/iteration.ts';
import { notTrueColumn, rowsWhereTrue } from '../expression/logicKernels.ts';
import type { Scope } from '../expression/scope.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import { mapBatches, type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { countParameter, requireBoolean } from './parameters.ts';

export function planFilter(input: StageInput): StagePlan {
  const node = conditionOf(input);
  const conditions = conjuncts(node).map((part) => compileCondition(part, scopeOf(input)));
  return {
    schema: input.schema,
    run: (stream) => mapBatches(stream, (batch) => conditions.reduce(keepTrue, batch)),
  };
}

export function planFilterOut(input: StageInput): StagePlan {
  const condition = compileCondition(conditionOf(input), scopeOf(input));
  return {
    schema: input.schema,
    run: (stream) =>
      mapBatches(stream, (batch) => {
        const rows = rowsWhereTrue(notTrueColumn(condition.evaluate(batch), batch.length), batch.length);
        return rows === undefined ? batch : batch.select(rows);
      }),
  };
}

function conditionOf(input: StageInput): Node {
  return expressionOf(single(input.bindings, 'condition')!.value);
}

/** What all has to be true: each part is asked only of the records that the parts before it kept. */
function conjuncts(node: Node): Node[] {
  if (node.kind === 'Paren') return conjuncts(node.expression);
  if (node.kind === 'Binary' && node.operator === 'and') return [...conjuncts(node.left), ...conjuncts(node.right)];
  return [node];
}

function compileCondition(node: Node, scope: Scope): Expression {
  if (isIterative(node)) {
    throw new QueryError('An iterative expression cannot be a condition: wrap it in iAny().', {
      errorType: 'ITERATIVE_EXPRESSION_FOR_FILTER',
      span: spanOf(node),
    });
  }
  const condition = compileExpression(node, scope);
  requireBoolean(condition, node);
  return condition;
}

export function keepTrue(batch: Batch, condition: Expression): Batch {
  if (batch.length === 0) return batch;
  const rows = rowsWhereTrue(condition.evaluate(batch), batch.length);
  return rows === undefined ? batch : batch.select(rows);
}

export function planLimit(input: StageInput): StagePlan {
  const size = countParameter(input, 'size')!;
  return { schema: input.schema, run: (stream) => firstRecords(stream, size) };
}

/** Stops its input once it has enough. */
export function* firstRecords(input: Stream, size: number): Stream {
  let left = size;
  if (left === 0) return;
  for (const batch of input) {
    if (batch === undefined) {
      yield undefined;
      continue;
    }
    const part = batch.slice(0, Math.min(left, batch.length));
    left -= part.length;
    yield part;
    if (left === 0) return;
  }
}
