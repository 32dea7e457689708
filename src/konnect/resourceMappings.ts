import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import type { Konnect } from './konnect.ts';
import { filter, type ListOptions, listByNumber } from './lists.ts';
import { integrationRefSchema } from './resources.ts';

/** Source: Konnect Service Catalog API, `CatalogResourceMapping`. */
export const resourceMappingSchema = z.object({
  id: z.string(),
  resource: z.object({
    id: z.string(),
    name: z.nullish(z.string()),
    type: z.nullish(z.string()),
    integration: z.nullish(integrationRefSchema),
  }),
  service: z.object({ id: z.string(), name: z.nullish(z.string()), display_name: z.nullish(z.string()) }),
  created_at: z.nullish(z.string()),
});
export type ResourceMapping = z.output<typeof resourceMappingSchema>;

const path = '/v1/resource-mappings';

export function listResourceMappings(
  konnect: Konnect,
  options: ListOptions & { readonly serviceId?: string; readonly resourceId?: string; readonly instanceId?: string },
  signal: AbortSignal,
): Promise<Page<ResourceMapping>> {
  return listByNumber(
    konnect,
    {
      path,
      purpose: 'list the resource mappings',
      query: {
        ...filter('service.id', options.serviceId, 'eq'),
        ...filter('resource.id', options.resourceId, 'eq'),
        ...filter('resource.integration.instance.id', options.instanceId, 'eq'),
      },
      roles: ['Service Viewer', 'Service Admin'],
    },
    resourceMappingSchema,
    options,
    signal,
  );
}

/** `conflict` when it is mapped to this service already; an unknown service or resource is `bad-request` or `not-found`. */
export function createResourceMapping(
  konnect: Konnect,
  mapping: { readonly serviceId: string; readonly resourceId: string },
  signal: AbortSignal,
): Promise<ResourceMapping> {
  return konnect.json(
    {
      method: 'POST',
      path,
      json: { service: mapping.serviceId, resource: mapping.resourceId },
      purpose: 'map the resource to the service',
      roles: ['Service Admin'],
    },
    resourceMappingSchema,
    signal,
  );
}

export function deleteResourceMapping(konnect: Konnect, id: string, signal: AbortSignal): Promise<void> {
  return konnect.noContent(
    {
      method: 'DELETE',
      path: `${path}/${encodeURIComponent(id)}`,
      purpose: 'remove the resource mapping',
      roles: ['Service Admin'],
    },
    signal,
  );
}
