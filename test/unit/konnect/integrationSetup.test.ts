import { afterEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/http/errors.ts';
import { fetchAuthCredential } from '../../../src/konnect/authCredential.ts';
import { listCatalogServices } from '../../../src/konnect/catalogServices.ts';
import { IntegrationSetup } from '../../../src/konnect/integrationSetup.ts';
import type { Konnect } from '../../../src/konnect/konnect.ts';
import { listResourceMappings } from '../../../src/konnect/resourceMappings.ts';
import type { SetupGoal, SetupState, SetupStep } from '../../../src/konnect/setupSteps.ts';
import { holder, type KonnectServer, type ServerOptions, slo, startKonnect } from './konnectServer.ts';

const base_url = 'https://abc12345.apps.dynatrace.com';
const goal: SetupGoal = { integrationName: 'dynatrace', config: { base_url: [base_url] } };
const key = 'dt0c01.DEMOPUBLIC.DEMOSECRETDEMOSECRET';

let server: KonnectServer | undefined;
afterEach(() => server?.close());

async function begin(options: ServerOptions = {}, start: SetupGoal | SetupState = goal) {
  server = await startKonnect(options);
  const konnect = server.client();
  return { server, konnect, setup: new IntegrationSetup(konnect, start) };
}

const { signal } = new AbortController();

function expectKind<K extends SetupStep['kind']>(step: SetupStep, kind: K): Extract<SetupStep, { kind: K }> {
  expect(step.kind).toBe(kind);
  return step as Extract<SetupStep, { kind: K }>;
}

/** Drives a setup as a user does who maps the first two objectives to Checkout. */
async function runThrough(setup: IntegrationSetup, choose: (ids: string[]) => string[] = (ids) => ids.slice(0, 2)) {
  let step = await setup.inspect(signal);
  for (let turn = 0; step.kind !== 'done' && turn < 20; turn++) {
    if (step.kind === 'install') step = await setup.install(step, { base_url }, signal);
    else if (step.kind === 'authorize') step = await setup.authorize({ authorization: key }, signal);
    else if (step.kind === 'choose-service') {
      const checkout = (await setup.services(signal)).find(({ name }) => name === 'checkout');
      step = await setup.chooseService(checkout!, signal);
    } else if (step.kind === 'await-discovery') {
      await setup.awaitDiscovery({}, signal);
      step = setup.step;
    } else if (step.kind === 'choose-resources') {
      step = setup.chooseResources(choose(step.resources.map(({ id }) => id).sort()));
    } else if (step.kind === 'map') step = await setup.map(() => undefined, signal);
    else if (step.kind === 'validate') step = await setup.validate(signal);
    else throw new Error(`Unexpected step ${step.kind}`);
  }
  return expectKind(step, 'done');
}

async function mappingCount(konnect: Konnect): Promise<number | undefined> {
  return (await listResourceMappings(konnect, {}, signal)).totalCount;
}

describe('the whole setup', () => {
  it('goes from nothing to mapped and validated resources', async () => {
    const { konnect, setup, server } = await begin();
    const before = await mappingCount(konnect);
    const done = await runThrough(setup);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['mapped', 'mapped']);
    expect(done.validation.present).toHaveLength(2);
    expect(done.validation.missing).toEqual([]);
    expect(done.validation.warnings).toEqual([]);
    expect(done.changes).toHaveLength(3);
    expect(await mappingCount(konnect)).toBe((before ?? 0) + 2);
    expect(server.mutations()).toEqual([
      'POST /v1/integration-instances',
      expect.stringMatching(/^POST \/v1\/integration-instances\/[0-9a-f-]+\/auth-credential$/),
      'POST /v1/resource-mappings',
      'POST /v1/resource-mappings',
    ]);
  });

  it('changes nothing when it runs a second time', async () => {
    const { konnect, setup, server } = await begin();
    await runThrough(setup);
    const mutations = server.mutations().length;
    const again = await runThrough(new IntegrationSetup(konnect, goal));
    expect(server.mutations().slice(mutations)).toEqual([]);
    expect(again.changes).toEqual([]);
    expect(again.outcomes.map(({ state }) => state)).toEqual(['already-mapped', 'already-mapped']);
    expect(again.validation.missing).toEqual([]);
  });

  it('resumes from a state that was stored, and the state holds no secret', async () => {
    const { konnect, setup, server } = await begin();
    const installStep = expectKind(await setup.inspect(signal), 'install');
    await setup.install(installStep, { base_url }, signal);
    await setup.authorize({ authorization: key }, signal);
    const stored = JSON.stringify(setup.state);
    expect(stored).not.toContain('DEMOSECRET');
    const mutations = server.mutations().length;
    const resumed = new IntegrationSetup(konnect, JSON.parse(stored) as SetupState);
    expectKind(await resumed.inspect(signal), 'choose-service');
    expect(server.mutations()).toHaveLength(mutations);
  });
});

