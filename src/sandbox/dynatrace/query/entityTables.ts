/** `dt.entity.*`: the classic entities as tables. Fields: "Semantic Dictionary", "Monitored entities in Grail". */

import type { DataTable } from '../../../grail/engine.ts';
import { Rec, type RecordMap, Timeframe, type Value } from '../../../grail/value.ts';
import { type Entity, tagText } from '../../world/entities.ts';
import { recordOf } from '../../world/record.ts';
import { timestampOf } from '../../world/time.ts';
import type { World } from '../../world/world.ts';

const prefix = 'dt.entity.';

/** Relationships of the entities API by the names of the fields at both ends. */
const relationshipFields: Readonly<Record<string, readonly [from: string, to: string]>> = {
  calls: ['calls', 'called_by'],
  runsOn: ['runs_on', 'runs'],
  runsOnHost: ['runs_on', 'runs'],
  runsOnProcessGroupInstance: ['runs_on', 'runs'],
  isProcessOf: ['runs_on', 'runs'],
  isInstanceOf: ['instance_of', 'instantiates'],
  belongsToNamespace: ['belongs_to', 'contains'],
  isPgOfCa: ['belongs_to', 'contains'],
  isPgiOfCai: ['belongs_to', 'contains'],
  isNodeOfHost: ['runs_on', 'runs'],
  isClusterOfNode: ['contains', 'belongs_to'],
  isClusterOfNamespace: ['contains', 'belongs_to'],
};

/** The table of a type, undefined where the world has no entity of it. */
export function entityTable(world: World, name: string): DataTable | undefined {
  if (!name.startsWith(prefix)) return undefined;
  const type = name.slice(prefix.length);
  const entities = world.entities.filter((entity) => entity.type.toLowerCase() === type);
  if (entities.length === 0) return undefined;
  const incoming = incomingRelations(world);
  const records = entities.map((entity) => recordOfEntity(world, entity, incoming.get(entity.id)));
  const fields = new Set(records.flatMap((record) => [...record.keys()]));
  fields.delete('id');
  fields.delete('entity.name');
  return { name, timeField: 'lifetime', hiddenFields: fields, records: () => records };
}

type Relations = Map<string, Map<string, string[]>>;

function recordOfEntity(world: World, entity: Entity, incoming: Relations | undefined): RecordMap {
  const relations: Relations = new Map(incoming);
  for (const [relationship, ids] of entity.from) {
    const field = relationshipFields[relationship]?.[0];
    if (field !== undefined) for (const id of ids) relate(relations, field, world.entity(id));
  }
  return recordOf({
    id: entity.id,
    'entity.name': entity.name,
    'entity.type': `${prefix}${entity.type.toLowerCase()}`,
    lifetime: new Timeframe(timestampOf(entity.firstSeen), timestampOf(entity.lastSeen ?? world.now())),
    tags: world.tagsOf(entity).map(tagText),
    managementZones: entity.zones.map(({ name }) => name),
    ...Object.fromEntries(Object.entries(entity.properties).map(([key, value]) => [key, toValue(value)])),
    ...Object.fromEntries([...relations].map(([field, targets]) => [field, new Rec(new Map(targets))])),
  });
}

function incomingRelations(world: World): ReadonlyMap<string, Relations> {
  const incoming = new Map<string, Relations>();
  for (const source of world.entities)
    for (const [relationship, ids] of source.from) {
      const field = relationshipFields[relationship]?.[1];
      if (field === undefined) continue;
      for (const id of ids) {
        const relations = incoming.get(id) ?? new Map();
        incoming.set(id, relations);
        relate(relations, field, source);
      }
    }
  return incoming;
}

function relate(relations: Relations, field: string, target: Entity | undefined): void {
  if (target === undefined) return;
  const targets = relations.get(field) ?? new Map<string, string[]>();
  relations.set(field, targets);
  const key = `${prefix}${target.type.toLowerCase()}`;
  targets.set(key, [...(targets.get(key) ?? []), target.id]);
}

function toValue(value: unknown): Value {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value === 'object' && value !== null)
    return new Rec(new Map(Object.entries(value).map(([key, member]) => [key, toValue(member)])));
  return null;
}
