/** `/api/v1/events`, deprecated but still what older senders use. Source: "Events API v1 - POST an event", "GET events feed". */

import type { DavisEvent } from '../world/davisEvent.ts';
import { eventCategories } from '../world/eventBook.ts';
import { DAY, HOUR } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { parseTag } from './criteria.ts';
import { typeOfId } from './entityIndex.ts';
import { badBody, badQuery, classicError } from './errors.ts';
import { integerMember, propertiesOf } from './eventIngest.ts';
import { rangeParameters } from './queryParameters.ts';
import { isObject, type JsonObject, objectBody } from './requestBody.ts';
import { type Call, json, type Route } from './route.ts';

const scopes = { tokenScopes: ['DataExport'] } as const;

export const eventsV1Routes: readonly Route[] = [
  { method: 'POST', path: '/v1/events', ...scopes, handle: createEvent },
  { method: 'GET', path: '/v1/events', ...scopes, handle: listEvents },
  {
    method: 'GET',
    path: '/v1/events/{id}',
    ...scopes,
    handle: ({ world, path }) => {
      const event = world.davisEvents().find(({ id }) => id === path.id);
      if (event === undefined) throw classicError(404, `Event '${path.id}' was not found`);
      return json(view(world, event));
    },
  },
];

/** What else a type needs besides `source`. */
const required: Readonly<Record<string, readonly string[]>> = {
  AVAILABILITY_EVENT: ['title', 'description'],
  CUSTOM_ALERT: ['title', 'description'],
  CUSTOM_ANNOTATION: ['annotationType', 'annotationDescription'],
  CUSTOM_CONFIGURATION: ['description', 'configuration'],
  CUSTOM_DEPLOYMENT: ['deploymentName', 'deploymentVersion'],
  CUSTOM_INFO: ['description'],
  ERROR_EVENT: ['title', 'description'],
  MARKED_FOR_TERMINATION: ['description'],
  PERFORMANCE_EVENT: ['title', 'description'],
  RESOURCE_CONTENTION: ['title', 'description'],
};

/** Members of the body by the property that v2 knows them as. */
const properties: Readonly<Record<string, string>> = {
  source: 'dt.event.source',
  description: 'dt.event.description',
  annotationType: 'dt.event.annotation.type',
  annotationDescription: 'dt.event.annotation.description',
  configuration: 'dt.event.configuration.name',
  original: 'dt.event.configuration.original',
  changed: 'dt.event.configuration.changed',
  deploymentName: 'dt.event.deployment.name',
  deploymentVersion: 'dt.event.deployment.version',
  deploymentProject: 'dt.event.deployment.project',
  ciBackLink: 'dt.event.deployment.ci_back_link',
  remediationAction: 'dt.event.deployment.remediation_action_link',
};

const longestTimeout = 120;

function createEvent(call: Call) {
  const { world } = call;
  const body = objectBody(call);
  const { eventType } = body;
  if (typeof eventType !== 'string' || !Object.hasOwn(required, eventType))
    throw badBody('eventType', `must be one of ${Object.keys(required).join(', ')}`);
  for (const member of ['source', ...required[eventType]!])
    if (typeof body[member] !== 'string' || body[member] === '') throw badBody(member, 'must not be null');
  const now = world.now();
  const start = integerMember(body, 'start') ?? now;
  const opensProblem = eventCategories[v2Type(eventType)] !== 'INFO';
  if (start < now - (opensProblem ? HOUR : 30 * DAY)) throw badBody('start', 'is too far in the past');
  const title = [body.title, body.deploymentName, body.annotationDescription, body.description, eventType].find(
    (text): text is string => typeof text === 'string' && text !== '',
  )!;
  const stored = targetsOf(world, body).map((entityId) =>
    world.ingested.ingest(
      {
        start,
        end: integerMember(body, 'end'),
        timeoutMinutes: Math.min(longestTimeout, integerMember(body, 'timeoutMinutes') ?? 15),
        type: v2Type(eventType),
        title,
        entityId,
        properties: { ...propertiesFrom(body), ...propertiesOf(body, 'customProperties') },
      },
      now,
    ),
  );
  const members = {
    storedIds: stored.map(({ id }) => id),
    storedCorrelationIds: stored.map(({ correlationId }) => correlationId),
  };
  // 64-bit numbers, which JSON.stringify cannot write.
  const numbers = stored.map(({ id }) => id.slice(0, id.indexOf('_'))).join(',');
  return { status: 200, body: Buffer.from(`{"storedEventIds":[${numbers}],${JSON.stringify(members).slice(1)}`) };
}

/** The one type that is spelled differently. */
function v2Type(eventType: string): string {
  return eventType === 'RESOURCE_CONTENTION' ? 'RESOURCE_CONTENTION_EVENT' : eventType;
}

function propertiesFrom(body: JsonObject): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [member, key] of Object.entries(properties)) {
    const value = body[member];
    if (typeof value === 'string') found[key] = value;
  }
  return found;
}

