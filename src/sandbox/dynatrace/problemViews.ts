/** Problems and events in the shapes of the classic API. Source: "Problems API v2", objects `Problem`, `Evidence`, `Impact`; "Events API v2", object `Event`. */

import type { DavisEvent } from '../world/davisEvent.ts';
import type { ManagementZone } from '../world/entities.ts';
import type { Evidence, Problem } from '../world/problem.ts';
import type { Comment } from '../world/problemBook.ts';
import { hashUuid } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { metag, typeOfId } from './entityIndex.ts';

export function entityStub(world: World, id: string) {
  const name = id === environmentId(world) ? 'Environment' : world.entity(id)?.name;
  return { entityId: { id, type: typeOfId(id) }, ...(name !== undefined && { name }) };
}

/** Where events without an entity belong. */
export function environmentId(world: World): string {
  return `ENVIRONMENT-${hashUuid(world.seed, 'environment').replaceAll('-', '').slice(0, 16).toUpperCase()}`;
}

/** The alerting profile that all problems pass. */
export function defaultProfile(world: World): { readonly id: string; readonly name: string } {
  return { id: hashUuid(world.seed, 'alerting profile', 'Default'), name: 'Default' };
}

export function zonesOfProblem(world: World, problem: Problem): readonly ManagementZone[] {
  const zones = new Map<string, ManagementZone>();
  for (const id of [...problem.affected, ...problem.impacted])
    for (const zone of world.entity(id)?.zones ?? []) zones.set(zone.id, zone);
  return [...zones.values()];
}

export function tagsOfProblem(world: World, problem: Problem) {
  const tags = new Map<string, ReturnType<typeof metag>>();
  for (const id of problem.affected) {
    const entity = world.entity(id);
    if (entity === undefined) continue;
    for (const tag of world.tagsOf(entity)) {
      const view = metag(tag);
      tags.set(view.stringRepresentation, view);
    }
  }
  return [...tags.values()];
}

export function problemView(world: World, problem: Problem, fields: readonly string[]) {
  return {
    problemId: problem.id,
    displayId: problem.displayId,
    title: problem.title,
    impactLevel: problem.impactLevel,
    severityLevel: problem.severity,
    status: problem.end === undefined ? 'OPEN' : 'CLOSED',
    affectedEntities: problem.affected.map((id) => entityStub(world, id)),
    impactedEntities: problem.impacted.map((id) => entityStub(world, id)),
    rootCauseEntity: problem.rootCause === undefined ? null : entityStub(world, problem.rootCause),
    managementZones: zonesOfProblem(world, problem),
    entityTags: tagsOfProblem(world, problem),
    problemFilters: [defaultProfile(world)],
    startTime: problem.start,
    endTime: problem.end ?? -1,
    ...(problem.namespaces.length > 0 && {
      'k8s.cluster.name': [world.topology.clusterName],
      'k8s.cluster.uid': [world.topology.clusterUid],
      'k8s.namespace.name': problem.namespaces,
    }),
    ...(fields.includes('evidenceDetails') && {
      evidenceDetails: {
        totalCount: problem.evidence.length,
        details: problem.evidence.map((evidence) => evidenceView(world, evidence)),
      },
    }),
    ...(fields.includes('impactAnalysis') && {
      impactAnalysis: {
        impacts: problem.impacts.map((impact) => ({
          impactType: impact.kind,
          impactedEntity: entityStub(world, impact.entityId),
          estimatedAffectedUsers: impact.users,
          ...(impact.kind === 'SERVICE' && { numberOfPotentiallyAffectedServiceCalls: impact.calls }),
        })),
      },
    }),
    ...(fields.includes('recentComments') && { recentComments: recentComments(world, problem) }),
  };
}

function recentComments(world: World, problem: Problem) {
  const comments = world.problems.comments(problem.id);
  if (comments.length === 0) return { totalCount: 0, comments: [] };
  return {
    totalCount: comments.length,
    pageSize: 10,
    nextPageKey: null,
    comments: comments.slice(-10).reverse().map(commentView),
  };
}

export function commentView(comment: Comment) {
  return {
    id: comment.id,
    createdAtTimestamp: comment.createdAt,
    content: comment.content,
    authorName: comment.author,
    context: comment.context,
  };
}

function evidenceView(world: World, evidence: Evidence) {
  const entityId = evidence.kind === 'event' ? (evidence.event.entityId ?? environmentId(world)) : evidence.entityId;
  const entity = entityStub(world, entityId);
  const common = { entity, groupingEntity: null, rootCauseRelevant: evidence.rootCauseRelevant };
  switch (evidence.kind) {
    case 'event':
      return {
        evidenceType: 'EVENT',
        displayName: evidence.event.title,
        ...common,
        startTime: evidence.event.start,
        eventId: evidence.event.id,
        eventType: evidence.event.type,
        endTime: evidence.event.end ?? -1,
        data: eventView(world, evidence.event),
      };
    case 'metric':
      return {
        evidenceType: 'METRIC',
        displayName: evidence.displayName,
        ...common,
        groupingEntity: entity,
        startTime: evidence.start,
        metricId: evidence.metricId,
        unit: evidence.unit,
        valueBeforeChangePoint: evidence.before,
        valueAfterChangePoint: evidence.after,
        endTime: evidence.end ?? null,
      };
    case 'transactional':
      return {
        evidenceType: 'TRANSACTIONAL',
        displayName: evidence.displayName,
        ...common,
        startTime: evidence.start,
        unit: evidence.unit,
        valueBeforeChangePoint: evidence.before,
        valueAfterChangePoint: evidence.after,
        endTime: evidence.end ?? null,
      };
    case 'availability':
      return {
        evidenceType: 'AVAILABILITY_EVIDENCE',
        displayName: evidence.displayName,
        ...common,
        startTime: evidence.start,
        endTime: evidence.end ?? null,
      };
  }
}

export function eventView(world: World, event: DavisEvent) {
  const entity = event.entityId === undefined ? undefined : world.entity(event.entityId);
  return {
    eventId: event.id,
    startTime: event.start,
    endTime: event.end ?? null,
    eventType: event.type,
    title: event.title,
    entityId: entityStub(world, event.entityId ?? environmentId(world)),
    properties: Object.entries(event.properties).map(([key, value]) => ({ key, value })),
    status: event.end === undefined ? 'OPEN' : 'CLOSED',
    correlationId: event.correlationId,
    entityTags: entity === undefined ? [] : world.tagsOf(entity).map(metag),
    managementZones: entity?.zones ?? [],
    underMaintenance: false,
    suppressAlert: event.category === 'INFO',
    suppressProblem: event.category === 'INFO',
    frequentEvent: false,
  };
}
