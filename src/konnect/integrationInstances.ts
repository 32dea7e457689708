import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import type { Konnect } from './konnect.ts';
import { filter, type ListOptions, listByNumber } from './lists.ts';

/** A connected account. Source: Konnect Service Catalog API, `IntegrationInstance`. */
export const integrationInstanceSchema = z.object({
  id: z.string(),
  name: z.string(),
  display_name: z.string(),
  description: z.nullish(z.string()),
  integration: z.object({ name: z.string(), display_name: z.nullish(z.string()) }),
  authorized: z.boolean(),
  /** Kong returns it in clear: it holds no secret. */
  config: z._default(z.record(z.string(), z.unknown()), {}),
  labels: z.nullish(z.record(z.string(), z.string())),
  created_at: z.nullish(z.string()),
  updated_at: z.nullish(z.string()),
});
export type IntegrationInstance = z.output<typeof integrationInstanceSchema>;

export interface NewIntegrationInstance {
  readonly integration_name: string;
  /** See `nameProblem`. */
  readonly name: string;
  readonly display_name: string;
  readonly description?: string | null;
  readonly config: Readonly<Record<string, string | boolean>>;
}

const path = '/v1/integration-instances';
const readers = ['Integration Viewer', 'Integration Admin'];
const writers = ['Integration Admin'];

export function listIntegrationInstances(
  konnect: Konnect,
  options: ListOptions & { readonly integrationName?: string },
  signal: AbortSignal,
): Promise<Page<IntegrationInstance>> {
  return listByNumber(
    konnect,
    {
      path,
      purpose: 'list the integration instances',
      query: filter('integration.name', options.integrationName),
      roles: readers,
    },
    integrationInstanceSchema,
    options,
    signal,
  );
}

export function fetchIntegrationInstance(
  konnect: Konnect,
  id: string,
  signal: AbortSignal,
): Promise<IntegrationInstance> {
  return konnect.json(
    { method: 'GET', path: instancePath(id), purpose: 'read the integration instance', roles: readers },
    integrationInstanceSchema,
    signal,
  );
}

/** A name that is taken is `conflict` or `bad-request`: Kong documents neither. */
export function createIntegrationInstance(
  konnect: Konnect,
  instance: NewIntegrationInstance,
  signal: AbortSignal,
): Promise<IntegrationInstance> {
  return konnect.json(
    { method: 'POST', path, json: instance, purpose: `install ${instance.integration_name}`, roles: writers },
    integrationInstanceSchema,
    signal,
  );
}

/** Takes every resource of the instance with it, and their mappings. */
export function deleteIntegrationInstance(konnect: Konnect, id: string, signal: AbortSignal): Promise<void> {
  return konnect.noContent(
    { method: 'DELETE', path: instancePath(id), purpose: 'delete the integration instance', roles: writers },
    signal,
  );
}

export function instancePath(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}
