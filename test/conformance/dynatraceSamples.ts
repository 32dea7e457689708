/** Which call of the demo environment each sample of the contract is compared with. */

import type { Answer, demo } from '../../src/sandbox/testServer.ts';

type Environment = Awaited<ReturnType<typeof demo>>;

export interface SampledCall {
  /** File name in the contract's samples. */
  readonly sample: string;
  readonly status: number;
  readonly answer: (environment: Environment) => Promise<Answer>;
  /** Paths below which the members are data of the tenant, or optional ones of which this answer has none. */
  readonly data?: readonly string[];
}

const queries = '/platform/storage/query/v1';
const problems = '/api/v2/problems?from=now-30d&problemSelector=status("open")';
const details = '&fields=evidenceDetails,impactAnalysis,recentComments';

function get(sample: string, line: string, data: readonly string[] = []): SampledCall {
  return { sample, status: 200, answer: ({ call }) => call(`GET ${line}`), data };
}

function post(sample: string, line: string, body: unknown, data: readonly string[] = [], status = 200): SampledCall {
  return { sample, status, answer: ({ call }) => call(`POST ${line}`, body), data };
}

async function openProblem({ call }: Environment): Promise<string> {
  const { body } = await call(`GET ${problems}`);
  return body.problems[0].problemId;
}

async function firstId({ call }: Environment, line: string, list: string, id: string): Promise<string> {
  const { body } = await call(`GET ${line}`);
  return encodeURIComponent(body[list][0][id]);
}

const settingsFields = 'objectId,schemaId,schemaVersion,scope,summary,created,modified,author,updateToken,value';
const evidence = 'evidenceDetails.details';
const impact = 'impactAnalysis.impacts';

