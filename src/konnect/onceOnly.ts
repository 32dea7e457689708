/** The writes of the setup, each of which may be asked for again: what is there already is taken, and nothing is made twice. */

import { ApiError } from '../http/errors.ts';
import { allPages } from '../http/paging.ts';
import {
  type AuthCredential,
  type CredentialHeader,
  createMultiKeyCredential,
  fetchAuthCredential,
} from './authCredential.ts';
import {
  type CatalogService,
  createCatalogService,
  listCatalogServices,
  type NewCatalogService,
} from './catalogServices.ts';
import {
  createIntegrationInstance,
  type IntegrationInstance,
  listIntegrationInstances,
  type NewIntegrationInstance,
} from './integrationInstances.ts';
import type { Konnect } from './konnect.ts';
import { mayHaveHappened } from './uncertainty.ts';

/** What became of a step: whether this call changed something in Konnect, or found it done. */
export interface StepOutcome<T> {
  readonly value: T;
  readonly changed: boolean;
}

/**
 * Installs once. When Konnect refuses the name, or the answer got lost, the instances are read again and one with this name, integration and
 * configuration is taken. Rejects with `conflict` when the name belongs to another one.
 */
export async function installInstance(
  konnect: Konnect,
  wanted: NewIntegrationInstance,
  signal: AbortSignal,
): Promise<StepOutcome<IntegrationInstance>> {
  try {
    return { value: await createIntegrationInstance(konnect, wanted, signal), changed: true };
  } catch (error) {
    const uncertain = mayHaveHappened(error);
    if (!uncertain && !ApiError.is(error, 'conflict', 'bad-request')) throw error;
    const instances = await allPages((page) => listIntegrationInstances(konnect, { page }, signal));
    const namesake = instances.find((instance) => instance.name === wanted.name);
    if (!namesake) throw error;
    if (namesake.integration.name === wanted.integration_name && sameConfig(namesake, wanted)) {
      return { value: namesake, changed: uncertain };
    }
    throw new ApiError({
      reason: 'conflict',
      plane: 'konnect',
      message: `Konnect already has an integration instance named "${wanted.name}" with another configuration: choose another name.`,
      cause: error,
    });
  }
}

function sameConfig(instance: IntegrationInstance, wanted: NewIntegrationInstance): boolean {
  return Object.entries(wanted.config).every(([key, value]) => instance.config[key] === value);
}

/** Authorizes once. A credential that is there already stays as it is, and the keys given here are then not in use. */
export async function authorizeInstance(
  konnect: Konnect,
  instanceId: string,
  headers: readonly CredentialHeader[],
  signal: AbortSignal,
): Promise<StepOutcome<AuthCredential>> {
  try {
    return { value: await createMultiKeyCredential(konnect, instanceId, headers, signal), changed: true };
  } catch (error) {
    const uncertain = mayHaveHappened(error);
    if (!uncertain && !ApiError.is(error, 'conflict')) throw error;
    const present = await fetchAuthCredential(konnect, instanceId, signal);
    if (!present) throw error;
    return { value: present, changed: uncertain };
  }
}

/** Creates once, or takes the service of that name. Kong documents neither 409 nor the form of a 400 for a name that is taken. */
export async function createService(
  konnect: Konnect,
  wanted: NewCatalogService,
  signal: AbortSignal,
): Promise<StepOutcome<CatalogService>> {
  try {
    return { value: await createCatalogService(konnect, wanted, signal), changed: true };
  } catch (error) {
    const uncertain = mayHaveHappened(error);
    if (!uncertain && !ApiError.is(error, 'conflict', 'bad-request')) throw error;
    const { items } = await listCatalogServices(konnect, { name: wanted.name }, signal);
    const present = items.find((service) => service.name === wanted.name);
    if (!present) throw error;
    return { value: present, changed: uncertain };
  }
}
