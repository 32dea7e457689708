/** `/platform/management/v1`: the environment and what the caller may do. Source: developer portal, "Platform Management". */

import { hash32 } from '../world/random.ts';
import { DAY } from '../world/time.ts';
import { platformViolations } from './errors.ts';
import { isObject, objectBody } from './requestBody.ts';
import { type Call, json, type Route } from './route.ts';

const scopes = { platformScopes: ['app-engine:apps:run', 'app-engine:functions:run'] } as const;

export const managementRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/management/v1/environment',
    ...scopes,
    handle: ({ world }) =>
      json({
        environmentId: `dem${String(hash32(world.seed, 'environment id') % 100_000).padStart(5, '0')}`,
        createTime: new Date(world.anchor - 400 * DAY).toISOString(),
        state: 'ACTIVE',
        type: 'CUSTOMER',
      }),
  },
  {
    method: 'GET',
    path: '/management/v1/environment/settings',
    ...scopes,
    handle: () => json({ chatEnabled: false, countryCode: 'AT' }),
  },
  {
    method: 'GET',
    path: '/management/v1/environment/license',
    ...scopes,
    handle: () => json({ platformSubscription: true, trial: false }),
  },
  { method: 'POST', path: '/management/v1/effective-permissions:resolve', ...scopes, handle: resolvePermissions },
];

function resolvePermissions(call: Call) {
  const { permissions } = objectBody(call);
  if (!Array.isArray(permissions))
    throw platformViolations(
      [{ path: 'permissions', message: 'must not be null', parameterLocation: 'PAYLOAD_BODY' }],
      call.errorRef(),
    );
  return json(
    permissions.filter(isObject).map(({ permission, context }) => ({
      permission,
      ...(context !== undefined && { context }),
      granted: grantedText(call, String(permission)),
    })),
  );
}

/** Settings permissions depend on the object, so the service never says more. */
function grantedText({ principal }: Call, permission: string): 'true' | 'false' | 'condition' {
  if (permission.startsWith('settings:')) return 'condition';
  return principal.scopes.has(permission) ? 'true' : 'false';
}
