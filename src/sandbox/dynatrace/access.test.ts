import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEnvironment } from '../environment.ts';
import type { DemoResponse } from '../http.ts';
import { begin, error, mirror, refusal, type Tenant, tenant } from './testTenant.ts';

let demo: Tenant;
beforeAll(async () => {
  demo = await tenant();
});

const problems = '/api/v2/problems';
const slos = '/platform/slo/v1/slos';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const gateway = { 'dynatrace-response-source': 'API Gateway' };

describe('on the classic paths', () => {
  it('takes API tokens, whatever the case of the scheme', async () => {
    for (const scheme of ['Api-Token', 'Api-token', 'api-token'])
      expect(
        (await demo.call(`GET ${problems}`, undefined, { authorization: `${scheme} ${demo.apiToken}` })).status,
      ).toBe(200);
    expect((await demo.call(`GET /e/abc12345${problems}`)).status).toBe(200);
  });

  it('takes no other token, and none by another scheme', async () => {
    for (const authorization of [
      `Bearer ${demo.platformToken}`,
      `Api-Token ${demo.platformToken}`,
      `Bearer ${demo.apiToken}`,
      `Api-Token ${demo.apiToken}X`,
      'Api-Token',
    ])
      expect((await demo.call(`GET ${problems}`, undefined, { authorization })).status).toBe(401);
    const nobody = await demo.call(`GET ${problems}`, undefined, 'nobody');
    expect(nobody.body).toEqual({ error: { code: 401, message: 'Missing authorization parameter.' } });
  });

  it('says which scope is missing', async () => {
    const poor = await tenant({ scopes: { apiToken: [] } });
    expect((await poor.call(`GET ${problems}`)).body).toEqual({
      error: {
        code: 403,
        message: 'Token is missing required scope. Use one of: problems.read (Read problems)',
      },
    });
  });
});

describe('below the platform', () => {
  it('takes platform tokens for its services and for the mirror', async () => {
    expect((await demo.call(`GET ${slos}`)).status).toBe(200);
    expect((await demo.call(`GET ${mirror}/v2/problems`)).status).toBe(200);
  });

  it.each([slos, `${mirror}/v2/problems`])('tells API tokens the scheme it wants: %s', async (path) => {
    const answer = await demo.call(`GET ${path}`, undefined, 'api token');
    expect(answer).toMatchObject({ status: 401, headers: gateway });
    expect(error(answer).message).toBe(
      "Unsupported authorization scheme 'Api-Token'. Dynatrace platform APIs require the authorization scheme 'Bearer'",
    );
    expect((await demo.call(`GET ${path}`, undefined, bearer(demo.apiToken))).status).toBe(401);
    expect((await demo.call(`GET ${path}`, undefined, 'nobody')).status).toBe(401);
  });

  it('names the missing scope as the gateway', async () => {
    const poor = await tenant({ scopes: { platformToken: [] } });
    const answer = await poor.call(`GET ${mirror}/v2/problems`);
    expect(answer).toMatchObject({ status: 403, headers: gateway });
    expect(error(answer)).toEqual({
      code: 403,
      message: 'Forbidden',
      details: { missingScopes: ['environment-api:problems:read'] },
    });
  });
});

describe('paths', () => {
  it.each([
    ['GET /api/v2/nothing', 404, 'Not Found'],
    ['PATCH /api/v2/problems', 405, 'Method Not Allowed'],
    [`GET ${mirror}/v2/nothing`, 404, 'Not Found'],
    ['GET /api/v2/problems/%E0%A4%A', 400, 'Malformed path'],
    ['GET /elsewhere', 404, 'Not Found'],
  ])('%s is a %i', async (line, code, message) => {
    const answer = await demo.call(line);
    expect(answer.status).toBe(code);
    expect(answer.body).toEqual({ error: { code, message } });
  });

  it('that are not there have the envelope of their plane', async () => {
    const answer = await demo.call('GET /platform/nothing/v1');
    expect(answer).toMatchObject({
      status: 404,
      body: { error: { code: 404, details: { errorRef: expect.any(String) } } },
    });
  });
});

