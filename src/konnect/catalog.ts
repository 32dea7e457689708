/** What the Catalog tree shows. */

import { allPages, type Page } from '../http/paging.ts';
import { type CatalogService, listCatalogServices } from './catalogServices.ts';
import { type IntegrationInstance, listIntegrationInstances } from './integrationInstances.ts';
import { type Integration, listIntegrations } from './integrations.ts';
import type { Konnect } from './konnect.ts';
import { listResources, listServiceResources, type Resource } from './resources.ts';

/** An integration with what is installed of it. */
export interface CatalogIntegration {
  readonly integration: Integration;
  readonly instances: readonly CatalogInstance[];
}

export interface CatalogInstance {
  readonly instance: IntegrationInstance;
  readonly state: 'built-in' | 'authorized' | 'not-authorized';
}

/** Those with instances first, each part by display name. Instances of an integration that is not offered (any more) are shown too. */
export async function readIntegrations(konnect: Konnect, signal: AbortSignal): Promise<CatalogIntegration[]> {
  const [offered, instances] = await Promise.all([
    allPages((page) => listIntegrations(konnect, { page }, signal)),
    allPages((page) => listIntegrationInstances(konnect, { page }, signal)),
  ]);
  const byName = new Map(
    offered.map((integration) => [integration.name, { integration, instances: [] as CatalogInstance[] }]),
  );
  for (const instance of instances) {
    const { name, display_name } = instance.integration;
    let entry = byName.get(name);
    if (!entry) {
      entry = { integration: unlisted(name, display_name ?? name), instances: [] };
      byName.set(name, entry);
    }
    const state = entry.integration.built_in ? 'built-in' : instance.authorized ? 'authorized' : 'not-authorized';
    entry.instances.push({ instance, state });
  }
  return [...byName.values()].sort(
    (a, b) =>
      Number(b.instances.length > 0) - Number(a.instances.length > 0) ||
      a.integration.display_name.localeCompare(b.integration.display_name),
  );
}

function unlisted(name: string, displayName: string): Integration {
  return { name, display_name: displayName, built_in: false, config_schema: {}, resource_types: {} };
}

const PAGE_SIZE = 50;

export function readServices(
  konnect: Konnect,
  page: string | undefined,
  signal: AbortSignal,
): Promise<Page<CatalogService>> {
  return listCatalogServices(konnect, { page, size: PAGE_SIZE }, signal);
}

/** The resources mapped to a service. */
export function readServiceResources(
  konnect: Konnect,
  serviceId: string,
  page: string | undefined,
  signal: AbortSignal,
): Promise<Page<Resource>> {
  return listServiceResources(konnect, serviceId, { page, size: PAGE_SIZE }, signal);
}

/** The live resources of an instance, mapped or not; `service_associations` tells which. */
export function readInstanceResources(
  konnect: Konnect,
  instanceId: string,
  page: string | undefined,
  signal: AbortSignal,
): Promise<Page<Resource>> {
  return listResources(konnect, { instanceId, page, size: PAGE_SIZE }, signal);
}

/** Live resources that no service owns. */
export function readUnmappedResources(
  konnect: Konnect,
  page: string | undefined,
  signal: AbortSignal,
): Promise<Page<Resource>> {
  return listResources(konnect, { mapped: false, page, size: PAGE_SIZE }, signal);
}
