/** Every operation of the demo organization, called by hand: once as it should be, and in the ways it should not be. */

import { konnectRoutes } from '../../src/sandbox/konnect/api.ts';
import { adminToken } from '../unit/konnect/konnectServer.ts';

const nobodyToken = 'kpat_nobody-0123456789';
const robotToken = 'spat_robot-0123456789';
const noUuid = '00000000-0000-4000-8000-000000000000';
const noResource = 'AAAAAAAAAAAAAAAA';

type Body = Readonly<Record<string, unknown>>;

interface Page {
  readonly data: readonly (Body & { readonly id: string })[];
}

/** @param throttle makes so many calls 429. */
export async function driveByHand(url: string, throttle: (calls: number) => void): Promise<void> {
  const call = async (method: string, path: string, body?: unknown, token = adminToken): Promise<Body> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as Body);
  };
  const create = async (path: string, body: unknown) =>
    (await call('POST', path, body)) as Body & { readonly id: string };
  const list = async (path: string) => (await call('GET', path)) as unknown as Page;

  await refusals(call);
  throttle(1);
  await call('GET', '/v1/integrations');

  await call('GET', '/v3/available-regions');
  await call('GET', '/v3/organizations/me');
  await call('GET', '/v3/users/me');
  await call('GET', '/v3/users/me', undefined, robotToken);

  await lists(call);
  await services(call, create);
  const instance = await instances(call, create);
  await authorization(call, instance.id);
  await fetch(`${url}/_demo/konnect/sync`, { method: 'POST' });
  await resources(call, list, instance.id);
  await mappings(call, create, list, instance.id);
  await controlPlanes(call, list);
  await call('DELETE', `/v1/integration-instances/${instance.id}`);
}

type Call = (method: string, path: string, body?: unknown, token?: string) => Promise<Body>;
type Create = (path: string, body: unknown) => Promise<Body & { readonly id: string }>;
type List = (path: string) => Promise<Page>;

/** Without a token, without a role, and for what does not exist. */
async function refusals(call: Call): Promise<void> {
  for (const { method, path } of konnectRoutes) {
    const filled = path
      .replace('{resourceId}', noResource)
      .replace('/v1/resources/{id}', `/v1/resources/${noResource}`)
      .replaceAll(/\{\w+\}/g, noUuid);
    await call(method, filled, method === 'GET' ? undefined : {}, 'kpat_unknown-0123456789');
    await call(method, filled, method === 'GET' ? undefined : {}, nobodyToken);
    if (filled !== path) await call(method, filled, method === 'GET' || method === 'DELETE' ? undefined : {});
    if (method === 'POST' || method === 'PUT') await call(method, filled, 'no JSON');
  }
}

const listPaths = [
  '/v1/catalog-services',
  '/v1/integrations',
  '/v1/integration-instances',
  '/v1/resources',
  '/v1/resource-mappings',
  '/v2/control-planes',
];

async function lists(call: Call): Promise<void> {
  for (const path of listPaths) {
    for (const query of [
      '',
      'page[size]=2&page[number]=2',
      'page[size]=1',
      'page[number]=99',
      'sort=nonsense',
      'filter[nonsense]=1',
      'page[size]=many',
    ]) {
      await call('GET', `${path}?${query}`);
    }
  }
  await call('GET', '/v1/resources?filter[service_associations][gt]=0&sort=updated_at%20desc');
  await call('GET', '/v1/resources?size=2&after=nonsense');
  await call('GET', '/v1/catalog-services?filter[labels.tier][oeq]=critical,standard&filter[custom_fields.owner]=');
}

async function services(call: Call, create: Create): Promise<void> {
  const path = '/v1/catalog-services';
  const custom_fields = {
    owner: 'till',
    cost_center: 104,
    product_manager: null,
    dashboard: { name: 'Board', link: 'https://boards.example/1' },
  };
  const full = { name: 'returns', display_name: 'Returns', description: null, labels: { env: 'demo' }, custom_fields };
  const { id } = await create(path, full);
  await create(path, full);
  for (const wrong of [
    { display_name: 'No name' },
    { name: 'Wrong_Name', display_name: 'x' },
    { name: 'n'.repeat(121), display_name: '' },
    { name: 'owned', display_name: 'Owned', owner: 'x' },
    { name: 'labelled', display_name: 'L', labels: { kong: 'x', fine: 'not fine!' } },
    { name: 'custom', display_name: 'C', custom_fields: { board: { name: 'no link' }, list: [] } },
  ]) {
    await create(path, wrong);
  }
  await call('GET', `${path}/${id}`);
  await call('PATCH', `${path}/${id}`, { labels: { env: null, tier: 'standard' }, custom_fields });
  await call('PATCH', `${path}/${id}`, { name: 'checkout' });
  await call('PATCH', `${path}/${id}`, { name: 7 });
  await call('GET', `${path}/${id}/resources?filter[type][eq]=gateway_svc&page[size]=1`);
  await call('GET', `${path}/${id}/resources?filter[archived]=true`);
  await call('DELETE', `${path}/${id}`);
}

