import { describe, expect, it } from 'vitest';
import type { DemoResponse } from '../http.ts';
import { createKonnectApi } from './api.ts';
import type { KonnectApiOptions, KonnectBehaviour } from './options.ts';

const token = 'kpat_tester';
const begin = Date.UTC(2026, 10, 20, 12);

function organization(behaviour: Partial<KonnectBehaviour> = {}, options: Partial<KonnectApiOptions> = {}) {
  let now = begin;
  const slo = { status: 'SUCCESS', target: 99, warning: 99.5, evaluatedPercentage: 99.7, errorBudget: 0.7 };
  const api = createKonnectApi({
    seed: 7,
    now: () => now,
    slos: () => [{ id: 'a', name: 'Answers', timeframe: '-1d', relatedOpenProblems: 1, ...slo }],
    tokens: [{ token, kind: 'personal', roles: ['Organization Admin'] }],
    behaviour,
    ...options,
  });
  const call = (line: string, body?: unknown): DemoResponse & { readonly body: Answer } => {
    const [method = '', target = ''] = line.split(' ');
    const url = new URL(target, 'http://demo.invalid');
    const answer = api.handle({
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: { authorization: `Bearer ${token}` },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    });
    return { ...answer!, body: answer?.body as Answer };
  };
  return { api, call, advance: (ms: number) => (now += ms) };
}

interface Answer {
  readonly id: string;
  readonly data: readonly (Record<string, unknown> & { readonly id: string; readonly name: string })[];
  readonly meta: { readonly page: Record<string, unknown> };
  readonly invalid_parameters: readonly Record<string, unknown>[];
  readonly [key: string]: unknown;
}

type Caller = ReturnType<typeof organization>['call'];

const dynatrace = { integration_name: 'dynatrace', name: 'dynatrace', display_name: 'Dynatrace' };
const config = { base_url: 'https://abc.example' };
const credential = { type: 'multi_key_auth', config: { headers: [{ name: 'Authorization', key: 'demo' }] } };

function connect(call: Caller): string {
  const { id } = call('POST /v1/integration-instances', { ...dynatrace, config }).body;
  expect(call(`POST /v1/integration-instances/${id}/auth-credential`, credential).status).toBe(201);
  return `/v1/integration-instances/${id}`;
}

const names = (answer: DemoResponse & { readonly body: Answer }) => answer.body.data.map(({ name }) => name);

describe('the seeded organization', () => {
  it('is the same for one seed and clock, and another for another seed', () => {
    const read = (seed: number) => {
      const { call } = organization({}, { seed });
      return JSON.stringify(
        ['/v1/resources', '/v1/catalog-services', '/v1/resource-mappings'].map((path) => call(`GET ${path}`).body),
      );
    };
    expect(read(1)).toBe(read(1));
    expect(read(1)).not.toBe(read(2));
  });

  it('has a gateway, services, some mappings and no Dynatrace', () => {
    const { call } = organization();
    expect(names(call('GET /v1/integration-instances'))).not.toContain('dynatrace');
    expect(call('GET /v1/resources?page[size]=100').body.data).toHaveLength(10);
    expect(call('GET /v1/resource-mappings').body.meta.page.total).toBe(3);
    expect(names(call('GET /v2/control-planes'))).toEqual(['edge-gateway']);
  });

  it('leaves paths alone that are not of Konnect', () => {
    const { api } = organization();
    const request = { method: 'GET', query: new URLSearchParams(), headers: {}, body: Buffer.of() };
    expect(api.handle({ ...request, path: '/api/v2/problems' })).toBeUndefined();
    expect(api.handle({ ...request, path: '/platform/storage/query/v1/query:execute' })).toBeUndefined();
  });
});

