/** `fieldsSummary` (docs "Aggregation commands"): how often fields have values, and which. */

import { GroupKeys } from '../aggregation/groupKeys.ts';
import { Batch } from '../columns/batch.ts';
import { present, stateAt, valueAt } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { resultName } from '../expression/compileCall.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { expressionOf } from '../plan/binding.ts';
import { type StageInput, type StagePlan, type Stream, scopeOf } from '../plan/pipeline.ts';
import { closedSchema } from '../plan/schema.ts';
import { Rec, type Value } from '../value.ts';
import { booleanParameter, countParameter } from './parameters.ts';

interface FieldCounts {
  readonly name: string;
  readonly expression: Expression;
  readonly groups: GroupKeys;
  readonly counts: number[];
  rawCount: number;
  count: number;
}

export function planFieldsSummary(input: StageInput): StagePlan {
  const scope = scopeOf(input);
  const topValues = countParameter(input, 'topValues') ?? 20;
  const extrapolate = booleanParameter(input, 'extrapolateSamples', false);
  const fields = input.bindings.get('field')!.items.map((item) => {
    const node = expressionOf(item.value);
    return { name: item.alias?.text ?? resultName(node, scope), expression: compileExpression(node, scope) };
  });
  return {
    schema: closedSchema(['field', 'rawCount', 'count', 'values']),
    *run(stream): Stream {
      const all: FieldCounts[] = fields.map((field) => ({
        ...field,
        groups: new GroupKeys(1),
        counts: [],
        rawCount: 0,
        count: 0,
      }));
      for (const batch of stream) {
        if (batch !== undefined) for (const field of all) countValues(field, batch, extrapolate);
        yield undefined;
      }
      const column = (read: (field: FieldCounts) => Value) => columnOf(all.map(read));
      yield Batch.of(
        all.length,
        ['field', 'rawCount', 'count', 'values'],
        [
          column(({ name }) => name),
          column(({ rawCount }) => BigInt(rawCount)),
          column(({ count }) => BigInt(count)),
          column((field) => mostFrequent(field, topValues)),
        ],
      );
    },
  };
}

function countValues(field: FieldCounts, batch: Batch, extrapolate: boolean): void {
  const column = field.expression.evaluate(batch);
  const ratios = extrapolate ? batch.column('dt.system.sampling_ratio') : undefined;
  const groups = field.groups.assign([column], batch.length);
  for (let row = 0; row < batch.length; row++) {
    if (stateAt(column, row) !== present) continue;
    const weight = ratios === undefined ? 1 : Number(valueAt(ratios, row) ?? 1n);
    const group = groups[row]!;
    field.rawCount++;
    field.count += weight;
    field.counts[group] = (field.counts[group] ?? 0) + weight;
  }
}

/** Of equal counts the value that came first. */
function mostFrequent(field: FieldCounts, size: number): Value {
  const values = field.groups.columns()[0]!;
  const entries = Object.entries(field.counts).map(([group, count]) => ({
    value: valueAt(values, Number(group)),
    count,
  }));
  entries.sort((a, b) => b.count - a.count);
  return entries.slice(0, size).map(
    ({ value, count }) =>
      new Rec(
        new Map<string, Value>([
          ['value', value],
          ['count', BigInt(count)],
        ]),
      ),
  );
}
