/** `smartscapeNodes` and `smartscapeEdges` (docs "Smartscape commands"). */

import type { Item } from '../../dql/tree.ts';
import { batchOf } from '../columns/columnTable.ts';
import { QueryError } from '../engine.ts';
import { compileWildcard } from '../functions/wildcard.ts';
import { expressionOf, spanOf } from '../plan/binding.ts';
import type { SourcePlan, StageInput, TimeRange } from '../plan/pipeline.ts';
import { openSchema } from '../plan/schema.ts';
import { type RecordMap, SmartscapeId, Timeframe, Timestamp } from '../value.ts';
import { emitAll } from './sort.ts';
import { explicitRange } from './timeRange.ts';

/** Fields that are only there where a command names them. */
const hiddenNodeFields = new Set(['references', 'k8s.object', 'aws.object', 'azure.object', 'gcp.object']);
const hiddenEdgeFields = new Set(['dt.system.edge_kind']);

export function planSmartscapeNodes(input: StageInput): SourcePlan {
  return planGraph(input, hiddenNodeFields, () => input.environment.catalog.smartscape?.().nodes() ?? []);
}

export function planSmartscapeEdges(input: StageInput): SourcePlan {
  return planGraph(input, hiddenEdgeFields, () => input.environment.catalog.smartscape?.().edges() ?? []);
}

function planGraph(input: StageInput, hidden: ReadonlySet<string>, records: () => readonly RecordMap[]): SourcePlan {
  const matches = typeTest(input.bindings.get('type')!.items);
  const range = explicitRange(input, input.range) ?? input.range;
  const { usage } = input.environment;
  return {
    schema: openSchema,
    range,
    *run() {
      const all = records();
      const kept = all.filter((record) => matches(typeOfRecord(record)) && isAlive(record, range));
      usage.scannedRecords += all.length;
      const batch = batchOf(kept);
      const own = [...hidden].filter((name) => batch.indexOf(name) >= 0);
      yield* emitAll(own.reduce((current, name) => current.hide(name), batch));
    },
  };
}

/** Identifiers, strings and patterns: `HOST`, `"HOST"`, `"AWS_*"`. */
export function typeTest(items: readonly Item[]): (type: string) => boolean {
  const tests = items.map((item) => {
    const node = expressionOf(item.value);
    if (node.kind === 'Field') return (type: string) => type === node.name.text;
    if (node.kind === 'String') return compileWildcard(node.value, '*');
    throw new QueryError('The type of a node or an edge is needed here.', {
      errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
      span: spanOf(node),
      arguments: ['a type name or pattern'],
    });
  });
  return (type) => tests.some((test) => test(type));
}

export function typeOfRecord(record: RecordMap): string {
  const type = record.get('type');
  if (typeof type === 'string') return type;
  const id = record.get('id');
  return id instanceof SmartscapeId ? id.type : '';
}

/** Without a lifetime always; it may be a timeframe or, written as a record of the wire, open at its end. */
function isAlive(record: RecordMap, range: TimeRange): boolean {
  const lifetime = record.get('lifetime');
  if (lifetime instanceof Timeframe) return lifetime.start.nanos < range.end && lifetime.end.nanos >= range.start;
  return !(lifetime instanceof Timestamp) || lifetime.nanos < range.end;
}
