import * as z from 'zod/mini';
import type { Konnect } from './konnect.ts';

/** Source: Konnect Identity API v3, organization. None of its fields is promised. */
export const organizationSchema = z.object({
  id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  /** `active`, `inactive`, `deleting`, `deleted` */
  state: z.nullish(z.string()),
});
export type Organization = z.output<typeof organizationSchema>;

/** Works with personal and system account tokens alike, so it is how a token is checked. */
export function fetchMyOrganization(konnect: Konnect, signal: AbortSignal): Promise<Organization> {
  return konnect.json(
    { host: 'global', method: 'GET', path: '/v3/organizations/me', purpose: 'read the Konnect organization' },
    organizationSchema,
    signal,
  );
}

/** Source: Konnect Identity API v3, user. None of its fields is promised. */
export const userSchema = z.object({
  id: z.nullish(z.string()),
  email: z.nullish(z.string()),
  full_name: z.nullish(z.string()),
});
export type User = z.output<typeof userSchema>;

/** Only for personal tokens: a system account gets `unauthorized`. */
export function fetchMyUser(konnect: Konnect, signal: AbortSignal): Promise<User> {
  return konnect.json(
    { host: 'global', method: 'GET', path: '/v3/users/me', purpose: 'read the Konnect user' },
    userSchema,
    signal,
  );
}
