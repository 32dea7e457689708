import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../world/time.ts';
import { type Answer, error, items, type Json, mirror, pages, refusal, type Tenant, tenant } from './testTenant.ts';

const metricEvents = 'builtin:anomaly-detection.metric-events';
const path = '/api/v2/settings/objects';
const profile = { name: 'Nights', managementZone: null, severityRules: [], eventFilters: [] };

let demo: Tenant;
const renew = async () => {
  demo = await tenant();
};
beforeAll(renew);

const list = (query: string) => demo.call(`GET ${path}?${query}`);
const post = (item: Json, query = '') =>
  demo.call(`POST ${path}${query}`, [{ schemaId: 'builtin:alerting.profile', scope: 'environment', ...item }]);
const idOf = (answer: Answer) => String((answer.body as unknown as readonly Json[])[0]?.objectId);

describe('listing settings', () => {
  it('gives id and value unless other fields are asked for', async () => {
    const { body } = await list(`schemaIds=${metricEvents}`);
    expect(body).toMatchObject({ totalCount: 3, pageSize: 100, nextPageKey: null });
    for (const item of items({ body } as Answer, 'items')) expect(Object.keys(item)).toEqual(['objectId', 'value']);
    const [first] = items(await list(`schemaIds=${metricEvents}&fields=summary,author,created,updateToken`), 'items');
    expect(first).toEqual({
      summary: 'Host CPU above 90 percent',
      author: 'sam.rivera@bergland.example',
      created: expect.any(Number),
      updateToken: expect.any(String),
    });
  });

  it('selects by schema, scope and external id', async () => {
    const total = async (query: string) => (await list(query)).body.totalCount;
    expect(await total(`schemaIds=${metricEvents},builtin:davis.anomaly-detectors`)).toBe(5);
    expect(await total('scopes=environment')).toBe(6);
    expect(await total('scopes=HOST-0000000000000001')).toBe(0);
  });

  it('filters and sorts on fields that are asked for', async () => {
    const names = async (query: string) =>
      items(await list(`schemaIds=${metricEvents}&fields=value,modified&${query}`), 'items').map(
        ({ value }) => (value as Json).summary,
      );
    expect(await names("filter=value.enabled = 'false'")).toEqual(['Stock requests drop']);
    expect(await names("filter=value.eventTemplate.eventType = 'RESOURCE' or value.summary contains 'season'")).toEqual(
      ['Host CPU above 90 percent', 'Checkout response time out of season'],
    );
    expect(await names('sort=-modified')).toEqual([
      'Checkout response time out of season',
      'Host CPU above 90 percent',
      'Stock requests drop',
    ]);
    expect(refusal(await list(`schemaIds=${metricEvents}&filter=created > 1`))).toBe(
      "400 filter: Cannot filter on 'created'.",
    );
  });

  it('pages by the key alone', async () => {
    const found = await pages(demo, `${path}?scopes=environment&pageSize=4`, 'items');
    expect(found.map((page) => page.length)).toEqual([4, 2]);
    const { nextPageKey } = (await list('scopes=environment&pageSize=4')).body;
    const beside = await list(`pageSize=4&nextPageKey=${encodeURIComponent(String(nextPageKey))}`);
    expect(refusal(beside)).toBe('400 pageSize: must not be used together with nextPageKey');
  });

  it.each([
    ['', '400 schemaIds: schemaIds or scopes must be given'],
    ['schemaIds=builtin:nothing', "404 Schema 'builtin:nothing' was not found"],
    ['scopes=environment&fields=colour', "400 fields: Unknown field 'colour'"],
    ['scopes=environment&pageSize=501', '400 pageSize: must be between 1 and 500'],
    ['scopes=environment&sort=colour', "400 sort: Cannot sort by 'colour'"],
    ['scopes=environment&sort=created', "400 sort: Cannot sort by 'created'"],
    ['nextPageKey=AAAA', '400 nextPageKey: Invalid nextPageKey'],
  ])('refuses ?%s', async (query, expected) => {
    expect(refusal(await list(query))).toBe(expected);
  });
});