describe('filters', () => {
  const { call } = organization();

  it.each([
    ['name=cart', ['cart']],
    ['name][eq]=cart', ['cart']],
    ['name][oeq]=cart,payments', ['cart', 'payments']],
    ['name][contains]=pp', ['shipping']],
    ['name][ocontains]=pp,art', ['cart', 'shipping']],
    ['labels.tier]=critical', ['checkout', 'payments', 'storefront']],
    ['labels.tier][neq]=critical', ['cart', 'inventory', 'shipping']],
    ['custom_fields.owner]=till', ['checkout', 'payments']],
    ['custom_fields.dashboard.link]=', []],
    ['created_at][lt]=2020-01-01T00:00:00Z', []],
  ])('filter[%s', (filter, expected) => {
    const text = filter.startsWith('name=') ? `name]${filter.slice(4)}` : filter;
    expect(names(call(`GET /v1/catalog-services?filter[${text}`))).toEqual(expected);
  });

  it('combines with AND', () => {
    const query = 'filter[labels.tier]=critical&filter[name][contains]=ch';
    expect(names(call(`GET /v1/catalog-services?${query}`))).toEqual(['checkout']);
  });

  it('addresses members of a resource by dots', () => {
    const query = 'filter[integration_data.gateway_service.name][eq]=cart';
    expect(names(call(`GET /v1/resources?${query}`))).toEqual(['cart']);
    expect(call('GET /v1/resources?filter[service_associations]=0&page[size]=99').body.data).toHaveLength(7);
    expect(call('GET /v1/resources?filter[service_associations][gte]=1').body.data).toHaveLength(3);
  });

  it.each([
    ['id]=1', 'needs one of the operators'],
    ['id][eq]=1', 'UUID'],
    ['owner]=1', 'filterable'],
    ['name][gt]=1', 'operator'],
    ['name][eq]=a&filter[name][neq]=b', 'one operator'],
    ['created_at]=yesterday', 'timestamp'],
  ])('refuses filter[%s', (filter, reason) => {
    const answer = call(`GET /v1/catalog-services?filter[${filter}`);
    expect(answer.status).toBe(400);
    expect(answer.body.invalid_parameters[0]).toMatchObject({
      source: 'query',
      reason: expect.stringContaining(reason),
    });
  });

  it('sorts by several attributes, and refuses the other style', () => {
    expect(names(call('GET /v1/catalog-services?sort=created_at,name%20desc'))[0]).toBe('storefront');
    expect(call('GET /v1/catalog-services?sort=-created_at').status).toBe(400);
  });
});

describe('pages', () => {
  it('hands out a cursor on an internal prefix with the filters in it, and goes back too', () => {
    const { call } = organization();
    const first = call('GET /v1/resources?page[size]=4&filter[integration.name]=gateway-manager').body;
    const next = String(first.meta.page.next);
    expect(next).toMatch(
      /^\/servicehub\/v1\/resources\?page\[size\]=4&filter\[integration\.name\]=gateway-manager&page\[after\]=/,
    );
    const cursor = next.split('page[after]=')[1];
    const second = call(`GET /v1/resources?size=4&after=${cursor}&filter[integration.name]=gateway-manager`).body;
    const back = String(second.meta.page.previous).split('page[before]=')[1];
    expect(
      call(`GET /v1/resources?page[size]=4&page[before]=${back}&filter[integration.name]=gateway-manager`).body.data,
    ).toEqual(first.data);
    expect(call('GET /v1/resources?page[after]=bm9uc2Vuc2U').status).toBe(400);
  });
});

