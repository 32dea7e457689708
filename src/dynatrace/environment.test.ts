import { afterEach, describe, expect, it } from 'vitest';
import { json } from '../http/scriptedServer.ts';
import { listClassicSlos } from './classicSlos.ts';
import { getClusterVersion } from './clusterVersion.ts';
import { countEntities, entityTypeOf, getEntity, listEntities, listEntityTypes } from './entities.ts';
import { entitySelector } from './entitySelector.ts';
import { getProblem, listProblems, problemSelector } from './problems.ts';
import {
  type Credentials,
  failure,
  never,
  type Route,
  type ScriptedTenant,
  tenant,
  testApiToken,
  testClient,
  testPlatformToken,
  tokenEndpoint,
} from './scriptedTenant.ts';
import { listSettings } from './settings.ts';
import { lookUpToken } from './tokens.ts';

const open: ScriptedTenant[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function made(
  routes: Readonly<Record<string, Route>>,
  credentials?: Credentials,
  options?: Parameters<typeof tenant>[2],
) {
  const one = await tenant(routes, credentials, options);
  open.push(one);
  return one;
}

const problem = {
  problemId: '-1_2V2',
  displayId: 'P-1',
  title: 'Failure rate increase',
  impactLevel: 'SERVICES',
  severityLevel: 'ERROR',
  status: 'OPEN',
  startTime: 2,
  endTime: -1,
  affectedEntities: [{ entityId: { id: 'SERVICE-1', type: 'SERVICE' } }],
  impactedEntities: [],
  rootCauseEntity: null,
};
const emptyProblems = { totalCount: 0, pageSize: 50, nextPageKey: null, problems: [] };

describe('which credential serves which plane', () => {
  it('the API token serves the classic API', async () => {
    const { environment, server } = await made({
      'GET /api/v2/problems': (_, response) => json(response, 200, emptyProblems),
    });
    await listProblems(environment, {}, never);
    expect(server.seen[0]?.headers.authorization).toBe(`Api-Token ${testApiToken}`);
  });

  it('on Managed too, below the environment', async () => {
    const { environment, calls } = await made(
      { 'GET /e/managed-1/api/v2/problems': (_, response) => json(response, 200, emptyProblems) },
      undefined,
      { managed: true },
    );
    await listProblems(environment, {}, never);
    expect(calls()).toEqual(['GET /e/managed-1/api/v2/problems']);
  });

  it('without one the platform mirrors the classic API, for its own scope', async () => {
    const { environment, server } = await made(
      {
        'POST /sso/oauth2/token': tokenEndpoint('all'),
        'GET /platform/classic/environment-api/v2/problems': (_, response) => json(response, 200, emptyProblems),
      },
      { oauth: testClient },
    );
    await listProblems(environment, {}, never);
    expect(new URLSearchParams(server.seen[0]?.body).get('scope')).toBe('environment-api:problems:read');
    expect(server.seen[1]?.headers.authorization).toMatch(/^Bearer token-1/);
  });

  it('an OAuth client goes before a platform token', async () => {
    const { environment, calls } = await made(
      {
        'POST /sso/oauth2/token': tokenEndpoint('all'),
        'GET /platform/classic/environment-api/v2/problems': (_, response) => json(response, 200, emptyProblems),
      },
      { oauth: testClient, platformToken: testPlatformToken },
    );
    await listProblems(environment, {}, never);
    expect(calls()[0]).toBe('POST /sso/oauth2/token');
  });

  it('with none at all says which is wanted, and sends nothing', async () => {
    const { environment, calls } = await made({}, {});
    const error = await failure(listProblems(environment, {}, never));
    expect(error).toMatchObject({ reason: 'not-configured', scopes: ['problems.read'] });
    expect(error.message).toBe(
      'Could not list problems: this connection has no API token. Enter one with the scope problems.read.',
    );
    expect(calls()).toEqual([]);
  });

  it('a token with a line break is refused before it is sent, without being shown', async () => {
    const { environment, calls } = await made({}, { apiToken: 'dt0c01.ABC\nXSECRET' });
    const error = await failure(listProblems(environment, {}, never));
    expect(error.reason).toBe('invalid-configuration');
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain('XSECRET');
    expect(calls()).toEqual([]);
  });

  it('a token pasted with blanks around it works', async () => {
    const { environment, server } = await made(
      { 'GET /api/v2/problems': (_, response) => json(response, 200, emptyProblems) },
      { apiToken: `  ${testApiToken}\n` },
    );
    await listProblems(environment, {}, never);
    expect(server.seen[0]?.headers.authorization).toBe(`Api-Token ${testApiToken}`);
  });

  it('a refused platform token is not asked for again', async () => {
    const { environment, calls } = await made(
      {
        'GET /platform/classic/environment-api/v2/problems': (_, response) =>
          json(response, 401, { error: { code: 401, message: 'Unauthorized' } }),
      },
      { platformToken: testPlatformToken },
    );
    expect((await failure(listProblems(environment, {}, never))).reason).toBe('unauthorized');
    expect(calls()).toHaveLength(1);
  });

  it('a missing scope of the API token is named', async () => {
    const { environment } = await made({
      'GET /api/v2/problems': (_, response) =>
        json(response, 403, {
          error: { code: 403, message: 'Token is missing required scope. Use one of: problems.read (Read problems)' },
        }),
    });
    const error = await failure(listProblems(environment, {}, never));
    expect(error).toMatchObject({ reason: 'missing-scope', scopes: ['problems.read'], plane: 'environment' });
  });
});

describe('problems', () => {
  it('come in pages; the next one repeats the fields and nothing else', async () => {
    const { environment, server } = await made({
      'GET /api/v2/problems': (_, response, count) =>
        json(response, 200, {
          totalCount: 2,
          pageSize: 1,
          nextPageKey: count === 1 ? 'k+/=' : null,
          problems: [problem],
        }),
    });
    const options = {
      from: 'now-7d',
      selector: problemSelector({ status: ['open'] }),
      sort: '+status,-startTime',
      pageSize: 1,
      fields: ['evidenceDetails'],
    } as const;
    const first = await listProblems(environment, options, never);
    expect(first).toMatchObject({ next: 'k+/=', totalCount: 2 });
    const second = await listProblems(environment, { ...options, ...(first.next ? { next: first.next } : {}) }, never);
    expect(second.next).toBeUndefined();
    expect(server.seen.map((seen) => Object.fromEntries(seen.query))).toEqual([
      {
        from: 'now-7d',
        problemSelector: 'status("open")',
        sort: '+status,-startTime',
        pageSize: '1',
        fields: 'evidenceDetails',
      },
      { nextPageKey: 'k+/=', fields: 'evidenceDetails' },
    ]);
  });

  it('with words nobody has heard of do not break the list', async () => {
    const strange = {
      ...problem,
      impactLevel: 'GALAXY',
      severityLevel: 'ODD',
      status: 'PAUSED',
      newField: {},
      entityTags: null,
    };
    const { environment } = await made({
      'GET /api/v2/problems': (_, response) => json(response, 200, { problems: [problem, strange] }),
    });
    const page = await listProblems(environment, {}, never);
    expect(page.items.map((item) => item.impactLevel)).toEqual(['SERVICES', 'GALAXY']);
    expect(page.totalCount).toBeUndefined();
  });

  it('are read by their long id, encoded', async () => {
    const { environment, server } = await made({
      'GET /api/v2/problems/-1_2%2FV2': (_, response) =>
        json(response, 200, {
          ...problem,
          evidenceDetails: {
            totalCount: 1,
            details: [{ evidenceType: 'NEW_KIND', endTime: null, groupingEntity: null }],
          },
          impactAnalysis: { impacts: [{ impactType: 'SERVICE', estimatedAffectedUsers: 41 }] },
          recentComments: { totalCount: 0, comments: [] },
        }),
    });
    const answer = await getProblem(environment, '-1_2/V2', never);
    expect(answer.evidenceDetails?.details[0]?.evidenceType).toBe('NEW_KIND');
    expect(server.seen[0]?.query.get('fields')).toBe('evidenceDetails,impactAnalysis,recentComments');
  });

  it('selectors escape what they quote', () => {
    expect(problemSelector({ status: ['open'], severityLevel: [], text: ['a"~b'] })).toBe(
      'status("open"),text("a~"~~b")',
    );
  });
});

describe('entities', () => {
  it('are selected, with the fields marked by an encoded plus', async () => {
    const { environment, server } = await made({
      'GET /api/v2/entities': (_, response) =>
        json(response, 200, { totalCount: 9, nextPageKey: null, entities: [{ entityId: 'HOST-1', displayName: 'a' }] }),
    });
    const selector = entitySelector({ type: 'HOST', nameContains: 'we"b' });
    const page = await listEntities(environment, { selector, fields: ['tags', 'properties.osType'] }, never);
    expect(server.seen[0]?.query.get('fields')).toBe('+tags,+properties.osType');
    expect(server.seen[0]?.query.get('entitySelector')).toBe('type("HOST"),entityName("we~"b")');
    expect(entityTypeOf(page.items[0] ?? { entityId: '' })).toBe('HOST');
    expect(await countEntities(environment, selector, never)).toBe(9);
    expect(server.seen[1]?.query.get('pageSize')).toBe('1');
  });

  it('types come with their placeholders for lists', async () => {
    const { environment } = await made({
      'GET /api/v2/entityTypes': (_, response) =>
        json(response, 200, {
          types: [
            {
              type: 'HOST',
              displayName: 'Host',
              tags: 'List',
              managementZones: 'List',
              toRelationships: [{ id: 'x', fromTypes: ['Y'] }],
            },
          ],
        }),
      'GET /api/v2/entities/HOST-1': (_, response) =>
        json(response, 200, { entityId: 'HOST-1', properties: { cpuCores: 8, ipAddress: ['10.0.4.17'] } }),
    });
    expect((await listEntityTypes(environment, {}, never)).items[0]?.type).toBe('HOST');
    expect((await getEntity(environment, 'HOST-1', never)).properties).toEqual({
      cpuCores: 8,
      ipAddress: ['10.0.4.17'],
    });
  });

  it.each([
    [{ entityIds: ['HOST-1', 'HOST-2'] }, 'entityId("HOST-1","HOST-2")'],
    [
      { type: 'SERVICE', tags: ['a:b'], managementZones: ['x'], healthState: 'UNHEALTHY' } as const,
      'type("SERVICE"),tag("a:b"),mzName("x"),healthState("UNHEALTHY")',
    ],
  ])('%j', (criteria, expected) => {
    expect(entitySelector(criteria)).toBe(expected);
  });
});

describe('other classic resources', () => {
  it('SLOs are evaluated 25 at a time', async () => {
    const { environment, server } = await made({
      'GET /api/v2/slo': (_, response) =>
        json(response, 200, { slo: [{ id: '1', name: 'a', evaluatedPercentage: -1 }], totalCount: 1 }),
    });
    expect((await listClassicSlos(environment, { pageSize: 100 }, never)).items[0]?.evaluatedPercentage).toBe(-1);
    expect(Object.fromEntries(server.seen[0]?.query ?? [])).toMatchObject({ evaluate: 'true', pageSize: '25' });
  });

  it('settings are listed by schema', async () => {
    const { environment, server } = await made({
      'GET /api/v2/settings/objects': (_, response) =>
        json(response, 200, { items: [{ objectId: 'o', value: { title: 't' } }], totalCount: 1 }),
    });
    expect(
      (await listSettings(environment, { schemaIds: ['a', 'b'], scopes: ['environment'] }, never)).items[0]?.value,
    ).toEqual({ title: 't' });
    expect(server.seen[0]?.query.get('schemaIds')).toBe('a,b');
  });

  it('the token is looked up in the body, never in the address', async () => {
    const { environment, server } = await made({
      'POST /api/v2/apiTokens/lookup': (_, response) =>
        json(response, 200, { id: 'dt0c01.X', scopes: ['problems.read'] }),
      'GET /api/v1/config/clusterversion': (_, response) => json(response, 200, { version: '1.330' }),
    });
    expect((await lookUpToken(environment, never)).scopes).toEqual(['problems.read']);
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({ token: testApiToken });
    expect(await getClusterVersion(environment, never)).toBe('1.330');
  });
});
