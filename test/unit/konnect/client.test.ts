import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/http/errors.ts';
import { allPages } from '../../../src/http/paging.ts';
import {
  readInstanceResources,
  readIntegrations,
  readServiceResources,
  readUnmappedResources,
} from '../../../src/konnect/catalog.ts';
import { listCatalogServices, listResourceServices } from '../../../src/konnect/catalogServices.ts';
import { createIntegrationInstance, listIntegrationInstances } from '../../../src/konnect/integrationInstances.ts';
import { fetchMyOrganization, fetchMyUser } from '../../../src/konnect/organizations.ts';
import { deleteResourceMapping, listResourceMappings } from '../../../src/konnect/resourceMappings.ts';
import { archiveResource, fetchResource, listResources, resourceTitle } from '../../../src/konnect/resources.ts';
import type { DemoResponse } from '../../../src/sandbox/http.ts';
import { holder, type KonnectServer, type ServerOptions, startKonnect } from './konnectServer.ts';

let server: KonnectServer;
afterEach(() => server.close());

const { signal } = new AbortController();

async function begin(options: ServerOptions = {}) {
  server = await startKonnect(options);
  return server.client();
}

describe('tokens and roles', () => {
  it('names a refused token, and never repeats it', async () => {
    await begin();
    const error = await fetchMyOrganization(server.client('kpat_wrong-token-1234567'), signal).catch((e: unknown) => e);
    expect(ApiError.is(error, 'unauthorized')).toBe(true);
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong-token');
  });

  it('reads the plain 401 of the edge as well', async () => {
    await begin({ behaviour: { unauthorizedBody: 'plain' } });
    await expect(fetchMyOrganization(server.client('kpat_wrong-token-1234567'), signal)).rejects.toSatisfy((error) =>
      ApiError.is(error, 'unauthorized'),
    );
  });

  it('says that no token was entered without calling', async () => {
    await begin();
    await expect(fetchMyOrganization(server.client(''), signal)).rejects.toSatisfy((error) =>
      ApiError.is(error, 'not-configured'),
    );
    expect(server.requests).toEqual([]);
  });

  it('lets a system account read its organization, and not a user', async () => {
    const token = 'spat_robot-0123456789';
    await begin({ tokens: [holder(token, 'Organization Admin')] });
    const konnect = server.client(token);
    expect((await fetchMyOrganization(konnect, signal)).state).toBe('active');
    await expect(fetchMyUser(konnect, signal)).rejects.toSatisfy((error) => ApiError.is(error, 'unauthorized'));
  });

  it('names the roles, and the trace for support, when something is not allowed', async () => {
    const token = 'kpat_viewer-0123456789';
    await begin({ tokens: [holder(token, 'Service Viewer')] });
    const attempt = createIntegrationInstance(
      server.client(token),
      { integration_name: 'dynatrace', name: 'd', display_name: 'D', config: {} },
      signal,
    );
    await expect(attempt).rejects.toSatisfy(
      (error) =>
        ApiError.is(error, 'forbidden') &&
        error.message.includes('Integration Admin') &&
        (error.errorRef ?? '').startsWith('kong:trace:'),
    );
  });

  it('shows a Service Creator what it made', async () => {
    const token = 'kpat_creator-0123456789';
    await begin({ tokens: [holder(token, 'Service Creator')] });
    expect((await listCatalogServices(server.client(token), {}, signal)).items).toEqual([]);
  });
});

describe('pages', () => {
  it('follows numbered pages to the end', async () => {
    const konnect = await begin();
    const services = await allPages((page) => listCatalogServices(konnect, { page, size: 4 }, signal));
    expect(services.map(({ name }) => name)).toEqual([
      'cart',
      'checkout',
      'inventory',
      'payments',
      'shipping',
      'storefront',
    ]);
    expect(server.requests.filter((line) => line === 'GET /v1/catalog-services')).toHaveLength(2);
  });

  it('follows a chain of cursors with the same filters, and never the address that carries them', async () => {
    const konnect = await begin();
    const whole = await listResources(konnect, { integrationName: 'gateway-manager' }, signal);
    const pieces = await allPages((page) =>
      listResources(konnect, { integrationName: 'gateway-manager', page, size: 3 }, signal),
    );
    expect(pieces).toEqual(whole.items);
    expect(whole.items.length).toBeGreaterThan(6);
    expect(new Set(server.requests)).toEqual(new Set(['GET /v1/resources']));
  });

  it('does not take a page without a cursor for the last one', async () => {
    const answer: DemoResponse = {
      status: 200,
      body: { data: [], meta: { page: { size: 1, previous: null, next: '/x?y=1' } } },
    };
    const konnect = await begin({ intercept: () => answer });
    await expect(listResources(konnect, {}, signal)).rejects.toSatisfy((error) =>
      ApiError.is(error, 'malformed-response'),
    );
  });

  it('survives a smaller page than it asked for', async () => {
    const konnect = await begin({ behaviour: { maxPageSize: 2 } });
    expect(await allPages((page) => listCatalogServices(konnect, { page }, signal))).toHaveLength(6);
  });

  it('waits out 429, in either form', async () => {
    for (const rateLimitBody of ['plain', 'problem'] as const) {
      const konnect = await begin({ behaviour: { rateLimitBody } });
      server.api.throttle(2);
      expect((await listCatalogServices(konnect, {}, signal)).items).toHaveLength(6);
      await server.close();
    }
  });
});

