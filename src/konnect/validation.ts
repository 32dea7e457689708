import { pause } from '../http/clock.ts';
import { allPages } from '../http/paging.ts';
import type { AuthCredential } from './authCredential.ts';
import type { Konnect } from './konnect.ts';
import { listServiceResources, type Resource, resourceTitle } from './resources.ts';

export interface MappingValidation {
  /** Of the resources asked about, those that the service has. */
  readonly present: readonly Resource[];
  readonly missing: readonly Resource[];
  /** What is mapped and will not show much, and why, as sentences. */
  readonly warnings: readonly string[];
}

/** Whether a list shows a write at once is not documented. */
const REREAD_PAUSES_MS = [1000, 3000];

/** Reads what the service has, again a moment later where something is missing. Source: the last step of "Monitor Dynatrace SLOs with the Konnect API". */
export async function validateMappings(
  konnect: Konnect,
  serviceId: string,
  expected: readonly Resource[],
  credential: AuthCredential | undefined,
  signal: AbortSignal,
): Promise<MappingValidation> {
  for (let reading = 0; ; reading++) {
    const found = await allPages((page) => listServiceResources(konnect, serviceId, { page }, signal));
    const byId = new Map(found.map((resource) => [resource.id, resource]));
    const present = expected.flatMap((resource) => byId.get(resource.id) ?? []);
    const missing = expected.filter((resource) => !byId.has(resource.id));
    const wait = REREAD_PAUSES_MS[reading];
    if (missing.length === 0 || wait === undefined) {
      return { present, missing, warnings: [...present.flatMap(resourceWarnings), ...credentialWarnings(credential)] };
    }
    await pause(konnect.http.clock, wait, 'konnect', signal);
  }
}

function resourceWarnings(resource: Resource): string[] {
  const title = resourceTitle(resource);
  if (resource.archived) return [`${title} is archived.`];
  if (!resource.name || !resource.integration_data) return [`Konnect has not read ${title} from the integration yet.`];
  return [];
}

export function credentialWarnings(credential: AuthCredential | undefined): string[] {
  if (!credential) return [];
  const permissions = credential.missing_permissions.map(({ message, scopes }) => {
    const names = scopes.filter((scope) => scope !== null).join(', ');
    return [message || 'The credential lacks a permission.', names && `Grant: ${names}.`].filter(Boolean).join(' ');
  });
  return credential.tainted
    ? ['Konnect calls the credential no longer valid: replace it.', ...permissions]
    : permissions;
}