export const sampledCalls: readonly SampledCall[] = [
  get('problems.list.json', `${problems}&fields=%2BrecentComments&pageSize=1`, [
    'nextPageKey',
    'problems[].recentComments',
  ]),
  {
    sample: 'problems.detail.json',
    status: 200,
    answer: async (at) => at.call(`GET /api/v2/problems/${await openProblem(at)}?${details.slice(1)}`),
    // Evidence of the kinds that this problem has; a first page of comments has neither size nor key.
    data: [
      `${evidence}[].data`,
      `${evidence}[].groupingEntity`,
      `${evidence}[].groupingEntity.entityId`,
      `${evidence}[].metricId`,
      `${evidence}[].maintenanceWindowConfigId`,
      'recentComments.comments',
      'recentComments.pageSize',
      'recentComments.nextPageKey',
      impact,
      'problemFilters',
      'k8s.namespace.name',
    ],
  },
  {
    sample: 'problems.comments.list.json',
    status: 200,
    answer: async (at) => {
      const id = await openProblem(at);
      await at.call(`POST /api/v2/problems/${id}/comments`, { message: 'Seen.', context: 'shift' });
      return at.call(`GET /api/v2/problems/${id}/comments`);
    },
  },
  get(
    'entities.list.json',
    '/api/v2/entities?entitySelector=type("SERVICE")&fields=%2Btags,%2BmanagementZones&pageSize=2',
    ['nextPageKey'],
  ),
  get('entity-types.list.json', '/api/v2/entityTypes?pageSize=2', ['nextPageKey']),
  {
    sample: 'entities.detail.json',
    status: 200,
    answer: async (at) => {
      const id = await firstId(at, '/api/v2/entities?entitySelector=type("SERVICE")', 'entities', 'entityId');
      return at.call(`GET /api/v2/entities/${id}`);
    },
    data: ['properties', 'fromRelationships', 'toRelationships'],
  },
  post('tags.add.response.json', '/api/v2/tags?entitySelector=type("HOST")', {
    tags: [{ key: 'shift', value: 'late' }, { key: 'critical' }],
  }),
  get('tags.list.json', '/api/v2/tags?entitySelector=type("HOST")'),
  get('cluster-version.json', '/api/v1/config/clusterversion'),
  get('environment.json', '/platform/management/v1/environment'),
  {
    sample: 'api-token-lookup.response.json',
    status: 200,
    answer: ({ call, server }) => call('POST /api/v2/apiTokens/lookup', { token: server.credentials.apiToken }),
  },
  post('effective-permissions.response.json', '/platform/management/v1/effective-permissions:resolve', {
    permissions: [{ permission: 'storage:logs:read' }, { permission: 'document:documents:write' }],
  }),
  post(
    'events.ingest.201.json',
    '/api/v2/events/ingest',
    { eventType: 'CUSTOM_INFO', title: 'A look', entitySelector: 'type("HOST")' },
    [],
    201,
  ),
  post('events-v1.create.200.json', '/api/v1/events', {
    eventType: 'CUSTOM_INFO',
    source: 'watch',
    attachRules: { tagRule: [{ meTypes: ['HOST'], tags: [{ context: 'CONTEXTLESS', key: 'shift' }] }] },
    description: 'A look',
  }),
  get('events.list.json', '/api/v2/events?from=now-30d&pageSize=10', [
    'nextPageKey',
    'warnings',
    'events[].properties',
    'events[].entityTags',
    'events[].managementZones',
  ]),
  get('event-types.list.json', '/api/v2/eventTypes?pageSize=3', ['nextPageKey']),
  get('event-properties.list.json', '/api/v2/eventProperties?pageSize=3', ['nextPageKey']),
  get('slo.classic.list.json', '/api/v2/slo?evaluate=true&pageSize=3&timeFrame=GTF&from=now-1h', ['nextPageKey']),
  get('slo.list.json', '/platform/slo/v1/slos?page-size=50', ['slos[].sliReference.variables', 'slos[].externalId']),
  get('slo.list.first-page.json', '/platform/slo/v1/slos?page-size=2', ['slos[].sliReference.variables']),
  get('slo.templates.list.json', '/platform/slo/v1/objective-templates'),
  {
    sample: 'slo.detail.json',
    status: 200,
    answer: async (at) => {
      const id = await firstId(at, '/platform/slo/v1/slos', 'slos', 'id');
      return at.call(`GET /platform/slo/v1/slos/${id}`);
    },
  },
  {
    sample: 'slo.evaluation.done.json',
    status: 200,
    answer: async (at) => {
      const { body } = await at.call('GET /platform/slo/v1/slos');
      return at.call('POST /platform/slo/v1/slos/evaluation:start?request-timeout-milliseconds=10000', {
        id: body.slos[0].id,
      });
    },
  },
  get(
    'settings.metric-events.list.json',
    `/api/v2/settings/objects?schemaIds=builtin:anomaly-detection.metric-events&fields=${settingsFields}`,
    ['items[].value'],
  ),
  get(
    'settings.davis-anomaly-detectors.list.json',
    `/api/v2/settings/objects?schemaIds=builtin:davis.anomaly-detectors&fields=${settingsFields}`,
    ['items[].value'],
  ),
  post(
    'dql.execute.202.json',
    `${queries}/query:execute`,
    { query: 'fetch spans | summarize count()', requestTimeoutMilliseconds: 1 },
    [],
    202,
  ),
  post(
    'dql.poll.succeeded.logs.json',
    `${queries}/query:execute`,
    {
      query: 'fetch logs | sort timestamp desc | limit 2',
      requestTimeoutMilliseconds: 30_000,
    },
    [
      'result.records',
      'result.types[].mappings', // Only on request, which the demo environment does not know.
      'result.metadata.grail.contributions',
      'result.metadata.grail.notifications',
    ],
  ),
  post(
    'dql.poll.succeeded.timeseries.json',
    `${queries}/query:execute`,
    {
      query: 'timeseries avg(dt.host.cpu.usage), by: {dt.entity.host}, from: now() - 1h',
      requestTimeoutMilliseconds: 30_000,
    },
    ['result.records', 'result.types[].mappings', 'result.metadata.grail.notifications', 'result.metadata.metrics'],
  ),
  post(
    'dql.verify.valid.json',
    `${queries}/query:verify`,
    { query: 'fetch logs | limit 5', generateCanonicalQuery: true },
    ['notifications'],
  ),
  post('dql.verify.invalid.json', `${queries}/query:verify`, { query: 'fetch logz | limit 5' }),
  post('dql.autocomplete.response.json', `${queries}/query:autocomplete`, {
    query: 'fetch logs | fi',
    cursorPosition: 15,
  }),
  post(
    'error.grail.unknown-data-object.400.json',
    `${queries}/query:execute`,
    { query: 'fetch logz | limit 5' },
    [],
    400,
  ),
  {
    sample: 'error.grail.query-gone.410.json',
    status: 410,
    // Of a result that is gone, its query's id is gone as well.
    data: ['error.details.queryId'],
    answer: async ({ call, advance }) => {
      const { body } = await call(`POST ${queries}/query:execute`, {
        query: 'data record(a = 1)',
        requestTimeoutMilliseconds: 1,
      });
      const poll = `GET ${queries}/query:poll?request-token=${encodeURIComponent(body.requestToken)}`;
      await call(`${poll}&request-timeout-milliseconds=10000`);
      advance(3_600_000);
      return call(poll);
    },
  },
  {
    sample: 'error.grail.not-authorized-for-table.403.json',
    status: 403,
    answer: async ({ call, accessToken }) => {
      const token = await accessToken('storage:buckets:read storage:logs:read');
      return call(`POST ${queries}/query:execute`, { query: 'fetch spans' }, `Bearer ${token}`);
    },
  },
  {
    sample: 'error.classic.401.json',
    status: 401,
    answer: ({ call }) => call('GET /api/v2/problems', undefined, 'Api-Token dt0c01.NOBODY.NOTHING'),
  },
  { sample: 'error.classic.404.json', status: 404, answer: ({ call }) => call('GET /api/v2/problems/missing') },
  { sample: 'error.classic.400.json', status: 400, answer: ({ call }) => call('GET /api/v2/problems?pageSize=9999') },
  {
    sample: 'problems.close.response.json',
    status: 200,
    answer: async (at) => at.call(`POST /api/v2/problems/${await openProblem(at)}/close`, { message: 'Rolled back.' }),
  },
];