async function instances(call: Call, create: Create) {
  const path = '/v1/integration-instances';
  const config = { base_url: 'https://abc12345.apps.dynatrace.com' };
  const wanted = { integration_name: 'dynatrace', name: 'dynatrace', display_name: 'Dynatrace', config };
  const instance = await create(path, wanted);
  await create(path, wanted);
  for (const wrong of [
    { ...wanted, name: 'second', integration_name: 'nonesuch' },
    { ...wanted, name: 'second', integration_name: 'gateway-manager' },
    { ...wanted, name: 'second', config: {} },
    { ...wanted, name: 'second', config: { ...config, region: 'eu' } },
    { ...wanted, name: 'second', integration_name: 'pagerduty', config: { service_region: 'mars' } },
  ]) {
    await create(path, wrong);
  }
  await call('GET', `${path}/${instance.id}`);
  await call('PATCH', `${path}/${instance.id}`, { display_name: 'Dynatrace (prod)', labels: null });
  await call('PATCH', `${path}/${instance.id}`, { name: 'gateway-manager' });
  await call('PATCH', `${path}/${instance.id}`, { integration_name: 'datadog' });
  const builtIn = (await call('GET', `${path}?filter[integration.name]=gateway-manager`)) as unknown as Page;
  await call('DELETE', `${path}/${builtIn.data[0]?.id}`);
  return instance;
}

async function authorization(call: Call, instanceId: string): Promise<void> {
  const instances = '/v1/integration-instances';
  const credential = `${instances}/${instanceId}/auth-credential`;
  const keys = (...headers: unknown[]) => ({ type: 'multi_key_auth', config: { headers } });
  await call('POST', credential, { type: 'oauth', config: {} });
  await call('POST', credential, keys({ name: 'x-other', key: 'k' }));
  await call('POST', credential, keys());
  await call('POST', credential, keys({ name: 'authorization', key: 'demo' }));
  await call('POST', credential, keys({ name: 'authorization', key: 'demo' }));
  await call('GET', credential);
  await call('DELETE', credential);
  await call('GET', credential);
  await call('POST', credential, keys({ name: 'authorization', key: 'demo' }));
  await call('PATCH', `${instances}/${instanceId}`, { config: { base_url: 'https://other.example' } });

  const uris = { authorization_endpoint: 'https://id.example/authorize', token_endpoint: 'https://id.example/token' };
  const oauth = { type: 'oauth', client_id: 'c', client_secret: 's', ...uris };
  await call('PUT', `${instances}/${instanceId}/auth-config`, oauth);
  const pagerduty = await call('POST', instances, {
    integration_name: 'pagerduty',
    name: 'pagerduty',
    display_name: 'PagerDuty',
    config: {},
  });
  const config = `${instances}/${String(pagerduty.id)}/auth-config`;
  await call('GET', config);
  await call('PUT', config, oauth);
  await call('GET', config);
  const code = { grant_type: 'authorization_code', code: 'c', redirect_uri: 'https://cloud.example/back' };
  await call('POST', `${instances}/${String(pagerduty.id)}/auth-credential`, { type: 'oauth', config: code });
  await call('DELETE', config);
  await call('DELETE', config);
  const github = await call('POST', instances, {
    integration_name: 'github',
    name: 'github',
    display_name: 'GitHub',
    config: {},
  });
  const installation = { installation_id: '1', code: 'c' };
  await call('POST', `${instances}/${String(github.id)}/auth-credential`, {
    type: 'github_app_installation',
    config: installation,
  });
}

async function resources(call: Call, list: List, instanceId: string): Promise<void> {
  const { data } = await list(`/v1/resources?filter[integration.instance.id][eq]=${instanceId}`);
  const [first] = data;
  if (!first) throw new Error('The demo organization discovered nothing.');
  await call('GET', `/v1/resources/${first.id}`);
  await call('GET', `/v1/resources/${first.id}/catalog-services?sort=name`);
  await call('GET', `/v1/resources/${first.id}/catalog-services?sort=nonsense`);
  const path = `/v1/integration-instances/${instanceId}/resources/${first.id}`;
  await call('PATCH', path, { archived: true });
  await call('PATCH', path, { archived: 'yes' });
  await call('PATCH', path, { name: 'x' });
  await call('POST', '/v1/resource-mappings', { service: 'cart', resource: first.id });
  await call('PATCH', path, { archived: false });
}

async function mappings(call: Call, create: Create, list: List, instanceId: string): Promise<void> {
  const path = '/v1/resource-mappings';
  const { data } = await list(`/v1/resources?filter[integration.instance.id][eq]=${instanceId}`);
  const resource = data[0]?.id;
  const { id } = await create(path, { service: 'cart', resource });
  await create(path, { service: 'cart', resource });
  await create(path, { service: 'nonesuch', resource });
  await create(path, { service: 'cart', resource: noResource });
  await create(path, { service: 'cart', resource: 'short' });
  await create(path, {
    service: 'cart',
    resource: { integration_instance: 'dynatrace', type: 'sandbox_dynatrace_slo', config: { slo_id: 'declared' } },
  });
  await create(path, {
    service: 'cart',
    resource: { integration_instance: 'dynatrace', type: 'nonesuch', config: {} },
  });
  await call('GET', `${path}/${id}`);
  await call('GET', `${path}?filter[service.name]=cart&filter[resource.id][eq]=${resource}`);
  await call('DELETE', `${path}/${id}`);
}

async function controlPlanes(call: Call, list: List): Promise<void> {
  const { data } = await list('/v2/control-planes?filter[name][eq]=edge-gateway&labels=env:demo');
  const id = data[0]?.id;
  await call('GET', `/v2/control-planes/${id}`);
  await call('GET', `/v2/control-planes/${id}/core-entities/services?size=4`);
  await call('GET', `/v2/control-planes/${id}/core-entities/services`);
}