describe('installing', () => {
  it('fills the form with what the connection knows, from what Konnect says about the integration', async () => {
    const { setup } = await begin();
    const step = expectKind(await setup.inspect(signal), 'install');
    expect(step.name).toBe('dynatrace');
    expect(step.fields).toMatchObject([{ key: 'base_url', kind: 'text', required: true, initial: base_url }]);
  });

  it('takes an instance of the same address written differently, and asks which when there are two', async () => {
    const { konnect, setup } = await begin();
    await setup.inspect(signal);
    await setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal);
    const other = new IntegrationSetup(konnect, {
      integrationName: 'dynatrace',
      config: { base_url: ['https://elsewhere.example/', 'https://ABC12345.apps.dynatrace.com/'] },
    });
    expectKind(await other.inspect(signal), 'authorize');
    await other.chooseInstance('new', signal);
    const install = expectKind(other.step, 'install');
    expect(install.name).toBe('dynatrace-2');
    await other.install(install, { base_url }, signal);
    const third = new IntegrationSetup(konnect, goal);
    const choice = expectKind(await third.inspect(signal), 'choose-instance');
    expect(choice.instances.map(({ name }) => name).sort()).toEqual(['dynatrace', 'dynatrace-2']);
    expectKind(await third.chooseInstance(choice.instances[1]!.id, signal), 'authorize');
  });

  it.each([409, 400] as const)('takes the instance that another window made meanwhile (%i)', async (duplicateName) => {
    const { konnect, setup, server } = await begin({ behaviour: { duplicateName } });
    await setup.inspect(signal);
    const other = new IntegrationSetup(konnect, goal);
    await other.inspect(signal);
    await other.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal);
    expectKind(await setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal), 'authorize');
    expect(setup.state.changes).toEqual([]);
    expect(server.mutations()).toHaveLength(2);
    await expect(
      setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url: 'https://other.example' }, signal),
    ).rejects.toSatisfy((error) => ApiError.is(error, 'conflict') && error.message.includes('another name'));
  });

  it('reads again, and does not send again, when the answer to the installation is lost', async () => {
    const { setup, server } = await begin({
      intercept: (request, konnect) => {
        if (request.method !== 'POST' || request.path !== '/v1/integration-instances') return undefined;
        konnect();
        return 'reset';
      },
    });
    await setup.inspect(signal);
    expectKind(await setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal), 'authorize');
    expect(server.mutations()).toEqual(['POST /v1/integration-instances']);
    expect(setup.state.changes).toHaveLength(1);
  });

  it('says so when the catalog does not offer the integration, or has it built in', async () => {
    const { konnect } = await begin();
    for (const integrationName of ['nonesuch', 'gateway-manager']) {
      const setup = new IntegrationSetup(konnect, { integrationName, config: {} });
      expect(expectKind(await setup.inspect(signal), 'not-offered').sentence).toMatch(/nonesuch|API Gateway/);
    }
  });

  it('sends what is authorized in a browser to Konnect', async () => {
    const { konnect } = await begin();
    const setup = new IntegrationSetup(konnect, { integrationName: 'pagerduty', config: {} });
    const install = expectKind(await setup.inspect(signal), 'install');
    expect(install.fields).toMatchObject([
      { kind: 'choice', initial: 'us', choices: [{ value: 'us' }, { value: 'eu' }] },
    ]);
    const step = await setup.install(install, { service_region: 'eu' }, signal);
    expect(expectKind(step, 'authorize-in-konnect').strategy).toBe('oauth');
  });
});

