import { describe, expect, it } from 'vitest';
import type { AuthCredential } from './authCredential.ts';
import type { IntegrationInstance } from './integrationInstances.ts';
import type { Integration } from './integrations.ts';
import { matchingInstances, nextStep, type SetupState } from './setupSteps.ts';

const now = Date.UTC(2026, 0, 1);

const integration: Integration = {
  name: 'dynatrace',
  display_name: 'Dynatrace',
  built_in: false,
  authorization: { type: 'multi_key_auth', config: { headers: [{ name: 'authorization' }] } },
  config_schema: { base_url: { type: 'string' } },
  resource_types: {},
  discovery: {},
};

function instance(id: string, base_url: string): IntegrationInstance {
  return { id, name: id, display_name: id, integration: { name: 'dynatrace' }, authorized: true, config: { base_url } };
}

const credential: AuthCredential = { id: 'c', type: 'multi_key_auth', missing_permissions: [], tainted: false };

const state: SetupState = {
  goal: { integrationName: 'dynatrace', config: { base_url: ['https://a.example', 'https://b.example'] } },
  integration,
  instances: [],
  changes: [],
};
const installed: SetupState = { ...state, instance: instance('one', 'https://a.example'), credential };

describe('nextStep', () => {
  it('reads before it asks', () => {
    expect(nextStep({ goal: state.goal, changes: [] }, now).kind).toBe('inspect');
    expect(nextStep({ ...installed, credential: undefined }, now).kind).toBe('inspect');
  });

  it('suggests a free name', () => {
    const step = nextStep({ ...state, instances: [instance('dynatrace', 'https://other.example')] }, now);
    expect(step).toMatchObject({ kind: 'install', name: 'dynatrace-2', displayName: 'Dynatrace (dynatrace-2)' });
  });

  it.each<[SetupState['credential'], string]>([
    [credential, 'choose-service'],
    [{ ...credential, missing_permissions: [{ scopes: ['slo.read'], message: 'x' }] }, 'choose-service'],
    [{ ...credential, tainted: true }, 'replace-credential'],
    [{ ...credential, expires_at: '2025-12-31T23:59:59.123456Z' }, 'replace-credential'],
    [{ ...credential, expires_at: '2026-12-31T00:00:00Z' }, 'choose-service'],
    [null, 'authorize'],
    ['hidden', 'choose-service'],
  ])('takes the credential %j to %s', (present, kind) => {
    expect(nextStep({ ...installed, credential: present }, now).kind).toBe(kind);
  });

  it('authorizes where the credential is hidden and the instance says that there is none', () => {
    const unauthorized = { ...instance('one', 'https://a.example'), authorized: false };
    expect(nextStep({ ...installed, instance: unauthorized, credential: 'hidden' }, now).kind).toBe('authorize');
  });

  it('goes on with a broken credential when told so', () => {
    const broken: SetupState = { ...installed, credential: { ...credential, tainted: true }, credentialWish: 'keep' };
    expect(nextStep(broken, now).kind).toBe('choose-service');
  });

  it('asks for nothing where the integration needs no authorization', () => {
    const open: SetupState = {
      ...installed,
      integration: { ...integration, authorization: null },
      credential: undefined,
    };
    expect(nextStep(open, now).kind).toBe('choose-service');
  });
});

describe('matchingInstances', () => {
  const instances = [
    instance('slash', 'https://a.example/'),
    instance('case', 'https://B.EXAMPLE'),
    instance('path', 'https://a.example/e/1'),
    instance('http', 'http://a.example'),
    instance('text', 'a.example'),
  ];

  it('takes any of the addresses, however written', () => {
    expect(matchingInstances(instances, state.goal).map(({ id }) => id)).toEqual(['slash', 'case']);
  });

  it('takes every instance when nothing is asked for', () => {
    expect(matchingInstances(instances, { integrationName: 'dynatrace', config: {} })).toHaveLength(instances.length);
  });
});
