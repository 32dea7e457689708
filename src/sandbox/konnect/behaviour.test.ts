import { describe, expect, it } from 'vitest';
import { config, connect, credential, dynatrace, names, organization, token } from './testOrganization.ts';

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
