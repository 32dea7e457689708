import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { error, items, type Json, pages, refusal, selector, type Tenant, tenant } from './testTenant.ts';

const base = '/platform/slo/v1';
const path = `${base}/slos`;

let demo: Tenant;
const renew = async () => {
  demo = await tenant();
};
beforeAll(renew);

const list = (query: string) => demo.call(`GET ${path}?${query}`);
const names = async (filter: string) =>
  items(await list(`filter=${selector(filter)}&sort=name`), 'slos').map(({ name }) => name);
const named = async (name: string) => items(await list(`filter=${selector(`name = '${name}'`)}`), 'slos')[0]!;

const slo = {
  name: 'Orders',
  criteria: [{ timeframeFrom: 'now-7d', timeframeTo: 'now', target: 95, warning: 97 }],
  tags: ['team:till'],
  customSli: { indicator: 'timeseries sli = avg(dt.host.cpu.idle)' },
};

describe('the list of SLOs', () => {
  it('has no key on the last page', async () => {
    const { body } = await list('');
    expect(body.totalCount).toBe(9);
    expect(body).not.toHaveProperty('nextPageKey');
    for (const one of items({ ...(await list('')) }, 'slos')) {
      expect(one.criteria).toHaveLength(1);
      expect('customSli' in one).not.toBe('sliReference' in one);
    }
  });

  it('is paged by the key, which a size or number must not go along with', async () => {
    const paged = await pages(demo, `${path}?page-size=4&sort=-name`, 'slos', { key: 'page-key' });
    expect(paged.map(({ length }) => length)).toEqual([4, 4, 1]);
    const { nextPageKey } = (await list('page-size=4')).body;
    const key = encodeURIComponent(String(nextPageKey));
    const beside = await list(`page-size=4&page-key=${key}`);
    expect(beside.status).toBe(400);
    expect(beside.body).toEqual({
      error: {
        code: 400,
        message: 'Constraints violated.',
        details: {
          errorRef: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
          errorCode: 'InvalidPaginationToken',
          constraintViolations: [
            {
              path: 'page-size',
              message: 'page-size must not be combined with page-key',
              parameterLocation: 'QUERY',
            },
          ],
        },
      },
    });
    expect(refusal(await list(`page=2&page-key=${key}`))).toBe('400 page: page must not be combined with page-key');
    const second = items(await list('page-size=4&page=2'), 'slos');
    expect(second).toEqual(items(await list(`page-key=${key}`), 'slos'));
  });

  it.each([
    ["name contains 'SPEED'", ['Product page speed', 'Sign-in speed']],
    ["name starts-with 'cart' or name ends-with 'lookups'", ['Cart availability', 'Stock lookups']],
    [
      "tag.key = 'team' and tag.value in ('till', 'parcel')",
      ['Checkout availability', 'Payment success', 'Shipping quotes'],
    ],
    ["not (tag.value exists) or name = 'cart availability'", []],
  ])('filter %s', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected);
  });

  it.each([
    ['page-size=501', '400 page-size: page-size must be between 1 and 500'],
    ['page-size=0', '400 page-size: page-size must be between 1 and 500'],
    ['page=0', '400 page: page must be between 1'],
    ['page-key=nonsense', '400 page-key: page-key is not valid'],
    ['sort=target', '400 sort: must be name or -name'],
    [`filter=${selector("target = '1'")}`, "400 filter: Cannot filter on 'target'."],
    [`filter=${selector("name ~ 'x'")}`, '400 filter: Unexpected character at position 5.'],
    [`filter=${selector(`name = '${'x'.repeat(1024)}'`)}`, '400 filter: The filter must not exceed 1024 characters.'],
  ])('refuses ?%s', async (query, expected) => {
    expect(refusal(await list(query))).toContain(expected);
  });
});