describe('the token endpoint', () => {
  type Environment = Awaited<ReturnType<typeof createEnvironment>>;
  let now: number;
  let environment: Environment;
  beforeEach(async () => {
    now = begin;
    const granted = ['slo:slos:read', 'storage:logs:read'];
    environment = await createEnvironment({ seed: 7, scopes: { oauthClient: granted } }, () => now);
  });

  const exchange = async (form: Readonly<Record<string, string>>, method = 'POST'): Promise<DemoResponse> => {
    const { clientId, clientSecret, accountUrn } = environment.principals.oauth;
    const whole: Readonly<Record<string, string>> = {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      resource: accountUrn,
      ...form,
    };
    return environment.handle({
      method,
      path: '/sso/oauth2/token',
      query: new URLSearchParams(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(whole).toString()),
    });
  };
  const listSlos = (token: unknown) =>
    environment.handle({
      method: 'GET',
      path: slos,
      query: new URLSearchParams(),
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.of(),
    });
  const tokenOf = (answer: DemoResponse) => (answer.body as { readonly access_token: string }).access_token;

  it('gives a token for some of the scopes, for 300 seconds', async () => {
    const answer = await exchange({ scope: 'slo:slos:read' });
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'slo:slos:read',
        resource: environment.principals.oauth.accountUrn,
      },
    });
    expect((await listSlos(tokenOf(answer))).status).toBe(200);
    now += 299_999;
    expect((await listSlos(tokenOf(answer))).status).toBe(200);
    now += 1;
    expect(await listSlos(tokenOf(answer))).toMatchObject({ status: 401, headers: gateway });
  });

  it('gives tokens that allow what was asked for and no more', async () => {
    const logs = await exchange({ scope: 'storage:logs:read' });
    expect(await listSlos(tokenOf(logs))).toMatchObject({ status: 403 });
    const everything = await exchange({ scope: '' });
    expect(everything.body).toMatchObject({ scope: 'slo:slos:read storage:logs:read' });
    expect(tokenOf(everything)).not.toBe(tokenOf(logs));
    expect(tokenOf(everything).split('.')).toHaveLength(3);
  });

  it('names the scopes that the client lacks', async () => {
    const answer = await exchange({ scope: 'slo:slos:read storage:buckets:read storage:spans:read' });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_request',
        error_description: expect.stringMatching(
          /missing following scopes \[storage:buckets:read, storage:spans:read\]$/,
        ),
      },
    });
  });

  it.each([{ client_id: 'dt0s02.NOBODY' }, { client_secret: 'wrong' }, { resource: 'urn:dtaccount:other' }])(
    'refuses %j without saying why',
    async (form) => {
      expect(await exchange(form)).toEqual({
        status: 400,
        body: { errorCode: 400, message: 'Bad Request', issueId: expect.any(String) },
      });
    },
  );

  it('knows one grant and one method', async () => {
    expect(await exchange({ grant_type: 'password' })).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    });
    expect(await exchange({}, 'GET')).toMatchObject({ status: 405 });
  });
});

describe('what the environment tells about itself', () => {
  it('looks tokens up, with any token', async () => {
    const poor = await tenant({ scopes: { apiToken: ['slo.read', 'DataExport'] } });
    const found = await poor.call('POST /api/v2/apiTokens/lookup', { token: poor.apiToken });
    expect(found).toMatchObject({
      status: 200,
      body: {
        id: poor.apiToken.split('.').slice(0, 2).join('.'),
        enabled: true,
        personalAccessToken: false,
        scopes: ['slo.read', 'DataExport'],
        creationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      },
    });
    expect(found.text).not.toContain(poor.apiToken);
    const unknown = await poor.call('POST /api/v2/apiTokens/lookup', { token: 'dt0c01.X.Y' });
    expect(refusal(unknown)).toBe('404 Token does not exist');
    expect(refusal(await poor.call('POST /api/v2/apiTokens/lookup', {}))).toBe('400 token: must not be null');
    expect((await poor.call(`GET /api/v2/apiTokens/${found.body.id}`)).status).toBe(403);
    expect((await demo.call(`GET /api/v2/apiTokens/${found.body.id}`)).body.id).toBe(found.body.id);
    expect((await demo.call('GET /api/v2/apiTokens/dt0c01.X')).status).toBe(404);
  });

  it('tells its version and its time', async () => {
    expect((await demo.call('GET /api/v1/config/clusterversion')).body.version).toMatch(/^\d+\.\d+\.\d+\.\d{8}-\d{6}$/);
    expect((await demo.call(`GET ${mirror}/v1/config/clusterversion`)).status).toBe(200);
    const time = await demo.call('GET /api/v1/time', undefined, 'nobody');
    expect(time).toMatchObject({ status: 200, text: String(begin), headers: { 'content-type': 'text/plain' } });
    const poor = await tenant({ scopes: { apiToken: ['problems.read'] } });
    expect(refusal(await poor.call('GET /api/v1/config/clusterversion'))).toContain('Use one of: DataExport (');
  });

  it('tells what it is and what a caller may do', async () => {
    const management = '/platform/management/v1';
    expect((await demo.call(`GET ${management}/environment`)).body).toMatchObject({
      environmentId: expect.stringMatching(/^[a-z]{3}\d{5}$/),
      state: 'ACTIVE',
      createTime: expect.stringMatching(/Z$/),
    });
    expect((await demo.call(`GET ${management}/environment/license`)).body).toEqual({
      platformSubscription: true,
      trial: false,
    });
    const poor = await tenant({ scopes: { platformToken: ['app-engine:apps:run', 'storage:logs:read'] } });
    const resolve = (body: unknown) => poor.call(`POST ${management}/effective-permissions:resolve`, body);
    const context = [{ key: 'table', value: 'logs' }];
    const answer = await resolve({
      permissions: [
        { permission: 'storage:logs:read', context },
        { permission: 'storage:spans:read' },
        { permission: 'settings:objects:read' },
      ],
    });
    expect(answer.body).toEqual([
      { permission: 'storage:logs:read', context, granted: 'true' },
      { permission: 'storage:spans:read', granted: 'false' },
      { permission: 'settings:objects:read', granted: 'condition' },
    ]);
    expect(refusal(await resolve({}))).toBe('400 permissions: must not be null');
    const nobody = await tenant({ scopes: { platformToken: ['storage:logs:read'] } });
    expect((await nobody.call(`GET ${management}/environment`)).status).toBe(403);
  });
});
