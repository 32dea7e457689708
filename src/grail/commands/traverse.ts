/** `traverse` (docs "Smartscape commands"): replaces each node by those that one edge leads to. */

import { valueAt } from '../columns/column.ts';
import { batchOf } from '../columns/columnTable.ts';
import { QueryError } from '../engine.ts';
import { groupKey } from '../functions/compare.ts';
import { single } from '../plan/binding.ts';
import type { StageInput, StagePlan, Stream } from '../plan/pipeline.ts';
import { openSchema } from '../plan/schema.ts';
import { Rec, type RecordMap, type Value } from '../value.ts';
import { fieldName, wordParameter } from './parameters.ts';
import { typeOfRecord, typeTest } from './smartscape.ts';

export const historyField = 'dt.traverse.history';

interface Step {
  readonly edge: RecordMap;
  readonly target: RecordMap;
}

export function planTraverse(input: StageInput): StagePlan {
  const { bindings, environment } = input;
  const edgeMatches = typeTest(bindings.get('edgeType')!.items);
  const targetMatches = typeTest(bindings.get('targetType')!.items);
  const direction = wordParameter(bindings, 'direction', ['forward', 'backward']) ?? 'forward';
  const kept = (bindings.get('fieldsKeep')?.items ?? []).map(fieldName);
  const idItem = single(bindings, 'nodeId');
  const idField = idItem === undefined ? 'id' : fieldName(idItem);
  const graph = environment.catalog.smartscape?.();
  if (graph === undefined) {
    throw new QueryError('There is no Smartscape graph here.', {
      errorType: 'DATA_OBJECT_NOT_SUPPORTED',
      arguments: ['smartscape'],
    });
  }
  return {
    schema: openSchema,
    *run(stream): Stream {
      const nodes = new Map(graph.nodes().map((node) => [groupKey(node.get('id') ?? null), node]));
      const [from, to] = direction === 'forward' ? ['source_id', 'target_id'] : ['target_id', 'source_id'];
      const steps = new Map<string, Step[]>();
      for (const edge of graph.edges()) {
        const target = nodes.get(groupKey(edge.get(to!) ?? null));
        if (target === undefined || !edgeMatches(typeOfRecord(edge)) || !targetMatches(typeOfRecord(target))) continue;
        const key = groupKey(edge.get(from!) ?? null);
        const list = steps.get(key) ?? [];
        list.push({ edge, target });
        steps.set(key, list);
      }
      for (const batch of stream) {
        if (batch === undefined) {
          yield undefined;
          continue;
        }
        const ids = batch.column(idField);
        const histories = batch.column(historyField);
        const reached: RecordMap[] = [];
        for (let row = 0; row < batch.length; row++) {
          const id = valueAt(ids, row);
          for (const { edge, target } of id === null ? [] : (steps.get(groupKey(id)) ?? [])) {
            const hop = new Map<string, Value>([
              ['id', id],
              ['edge_type', typeOfRecord(edge)],
              ['direction', direction],
            ]);
            for (const name of kept) hop.set(name, valueAt(batch.column(name), row));
            const before = valueAt(histories, row);
            const history = [...(Array.isArray(before) ? (before as readonly Value[]) : []), new Rec(hop)];
            reached.push(new Map<string, Value>([...target, [historyField, history]]));
          }
        }
        const result = batchOf(reached);
        yield result.length === 0 ? undefined : result.indexOf('references') < 0 ? result : result.hide('references');
      }
    },
  };
}
