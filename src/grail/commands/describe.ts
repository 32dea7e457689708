/** `describe` and `fieldsSnapshot` (docs "Data source commands"): which fields a data object has. */

import { Batch } from '../columns/batch.ts';
import { absent, stateAt, valueAt } from '../columns/column.ts';
import { columnOf } from '../columns/columnBuilder.ts';
import { batchOf, type ColumnTable } from '../columns/columnTable.ts';
import { QueryError } from '../engine.ts';
import { compileWildcard } from '../functions/wildcard.ts';
import { expressionOf, single, spanOf } from '../plan/binding.ts';
import type { SourcePlan, StageInput } from '../plan/pipeline.ts';
import { closedSchema } from '../plan/schema.ts';
import { type RecordMap, SmartscapeId, typeOf, type Value } from '../value.ts';
import { columnTableOf } from './fetch.ts';
import { constantItem, fieldName, mustBe } from './parameters.ts';

function dataObjectOf(input: StageInput): { name: string; unknown: () => QueryError } {
  const node = expressionOf(single(input.bindings, 'dataObject')!.value);
  const name = node.kind === 'Field' ? node.name.text : '';
  const unknown = (): QueryError =>
    new QueryError(`There's no data object \`${name}\`.`, {
      errorType: 'UNKNOWN_DATA_OBJECT',
      span: spanOf(node),
      arguments: [name],
    });
  return { name, unknown };
}

export function planDescribe(input: StageInput): SourcePlan {
  const { name, unknown } = dataObjectOf(input);
  const table = input.environment.catalog.table(name);
  if (table === undefined) throw unknown();
  return {
    schema: closedSchema(['field', 'data_types']),
    range: input.range,
    *run() {
      const types = table.schema ?? typesOf(columnTableOf(table));
      const entries = [...types];
      yield Batch.of(
        entries.length,
        ['field', 'data_types'],
        [columnOf(entries.map(([field]) => field)), columnOf(entries.map(([, names]) => names))],
      );
    },
  };
}

function typesOf(table: ColumnTable): ReadonlyMap<string, readonly string[]> {
  const types = new Map<string, Set<string>>();
  for (const { batch } of table.blocks) {
    batch.names.forEach((name, index) => {
      const column = batch.columnAt(index);
      const own = types.get(name) ?? new Set();
      types.set(name, own);
      for (let row = 0; row < batch.length; row++) {
        const type = typeOf(valueAt(column, row));
        if (type !== null) own.add(type);
        if (type !== null && column.kind !== 'any') break;
      }
    });
  }
  return new Map([...types].map(([name, own]) => [name, [...own]]));
}

const snapshotKeys = ['dt.system.bucket', 'data_type', 'node.type', 'metric.key'];

/** Shares are percentages of the records of a group that have the field. */
export function planFieldsSnapshot(input: StageInput): SourcePlan {
  const { bindings } = input;
  const records = snapshotRecords(input);
  const by = (bindings.get('by')?.items ?? []).map((item) => {
    const name = fieldName(item);
    if (snapshotKeys.includes(name)) return name;
    throw mustBe(expressionOf(item.value), 'by', `one of ${snapshotKeys.join(', ')}`);
  });
  const buckets = (bindings.get('bucket')?.items ?? []).map((item) => {
    const { value, node } = constantItem(item, input);
    if (typeof value !== 'string') throw mustBe(node, 'bucket', 'a string');
    return compileWildcard(value, '*');
  });
  const names = ['field', 'relative_count', ...by];
  return {
    schema: closedSchema(names),
    range: input.range,
    *run() {
      const kept = records().filter((record) => {
        const bucket = record.get('dt.system.bucket');
        return buckets.length === 0 || (typeof bucket === 'string' && buckets.some((test) => test(bucket)));
      });
      yield batchOf(snapshot(kept, by));
    },
  };
}

function snapshotRecords(input: StageInput): () => readonly RecordMap[] {
  const { name, unknown } = dataObjectOf(input);
  const { catalog } = input.environment;
  if (name === 'metrics') {
    const store = catalog.metrics?.();
    if (store === undefined) throw unknown();
    return () =>
      store
        .keys()
        .flatMap((key) => store.series(key).map(({ dimensions }) => new Map([['metric.key', key], ...dimensions])));
  }
  if (name === 'smartscape.nodes') {
    const graph = catalog.smartscape?.();
    if (graph === undefined) throw unknown();
    return () => graph.nodes().map((node) => new Map([['node.type', typeOfNode(node)], ...node]));
  }
  const table = catalog.table(name);
  if (table === undefined) throw unknown();
  return () => {
    const batches = columnTableOf(table).blocks.map(({ batch }) => batch);
    return batches.flatMap(recordsOf);
  };
}

function typeOfNode(node: RecordMap): Value {
  const id = node.get('id');
  return node.get('type') ?? (id instanceof SmartscapeId ? id.type : null);
}

function recordsOf(batch: Batch): RecordMap[] {
  const columns = batch.columns();
  return Array.from({ length: batch.length }, (_, row) => {
    const record = new Map<string, Value>();
    columns.forEach((column, index) => {
      if (stateAt(column, row) !== absent) record.set(batch.names[index]!, valueAt(column, row));
    });
    return record;
  });
}

function snapshot(records: readonly RecordMap[], by: readonly string[]): RecordMap[] {
  const totals = new Map<string, number>();
  const counts = new Map<string, { readonly record: Map<string, Value>; readonly group: string; count: number }>();
  const recordKeys = by.filter((name) => name !== 'data_type');
  for (const record of records) {
    const group = JSON.stringify(recordKeys.map((name) => String(record.get(name) ?? '')));
    totals.set(group, (totals.get(group) ?? 0) + 1);
    for (const [field, value] of record) {
      if (value === null) continue;
      const type = typeOf(value);
      const key = `${group}${field}${by.includes('data_type') ? ` ${type}` : ''}`;
      const entry = counts.get(key) ?? { record: new Map<string, Value>([['field', field]]), group, count: 0 };
      entry.count++;
      entry.record.set('relative_count', 0);
      for (const name of by) entry.record.set(name, name === 'data_type' ? type : (record.get(name) ?? null));
      counts.set(key, entry);
    }
  }
  return [...counts.values()].map(({ record, group, count }) =>
    record.set('relative_count', (100 * count) / totals.get(group)!),
  );
}