describe('bodies', () => {
  const { call } = organization();

  it.each([
    [{ display_name: 'x' }, { field: 'name', rule: 'required' }],
    [
      { name: 'Upper', display_name: 'x' },
      { field: 'name', rule: 'matches_regex' },
    ],
    [
      { name: 'x'.repeat(121), display_name: 'x' },
      { field: 'name', rule: 'max_length', maximum: 120 },
    ],
    [
      { name: 'x', display_name: '' },
      { field: 'display_name', rule: 'min_length', minimum: 1 },
    ],
    [
      { name: 'x', display_name: 'x', owner: 'x' },
      { field: 'owner', rule: 'unknown_property' },
    ],
    [
      { name: 'x', display_name: 'x', labels: { kongctl: 'x' } },
      { field: 'labels.kongctl', rule: 'is_label' },
    ],
    [
      { name: 'x', display_name: 'x', custom_fields: { board: { name: 'b' } } },
      { field: 'custom_fields.board.link', rule: 'required' },
    ],
  ])('refuses %j', (body, expected) => {
    const answer = call('POST /v1/catalog-services', body);
    expect(answer.status).toBe(400);
    expect(answer.headers?.['content-type']).toBe('application/problem+json');
    expect(answer.body.invalid_parameters).toEqual([expect.objectContaining({ source: 'body', ...expected })]);
  });

  it('takes labels with the prefix in capitals, as kongctl writes them', () => {
    const labels = { 'KONGCTL-namespace': 'default' };
    expect(call('POST /v1/catalog-services', { name: 'k', display_name: 'K', labels }).status).toBe(201);
  });
});

describe('discovery', () => {
  it('finds the objectives of the world after the delay, and follows them', () => {
    let status = 'SUCCESS';
    const { call, advance } = organization(
      { discoveryDelayMs: 4000 },
      {
        slos: () => [
          {
            id: 'a',
            name: 'A',
            status,
            target: 99,
            warning: 99.5,
            evaluatedPercentage: 99,
            errorBudget: 0,
            timeframe: '-1d',
            relatedOpenProblems: 0,
          },
        ],
      },
    );
    connect(call);
    const read = () => call('GET /v1/resources?filter[integration.name]=dynatrace').body.data;
    advance(3999);
    expect(read()).toEqual([]);
    advance(1);
    expect(read()).toMatchObject([
      { name: 'A', type: 'sandbox_dynatrace_slo', config: { slo_id: 'a' }, integration_data: { status: 'SUCCESS' } },
    ]);
    const id = read()[0]?.id;
    status = 'FAILURE';
    advance(60_000);
    expect(read()).toMatchObject([{ id, integration_data: { status: 'FAILURE' } }]);
  });

  it('goes away with its instance, mappings and all', () => {
    const { call, advance } = organization();
    const path = connect(call);
    advance(5000);
    const [resource] = call('GET /v1/resources?filter[integration.name]=dynatrace').body.data;
    expect(call('POST /v1/resource-mappings', { service: 'cart', resource: resource?.id }).status).toBe(201);
    expect(call(`DELETE ${path}`).status).toBe(204);
    expect(call('GET /v1/resources?filter[integration.name]=dynatrace').body.data).toEqual([]);
    expect(call('GET /v1/resource-mappings').body.meta.page.total).toBe(3);
  });

  it('keeps what it found when the credential goes, and never answers with the key', () => {
    const { call, advance } = organization();
    const path = connect(call);
    advance(5000);
    call('GET /v1/resources');
    expect(JSON.stringify(call(`GET ${path}/auth-credential`).body)).not.toContain('demo"');
    expect(call(`DELETE ${path}/auth-credential`).status).toBe(204);
    expect(call(`GET ${path}`).body.authorized).toBe(false);
    expect(call('GET /v1/resources?filter[integration.name]=dynatrace').body.data).toHaveLength(1);
  });
});

