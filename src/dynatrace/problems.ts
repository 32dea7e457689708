import * as z from 'zod/mini';
import { classicPaging, type Page } from '../http/paging.ts';
import { classicPage } from './classicPage.ts';
import { type DynatraceEnvironment, segment } from './environment.ts';
import { entityStub, managementZone, meTag } from './stubs.ts';

/** Problems API v2. Source: "Problems API v2" and its pages "GET problems list" and "GET problem". Times are UTC milliseconds. */

const scope = { token: 'problems.read', platform: 'environment-api:problems:read' } as const;

const evidence = z.object({
  /** `EVENT`, `METRIC`, `TRANSACTIONAL`, `AVAILABILITY_EVIDENCE`, `MAINTENANCE_WINDOW`; others may come. */
  evidenceType: z.string(),
  displayName: z.nullish(z.string()),
  entity: z.nullish(entityStub),
  groupingEntity: z.nullish(entityStub),
  rootCauseRelevant: z.nullish(z.boolean()),
  startTime: z.nullish(z.number()),
  /** -1, null or absent while it lasts. */
  endTime: z.nullish(z.number()),
  eventId: z.nullish(z.string()),
  eventType: z.nullish(z.string()),
  metricId: z.nullish(z.string()),
  unit: z.nullish(z.string()),
  valueBeforeChangePoint: z.nullish(z.number()),
  valueAfterChangePoint: z.nullish(z.number()),
  maintenanceWindowConfigId: z.nullish(z.string()),
  data: z.nullish(
    z.object({
      eventId: z.nullish(z.string()),
      eventType: z.nullish(z.string()),
      title: z.nullish(z.string()),
      properties: z.nullish(z.array(z.object({ key: z.string(), value: z.nullish(z.string()) }))),
    }),
  ),
});
export type Evidence = z.output<typeof evidence>;

const impact = z.object({
  /** `SERVICE`, `APPLICATION`, `MOBILE`, `CUSTOM_APPLICATION`. */
  impactType: z.string(),
  impactedEntity: z.nullish(entityStub),
  estimatedAffectedUsers: z.nullish(z.number()),
  numberOfPotentiallyAffectedServiceCalls: z.nullish(z.number()),
});
export type Impact = z.output<typeof impact>;

const comment = z.object({
  id: z.string(),
  content: z.nullish(z.string()),
  context: z.nullish(z.string()),
  authorName: z.nullish(z.string()),
  createdAtTimestamp: z.nullish(z.number()),
});
export type ProblemComment = z.output<typeof comment>;

const problem = z.object({
  /** The long id that calls take; `P-…` is `displayId`. */
  problemId: z.string(),
  displayId: z.string(),
  title: z.string(),
  /** `APPLICATION`, `ENVIRONMENT`, `INFRASTRUCTURE`, `SERVICES`; others may come. */
  impactLevel: z.string(),
  /** `AVAILABILITY`, `CUSTOM_ALERT`, `ERROR`, `INFO`, `MONITORING_UNAVAILABLE`, `PERFORMANCE`, `RESOURCE_CONTENTION`; others may come. */
  severityLevel: z.string(),
  /** `OPEN` or `CLOSED`. */
  status: z.string(),
  startTime: z.number(),
  /** -1 while open. */
  endTime: z.nullish(z.number()),
  affectedEntities: z._default(z.array(entityStub), []),
  impactedEntities: z._default(z.array(entityStub), []),
  rootCauseEntity: z.nullish(entityStub),
  managementZones: z.nullish(z.array(managementZone)),
  entityTags: z.nullish(z.array(meTag)),
  problemFilters: z.nullish(z.array(managementZone)),
  evidenceDetails: z.nullish(
    z.object({ totalCount: z.nullish(z.number()), details: z._default(z.array(evidence), []) }),
  ),
  impactAnalysis: z.nullish(z.object({ impacts: z._default(z.array(impact), []) })),
  recentComments: z.nullish(
    z.object({ totalCount: z.nullish(z.number()), comments: z._default(z.array(comment), []) }),
  ),
});
export type Problem = z.output<typeof problem>;

export type ProblemField = 'evidenceDetails' | 'impactAnalysis' | 'recentComments';

export interface ProblemListOptions {
  /** Built with `problemSelector`. */
  readonly selector?: string;
  readonly entitySelector?: string;
  /** `now-7d`, UTC milliseconds or ISO-8601; two hours back by default. */
  readonly from?: string;
  readonly to?: string;
  /** 1 to 500; 50 by default. */
  readonly pageSize?: number;
  /** For example `+status,-startTime`: open first, newest first. */
  readonly sort?: string;
  readonly fields?: readonly ProblemField[];
  /** `next` of the page before; the other options but `fields` are then the service's to remember. */
  readonly next?: string;
}

/** Problems that were open at some time of the timeframe. */
export function listProblems(
  environment: DynatraceEnvironment,
  options: ProblemListOptions,
  signal: AbortSignal,
): Promise<Page<Problem>> {
  const fields = options.fields?.length ? options.fields.join(',') : undefined;
  const query = classicPaging(
    {
      from: options.from,
      to: options.to,
      problemSelector: options.selector,
      entitySelector: options.entitySelector,
      pageSize: options.pageSize,
      sort: options.sort,
    },
    options.next,
    { fields },
  );
  return environment.classicJson(
    { path: '/api/v2/problems', query, scope, purpose: 'list problems', share: true },
    classicPage('problems', problem),
    signal,
  );
}

/** One problem with evidence, impact and comments unless `fields` says otherwise. `not-found` when there is none of that id. */
export function getProblem(
  environment: DynatraceEnvironment,
  problemId: string,
  signal: AbortSignal,
  fields: readonly ProblemField[] = ['evidenceDetails', 'impactAnalysis', 'recentComments'],
): Promise<Problem> {
  return environment.classicJson(
    {
      path: `/api/v2/problems/${segment(problemId)}`,
      query: { fields: fields.join(',') },
      scope,
      purpose: 'read the problem',
      share: true,
    },
    problem,
    signal,
  );
}

/** `status("open"),severityLevel("ERROR","PERFORMANCE")` from criteria; empty ones are left out. `~` escapes in values. */
export function problemSelector(criteria: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(criteria)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}(${values.map((value) => `"${value.replace(/[~"]/g, '~$&')}"`).join(',')})`)
    .join(',');
}
