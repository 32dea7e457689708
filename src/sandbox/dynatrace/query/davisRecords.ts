/** Davis problems and events as Grail's `dt.davis.*` tables hold them. Fields: "Semantic Dictionary", "Davis problems" and "Davis events". */

import { Duration, type RecordMap, type Value } from '../../../grail/value.ts';
import type { DavisEvent } from '../../world/davisEvent.ts';
import { type Entity, tagText } from '../../world/entities.ts';
import type { Problem } from '../../world/problem.ts';
import { recordOf } from '../../world/record.ts';
import { HOUR, nanosOf, timestampOf } from '../../world/time.ts';
import type { World } from '../../world/world.ts';

/** Events that last are told of again and again; this is how often. */
const REFRESH = 6 * HOUR;

/** One record a problem, oldest first. */
export function problemRecords(world: World): readonly RecordMap[] {
  return world.problems
    .all(world.now())
    .map((problem) => problemRecord(world, problem))
    .reverse();
}

function problemRecord(world: World, problem: Problem): RecordMap {
  const affected = problem.affected.map((id) => world.entity(id)).filter((entity) => entity !== undefined);
  const closed = problem.end !== undefined;
  const users = problem.impacts.reduce((sum, impact) => sum + impact.users, 0);
  return recordOf({
    timestamp: timestampOf(lastTold(problem.start, problem.end, world.now())),
    'event.kind': 'DAVIS_PROBLEM',
    'event.id': problem.id,
    display_id: problem.displayId,
    'event.status': closed ? 'CLOSED' : 'ACTIVE',
    'event.status_transition': closed ? 'CLOSED' : 'UPDATED',
    'event.name': problem.title,
    'event.description': problem.events.map(({ description }) => description).join('\n'),
    'event.category': problem.category,
    'event.start': timestampOf(problem.start),
    'event.end': problem.end === undefined ? undefined : timestampOf(problem.end),
    resolved_problem_duration:
      problem.end === undefined ? undefined : new Duration(nanosOf(problem.end) - nanosOf(problem.start)),
    affected_entity_ids: problem.affected,
    affected_entity_types: distinct(affected.map(({ type }) => `dt.entity.${type.toLowerCase()}`)),
    affected_entity_names: affected.map(({ name }) => name),
    root_cause_entity_id: problem.rootCause,
    root_cause_entity_name: problem.rootCause === undefined ? undefined : world.entity(problem.rootCause)?.name,
    'dt.davis.is_duplicate': false,
    'dt.davis.is_frequent_event': false,
    'maintenance.is_under_maintenance': false,
    'dt.davis.affected_users_count': BigInt(users),
    'dt.davis.event_ids': problem.events.map(({ id }) => id),
    entity_tags: distinct(affected.flatMap((entity) => world.tagsOf(entity).map(tagText))),
    'labels.alerting_profile': ['Default'],
    'k8s.namespace.name': problem.namespaces.length > 0 ? problem.namespaces : undefined,
    'dt.system.bucket': 'default_davis_events',
  });
}

/** One record an event, oldest first. */
export function eventRecords(world: World): readonly RecordMap[] {
  const problemOf = new Map<string, string>();
  for (const problem of world.problems.all(world.now()))
    for (const event of problem.events) problemOf.set(event.id, problem.displayId);
  return world
    .davisEvents()
    .map((event) => eventRecord(world, event, problemOf.get(event.id)))
    .reverse();
}

function eventRecord(world: World, event: DavisEvent, problem: string | undefined): RecordMap {
  const entity = event.entityId === undefined ? undefined : world.entity(event.entityId);
  return recordOf({
    timestamp: timestampOf(lastTold(event.start, event.end, world.now())),
    'event.kind': 'DAVIS_EVENT',
    'event.id': event.id,
    'event.type': event.type,
    'event.category': event.category,
    'event.name': event.title,
    'event.description': event.description,
    'event.status': event.end === undefined ? 'ACTIVE' : 'CLOSED',
    'event.start': timestampOf(event.start),
    'event.end': event.end === undefined ? undefined : timestampOf(event.end),
    'event.provider': 'Davis',
    'dt.source_entity': event.entityId,
    'dt.source_entity.type': entity === undefined ? undefined : entity.type.toLowerCase(),
    ...entityField(entity),
    affected_entity_ids: event.entityId === undefined ? [] : [event.entityId],
    'dt.davis.problem.display_id': problem,
    'dt.davis.is_frequent_event': false,
    'dt.davis.mute.status': 'NOT_MUTED',
    entity_tags: entity === undefined ? [] : world.tagsOf(entity).map(tagText),
    ...event.properties,
    'dt.system.bucket': 'default_davis_events',
  });
}

function entityField(entity: Entity | undefined): Readonly<Record<string, Value>> {
  return entity === undefined ? {} : { [`dt.entity.${entity.type.toLowerCase()}`]: entity.id };
}

/** When the table last heard of it. */
function lastTold(start: number, end: number | undefined, now: number): number {
  return end ?? start + Math.floor((now - start) / REFRESH) * REFRESH;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