describe('writing settings', () => {
  beforeEach(renew);

  it('creates, shows, replaces and deletes an object', async () => {
    const created = await post({ value: profile });
    expect(created.status).toBe(200);
    const one = `${path}/${idOf(created)}`;
    const shown = await demo.call(`GET ${one}`);
    expect(shown.body).toMatchObject({ value: profile, summary: 'Nights', created: demo.now(), scope: 'environment' });
    demo.advance(MINUTE);
    const { updateToken } = shown.body;
    const replaced = await demo.call(`PUT ${one}`, { value: { ...profile, name: 'Days' }, updateToken });
    expect(replaced).toMatchObject({ status: 200, body: { code: 200, objectId: idOf(created) } });
    const after = (await demo.call(`GET ${one}`)).body;
    expect(after).toMatchObject({ value: { name: 'Days' }, modified: demo.now() });
    expect(after.updateToken).not.toBe(updateToken);
    const stale = await demo.call(`PUT ${one}`, { value: profile, updateToken });
    expect(stale.status).toBe(409);
    expect((await demo.call(`DELETE ${one}?updateToken=${updateToken}`)).status).toBe(409);
    expect((await demo.call(`DELETE ${one}?updateToken=${after.updateToken}`)).status).toBe(204);
    expect((await demo.call(`GET ${one}`)).status).toBe(404);
  });

  it('escapes Markdown in summaries', async () => {
    const one = `${path}/${idOf(await post({ value: { ...profile, name: 'a_b *c*' } }))}`;
    expect((await demo.call(`GET ${one}`)).body).toMatchObject({ summary: 'a\\_b \\*c\\*', searchSummary: 'a_b *c*' });
  });

  it('answers 207 when some of several are wrong, and stores the others', async () => {
    const bad = { ...profile, name: '', severityRules: 'none' };
    const answer = await demo.call(
      `POST ${path}`,
      [profile, bad].map((value) => ({ schemaId: 'builtin:alerting.profile', scope: 'environment', value })),
    );
    expect(answer.status).toBe(207);
    expect(answer.body).toEqual([
      { code: 200, objectId: expect.any(String) },
      {
        code: 400,
        error: {
          code: 400,
          message: 'Validation failed for 1 Settings Objects.',
          constraintViolations: [
            {
              path: 'builtin:alerting.profile/1/name',
              message: 'must not be blank',
              parameterLocation: 'PAYLOAD_BODY',
              location: null,
            },
            {
              path: 'builtin:alerting.profile/1/severityRules',
              message: 'must be of type list',
              parameterLocation: 'PAYLOAD_BODY',
              location: null,
            },
          ],
        },
        invalidValue: bad,
      },
    ]);
    expect((await list('schemaIds=builtin:alerting.profile')).body.totalCount).toBe(2);
  });

  it('only checks with validateOnly', async () => {
    expect((await post({ value: profile }, '?validateOnly=true')).body).toEqual([{ code: 200 }]);
    expect((await post({ value: {} }, '?validateOnly=true')).status).toBe(400);
    expect((await list('schemaIds=builtin:alerting.profile')).body.totalCount).toBe(1);
  });

  it('replaces the object that has the external id', async () => {
    const first = await post({ value: profile, externalId: 'nights' });
    const second = await post({ value: { ...profile, name: 'Late' }, externalId: 'nights' });
    expect(idOf(second)).toBe(idOf(first));
    expect((await list('scopes=environment&externalIds=nights')).body.totalCount).toBe(1);
    expect((await demo.call(`GET ${path}/${idOf(first)}`)).body).toMatchObject({ value: { name: 'Late' } });
  });

  it.each([
    [{ schemaId: 'builtin:nothing', value: {} }, 404, "Schema 'builtin:nothing' was not found"],
    [{ value: profile, scope: 'HOST-1' }, 400, 'builtin:alerting.profile/0/scope'],
    [{ value: 'text' }, 400, '0/value'],
    [{ schemaId: metricEvents, value: { modelProperties: { samples: 99 } } }, 400, 'modelProperties/samples'],
  ])('refuses %j', async (item, status, part) => {
    const answer = await post(item);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toContain(part);
  });

  it('refuses a body that is no array', async () => {
    expect((await demo.call(`POST ${path}`, {})).status).toBe(400);
    expect((await demo.call(`POST ${path}`, '[{')).status).toBe(400);
  });
});

describe('schemas', () => {
  it('are listed and shown one by one, colon encoded or not', async () => {
    const { body } = await demo.call('GET /api/v2/settings/schemas');
    expect(body.totalCount).toBe(4);
    for (const id of [metricEvents, encodeURIComponent(metricEvents)]) {
      const schema = await demo.call(`GET /api/v2/settings/schemas/${id}`);
      expect(schema.body).toMatchObject({ schemaId: metricEvents, version: '1.0', allowedScopes: ['environment'] });
    }
    expect((await demo.call('GET /api/v2/settings/schemas/builtin:nothing')).status).toBe(404);
  });

  it('have a value that the demo has stored pass its own check', async () => {
    for (const item of items(await list('scopes=environment&fields=schemaId,scope,value'), 'items'))
      expect((await demo.call(`POST ${path}?validateOnly=true`, [item])).status).toBe(200);
  });
});

it('needs the scopes of settings', async () => {
  const reader = await tenant({ scopes: { apiToken: ['settings.read'], platformToken: ['settings:objects:read'] } });
  for (const base of ['/api', mirror]) {
    expect((await reader.call(`GET ${base}/v2/settings/objects?scopes=environment`)).status).toBe(200);
    expect((await reader.call(`POST ${base}/v2/settings/objects`, [])).status).toBe(403);
  }
  expect(error(await reader.call(`POST ${path}`, [])).message).toBe(
    'Token is missing required scope. Use one of: settings.write (Write settings)',
  );
});
