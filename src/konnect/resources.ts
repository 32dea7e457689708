import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import { instancePath } from './integrationInstances.ts';
import type { Konnect } from './konnect.ts';
import { filter, type ListOptions, listByCursor, listByNumber } from './lists.ts';

export const integrationRefSchema = z.object({
  name: z.string(),
  display_name: z.nullish(z.string()),
  instance: z.object({ id: z.string(), name: z.nullish(z.string()), display_name: z.nullish(z.string()) }),
});

/** Something an integration found. Source: Konnect Service Catalog API, `CatalogResource`. */
export const resourceSchema = z.object({
  /** 16 characters of base64url. */
  id: z.string(),
  /** Null until the integration has filled it in: see `resourceTitle`. */
  name: z.nullish(z.string()),
  integration: integrationRefSchema,
  /** A key of the integration's `resource_types`. */
  type: z.string(),
  /** What identifies it in the other system. */
  config: z._default(z.record(z.string(), z.unknown()), {}),
  /** Whatever the integration writes; null until it has. */
  integration_data: z.nullish(z.record(z.string(), z.unknown())),
  archived: z._default(z.boolean(), false),
  /** To how many services it is mapped. */
  service_associations: z._default(z.number(), 0),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
});
export type Resource = z.output<typeof resourceSchema>;

export interface ResourceFilter {
  readonly integrationName?: string;
  readonly instanceId?: string;
  readonly type?: string;
  readonly ids?: readonly string[];
  /** `true`: mapped to a service or more; `false`: to none. Both when absent. */
  readonly mapped?: boolean;
  /** Live ones when absent. */
  readonly archived?: boolean;
}

const readers = ['Service Viewer', 'Service Admin'];

export function listResources(
  konnect: Konnect,
  options: ListOptions & ResourceFilter,
  signal: AbortSignal,
): Promise<Page<Resource>> {
  return listByCursor(
    konnect,
    {
      path: '/v1/resources',
      purpose: 'list the discovered resources',
      query: {
        // Kong does not say which resources a list without this filter holds.
        ...filter('archived', options.archived ?? false),
        ...filter('integration.name', options.integrationName),
        ...filter('integration.instance.id', options.instanceId, 'eq'),
        ...filter('type', options.type, 'eq'),
        ...filter('id', options.ids?.join(','), 'oeq'),
        ...(options.mapped ? filter('service_associations', 0, 'gt') : {}),
        ...(options.mapped === false ? filter('service_associations', 0) : {}),
      },
      roles: readers,
    },
    resourceSchema,
    options,
    signal,
  );
}

export function fetchResource(konnect: Konnect, id: string, signal: AbortSignal): Promise<Resource> {
  return konnect.json(
    { method: 'GET', path: `/v1/resources/${encodeURIComponent(id)}`, purpose: 'read the resource', roles: readers },
    resourceSchema,
    signal,
  );
}

/** Archiving hides the resource and removes its mappings, which do not come back. */
export function archiveResource(
  konnect: Konnect,
  resource: { readonly id: string; readonly instanceId: string },
  archived: boolean,
  signal: AbortSignal,
): Promise<Resource> {
  return konnect.json(
    {
      method: 'PATCH',
      path: `${instancePath(resource.instanceId)}/resources/${encodeURIComponent(resource.id)}`,
      json: { archived },
      purpose: archived ? 'archive the resource' : 'restore the resource',
      roles: ['Service Admin'],
    },
    resourceSchema,
    signal,
  );
}

/** What is mapped to a service. */
export function listServiceResources(
  konnect: Konnect,
  serviceId: string,
  options: ListOptions & Pick<ResourceFilter, 'instanceId' | 'ids'>,
  signal: AbortSignal,
): Promise<Page<Resource>> {
  return listByNumber(
    konnect,
    {
      path: `/v1/catalog-services/${encodeURIComponent(serviceId)}/resources`,
      purpose: 'list the resources of the service',
      query: {
        ...filter('integration.instance.id', options.instanceId, 'eq'),
        ...filter('id', options.ids?.join(','), 'oeq'),
      },
      roles: readers,
    },
    resourceSchema,
    options,
    signal,
  );
}

/** The name, or the type and what identifies it where the integration has not named it yet. */
export function resourceTitle(resource: Pick<Resource, 'name' | 'type' | 'config'>): string {
  if (resource.name) return resource.name;
  const values = Object.values(resource.config).map((value) =>
    typeof value === 'string' ? value : JSON.stringify(value),
  );
  return [resource.type, ...values].join(' ');
}