describe('authorizing', () => {
  async function installed(options: ServerOptions = {}) {
    const begun = await begin(options);
    await begun.setup.inspect(signal);
    await begun.setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal);
    return { ...begun, instanceId: begun.setup.state.instance!.id };
  }

  it('takes a 409 as done already and does not claim a change', async () => {
    const { konnect, setup } = await installed();
    const other = new IntegrationSetup(konnect, goal);
    await other.inspect(signal);
    await other.authorize({ authorization: key }, signal);
    const changes = setup.state.changes.length;
    expectKind(await setup.authorize({ authorization: key }, signal), 'choose-service');
    expect(setup.state.changes).toHaveLength(changes);
  });

  it('replaces only when asked: delete, then post', async () => {
    const { setup, server } = await installed();
    await setup.authorize({ authorization: key }, signal);
    const before = server.mutations().length;
    const step = expectKind(setup.wishReplacement(), 'replace-credential');
    expect(step.because).toBe('asked');
    expect(step.warning).toMatch(/not authorized/);
    expectKind(await setup.replaceCredential({ authorization: key }, signal), 'choose-service');
    expect(
      server
        .mutations()
        .slice(before)
        .map((line) => line.split(' ')[0]),
    ).toEqual(['DELETE', 'POST']);
  });

  it('asks for the key again when the second half of a replacement fails', async () => {
    let refuse = false;
    const { setup, konnect, instanceId } = await installed({
      intercept: (request) =>
        refuse && request.method === 'POST' ? { status: 503, body: { message: 'not now' } } : undefined,
    });
    await setup.authorize({ authorization: key }, signal);
    setup.wishReplacement();
    refuse = true;
    await expect(setup.replaceCredential({ authorization: key }, signal)).rejects.toSatisfy((error) =>
      ApiError.is(error, 'unavailable'),
    );
    expect(await fetchAuthCredential(konnect, instanceId, signal)).toBeUndefined();
    expectKind(setup.step, 'authorize');
    refuse = false;
    expectKind(await setup.authorize({ authorization: key }, signal), 'choose-service');
  });

  it('goes on without reading the credential where the token may not', async () => {
    const viewer = 'kpat_viewer-0123456789';
    const tokens = [
      holder('kpat_test-admin-0123456789', 'Organization Admin'),
      holder(viewer, 'Integration Viewer', 'Service Admin'),
    ];
    const { setup, server } = await installed({ tokens });
    await setup.authorize({ authorization: key }, signal);
    const viewing = new IntegrationSetup(server.client(viewer), goal);
    expectKind(await viewing.inspect(signal), 'choose-service');
    expect(viewing.state.credential).toBe('hidden');
  });
});

it('keeps the key out of an error although Konnect repeats it', async () => {
  const { setup } = await begin({
    intercept: (request) =>
      request.path.endsWith('/auth-credential') && request.method === 'POST'
        ? {
            status: 400,
            body: { status: 400, title: 'Bad Request', detail: `cannot use ${request.body}`, instance: 'kong:trace:1' },
          }
        : undefined,
  });
  await setup.inspect(signal);
  await setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal);
  const plainKey = 'an-opaque-secret-of-no-known-form';
  const error = await setup.authorize({ authorization: plainKey }, signal).catch((e: unknown) => e);
  expect(ApiError.is(error, 'bad-request')).toBe(true);
  expect(String(error) + JSON.stringify(error) + JSON.stringify(setup.state)).not.toContain(plainKey);
});

describe('services', () => {
  it.each([409, 400] as const)('picks the service of that name where there is one (%i)', async (duplicateName) => {
    const { setup, konnect } = await begin({ behaviour: { duplicateName } });
    const { totalCount } = await listCatalogServices(konnect, {}, signal);
    await setup.inspect(signal);
    await setup.createService({ name: 'checkout', display_name: 'Another Checkout' }, signal);
    expect(setup.state.service?.display_name).toBe('Checkout');
    expect(setup.state.changes).toEqual([]);
    await setup.createService({ name: 'gift-cards', display_name: 'Gift Cards' }, signal);
    expect(setup.state.changes).toEqual(['Created the service "Gift Cards".']);
    expect((await listCatalogServices(konnect, {}, signal)).totalCount).toBe((totalCount ?? 0) + 1);
  });

  it('passes on why a name is refused', async () => {
    const { setup } = await begin();
    await setup.inspect(signal);
    await expect(setup.createService({ name: 'Gift_Cards', display_name: 'Gift Cards' }, signal)).rejects.toSatisfy(
      (error) => ApiError.is(error, 'bad-request') && error.violations[0]?.path === 'name',
    );
  });
});

