/** `/api/v2/events` and the lists of types and properties. Source: "Events API v2". */

import type { DavisEvent } from '../world/davisEvent.ts';
import { eventCategories } from '../world/eventBook.ts';
import type { World } from '../world/world.ts';
import { classicPage } from './classicPaging.ts';
import { type Criterion, oneOf, onlyValue, parseCriteria } from './criteria.ts';
import { EntityIndex, entitySelectorParameter } from './entityIndex.ts';
import { badQuery, classicError } from './errors.ts';
import { eventView } from './problemViews.ts';
import { rangeParameters } from './queryParameters.ts';
import { type Call, json, type Route } from './route.ts';

const read = { tokenScopes: ['events.read'], platformScopes: ['environment-api:events:read'] } as const;

export const eventRoutes: readonly Route[] = [
  { method: 'GET', path: '/v2/events', ...read, handle: listEvents },
  {
    method: 'GET',
    path: '/v2/events/{id}',
    ...read,
    handle: ({ world, path }) => {
      const event = world.davisEvents().find(({ id }) => id === path.id);
      if (event === undefined) throw classicError(404, `Event '${path.id}' was not found`);
      return json(eventView(world, event));
    },
  },
  { method: 'GET', path: '/v2/eventTypes', ...read, handle: listTypes },
  {
    method: 'GET',
    path: '/v2/eventTypes/{type}',
    ...read,
    handle: ({ path }) => {
      const found = eventTypes.find(({ type }) => type === path.type);
      if (found === undefined) throw classicError(404, `Event type '${path.type}' was not found`);
      return json(found);
    },
  },
  { method: 'GET', path: '/v2/eventProperties', ...read, handle: listProperties },
  {
    method: 'GET',
    path: '/v2/eventProperties/{key}',
    ...read,
    handle: ({ path }) => {
      const found = eventProperties.find(({ key }) => key === path.key);
      if (found === undefined) throw classicError(404, `Event property '${path.key}' was not found`);
      return json(found);
    },
  },
];

const parameter = 'eventSelector';

function listEvents(call: Call) {
  const { world } = call;
  const { items, ...counts } = classicPage(call, { list: 'events', defaultSize: 100, maxSize: 1000 }, (query) => {
    const range = rangeParameters(query, 'now-2h', world.now());
    const criteria = query.get(parameter) ? parseCriteria(query.get(parameter)!, parameter) : [];
    const matchers = criteria.map((criterion) => matcherOf(world, criterion));
    const text = query.get('entitySelector');
    const selected =
      text === null || text === ''
        ? undefined
        : new Set(new EntityIndex(world).select(entitySelectorParameter(text), range).map(({ id }) => id));
    return world
      .davisEvents()
      .filter(
        (event) =>
          event.start <= range.to &&
          (event.end ?? range.to) >= range.from &&
          (selected === undefined || (event.entityId !== undefined && selected.has(event.entityId))) &&
          matchers.every((matches) => matches(event)),
      );
  });
  return json({ ...counts, warnings: [], events: items.map((event) => eventView(world, event)) });
}

type Matcher = (event: DavisEvent) => boolean;

function matcherOf(world: World, criterion: Criterion): Matcher {
  const { name, values } = criterion;
  if (name.startsWith('property.')) {
    const key = name.slice('property.'.length);
    return ({ properties }) => values.includes(properties[key] ?? '');
  }
  switch (name) {
    case 'eventId':
      return ({ id }) => values.includes(id);
    case 'entityId':
      return ({ entityId }) => entityId !== undefined && values.includes(entityId);
    case 'status': {
      const open = oneOf(criterion, ['OPEN', 'CLOSED'], parameter)[0] === 'OPEN';
      onlyValue(criterion, parameter);
      return ({ end }) => (end === undefined) === open;
    }
    case 'managementZoneId':
      return ({ entityId }) =>
        entityId !== undefined && (world.entity(entityId)?.zones ?? []).some(({ id }) => values.includes(id));
    case 'eventType': {
      const wanted = onlyValue(criterion, parameter);
      return ({ type }) => type === wanted;
    }
    case 'correlationId':
      return ({ correlationId }) => values.includes(correlationId);
    case 'suppressAlert':
    case 'suppressProblem': {
      const wanted = oneOf(criterion, ['true', 'false'], parameter)[0] === 'true';
      return ({ category }) => (category === 'INFO') === wanted;
    }
    case 'underMaintenance':
    case 'frequentEvent':
      return () => oneOf(criterion, ['true', 'false'], parameter)[0] === 'false';
    default:
      throw badQuery(parameter, `Unknown criterion '${name}'`);
  }
}