describe('where Kong is silent, the demo does as it is told', () => {
  it('duplicateName', () => {
    for (const duplicateName of [409, 400] as const) {
      const { call } = organization({ duplicateName });
      expect(call('POST /v1/catalog-services', { name: 'cart', display_name: 'x' }).status).toBe(duplicateName);
    }
  });

  it('unknownReference', () => {
    for (const unknownReference of [400, 404] as const) {
      const { call } = organization({ unknownReference });
      expect(call('POST /v1/resource-mappings', { service: 'none', resource: 'A'.repeat(16) }).status).toBe(
        unknownReference,
      );
    }
  });

  it('defaultPageSize and maxPageSize', () => {
    const { call } = organization({ defaultPageSize: 2, maxPageSize: 3 });
    expect(call('GET /v1/catalog-services').body.meta.page).toEqual({ number: 1, size: 2, total: 6 });
    expect(call('GET /v1/catalog-services?page[size]=50').body.meta.page.size).toBe(3);
  });

  it('pagePastEnd', () => {
    expect(organization().call('GET /v1/catalog-services?page[number]=9').body.data).toEqual([]);
    expect(organization({ pagePastEnd: 400 }).call('GET /v1/catalog-services?page[number]=9').status).toBe(400);
  });

  it('archivedByDefault and mappingOfArchived', () => {
    for (const [archivedByDefault, listed] of [
      ['included', 10],
      ['left-out', 9],
    ] as const) {
      for (const mappingOfArchived of [400, 201] as const) {
        const { call } = organization({ archivedByDefault, mappingOfArchived });
        const [resource] = call('GET /v1/resources').body.data;
        const { instance } = resource!.integration as { instance: { id: string } };
        call(`PATCH /v1/integration-instances/${instance.id}/resources/${resource?.id}`, { archived: true });
        expect(call('GET /v1/resources?page[size]=99').body.data).toHaveLength(listed);
        expect(call('POST /v1/resource-mappings', { service: 'cart', resource: resource?.id }).status).toBe(
          mappingOfArchived,
        );
      }
    }
  });

  it('credentialCheck and authorizedWhenTainted', () => {
    const options = { checkDynatraceKey: () => 'refused' as const };
    const atOnce = organization({ credentialCheck: 'at-once' }, options);
    const { id } = atOnce.call('POST /v1/integration-instances', { ...dynatrace, config }).body;
    expect(atOnce.call(`POST /v1/integration-instances/${id}/auth-credential`, credential).status).toBe(400);
    for (const authorizedWhenTainted of [true, false]) {
      const later = organization({ authorizedWhenTainted }, options);
      const path = connect(later.call);
      expect(later.call(`GET ${path}/auth-credential`).body.tainted).toBe(false);
      later.advance(5000);
      expect(later.call(`GET ${path}/auth-credential`).body.tainted).toBe(true);
      expect(later.call(`GET ${path}`).body.authorized).toBe(authorizedWhenTainted);
    }
  });

  it('discoveryDelayMs', () => {
    const { call, advance } = organization({ discoveryDelayMs: 'on-sync' });
    connect(call);
    advance(3_600_000);
    expect(call('GET /v1/resources?filter[integration.name]=dynatrace').body.data).toEqual([]);
    expect(call('POST /_demo/konnect/sync').body).toEqual({ instances: 1 });
    expect(call('GET /v1/resources?filter[integration.name]=dynatrace').body.data).toHaveLength(1);
  });

  it('patchOfMaps', () => {
    for (const patchOfMaps of ['replace', 'merge'] as const) {
      const { call } = organization({ patchOfMaps });
      const id = call('GET /v1/catalog-services?filter[name]=cart').body.data[0]?.id;
      const patched = call(`PATCH /v1/catalog-services/${id}`, {
        custom_fields: { cost_center: 'x' },
        labels: { env: null },
      }).body;
      expect(patched.custom_fields).toEqual({
        ...(patchOfMaps === 'merge' ? { owner: 'window' } : {}),
        cost_center: 'x',
      });
      expect(patched.labels).toEqual({ tier: 'standard' });
    }
  });

  it('customFieldsOfMinimalService and unknownCustomField', () => {
    const minimal = { name: 'new', display_name: 'New' };
    expect(organization().call('POST /v1/catalog-services', minimal).body.custom_fields).toEqual({});
    const nulls = organization({ customFieldsOfMinimalService: 'all-null', unknownCustomField: 400 });
    expect(nulls.call('POST /v1/catalog-services', minimal).body.custom_fields).toMatchObject({
      owner: null,
      slack_channel: null,
    });
    expect(
      nulls.call('POST /v1/catalog-services', { ...minimal, name: 'n', custom_fields: { mascot: 'owl' } }).status,
    ).toBe(400);
  });

  it('deleteMappedService and nameInPath', () => {
    for (const deleteMappedService of [204, 409] as const) {
      const { call } = organization({ deleteMappedService, nameInPath: 200 });
      expect(call('DELETE /v1/catalog-services/payments').status).toBe(deleteMappedService);
      expect(call('GET /v1/resource-mappings').body.meta.page.total).toBe(deleteMappedService === 204 ? 2 : 3);
    }
    expect(organization().call('GET /v1/catalog-services/payments').status).toBe(404);
  });

  it('mappingOfUnknownConfig', () => {
    for (const mappingOfUnknownConfig of ['creates', 400] as const) {
      const { call } = organization({ mappingOfUnknownConfig });
      connect(call);
      const resource = { integration_instance: 'dynatrace', type: 'sandbox_dynatrace_slo', config: { slo_id: 'soon' } };
      const answer = call('POST /v1/resource-mappings', { service: 'cart', resource });
      if (mappingOfUnknownConfig === 400) expect(answer.status).toBe(400);
      else expect(answer.body.resource).toMatchObject({ name: null, config: { slo_id: 'soon' } });
    }
  });

  it('lockedConfigChange', () => {
    for (const lockedConfigChange of [400, 409] as const) {
      const { call } = organization({ lockedConfigChange });
      const path = connect(call);
      expect(call(`PATCH ${path}`, { config: { base_url: 'https://other.example' } }).status).toBe(lockedConfigChange);
      expect(call(`PATCH ${path}`, { config }).status).toBe(200);
    }
  });

  it('unknownQuery', () => {
    const { call } = organization({ unknownQuery: 'ignored' });
    expect(call('GET /v1/catalog-services?filter[mascot]=owl&sort=-name').body.data).toHaveLength(6);
  });

  it('rateLimitBody and unauthorizedBody', () => {
    const plain = organization({ unauthorizedBody: 'plain' });
    plain.api.throttle(1);
    expect(plain.call('GET /v1/integrations')).toMatchObject({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { message: 'API rate limit exceeded' },
    });
    expect(plain.call('GET /v1/integrations').status).toBe(200);
    const problem = organization({ rateLimitBody: 'problem' });
    problem.api.throttle(1);
    expect(problem.call('GET /v1/integrations').body).toMatchObject({ status: 429, title: 'Rate Limited' });
    const stranger = organization({ unauthorizedBody: 'plain' }, { tokens: [] });
    expect(stranger.call('GET /v1/integrations')).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
  });

  it('maxLabels', () => {
    const labels = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`l${index}`, 'x']));
    const service = { name: 'n', display_name: 'N', labels };
    expect(organization().call('POST /v1/catalog-services', service).status).toBe(201);
    expect(organization({ maxLabels: 5 }).call('POST /v1/catalog-services', service).status).toBe(400);
  });

  it('staleReadsAfterWrite', () => {
    const { call } = organization({ staleReadsAfterWrite: 1 });
    call('POST /v1/catalog-services', { name: 'n', display_name: 'N' });
    expect(call('GET /v1/catalog-services').body.meta.page.total).toBe(6);
    expect(call('GET /v1/catalog-services').body.meta.page.total).toBe(7);
  });

  it('partialRole', () => {
    const tokens = [{ token, kind: 'personal', roles: ['Service Creator'] }] as const;
    const filtered = organization({}, { tokens });
    filtered.call('POST /v1/catalog-services', { name: 'mine', display_name: 'Mine' });
    expect(names(filtered.call('GET /v1/catalog-services'))).toEqual(['mine']);
    expect(organization({ partialRole: 403 }, { tokens }).call('GET /v1/catalog-services').status).toBe(403);
  });

  it('a built-in instance cannot be deleted', () => {
    const { call } = organization();
    const id = call('GET /v1/integration-instances?filter[name]=gateway-manager').body.data[0]?.id;
    expect(call(`DELETE /v1/integration-instances/${id}`).status).toBe(400);
  });
});
