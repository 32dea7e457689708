import * as z from 'zod/mini';
import type { Page } from '../http/paging.ts';
import type { Konnect } from './konnect.ts';
import { filter, type ListOptions, listByNumber } from './lists.ts';

/** A field of an instance's `config`. Source: Konnect Service Catalog API, `CatalogIntegrationConfigSchema`. */
export const configFieldSchema = z.object({
  /** `string`, `boolean`, `enum` */
  type: z.string(),
  display_name: z.nullish(z.string()),
  description: z.nullish(z.string()),
  required: z.nullish(z.boolean()),
  /** `unauthorized`: may only change while the instance has no credential. */
  mutable_condition: z.nullish(z.string()),
  default: z.nullish(z.union([z.string(), z.boolean()])),
  choices: z.nullish(
    z.array(z.object({ value: z.string(), display_name: z.nullish(z.string()), description: z.nullish(z.string()) })),
  ),
});
export type ConfigField = z.output<typeof configFieldSchema>;

const credentialHeaderSchema = z.object({
  name: z.string(),
  display_name: z.nullish(z.string()),
  description: z.nullish(z.string()),
});

/** How an instance is authorized. Only `multi_key_auth` can be entered here; everything else, known or not, is done in Konnect. */
export const authorizationSchema = z.object({
  /** `multi_key_auth`, `oauth`, `github_app_installation`, `aws_role_delegation` */
  type: z.string(),
  config: z.nullish(z.object({ headers: z.nullish(z.array(credentialHeaderSchema)) })),
});
export type Authorization = z.output<typeof authorizationSchema>;

/** Something that can be installed. Source: Konnect Service Catalog API, `CatalogIntegration`. */
export const integrationSchema = z.object({
  /** `dynatrace`, `gateway-manager` */
  name: z.string(),
  display_name: z.string(),
  description: z.nullish(z.string()),
  /** Always connected, never installed. */
  built_in: z._default(z.boolean(), false),
  version: z.nullish(z.string()),
  authorization: z.nullish(authorizationSchema),
  config_schema: z._default(z.record(z.string(), z.nullable(configFieldSchema)), {}),
  /** By type key. Keys are Kong's and unpublished for some integrations: show the display name. */
  resource_types: z._default(z.record(z.string(), z.object({ display_name: z.nullish(z.string()) })), {}),
  /** Null: this integration discovers nothing. */
  discovery: z.nullish(z.looseObject({})),
});
export type Integration = z.output<typeof integrationSchema>;

export function listIntegrations(
  konnect: Konnect,
  options: ListOptions & { readonly name?: string },
  signal: AbortSignal,
): Promise<Page<Integration>> {
  return listByNumber(
    konnect,
    {
      path: '/v1/integrations',
      purpose: 'list the integrations',
      query: filter('name', options.name),
      roles: ['Integration Viewer', 'Integration Admin'],
    },
    integrationSchema,
    options,
    signal,
  );
}