const severityOfCategory = {
  AVAILABILITY: 'AVAILABILITY',
  ERROR: 'ERROR',
  SLOWDOWN: 'PERFORMANCE',
  RESOURCE: 'RESOURCE_CONTENTION',
  CUSTOM: 'CUSTOM_ALERT',
  INFO: 'INFO',
} as const;

const detected = [
  ['OSI_HIGH_CPU', 'CPU saturation', 'RESOURCE_CONTENTION', 'The CPU of a host has no time to spare'],
  ['PGI_OF_SERVICE_UNAVAILABLE', 'Process unavailable', 'AVAILABILITY', 'A process of a service is gone'],
  ['SERVICE_ERROR_RATE_INCREASED', 'Failure rate increase', 'ERROR', 'More requests fail than usual'],
  ['SERVICE_SLOWDOWN', 'Response time degradation', 'PERFORMANCE', 'Requests take longer than usual'],
] as const;

const eventTypes = [
  ...detected.map(([type, displayName, severityLevel, description]) => ({
    type: type as string,
    displayName: displayName as string,
    severityLevel: severityLevel as string,
    description: description as string,
  })),
  ...Object.entries(eventCategories).map(([type, category]) => ({
    type,
    displayName: sentence(type),
    severityLevel: severityOfCategory[category],
    description: `${sentence(type)}, sent by somebody`,
  })),
].sort((a, b) => (a.type < b.type ? -1 : 1));

function sentence(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase().replaceAll('_', ' ');
}

const eventProperties = (
  [
    ['dt.event.description', 'Event description', 'Text that tells more'],
    ['dt.event.deployment.name', 'Deployment name', 'What was deployed'],
    ['dt.event.deployment.version', 'Deployment version', 'Which version was deployed'],
    ['dt.event.deployment.release_product', 'Release product', 'The product of the release'],
    ['dt.event.deployment.release_stage', 'Release stage', 'The stage of the release'],
    ['dt.event.deployment.release_build_version', 'Build version', 'The build of the release'],
    ['dt.event.deployment.ci_back_link', 'CI link', 'The pipeline run'],
    ['dt.event.deployment.remediation_action_link', 'Remediation link', 'How to undo it'],
    ['dt.event.configuration.name', 'Configuration', 'Which setting was changed'],
    ['dt.event.configuration.original', 'Value before', 'The value before the change'],
    ['dt.event.configuration.changed', 'Value after', 'The value after the change'],
    ['dt.event.is_rootcause_relevant', 'Root cause relevant', 'Whether it may be a root cause'],
    ['dt.event.allow_davis_merge', 'Allow merge', 'Whether it may join a problem'],
    ['dt.event.timeout', 'Timeout', 'Minutes until it ends by itself'],
  ] as const
).map(([key, displayName, description]) => ({ key, displayName, description, writable: true, filterable: true }));

function listTypes(call: Call) {
  const { items, ...counts } = classicPage(
    call,
    { list: 'eventTypes', defaultSize: 100, maxSize: 500 },
    () => eventTypes,
  );
  return json({ ...counts, eventTypeInfos: items });
}

function listProperties(call: Call) {
  const rules = { list: 'eventProperties', defaultSize: 100, maxSize: 500 };
  const { items, ...counts } = classicPage(call, rules, () => eventProperties);
  return json({ ...counts, eventProperties: items });
}
