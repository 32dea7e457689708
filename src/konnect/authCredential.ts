import * as z from 'zod/mini';
import { ApiError } from '../http/errors.ts';
import { instancePath } from './integrationInstances.ts';
import type { Konnect } from './konnect.ts';

/** What Konnect tells about a credential: never its secrets. Source: Konnect Service Catalog API, `IntegrationInstanceAuthCredential`. */
export const authCredentialSchema = z.object({
  id: z.string(),
  /** `multi_key_auth`, `oauth`, `github_app_installation`, `aws_role_delegation` */
  type: z.string(),
  /** Works in part when there are any. */
  missing_permissions: z._default(
    z.array(z.object({ scopes: z._default(z.array(z.nullable(z.string())), []), message: z._default(z.string(), '') })),
    [],
  ),
  /** No longer valid: to be replaced. */
  tainted: z._default(z.boolean(), false),
  /** Null: no known end. */
  expires_at: z.nullish(z.string()),
  created_at: z.nullish(z.string()),
});
export type AuthCredential = z.output<typeof authCredentialSchema>;

/** One header, as the integration's `authorization` names it, and the secret that goes into it as the user typed it. */
export interface CredentialHeader {
  readonly name: string;
  readonly key: string;
}

function credentialPath(instanceId: string): string {
  return `${instancePath(instanceId)}/auth-credential`;
}

/** Undefined when the instance has none. */
export async function fetchAuthCredential(
  konnect: Konnect,
  instanceId: string,
  signal: AbortSignal,
): Promise<AuthCredential | undefined> {
  try {
    return await konnect.json(
      {
        method: 'GET',
        path: credentialPath(instanceId),
        purpose: 'read the state of the credential',
        roles: ['Integration Admin'],
      },
      authCredentialSchema,
      signal,
    );
  } catch (error) {
    if (ApiError.is(error, 'not-found')) return undefined;
    throw error;
  }
}

/** `conflict` when the instance has one already. */
export function createMultiKeyCredential(
  konnect: Konnect,
  instanceId: string,
  headers: readonly CredentialHeader[],
  signal: AbortSignal,
): Promise<AuthCredential> {
  for (const header of headers) konnect.http.redactor.register(header.key);
  return konnect.json(
    {
      method: 'POST',
      path: credentialPath(instanceId),
      json: { type: 'multi_key_auth', config: { headers } },
      purpose: 'authorize the integration instance',
      roles: ['Integration Admin'],
    },
    authCredentialSchema,
    signal,
  );
}

/** Discovered resources stay; the instance is unauthorized from then on. */
export function deleteAuthCredential(konnect: Konnect, instanceId: string, signal: AbortSignal): Promise<void> {
  return konnect.noContent(
    {
      method: 'DELETE',
      path: credentialPath(instanceId),
      purpose: 'remove the credential of the integration instance',
      roles: ['Integration Admin'],
    },
    signal,
  );
}