function targetsOf(world: World, body: JsonObject): readonly string[] {
  const rules = body.attachRules;
  if (!isObject(rules)) throw badBody('attachRules', 'must not be null');
  const ids = Array.isArray(rules.entityIds) ? rules.entityIds.filter((id) => typeof id === 'string') : [];
  const tagRules = Array.isArray(rules.tagRule) ? rules.tagRule.filter(isObject) : [];
  if (ids.length === 0 && tagRules.length === 0) throw badBody('attachRules', 'needs an entity id or a tag rule');
  const found = new Set(ids.filter((id) => world.entity(id) !== undefined));
  for (const rule of tagRules) {
    const types = Array.isArray(rule.meTypes) ? rule.meTypes : [];
    const tags = (Array.isArray(rule.tags) ? rule.tags : []).map(wantedTag);
    for (const entity of world.entities) {
      if (!types.includes(entity.type)) continue;
      const own = world.tagsOf(entity);
      if (tags.length > 0 && tags.every((wanted) => own.some((tag) => fits(tag, wanted)))) found.add(entity.id);
    }
  }
  if (found.size === 0) throw classicError(400, 'No entity matches the attach rules.');
  return [...found];
}

interface WantedTag {
  readonly context: string | undefined;
  readonly key: string;
  readonly value: string | undefined;
}

/** An object, or text as some senders write it; custom tags carry key and value in `key`. */
function wantedTag(tag: unknown): WantedTag {
  if (typeof tag === 'string') return parseTag(tag);
  if (!isObject(tag) || typeof tag.key !== 'string') throw badBody('attachRules.tagRule.tags', 'needs a key');
  const parsed = parseTag(tag.key);
  const context = typeof tag.context === 'string' ? tag.context : undefined;
  return { context, key: parsed.key, value: typeof tag.value === 'string' ? tag.value : parsed.value };
}

function fits(
  tag: { readonly context: string; readonly key: string; readonly value?: string },
  wanted: WantedTag,
): boolean {
  return (
    tag.key === wanted.key &&
    (wanted.context === undefined || wanted.context === tag.context) &&
    (wanted.value === undefined || wanted.value === tag.value)
  );
}

const relativeTimes: Readonly<Record<string, string>> = {
  min: '1m',
  '5mins': '5m',
  '10mins': '10m',
  '15mins': '15m',
  '30mins': '30m',
  hour: '1h',
  '2hours': '2h',
  '6hours': '6h',
  day: '1d',
  '3days': '3d',
  week: '1w',
  month: '1M',
};

const pageSize = 150;

function listEvents(call: Call) {
  const { world, query } = call;
  const cursor = query.get('cursor');
  if (cursor !== null && [...query.keys()].length > 1) throw badQuery('cursor', 'must be used alone');
  const asked = cursor === null ? query : new URLSearchParams(Buffer.from(cursor, 'base64url').toString());
  const offset = cursor === null ? 0 : Number(asked.get('offset') || Number.NaN);
  if (!Number.isInteger(offset)) throw badQuery('cursor', 'Invalid cursor');
  const relativeTime = asked.get('relativeTime');
  if (relativeTime !== null && !Object.hasOwn(relativeTimes, relativeTime))
    throw badQuery('relativeTime', `must be one of ${Object.keys(relativeTimes).join(', ')}`);
  const range = rangeParameters(
    asked,
    relativeTime === null ? 'now-30d' : `now-${relativeTimes[relativeTime]}`,
    world.now(),
  );
  const type = asked.get('eventType');
  const entity = asked.get('entityId');
  const found = world
    .davisEvents()
    .filter(
      (event) =>
        event.start <= range.to &&
        (event.end ?? range.to) >= range.from &&
        (type === null || event.type === type) &&
        (entity === null || event.entityId === entity),
    );
  const next = new URLSearchParams(asked);
  next.set('offset', String(offset + pageSize));
  return json({
    events: found.slice(offset, offset + pageSize).map((event) => view(world, event)),
    ...range,
    nextCursor: offset + pageSize < found.length ? Buffer.from(next.toString()).toString('base64url') : null,
    totalEventCount: found.length,
  });
}

function view(world: World, event: DavisEvent) {
  const entity = event.entityId === undefined ? undefined : world.entity(event.entityId);
  const category = eventCategories[event.type] ?? event.category;
  return {
    id: event.id,
    eventType: event.type,
    eventStatus: event.end === undefined ? 'OPEN' : 'CLOSED',
    severityLevel: category === 'INFO' ? 'CUSTOM_INFO' : category,
    impactLevel:
      event.entityId === undefined
        ? 'ENVIRONMENT'
        : typeOfId(event.entityId) === 'SERVICE'
          ? 'SERVICE'
          : 'INFRASTRUCTURE',
    entityId: event.entityId ?? '',
    entityName: entity?.name ?? '',
    startTime: event.start,
    endTime: event.end ?? -1,
    tags: entity === undefined ? [] : world.tagsOf(entity).map(({ context, key, value }) => ({ context, key, value })),
    source: event.properties['dt.event.source'] ?? 'Dynatrace',
    customProperties: event.properties,
  };
}
