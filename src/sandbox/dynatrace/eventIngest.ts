/** `POST /api/v2/events/ingest`. Source: "Events API v2 - POST an event". */

import { eventCategories } from '../world/eventBook.ts';
import { DAY, HOUR, MINUTE } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { EntityIndex, entitySelectorParameter } from './entityIndex.ts';
import { badBody, classicError } from './errors.ts';
import { isObject, type JsonObject, objectBody } from './requestBody.ts';
import type { Call, Route } from './route.ts';

type Status = 'OK' | 'INVALID_ENTITY_TYPE' | 'INVALID_METADATA' | 'INVALID_TIMESTAMPS';

export const eventIngestRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v2/events/ingest',
    tokenScopes: ['events.ingest'],
    platformScopes: ['openpipeline:events.davis:ingest', 'storage:events:write', 'environment-api:events:write'],
    handle: ingest,
  },
];

const longestTimeout = 360;
/** Entities that no event may be about: they only group others. */
const unsupportedTypes = ['KUBERNETES_CLUSTER', 'CLOUD_APPLICATION_NAMESPACE'];

function ingest(call: Call) {
  const { world } = call;
  const body = objectBody(call);
  const { eventType, title } = body;
  if (typeof eventType !== 'string' || !Object.hasOwn(eventCategories, eventType))
    throw badBody('eventType', `must be one of ${Object.keys(eventCategories).join(', ')}`);
  if (typeof title !== 'string' || title.trim() === '') throw badBody('title', 'must not be blank');
  const now = world.now();
  const start = integerMember(body, 'startTime') ?? now;
  const end = integerMember(body, 'endTime');
  const timeoutMinutes = Math.min(longestTimeout, integerMember(body, 'timeout') ?? 15);
  const properties = propertiesOf(body);
  const targets = targetsOf(world, body.entitySelector);
  const opensProblem = eventCategories[eventType] !== 'INFO';
  const results = targets.map((entityId) => {
    const status = statusOf({ now, start, end, opensProblem, properties, entityId });
    const event =
      status === 'OK' &&
      world.ingested.ingest({ start, end, timeoutMinutes, type: eventType, title, entityId, properties }, now);
    return { ...(event && { correlationId: event.correlationId }), status };
  });
  return { status: 201, body: { reportCount: results.length, eventIngestResults: results } };
}

function statusOf(event: {
  readonly now: number;
  readonly start: number;
  readonly end: number | undefined;
  readonly opensProblem: boolean;
  readonly properties: Readonly<Record<string, string>>;
  readonly entityId: string | undefined;
}): Status {
  const { now, start, end, opensProblem } = event;
  const earliest = now - (opensProblem ? 6 * HOUR : 30 * DAY);
  const latest = now + (opensProblem ? 5 * MINUTE : 7 * DAY);
  if (start < earliest || start > latest || (end !== undefined && end < start)) return 'INVALID_TIMESTAMPS';
  const entries = Object.entries(event.properties);
  if (entries.length > 100 || entries.some(([key, value]) => key.length > 100 || value.length > 4096))
    return 'INVALID_METADATA';
  return unsupportedTypes.some((type) => event.entityId?.startsWith(`${type}-`)) ? 'INVALID_ENTITY_TYPE' : 'OK';
}

function targetsOf(world: World, selector: unknown): readonly (string | undefined)[] {
  if (selector === undefined || selector === null || selector === '') return [undefined];
  if (typeof selector !== 'string') throw badBody('entitySelector', 'must be a string');
  const parsed = entitySelectorParameter(selector);
  const now = world.now();
  const byId = parsed.some(({ kind }) => kind === 'id');
  const found = new EntityIndex(world).select(parsed, { from: byId ? 0 : now - DAY, to: now });
  if (found.length === 0) throw classicError(400, `The entity selector '${selector}' does not match any entity.`);
  return found.map(({ id }) => id);
}

export function propertiesOf(body: JsonObject, name = 'properties'): Readonly<Record<string, string>> {
  const properties = body[name] ?? {};
  if (!isObject(properties)) throw badBody(name, 'must be an object');
  for (const [key, value] of Object.entries(properties))
    if (typeof value !== 'string') throw badBody(`${name}.${key}`, 'must be a string');
  return properties as Readonly<Record<string, string>>;
}

export function integerMember(body: JsonObject, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw badBody(name, 'must be an integer');
  return value;
}
