import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import type { Konnect } from './konnect.ts';
import { filter, type ListOptions, listByNumber } from './lists.ts';

/** A service of the catalog, which is not a gateway service. Source: Konnect Service Catalog API, `CatalogService`. */
export const catalogServiceSchema = z.object({
  id: z.string(),
  name: z.string(),
  display_name: z.string(),
  description: z.nullish(z.string()),
  /** By key: text, number, boolean, or `{name, link}` with members that Konnect's own pages add. Missing and null mean the same. */
  custom_fields: z.nullish(z.record(z.string(), z.unknown())),
  labels: z.nullish(z.record(z.string(), z.string())),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
});
export type CatalogService = z.output<typeof catalogServiceSchema>;

export interface NewCatalogService {
  /** See `nameProblem`. */
  readonly name: string;
  readonly display_name: string;
  readonly description?: string | null;
  readonly labels?: Readonly<Record<string, string>>;
}

const path = '/v1/catalog-services';
const readers = ['Service Viewer', 'Service Admin'];

export function listCatalogServices(
  konnect: Konnect,
  options: ListOptions & { readonly name?: string },
  signal: AbortSignal,
): Promise<Page<CatalogService>> {
  return listByNumber(
    konnect,
    { path, purpose: 'list the catalog services', query: filter('name', options.name), roles: readers },
    catalogServiceSchema,
    options,
    signal,
  );
}

export function fetchCatalogService(konnect: Konnect, id: string, signal: AbortSignal): Promise<CatalogService> {
  return konnect.json(
    { method: 'GET', path: servicePath(id), purpose: 'read the catalog service', roles: readers },
    catalogServiceSchema,
    signal,
  );
}

/** A name that is taken is `conflict` or `bad-request`: Kong documents neither. */
export function createCatalogService(
  konnect: Konnect,
  service: NewCatalogService,
  signal: AbortSignal,
): Promise<CatalogService> {
  return konnect.json(
    {
      method: 'POST',
      path,
      json: service,
      purpose: `create the catalog service ${service.name}`,
      roles: ['Service Creator'],
    },
    catalogServiceSchema,
    signal,
  );
}

/** The services a resource is mapped to. */
export function listResourceServices(
  konnect: Konnect,
  resourceId: string,
  options: ListOptions,
  signal: AbortSignal,
): Promise<Page<CatalogService>> {
  return listByNumber(
    konnect,
    {
      path: `/v1/resources/${encodeURIComponent(resourceId)}/catalog-services`,
      purpose: 'list the services of the resource',
      roles: readers,
    },
    catalogServiceSchema,
    options,
    signal,
  );
}

function servicePath(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}