describe('tolerance', () => {
  const answers = (body: unknown) => begin({ intercept: () => ({ status: 200, body }) });
  const page = { number: 1, size: 100, total: 1 };

  it('takes unknown values, nulls and members as they come', async () => {
    const konnect = await answers({
      data: [
        {
          id: '1',
          name: 'n',
          display_name: 'N',
          custom_fields: { dashboard: { name: 'Board', link: 'https://x', hasLinkError: false }, owner: null },
          surprise: true,
        },
      ],
      meta: { page },
    });
    const [service] = (await listCatalogServices(konnect, {}, signal)).items;
    expect(service?.custom_fields?.dashboard).toEqual({ name: 'Board', link: 'https://x', hasLinkError: false });
  });

  it('reads an instance without labels', async () => {
    const instance = {
      id: '1',
      name: 'n',
      display_name: 'N',
      integration: { name: 'x' },
      authorized: true,
      config: {},
    };
    const konnect = await answers({ data: [instance], meta: { page } });
    expect((await listIntegrationInstances(konnect, {}, signal)).items[0]?.labels).toBeUndefined();
  });

  it('calls a web page a web page', async () => {
    const konnect = await begin({
      intercept: () => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: Buffer.from('<html><title>Sign in</title>'),
      }),
    });
    await expect(listCatalogServices(konnect, {}, signal)).rejects.toSatisfy(
      (error) => ApiError.is(error, 'malformed-response') && error.message.includes('Sign in'),
    );
  });
});

describe('the catalog', () => {
  it('groups instances under what they are of, installed ones first', async () => {
    const konnect = await begin();
    const integrations = await readIntegrations(konnect, signal);
    const gateway = integrations.find(({ integration }) => integration.name === 'gateway-manager');
    expect(gateway?.instances.map(({ state }) => state)).toEqual(['built-in']);
    const counts = integrations.map(({ instances }) => Math.min(1, instances.length));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await createIntegrationInstance(
      konnect,
      { integration_name: 'dynatrace', name: 'd', display_name: 'D', config: { base_url: 'https://x.example' } },
      signal,
    );
    const dynatrace = (await readIntegrations(konnect, signal)).find(
      ({ integration }) => integration.name === 'dynatrace',
    );
    expect(dynatrace?.instances.map(({ state }) => state)).toEqual(['not-authorized']);
  });

  it('tells mapped resources from unmapped ones, from both ends', async () => {
    const konnect = await begin();
    const instance = (await listIntegrationInstances(konnect, { integrationName: 'gateway-manager' }, signal))
      .items[0]!;
    const all = await readInstanceResources(konnect, instance.id, undefined, signal);
    const unmapped = await readUnmappedResources(konnect, undefined, signal);
    const mapped = await listResources(konnect, { mapped: true }, signal);
    expect(mapped.items.length).toBe(3);
    expect(mapped.items.length + unmapped.items.length).toBe(all.items.length);
    const payments = (await listCatalogServices(konnect, { name: 'payments' }, signal)).items[0]!;
    const owned = await readServiceResources(konnect, payments.id, undefined, signal);
    expect(owned.items.map(resourceTitle)).toEqual(['payments']);
    const services = await listResourceServices(konnect, owned.items[0]!.id, {}, signal);
    expect(services.items.map(({ name }) => name)).toEqual(['payments']);
  });

  it('hides archived resources, whose mappings are gone', async () => {
    const konnect = await begin();
    const [resource] = (await listResources(konnect, { mapped: true, size: 1 }, signal)).items;
    const { id, integration } = resource!;
    const archived = await archiveResource(konnect, { id, instanceId: integration.instance.id }, true, signal);
    expect(archived).toMatchObject({ archived: true, service_associations: 0 });
    expect((await listResources(konnect, { ids: [id] }, signal)).items).toEqual([]);
    expect((await listResources(konnect, { ids: [id], archived: true }, signal)).items).toHaveLength(1);
    expect((await listResourceMappings(konnect, { resourceId: id }, signal)).items).toEqual([]);
  });

  it('unmaps', async () => {
    const konnect = await begin();
    const [mapping] = (await listResourceMappings(konnect, {}, signal)).items;
    await deleteResourceMapping(konnect, mapping!.id, signal);
    expect((await fetchResource(konnect, mapping!.resource.id, signal)).service_associations).toBe(0);
    await expect(deleteResourceMapping(konnect, mapping!.id, signal)).rejects.toSatisfy((error) =>
      ApiError.is(error, 'not-found'),
    );
  });

  it('names a resource that has no name yet by what identifies it', () => {
    expect(resourceTitle({ name: null, type: 'slo', config: { slo_id: 'slo-1', part: 2 } })).toBe('slo slo-1 2');
  });
});
