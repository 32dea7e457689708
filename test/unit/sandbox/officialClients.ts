/**
 * What Dynatrace's own clients for JavaScript do against the demo environment, unchanged, over a socket. They decode without judging, so each
 * call here says itself what must have come back.
 */

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoServer } from '../../../src/sandbox/server.ts';

// The packages are CommonJS whose names Node's ES module loader does not see.
const load = createRequire(import.meta.url);
const { PlatformHttpClient, _OAuthHttpClient } = load(
  '@dynatrace-sdk/http-client',
) as typeof import('@dynatrace-sdk/http-client');
const query = load('@dynatrace-sdk/client-query') as typeof import('@dynatrace-sdk/client-query');
const classic = load(
  '@dynatrace-sdk/client-classic-environment-v2',
) as typeof import('@dynatrace-sdk/client-classic-environment-v2');

type Transport = InstanceType<typeof PlatformHttpClient>;

export interface OfficialCall {
  readonly name: string;
  /** Rejects where the client or the answer is not content. */
  readonly run: (server: DemoServer) => Promise<void>;
}

function transport({ url, credentials }: DemoServer): Transport {
  return new PlatformHttpClient({
    baseUrl: url,
    defaultHeaders: { authorization: `Bearer ${credentials.platformToken}` },
  });
}

function executing(server: DemoServer) {
  return new query.QueryExecutionClient(transport(server), { transformDates: false });
}

function assisting(server: DemoServer) {
  return new query.QueryAssistanceClient(transport(server), { transformDates: false });
}

/** Executes without waiting and polls to the end, as an app does. */
async function toTheEnd(client: ReturnType<typeof executing>, text: string) {
  const started = await client.queryExecute({ body: { query: text, requestTimeoutMilliseconds: 1 } });
  let result = started.result;
  for (let polls = 0; result == null && polls < 200; polls++) {
    const answer = await client.queryPoll({ requestToken: started.requestToken!, requestTimeoutMilliseconds: 50 });
    assert.ok(['RUNNING', 'NOT_STARTED', 'SUCCEEDED'].includes(answer.state), answer.state);
    result = answer.result;
    if (result == null) await sleep(5);
  }
  assert.ok(result, 'the query came to no end');
  return result;
}

async function refused(call: Promise<unknown>, isExpected: (error: unknown) => boolean): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(
      isExpected(error),
      `the client took it for ${String((error as Error).constructor.name)}: ${String(error)}`,
    );
    return true;
  });
}

async function firstProblem(server: DemoServer) {
  const { problems = [] } = await new classic.ProblemsClient(transport(server)).getProblems({
    from: 'now-30d',
    problemSelector: 'status("open")',
    fields: '+evidenceDetails,+impactAnalysis,+recentComments',
  });
  assert.ok(problems[0]?.problemId);
  return problems[0];
}

