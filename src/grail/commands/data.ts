/** `data record(…), …` and `data json:"…"` (docs "Data source commands"). */

import type { Node } from '../../dql/tree.ts';
import { walk } from '../../dql/treeQueries.ts';
import { Batch } from '../columns/batch.ts';
import { valueAt } from '../columns/column.ts';
import { batchOf } from '../columns/columnTable.ts';
import { QueryError } from '../engine.ts';
import { compileItem } from '../expression/iteration.ts';
import { parseJson } from '../functions/jsonReader.ts';
import { storable } from '../functions/operators.ts';
import { expressionOf, spanOf } from '../plan/binding.ts';
import { type SourcePlan, type StageInput, scopeOf } from '../plan/pipeline.ts';
import { closedSchema } from '../plan/schema.ts';
import { Rec, type RecordMap, type Value } from '../value.ts';
import { stringParameter } from './parameters.ts';

export function planData(input: StageInput): SourcePlan {
  const json = stringParameter(input, 'json');
  const items = input.bindings.get('record');
  if ((json === undefined) === (items === undefined)) {
    throw new QueryError('`data` takes either records or json.', {
      errorType: json === undefined ? 'NO_PARAMETERS_FOR_COMMAND' : 'PARAMETERS_EXCLUDE_EACH_OTHER',
      span: spanOf(input.command),
      arguments: ['data'],
    });
  }
  const records = json === undefined ? literalRecords(input) : jsonRecords(json, input);
  const batch = batchOf(records);
  return {
    schema: closedSchema(batch.names),
    range: input.range,
    *run() {
      yield batch.length === 0 ? undefined : batch;
    },
  };
}

function literalRecords(input: StageInput): RecordMap[] {
  const scope = { ...scopeOf(input), schema: closedSchema([]) };
  return input.bindings.get('record')!.items.map((item) => {
    const node = expressionOf(item.value);
    if (node.kind !== 'Call' || node.name.text.toLowerCase() !== 'record') {
      throw new QueryError('`data` takes calls of `record`.', {
        errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
        span: spanOf(node),
        arguments: ['a record'],
      });
    }
    const record = compileItem(node, scope);
    if (record.constant === undefined && readsField(node)) {
      throw new QueryError('The records of `data` have to be constant.', {
        errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
        span: spanOf(node),
      });
    }
    // What differs from call to call, as random() does, is no constant and needs no field either.
    const value = record.constant?.value ?? valueAt(record.evaluate(new Batch(1, [], [])), 0);
    return new Map([...(value as Rec).members].map(([name, value]) => [name, storable(value)]));
  });
}

function readsField(node: Node): boolean {
  let found = false;
  walk(node, (part) => {
    if (part.kind === 'Field') found = true;
  });
  return found;
}

function jsonRecords(text: string, input: StageInput): RecordMap[] {
  const fail = (reason: string): never => {
    throw new QueryError(`The json of \`data\` ${reason}.`, {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(input.bindings.get('json')!.span),
      arguments: ['a JSON object or an array of objects'],
    });
  };
  const parsed = parseJson(text);
  if (parsed === undefined) return fail('is no JSON');
  const list = Array.isArray(parsed) ? (parsed as readonly Value[]) : [parsed];
  return list.map((entry) =>
    entry instanceof Rec ? entry.members : fail('has to be an object or an array of objects'),
  );
}
