import assert from 'node:assert/strict';
import { IntegrationSetup } from '../../src/konnect/integrationSetup.ts';
import type { SetupStep } from '../../src/konnect/setupSteps.ts';
import { connectedApi, label, row } from './extension.ts';
import { test } from './suite.ts';

const signal = new AbortController().signal;

test('the Konnect setup maps an SLO to a service, and changes nothing the second time', async () => {
  const { services, trees } = await connectedApi();
  const { active } = services.connections;
  assert.ok(active?.konnect);
  const first = await setUp();
  assert.equal(first.kind, 'done');
  assert.ok(first.kind === 'done' && first.changes.length >= 3, JSON.stringify(first));
  const second = await setUp();
  assert.ok(
    second.kind === 'done' && second.changes.length === 0,
    JSON.stringify(second.kind === 'done' && second.changes),
  );
  trees.catalog.refresh();
  const service = await row(trees.catalog, await row(trees.catalog, undefined, /^Services$/), /Checkout/i);
  const resources = await trees.catalog.getChildren(service);
  assert.ok(
    resources.some(({ item }) => /SLO/.test(String(item.description))),
    resources.map(label).join(', '),
  );

  async function setUp(): Promise<SetupStep> {
    assert.ok(active?.konnect);
    const { konnect, environment } = active;
    const setup = new IntegrationSetup(konnect, {
      integrationName: 'dynatrace',
      config: { base_url: [environment.urls.classicApi] },
    });
    let step = await setup.inspect(signal);
    for (let turn = 0; turn < 20 && step.kind !== 'done'; turn++) {
      switch (step.kind) {
        case 'install':
          step = await setup.install(
            step,
            Object.fromEntries(step.fields.map(({ key, initial }) => [key, initial ?? ''])),
            signal,
          );
          break;
        case 'authorize': {
          const token = (await environment.credentials.apiToken()) ?? '';
          step = await setup.authorize(Object.fromEntries(step.fields.map(({ key }) => [key, token])), signal);
          break;
        }
        case 'choose-service': {
          const checkout = (await setup.services(signal)).find(({ name }) => /checkout/.test(name));
          assert.ok(checkout);
          step = await setup.chooseService(checkout, signal);
          break;
        }
        case 'await-discovery': {
          const found = await setup.awaitDiscovery({ maxWaitMs: 30_000 }, signal);
          assert.equal(found.kind, 'found');
          step = setup.step;
          break;
        }
        case 'choose-resources':
          step = setup.chooseResources(step.resources.slice(0, 1).map(({ id }) => id));
          break;
        case 'map':
          step = await setup.map(() => undefined, signal);
          break;
        case 'validate':
          step = await setup.validate(signal);
          break;
        default:
          assert.fail(`Unexpected step ${step.kind}`);
      }
    }
    return step;
  }
});