export const officialCalls: readonly OfficialCall[] = [
  {
    name: 'client-query executes and polls a query',
    run: async (server) => {
      const result = await toTheEnd(
        executing(server),
        'fetch logs | summarize count = count(), by: {loglevel} | sort loglevel',
      );
      assert.ok(result.records.length > 1);
      for (const record of result.records) assert.match(String(record?.count), /^\d+$/);
      assert.equal(result.types[0]?.mappings.count?.type, 'long');
      assert.ok(Number(result.metadata.grail?.scannedRecords) > 0);
    },
  },
  {
    name: 'client-query gets time series with their interval and time frame',
    run: async (server) => {
      const text = 'fetch logs, from: now() - 2h | makeTimeseries count(), interval: 30m';
      const [record] = (await toTheEnd(executing(server), text)).records;
      assert.ok(record);
      const { 'count()': counts, interval, timeframe } = record as Readonly<Record<string, unknown>>;
      assert.equal((counts as readonly unknown[]).length, 4);
      assert.equal(interval, '1800000000000');
      assert.deepEqual(timeframe, { start: '2026-11-20T10:00:00.000000000Z', end: '2026-11-20T12:00:00.000000000Z' });
    },
  },
  {
    name: 'client-query cancels a query',
    run: async (server) => {
      const client = executing(server);
      const started = await client.queryExecute({
        body: { query: 'fetch spans | summarize count()', requestTimeoutMilliseconds: 1 },
      });
      if (started.requestToken != null) await client.queryCancel({ requestToken: started.requestToken });
    },
  },
  {
    name: 'client-query takes an unknown data object for an error envelope',
    run: (server) =>
      refused(
        executing(server).queryExecute({ body: { query: 'fetch nothing', requestTimeoutMilliseconds: 5000 } }),
        (error) => query.isErrorEnvelopeError(error),
      ),
  },
  {
    name: 'client-query takes a token that is gone for a request error',
    run: (server) =>
      refused(executing(server).queryPoll({ requestToken: 'gone' }), (error) => query.isApiClientError(error)),
  },
  {
    name: 'client-query takes a missing permission for what it is',
    run: async (server) => {
      const { oauth } = server.credentials;
      const client = new _OAuthHttpClient({
        scopes: ['storage:buckets:read', 'storage:logs:read'],
        environmentUrl: server.url,
        authUrl: oauth.tokenUrl,
        clientId: oauth.clientId,
        secret: oauth.clientSecret,
      });
      const narrow = new query.QueryExecutionClient(client, { transformDates: false });
      const answer = await narrow.queryExecute({
        body: { query: 'fetch logs | limit 1', requestTimeoutMilliseconds: 10_000 },
      });
      assert.equal(answer.state, 'SUCCEEDED');
      await refused(
        narrow.queryExecute({ body: { query: 'fetch spans', requestTimeoutMilliseconds: 10_000 } }),
        (error) => query.isErrorEnvelopeError(error),
      );
    },
  },
  {
    name: 'client-query verifies, completes and parses',
    run: async (server) => {
      const client = assisting(server);
      assert.equal((await client.queryVerify({ body: { query: 'fetch logs | limit 5' } })).valid, true);
      const wrong = await client.queryVerify({ body: { query: 'fetch logz' } });
      assert.equal(wrong.valid, false);
      assert.equal(wrong.notifications?.[0]?.syntaxPosition?.start?.index, 6);
      const { suggestions } = await client.queryAutocomplete({
        body: { query: 'fetch logs | fi', cursorPosition: 15 },
      });
      assert.ok(suggestions.some(({ suggestion }) => suggestion.startsWith('filter')));
    },
  },
  {
    name: 'client-classic-environment-v2 lists problems',
    run: async (server) => {
      const { displayId, title, status, severityLevel, startTime } = await firstProblem(server);
      assert.match(displayId ?? '', /^P-\d+$/);
      assert.ok(title && severityLevel && Number(startTime) > 0);
      assert.equal(status, 'OPEN');
    },
  },
  {
    name: 'client-classic-environment-v2 reads, comments on and closes a problem',
    run: async (server) => {
      const client = new classic.ProblemsClient(transport(server));
      const { problemId } = await firstProblem(server);
      assert.equal((await client.getProblem({ problemId: problemId! })).problemId, problemId);
      await client.createComment({ problemId: problemId!, body: { message: 'Seen.', context: 'shift' } });
      const { comments = [] } = await client.getComments({ problemId: problemId! });
      const made = comments.find(({ content }) => content === 'Seen.');
      assert.ok(made?.id);
      await client.updateComment({ problemId: problemId!, commentId: made.id, body: { message: 'Seen twice.' } });
      const changed = await client.getComment({ problemId: problemId!, commentId: made.id });
      assert.equal(changed.content, 'Seen twice.');
      await client.deleteComment({ problemId: problemId!, commentId: made.id });
      const closed = await client.closeProblem({ problemId: problemId!, body: { message: 'Rolled back.' } });
      assert.equal((closed as { problemId?: string }).problemId, problemId);
      await refused(client.getProblem({ problemId: 'missing' }), (error) => classic.isErrorEnvelopeError(error));
    },
  },
  {
    name: 'client-classic-environment-v2 lists entities and their types',
    run: async (server) => {
      const client = new classic.MonitoredEntitiesClient(transport(server));
      const { entities = [], totalCount } = await client.getEntities({
        entitySelector: 'type("SERVICE")',
        fields: '+tags,+properties,+fromRelationships,+toRelationships,+managementZones',
      });
      assert.equal(entities.length, totalCount);
      const [service] = entities;
      assert.ok(service?.displayName && service.tags);
      assert.equal((await client.getEntity({ entityId: service.entityId! })).entityId, service.entityId);
      const { types = [] } = await client.getEntityTypes({ pageSize: 500 });
      assert.ok(types.some(({ type }) => type === 'SERVICE'));
      assert.equal((await client.getEntityType({ type: 'HOST' })).type, 'HOST');
    },
  },
  {
    name: 'client-classic-environment-v2 pages',
    run: async (server) => {
      const client = new classic.MonitoredEntitiesClient(transport(server));
      const seen = new Set<string | undefined>();
      let page = await client.getEntities({ entitySelector: 'type("SERVICE")', pageSize: 3 });
      for (;;) {
        for (const { entityId } of page.entities ?? []) seen.add(entityId);
        if (page.nextPageKey == null) break;
        page = await client.getEntities({ nextPageKey: page.nextPageKey });
      }
      assert.equal(seen.size, page.totalCount);
    },
  },
  {
    name: 'client-classic-environment-v2 adds, lists and deletes tags',
    run: async (server) => {
      const client = new classic.MonitoredEntitiesCustomTagsClient(transport(server));
      const entitySelector = 'type("HOST")';
      const added = await client.postTags({ entitySelector, body: { tags: [{ key: 'shift', value: 'late' }] } });
      assert.ok(Number(added.matchedEntitiesCount) > 0);
      const { tags = [] } = await client.getTags({ entitySelector });
      assert.ok(tags.some(({ key, value }) => key === 'shift' && value === 'late'));
      assert.ok(
        Number(
          (await client.deleteTags({ entitySelector, key: 'shift', deleteAllWithKey: true })).matchedEntitiesCount,
        ) > 0,
      );
    },
  },
  {
    name: 'client-classic-environment-v2 sends and lists events',
    run: async (server) => {
      const client = new classic.EventsClient(transport(server));
      const { reportCount, eventIngestResults = [] } = await client.createEvent({
        body: {
          eventType: 'CUSTOM_DEPLOYMENT',
          title: 'Release 7',
          entitySelector: 'type("SERVICE")',
          properties: { 'dt.event.deployment.version': '7' },
        } as Parameters<typeof client.createEvent>[0]['body'],
      });
      assert.equal(reportCount, eventIngestResults.length);
      const { events = [] } = await client.getEvents({
        eventSelector: 'eventType("CUSTOM_DEPLOYMENT")',
        from: 'now-2h',
      });
      const sent = events.find(({ title }) => title === 'Release 7');
      assert.ok(sent?.eventId);
      assert.equal((await client.getEvent({ eventId: sent.eventId })).eventId, sent.eventId);
      assert.ok((await client.getEventTypes({})).eventTypeInfos?.length);
      assert.ok((await client.getEventProperties({})).eventProperties?.length);
    },
  },
  {
    name: 'client-classic-environment-v2 lists objectives with their state',
    run: async (server) => {
      const client = new classic.ServiceLevelObjectivesClient(transport(server));
      const { slo = [] } = await client.getSlo({ evaluate: 'true', pageSize: 25 });
      assert.ok(slo.length > 0);
      assert.ok(slo.every(({ id, status, target }) => id && status && Number(target) > 0));
      assert.equal((await client.getSloById({ id: slo[0]!.id })).id, slo[0]!.id);
    },
  },
  {
    name: 'client-classic-environment-v2 reads settings',
    run: async (server) => {
      const client = new classic.SettingsObjectsClient(transport(server));
      const { items = [] } = await client.getSettingsObjects({ schemaIds: 'builtin:anomaly-detection.metric-events' });
      assert.ok(items[0]?.objectId);
      const one = await client.getSettingsObjectByObjectId({ objectId: items[0].objectId });
      assert.equal(one.objectId, items[0].objectId);
    },
  },
];
