/** Who may do what. Source: "Teams and roles" of Konnect, the catalog roles. */

import type { KonnectRole, KonnectTokenHolder } from './options.ts';
import { Problem } from './problem.ts';

export type Permission =
  | 'read integrations'
  | 'write integrations'
  | 'use credentials'
  | 'read services'
  | 'create services'
  | 'write services'
  | 'read resources'
  | 'write resources'
  | 'read control planes';

const granted: Readonly<Record<KonnectRole, readonly Permission[]>> = {
  'Organization Admin': [
    'read integrations',
    'write integrations',
    'use credentials',
    'read services',
    'create services',
    'write services',
    'read resources',
    'write resources',
    'read control planes',
  ],
  'Organization Admin (Read Only)': ['read integrations', 'read services', 'read resources', 'read control planes'],
  'Integration Admin': ['read integrations', 'write integrations', 'use credentials'],
  'Integration Viewer': ['read integrations'],
  'Service Admin': ['read integrations', 'read services', 'write services', 'read resources', 'write resources'],
  'Service Creator': [
    'read integrations',
    'read services',
    'create services',
    'write services',
    'read resources',
    'write resources',
  ],
  'Service Viewer': ['read services', 'read resources'],
};

/** @throws Problem 401 */
export function authenticate(
  headers: Readonly<Record<string, string>>,
  tokens: readonly KonnectTokenHolder[],
): KonnectTokenHolder {
  const token = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  const holder = tokens.find((candidate) => candidate.token === token);
  if (!holder) throw new Problem(401, 'Invalid credentials');
  return holder;
}

export function may(holder: KonnectTokenHolder, permission: Permission): boolean {
  return holder.roles.some((role) => granted[role].includes(permission));
}

/** @throws Problem 403 */
export function demand(holder: KonnectTokenHolder, permission: Permission): void {
  if (!may(holder, permission)) throw new Problem(403, 'You do not have permission to perform this action');
}

/** A Service Creator has rights on the services it made and on no others. */
export function seesAllServices(holder: KonnectTokenHolder): boolean {
  return holder.roles.some((role) => role !== 'Service Creator' && granted[role].includes('read services'));
}