describe('waiting for discovery', () => {
  async function authorized(options: ServerOptions) {
    const begun = await begin(options);
    await begun.setup.inspect(signal);
    await begun.setup.install({ name: 'dynatrace', displayName: 'Dynatrace' }, { base_url }, signal);
    await begun.setup.authorize({ authorization: key }, signal);
    const service = (await begun.setup.services(signal))[0]!;
    expectKind(await begun.setup.chooseService(service, signal), 'await-discovery');
    return begun;
  }

  it('finds nothing until a sync, pauses longer and longer, and hints at Sync Now', async () => {
    const { setup, server } = await authorized({ behaviour: { discoveryDelayMs: 'on-sync' } });
    const hints: boolean[] = [];
    server.clock.slept.length = 0;
    const nothing = await setup.awaitDiscovery(
      { onProgress: ({ hint }) => hints.push(hint !== undefined), maxWaitMs: 60_000 },
      signal,
    );
    expect(nothing).toMatchObject({ kind: 'nothing-yet', hint: { sentence: expect.stringContaining('Sync Now') } });
    expect(server.clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
    expect(server.clock.slept[0]).toBeLessThan(server.clock.slept[3]!);
    expect(hints[0]).toBe(false);
    expect(hints.at(-1)).toBe(true);
    expectKind(setup.step, 'await-discovery');
    await fetch(`${server.url}/_demo/konnect/sync`, { method: 'POST' });
    expect(await setup.awaitDiscovery({}, signal)).toMatchObject({ kind: 'found', resources: { length: 3 } });
    expectKind(setup.step, 'choose-resources');
  });

  it('waits until no more resources arrive', async () => {
    let discovered = 0;
    const { setup } = await authorized({
      behaviour: { discoveryDelayMs: 'on-sync' },
      slos: () => Array.from({ length: discovered }, (_, index) => slo(index)),
      intercept: (request, konnect) => {
        if (request.path !== '/v1/resources') return undefined;
        const answer = konnect();
        discovered = Math.min(5, discovered + 1);
        void server?.api.handle({ ...request, method: 'POST', path: '/_demo/konnect/sync' });
        return answer;
      },
    });
    expect(await setup.awaitDiscovery({}, signal)).toMatchObject({ kind: 'found', resources: { length: 5 } });
  });

  it('stops as soon as it is cancelled', async () => {
    const { setup } = await authorized({ behaviour: { discoveryDelayMs: 'on-sync' } });
    const abort = new AbortController();
    let looks = 0;
    const waiting = setup.awaitDiscovery(
      {
        onProgress: () => {
          looks++;
          if (looks === 3) abort.abort();
        },
      },
      abort.signal,
    );
    await expect(waiting).rejects.toSatisfy((error) => ApiError.is(error, 'cancelled'));
    expect(looks).toBe(3);
    expectKind(setup.step, 'await-discovery');
  });

  it('ends when Konnect calls the credential tainted, and asks for another one', async () => {
    let verdict: 'ok' | 'refused' = 'refused';
    const { setup } = await authorized({ checkDynatraceKey: () => verdict });
    expect(await setup.awaitDiscovery({}, signal)).toMatchObject({ kind: 'credential-broken' });
    expect(expectKind(setup.step, 'replace-credential').because).toBe('tainted');
    verdict = 'ok';
    expectKind(await setup.replaceCredential({ authorization: key }, signal), 'await-discovery');
    expect(await setup.awaitDiscovery({}, signal)).toMatchObject({ kind: 'found' });
  });

  it('tells which permission the credential lacks', async () => {
    const { setup } = await authorized({ checkDynatraceKey: () => 'missing-scope' });
    const result = await setup.awaitDiscovery({ maxWaitMs: 20_000 }, signal);
    expect(result).toMatchObject({
      kind: 'nothing-yet',
      credential: { missing_permissions: [{ scopes: ['slo.read'] }] },
    });
  });

  it('says so when the integration discovers nothing', async () => {
    const { setup } = await authorized({ behaviour: { discoveryDelayMs: 'on-sync' } });
    const state = setup.state;
    const still = new IntegrationSetup(server!.client(), {
      ...state,
      integration: { ...state.integration!, discovery: null },
    });
    expectKind(still.step, 'no-discovery');
  });
});

describe('mapping', () => {
  it('reports each resource and goes on after a failure', async () => {
    let posts = 0;
    const { setup } = await begin({
      intercept: (request) =>
        request.method === 'POST' && request.path === '/v1/resource-mappings' && ++posts === 2
          ? {
              status: 400,
              body: { status: 400, title: 'Bad Request', detail: 'no such thing', instance: 'kong:trace:1' },
            }
          : undefined,
    });
    const done = await runThrough(setup, (ids) => ids);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['mapped', 'failed', 'mapped']);
    expect(done.outcomes[1]?.sentence).toContain('no such thing');
    expect(done.validation.present).toHaveLength(2);
    expect(done.validation.missing).toEqual([done.outcomes[1]?.resource]);
    expect(done.changes.at(-1)).toContain('2 resources');
  });

  it('takes a 409 as mapped already', async () => {
    let conflicts = 0;
    const { setup } = await begin({
      intercept: (request, konnect) => {
        if (request.method !== 'POST' || request.path !== '/v1/resource-mappings') return undefined;
        konnect();
        conflicts++;
        return undefined;
      },
    });
    const done = await runThrough(setup);
    expect(conflicts).toBe(2);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['already-mapped', 'already-mapped']);
    expect(done.validation.missing).toEqual([]);
  });

  it('reads again when the answer is lost, and sends nothing twice', async () => {
    const { setup, server } = await begin({
      intercept: (request, konnect) => {
        if (request.method !== 'POST' || request.path !== '/v1/resource-mappings') return undefined;
        konnect();
        return 'reset';
      },
    });
    const done = await runThrough(setup);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['mapped', 'mapped']);
    expect(server.mutations().filter((line) => line.endsWith('/resource-mappings'))).toHaveLength(2);
  });

  it('waits out a plain 429 of the gateway', async () => {
    const { setup, server } = await begin();
    let throttled = false;
    const done = await runThrough(setup, (ids) => {
      throttled = true;
      server.api.throttle(2);
      return ids;
    });
    expect(throttled).toBe(true);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['mapped', 'mapped', 'mapped']);
    expect(server.clock.slept.some((ms) => ms >= 1000)).toBe(true);
  });

  it('tries a throttled mapping again and gives up on the rest when it stays throttled', async () => {
    const plain429 = { status: 429, headers: { 'retry-after': '2' }, body: { message: 'API rate limit exceeded' } };
    const { setup } = await begin({
      intercept: (request) =>
        request.method === 'POST' && request.path === '/v1/resource-mappings' ? plain429 : undefined,
    });
    const done = await runThrough(setup, (ids) => ids);
    expect(done.outcomes.map(({ state }) => state)).toEqual(['failed', 'not-tried', 'not-tried']);
    expect(done.outcomes[0]?.sentence).toContain('API rate limit exceeded');
  });

  it('does not try the others when a right is missing', async () => {
    const reader = 'kpat_reader-0123456789';
    const { setup, server } = await begin({
      tokens: [
        holder('kpat_test-admin-0123456789', 'Organization Admin'),
        holder(reader, 'Organization Admin (Read Only)'),
      ],
    });
    await runThrough(setup, () => []);
    const before = server.mutations().length;
    const reading = new IntegrationSetup(server.client(reader), {
      ...setup.state,
      outcomes: undefined,
      validation: undefined,
    });
    reading.chooseResources(setup.state.resources!.map(({ id }) => id));
    await reading.map(() => undefined, signal);
    expect(reading.state.outcomes?.map(({ state }) => state)).toEqual(['failed', 'not-tried', 'not-tried']);
    expect(reading.state.outcomes?.[0]?.sentence).toContain('Service Admin');
    expect(server.mutations().slice(before)).toHaveLength(1);
  });
});

describe('validating', () => {
  it('reads again when the list is behind the write', async () => {
    let stale = 1;
    const { setup } = await begin({
      intercept: (request) => {
        if (!/^\/v1\/catalog-services\/[^/]+\/resources$/.test(request.path) || stale === 0) return undefined;
        stale--;
        return { status: 200, body: { data: [], meta: { page: { number: 1, size: 100, total: 0 } } } };
      },
    });
    expect((await runThrough(setup)).validation.missing).toEqual([]);
    expect(stale).toBe(0);
  });

  it('works against an organization whose lists lag one read behind', async () => {
    const { setup } = await begin({ behaviour: { staleReadsAfterWrite: 1 } });
    expect((await runThrough(setup)).validation.missing).toEqual([]);
  });

  it('warns of resources that Konnect has not read yet', async () => {
    const { setup } = await begin({ slos: () => [slo(1, { name: '' })] });
    expect((await runThrough(setup)).validation.warnings).toEqual([expect.stringContaining('has not read')]);
  });
});
