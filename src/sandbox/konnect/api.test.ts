import { describe, expect, it } from 'vitest';
import { connect, names, organization } from './testOrganization.ts';

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
