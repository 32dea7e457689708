import { afterEach, describe, expect, it } from 'vitest';
import type { PlaneReport } from '../http/planeReport.ts';
import { json } from '../http/scriptedServer.ts';
import { testConnection } from './connectionTest.ts';
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

const open: ScriptedTenant[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function report(
  routes: Readonly<Record<string, Route>>,
  credentials: Credentials,
  options?: Parameters<typeof tenant>[2],
): Promise<{ environment: PlaneReport; grail: PlaneReport; calls: string[] }> {
  const one = await tenant(routes, credentials, options);
  open.push(one);
  const [environment, grail] = await testConnection(one.environment, never);
  return { environment: environment as PlaneReport, grail: grail as PlaneReport, calls: one.calls() };
}

const states = (plane: PlaneReport) => Object.fromEntries(plane.checks.map((check) => [check.name, check.state]));

const everything = [
  'problems.read',
  'entities.read',
  'settings.read',
  'apiTokens.read',
  'slo.read',
  'events.ingest',
  'problems.write',
];
const lookup =
  (scopes: readonly string[], more: object = {}): Route =>
  (_, response) =>
    json(response, 200, { id: 'dt0c01.PUBLIC', name: 'explorer', enabled: true, scopes, ...more });

const storage = ['logs', 'metrics', 'spans', 'bizevents', 'events', 'user.sessions'].map(
  (table) => `storage:${table}:read`,
);
const grailRoutes = {
  'POST /platform/storage/query/v1/query:execute': (_: unknown, response: Parameters<Route>[1]) =>
    json(response, 200, { state: 'SUCCEEDED', result: { records: [], types: [] } }),
  'POST /platform/storage/query/v1/query:verify': (_: unknown, response: Parameters<Route>[1]) =>
    json(response, 200, { valid: true }),
  'GET /platform/slo/v1/slos': (_: unknown, response: Parameters<Route>[1]) =>
    json(response, 200, { slos: [], totalCount: 0 }),
};

describe('the Environment API', () => {
  const test = (route: Route, more: Readonly<Record<string, Route>> = {}) =>
    report({ 'POST /api/v2/apiTokens/lookup': route, ...more }, { apiToken: testApiToken });

  it('with every scope is ok, and tells whose token it is and when it ends', async () => {
    const { environment } = await test(
      lookup(everything, { owner: 'sam@example.com', expirationDate: '2027-01-01T00:00:00.000Z' }),
    );
    expect(environment.state).toBe('ok');
    expect(environment.facts).toEqual(
      expect.arrayContaining([
        { label: 'Token', value: 'explorer (dt0c01.PUBLIC)' },
        { label: 'Owner', value: 'sam@example.com' },
        { label: 'Expires', value: '2027-01-01T00:00:00.000Z' },
      ]),
    );
    expect(Object.values(states(environment)).every((state) => state === 'ok')).toBe(true);
    expect(environment.checks).toHaveLength(8);
  });

  it.each(['problems.read', 'entities.read', 'settings.read'])('fails without %s', async (scope) => {
    const { environment } = await test(lookup(everything.filter((name) => name !== scope)));
    expect(environment.state).toBe('failed');
    expect(states(environment)[scope]).toBe('missing');
    expect(environment.summary).toContain(scope);
  });

  it.each(['apiTokens.read', 'slo.read', 'events.ingest', 'problems.write'])(
    'is only degraded without %s, and says what that disables',
    async (scope) => {
      const { environment } = await test(lookup(everything.filter((name) => name !== scope)));
      expect(environment.state).toBe('degraded');
      const check = environment.checks.find((one) => one.name === scope);
      expect(check?.state).toBe('unavailable');
      expect(check?.effect).toBeTruthy();
    },
  );

  it('tells the cluster version where the token may read it', async () => {
    const { environment } = await test(lookup([...everything, 'DataExport']), {
      'GET /api/v1/config/clusterversion': (_, response) => json(response, 200, { version: '1.330.42' }),
    });
    expect(environment.facts).toContainEqual({ label: 'Cluster version', value: '1.330.42' });
  });

  it('fails when the token is refused, disabled or unreachable', async () => {
    const refused = await test((_, response) =>
      json(response, 401, { error: { code: 401, message: 'Token Authentication failed' } }),
    );
    expect(refused.environment).toMatchObject({ state: 'failed', checks: [{ name: 'token', state: 'failed' }] });
    expect(refused.environment.summary).toContain('Token Authentication failed');
    const disabled = await test(lookup(everything, { enabled: false }));
    expect(disabled.environment.state).toBe('failed');
    const page = await test((_, response) =>
      response.writeHead(302, { location: 'https://sso.example.com/login' }).end(),
    );
    expect(page.environment.summary).toContain('sso.example.com');
  });

  it('tries each scope by what it is for when the token may not be looked up', async () => {
    const missing: Route = (_, response) =>
      json(response, 403, { error: { code: 403, message: 'Token is missing required scope. Use one of: x (X)' } });
    const { environment } = await report(
      {
        'POST /api/v2/apiTokens/lookup': missing,
        'GET /api/v2/problems': (_, response) => json(response, 200, { problems: [] }),
        'GET /api/v2/entityTypes': (_, response) => json(response, 200, { types: [] }),
        'GET /api/v2/settings/objects': (_, response) => json(response, 200, { items: [] }),
        'GET /api/v2/slo': missing,
      },
      { apiToken: testApiToken },
    );
    expect(environment.state).toBe('degraded');
    expect(states(environment)).toEqual({
      'problems.read': 'ok',
      'entities.read': 'ok',
      'settings.read': 'ok',
      'slo.read': 'unavailable',
      'apiTokens.read': 'unavailable',
    });
  });

  it('is not configured without a token', async () => {
    const { environment, grail, calls } = await report({}, {});
    expect([environment.state, grail.state]).toEqual(['not-configured', 'not-configured']);
    expect(calls).toEqual([]);
  });
});

describe('Grail', () => {
  const withClient = (granted: readonly string[] | 'all', oauth = testClient) =>
    report({ ...grailRoutes, 'POST /sso/oauth2/token': tokenEndpoint(granted) }, { oauth });

  it('with every scope is ok, each asked for by itself, SLOs without the buckets', async () => {
    const one = await tenant(
      { ...grailRoutes, 'POST /sso/oauth2/token': tokenEndpoint('all') },
      { oauth: testClient, apiToken: testApiToken },
    );
    open.push(one);
    const [, grail] = await testConnection(one.environment, never);
    expect(grail?.state).toBe('ok');
    expect(grail?.checks.map((check) => check.name)).toEqual(['storage:buckets:read', ...storage, 'slo:slos:read']);
    const asked = one.server.seen
      .filter((seen) => seen.path === '/sso/oauth2/token')
      .map((seen) => new URLSearchParams(seen.body).get('scope'));
    expect(asked.sort()).toEqual(
      [
        'slo:slos:read',
        'storage:buckets:read',
        ...storage.map((scope) => ['storage:buckets:read', scope].sort().join(' ')),
      ].sort(),
    );
  });

  it.each([...storage, 'slo:slos:read'])('without %s has it UNAVAILABLE and does not fail', async (scope) => {
    const granted = ['storage:buckets:read', ...storage, 'slo:slos:read'].filter((name) => name !== scope);
    const { grail } = await withClient(granted);
    expect(grail.state).toBe('degraded');
    expect(states(grail)).toEqual({
      ...Object.fromEntries(granted.map((name) => [name, 'ok'])),
      [scope]: 'unavailable',
    });
    expect(grail.checks.find((check) => check.name === scope)?.effect).toBeTruthy();
    expect(grail.summary).toContain(scope);
  });

  it('fails without storage:buckets:read, even when everything else was granted', async () => {
    const { grail } = await withClient([...storage, 'slo:slos:read']);
    expect(grail).toMatchObject({ state: 'failed', checks: [{ name: 'storage:buckets:read', state: 'missing' }] });
  });

  it('fails with credentials that get no token', async () => {
    const { grail } = await withClient('all', { ...testClient, clientSecret: 'dt0s02.TESTCLNT.WRONGWRONG' });
    expect(grail.state).toBe('failed');
    expect(grail.summary).toContain('Check the client id');
    expect(JSON.stringify(grail)).not.toContain('WRONGWRONG');
  });

  it.each([
    [{ ...testClient, clientSecret: '' }, 'only in part'],
    [{ ...testClient, accountUrn: 'urn:dtaccount:nobody' }, 'account URN'],
  ])('fails with a client that cannot be right, before anything is sent: %#', async (oauth, sentence) => {
    const { grail, calls } = await withClient('all', oauth);
    expect(grail.state).toBe('failed');
    expect(grail.summary).toContain(sentence);
    expect(calls.filter((call) => call.includes('sso') || call.includes('storage'))).toEqual([]);
  });

  it('fails when the environment does not take the token', async () => {
    const { grail } = await report(
      {
        'POST /sso/oauth2/token': tokenEndpoint('all'),
        'POST /platform/storage/query/v1/query:execute': (_, response) =>
          json(response, 401, { error: { code: 401, message: 'Unauthorized' } }),
      },
      { oauth: testClient },
    );
    expect(grail).toMatchObject({ state: 'failed', checks: [{ name: 'storage:buckets:read', state: 'failed' }] });
  });

  it('with a platform token runs a query for each table', async () => {
    const { grail } = await report(
      {
        ...grailRoutes,
        'POST /platform/storage/query/v1/query:execute': (request, response) =>
          JSON.parse(request.body).query.startsWith('fetch bizevents')
            ? json(response, 403, {
                error: {
                  code: 403,
                  message: 'NOT_AUTHORIZED_FOR_TABLE',
                  details: { missingPermissions: ['storage:bizevents:read'] },
                },
              })
            : json(response, 200, { state: 'SUCCEEDED', result: { records: [], types: [] } }),
      },
      { platformToken: testPlatformToken },
    );
    expect(grail.state).toBe('degraded');
    expect(Object.entries(states(grail)).filter(([, state]) => state !== 'ok')).toEqual([
      ['storage:bizevents:read', 'unavailable'],
    ]);
  });

  it('is not there on Managed, which is no failure', async () => {
    const { grail } = await report({}, { oauth: testClient, apiToken: testApiToken }, { managed: true });
    expect(grail.state).toBe('not-configured');
    expect(grail.summary).toContain('Managed');
  });

  it('with an outage on one scope says so for that scope', async () => {
    const { grail } = await report(
      {
        ...grailRoutes,
        'GET /platform/slo/v1/slos': (_, response) => json(response, 500, {}),
        'POST /sso/oauth2/token': tokenEndpoint('all'),
      },
      { oauth: testClient },
    );
    expect(grail.state).toBe('degraded');
    expect(grail.checks.find((check) => check.name === 'slo:slos:read')).toMatchObject({ state: 'failed' });
  });
});

it('a cancelled test rejects as cancelled', async () => {
  const one = await tenant(grailRoutes, { apiToken: testApiToken, platformToken: testPlatformToken });
  open.push(one);
  expect((await failure(testConnection(one.environment, AbortSignal.abort()))).reason).toBe('cancelled');
});
