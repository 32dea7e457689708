/** `/api/v2/entities` and `/api/v2/tags`. Source: "Monitored entities API v2"; "Custom tags API". */

import type { Entity, Tag } from '../world/entities.ts';
import type { World } from '../world/world.ts';
import { classicPage } from './classicPaging.ts';
import { EntityIndex, entitySelectorParameter, metag } from './entityIndex.ts';
import { badBody, badQuery, classicError } from './errors.ts';
import { choiceParameter, fieldList, rangeParameters } from './queryParameters.ts';
import { isObject, objectBody } from './requestBody.ts';
import { type Call, json, type Route } from './route.ts';

const read = { tokenScopes: ['entities.read'], platformScopes: ['environment-api:entities:read'] } as const;
const write = { tokenScopes: ['entities.write'], platformScopes: ['environment-api:entities:write'] } as const;

const topLevel = [
  'firstSeenTms',
  'lastSeenTms',
  'properties',
  'tags',
  'managementZones',
  'icon',
  'fromRelationships',
  'toRelationships',
] as const;

export const entityRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/entities', ...read, handle: listEntities },
  { method: 'GET', path: '/v2/entities/{id}', ...read, handle: getEntity },
  { method: 'GET', path: '/v2/tags', ...read, handle: listTags },
  { method: 'POST', path: '/v2/tags', ...write, handle: addTags },
  { method: 'DELETE', path: '/v2/tags', ...write, handle: removeTags },
];

function listEntities(call: Call) {
  const { world } = call;
  const index = new EntityIndex(world);
  const now = world.now();
  let fields: readonly string[] = [];
  const page = classicPage(call, { list: 'entities', defaultSize: 50, maxSize: 500 }, (query) => {
    const text = query.get('entitySelector');
    if (text === null || text === '') throw badQuery('entitySelector', 'must not be null');
    const selector = entitySelectorParameter(text);
    fields = checkedFields(query);
    const sort = choiceParameter(query, 'sort', ['', 'name', '+name', ' name', '-name'], '');
    const found = [...index.select(selector, rangeParameters(query, 'now-3d', now))];
    if (sort !== '') found.sort((a, b) => (sort === '-name' ? -1 : 1) * compareText(a.name, b.name));
    return found;
  });
  const { items, ...counts } = page;
  return json({ ...counts, entities: items.map((entity) => entityView(world, index, entity, fields)) });
}

function getEntity(call: Call) {
  const { world, path, query } = call;
  const now = world.now();
  const range = rangeParameters(query, 'now-3d', now);
  const entity = world.entity(path.id!);
  if (entity === undefined || (entity.lastSeen ?? now) < range.from)
    throw classicError(404, `Entity '${path.id}' was not found in the timeframe`);
  const fields = checkedFields(query);
  return json(entityView(world, new EntityIndex(world), entity, fields.length === 0 ? topLevel : fields));
}

/** Fields without their plus; unknown ones are refused. */
function checkedFields(query: URLSearchParams): readonly string[] {
  const fields = fieldList(query);
  for (const field of fields) {
    const [head, ...rest] = field.split('.');
    const nested = head === 'properties' || head === 'fromRelationships' || head === 'toRelationships';
    const known = topLevel.some((name) => name === head) && (rest.length === 0 || nested);
    if (!known) throw badQuery('fields', `Unknown field '${field}'`);
  }
  return fields;
}

function entityView(world: World, index: EntityIndex, entity: Entity, fields: readonly string[]) {
  const view: Record<string, unknown> = { entityId: entity.id, type: entity.type, displayName: entity.name };
  for (const field of fields) {
    const dot = field.indexOf('.');
    const head = dot < 0 ? field : field.slice(0, dot);
    const member = dot < 0 ? undefined : field.slice(dot + 1);
    const whole = fieldOf(world, index, entity, head);
    if (member === undefined) view[head] = whole;
    else view[head] = { ...(view[head] as object | undefined), ...memberOf(whole, member) };
  }
  return view;
}

function fieldOf(world: World, index: EntityIndex, entity: Entity, field: string): unknown {
  switch (field) {
    case 'firstSeenTms':
      return entity.firstSeen;
    case 'lastSeenTms':
      return entity.lastSeen ?? world.now();
    case 'properties':
      return entity.properties;
    case 'tags':
      return world.tagsOf(entity).map((tag) => ({ ...metag(tag), source: tag.source }));
    case 'managementZones':
      return entity.zones;
    case 'icon':
      return { primaryIconType: entity.icon };
    case 'fromRelationships':
      return Object.fromEntries(index.from(entity));
    default:
      return Object.fromEntries(index.to(entity));
  }
}

function memberOf(whole: unknown, member: string): Readonly<Record<string, unknown>> {
  return isObject(whole) && Object.hasOwn(whole, member) ? { [member]: whole[member] } : {};
}

function selectedForTags(call: Call): readonly Entity[] {
  const { world, query } = call;
  const text = query.get('entitySelector');
  if (text === null || text === '') throw badQuery('entitySelector', 'must not be null');
  return new EntityIndex(world).select(entitySelectorParameter(text), rangeParameters(query, 'now-24h', world.now()));
}

function listTags(call: Call) {
  const { world } = call;
  const tags = new Map<string, Tag>();
  for (const entity of selectedForTags(call))
    for (const tag of world.tagsOf(entity))
      if (tag.context === 'CONTEXTLESS') tags.set(metag(tag).stringRepresentation, tag);
  return json({ totalCount: tags.size, tags: [...tags.values()].map(metag) });
}

function addTags(call: Call) {
  const { world } = call;
  const entities = selectedForTags(call);
  const { tags } = objectBody(call);
  if (!Array.isArray(tags) || tags.length === 0) throw badBody('tags', 'must not be empty');
  const added = tags.map((tag: unknown, i): Tag => {
    if (!isObject(tag) || typeof tag.key !== 'string' || tag.key === '')
      throw badBody(`tags[${i}].key`, 'must not be blank');
    return {
      context: 'CONTEXTLESS',
      key: tag.key,
      ...(typeof tag.value === 'string' && { value: tag.value }),
      source: 'User provided tags',
    };
  });
  for (const entity of entities) {
    const before = world.customTags.get(entity.id) ?? [];
    const texts = new Set(before.map((tag) => metag(tag).stringRepresentation));
    world.customTags.set(entity.id, [...before, ...added.filter((tag) => !texts.has(metag(tag).stringRepresentation))]);
  }
  return json({ matchedEntitiesCount: entities.length, appliedTags: added.map(metag) });
}

function removeTags(call: Call) {
  const { world, query } = call;
  const key = query.get('key');
  if (key === null || key === '') throw badQuery('key', 'must not be null');
  const entities = selectedForTags(call);
  const whatever = query.get('deleteAllWithKey') === 'true';
  const value = query.get('value') ?? undefined;
  let matched = 0;
  for (const entity of entities) {
    const before = world.customTags.get(entity.id) ?? [];
    const left = before.filter((tag) => tag.key !== key || !(whatever || tag.value === value));
    if (left.length === before.length) continue;
    matched++;
    world.customTags.set(entity.id, left);
  }
  return json({ matchedEntitiesCount: matched });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