describe('writing SLOs', () => {
  beforeEach(renew);

  it('creates, replaces and deletes with the version that is there', async () => {
    const created = await demo.call(`POST ${path}`, slo);
    expect(created).toMatchObject({
      status: 201,
      body: { ...slo, id: expect.any(String), version: expect.any(String) },
    });
    const one = `${path}/${created.body.id}`;
    const version = (value: unknown) => `?optimistic-locking-version=${value}`;
    expect(refusal(await demo.call(`PUT ${one}`, slo))).toBe('400 optimistic-locking-version: must not be null');
    const replaced = await demo.call(`PUT ${one}${version(created.body.version)}`, { ...slo, name: 'All orders' });
    expect(replaced).toMatchObject({ status: 200, text: '' });
    const { body } = await demo.call(`GET ${one}`);
    expect(body.name).toBe('All orders');
    for (const method of ['PUT', 'DELETE'])
      expect((await demo.call(`${method} ${one}${version(created.body.version)}`, slo)).status).toBe(409);
    expect(refusal(await demo.call(`DELETE ${one}`))).toBe('400 optimistic-locking-version: must not be null');
    expect((await demo.call(`DELETE ${one}${version(body.version)}`)).status).toBe(204);
    expect((await demo.call(`GET ${one}`)).status).toBe(404);
  });

  it.each<[Json, string]>([
    [{ name: '' }, 'name: must have 1 to 200 characters'],
    [{ name: 'x'.repeat(201) }, 'name: must have 1 to 200 characters'],
    [{ description: 'x'.repeat(251) }, 'description: must not exceed 250 characters'],
    [{ criteria: [] }, 'criteria: must have exactly one element'],
    [{ criteria: [{ timeframeFrom: 'now-7d', target: 101 }] }, 'criteria[0]: needs timeframeFrom and a target'],
    [{ tags: 'team:till' }, 'tags: must be at most 100 texts'],
    [{ customSli: undefined }, 'customSli: exactly one of customSli and sliReference'],
    [{ sliReference: { templateId: 'x', variables: [] } }, 'customSli: exactly one of customSli and sliReference'],
    [{ customSli: { indicator: 'x'.repeat(5001) } }, 'customSli.indicator: must have 1 to 5000 characters'],
    [{ customSli: undefined, sliReference: {} }, 'sliReference: needs templateId and variables'],
  ])('refuses %j', async (change, expected) => {
    const answer = await demo.call(`POST ${path}`, { ...slo, ...change });
    expect(answer.status).toBe(400);
    expect(refusal(answer)).toContain(expected);
  });

  it('wants external ids to be unique', async () => {
    expect((await demo.call(`POST ${path}`, { ...slo, externalId: 'mine' })).status).toBe(201);
    expect(refusal(await demo.call(`POST ${path}`, { ...slo, externalId: 'mine' }))).toBe(
      '400 externalId: must be unique',
    );
  });
});

it('lists objective templates as items, and shows one', async () => {
  const { body } = await demo.call(`GET ${base}/objective-templates`);
  expect(body).not.toHaveProperty('nextPageKey');
  const [template] = body.items as readonly Json[];
  expect(template).toMatchObject({
    builtIn: true,
    applicableScope: 'SERVICE',
    deprecation: { deprecated: false },
    variables: [{ name: 'services', scope: 'SERVICE' }],
  });
  expect((await demo.call(`GET ${base}/objective-templates/${template!.id}`)).body).toEqual(template);
  expect((await demo.call(`GET ${base}/objective-templates/none`)).status).toBe(404);
  const hosts = await demo.call(`GET ${base}/objective-templates?filter=${selector("applicableScope = 'HOST'")}`);
  expect(hosts.body.totalCount).toBe(1);
});

describe('evaluating', () => {
  beforeAll(renew);

  const start = (body: Json) => demo.call(`POST ${path}/evaluation:start`, body);
  const poll = (token: unknown) =>
    demo.call(`GET ${path}/evaluation:poll?evaluation-token=${encodeURIComponent(String(token))}`);
  const results = (body: Json) => body.evaluationResults as readonly Json[];

  it('answers with the result when it is there in time', async () => {
    const { id } = await named('Payment success');
    const { status, body } = await start({ id });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      definition: { id, name: 'Payment success' },
      metadata: { evaluatedSliQuery: expect.stringContaining('timeseries') },
    });
    expect(body).not.toHaveProperty('evaluationToken');
    expect(results(body)).toEqual([
      { criteria: 'now-7d - now', status: 'WARNING', value: expect.any(Number), errorBudget: expect.any(Number) },
    ]);
  });

  it('otherwise gives a token, which is polled until the result is there, and gone a while after', async () => {
    const { id } = await named('Checkout availability');
    const { status, body } = await start({ id, requestTimeoutMilliseconds: 0 });
    expect(status).toBe(202);
    expect(body).toMatchObject({ evaluationToken: expect.any(String), ttlSeconds: 60, definition: { id } });
    expect(body).not.toHaveProperty('evaluationResults');
    const token = body.evaluationToken;
    const finished = await poll(token);
    expect(finished.status).toBe(200);
    expect(results(finished.body)[0]).toMatchObject({ status: 'FAILURE' });
    demo.advance(60_000);
    const gone = await poll(token);
    expect(gone.status).toBe(410);
    expect(error(gone)).toMatchObject({ code: 410, details: { errorRef: expect.any(String) } });
  });

  it('puts the variables of a template in', async () => {
    const { id } = await named('Sign-in speed');
    const { body } = await start({ id });
    expect((body.metadata as Json).evaluatedSliQuery).toMatch(/in\(dt\.entity\.service, "SERVICE-[0-9A-F]{16}"\)/);
    expect(results(body)[0]).toMatchObject({ status: 'SUCCESS' });
  });

  it('takes another timeframe', async () => {
    const { id } = await named('Checkout availability');
    const { body } = await start({ id, customTimeframe: { timeframeFrom: 'now-1h', timeframeTo: 'now-40m' } });
    expect(results(body)[0]).toMatchObject({ criteria: 'now-1h - now-40m' });
    expect(results(body)[0]!.value).toBeGreaterThan(95);
    const since = (await start({ id, customTimeframe: { timeframeFrom: 'now-20m' } })).body;
    expect(results(since)[0]!.value).toBeLessThan(80);
  });

  it('says why when there is no value', async () => {
    const broken = async (indicator: string) => {
      const { id } = (await demo.call(`POST ${path}`, { ...slo, customSli: { indicator } })).body;
      return results((await start({ id })).body)[0];
    };
    expect(await broken('fetch logs | limit 1')).toEqual({
      criteria: 'now-7d - now',
      status: 'ERROR',
      message: 'The query returned no data.',
    });
    expect(await broken('fetch nothing |')).toMatchObject({ status: 'ERROR', message: expect.stringMatching(/\w/) });
  });

  it.each<[Json, number, string]>([
    [{}, 400, 'id: must not be null'],
    [{ id: 'none' }, 404, "SLO with id 'none' not found"],
  ])('refuses %j', async (body, status, expected) => {
    expect(refusal(await start(body))).toBe(`${status} ${expected}`);
  });

  it('refuses timeouts out of range, timeframes that are none, and no token', async () => {
    const { id } = await named('Checkout availability');
    expect((await start({ id, requestTimeoutMilliseconds: 60_001 })).status).toBe(400);
    expect((await start({ id, customTimeframe: {} })).status).toBe(400);
    expect((await start({ id, customTimeframe: { timeframeFrom: 'now', timeframeTo: 'now-1h' } })).status).toBe(400);
    expect((await demo.call(`GET ${path}/evaluation:poll`)).status).toBe(400);
  });
});

it('needs its own scopes, and names them as the gateway does', async () => {
  const reader = await tenant({ scopes: { platformToken: ['slo:slos:read'] } });
  expect((await reader.call(`GET ${path}`)).status).toBe(200);
  expect((await reader.call(`GET ${base}/objective-templates`)).status).toBe(200);
  const refused = await reader.call(`POST ${path}`, slo);
  expect(refused).toMatchObject({ status: 403, headers: { 'dynatrace-response-source': 'API Gateway' } });
  expect(error(refused)).toMatchObject({ code: 403, details: { missingScopes: ['slo:slos:write'] } });
  const templates = await tenant({ scopes: { platformToken: ['slo:objective-templates:read'] } });
  expect((await templates.call(`GET ${base}/objective-templates`)).status).toBe(200);
  expect((await templates.call(`GET ${path}`)).status).toBe(403);
});
