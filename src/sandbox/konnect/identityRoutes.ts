import { shopName } from '../world/services.ts';
import { Problem } from './problem.ts';
import { type Organization, ok, type Route } from './route.ts';

function founded({ gateway }: Organization): string {
  return gateway.controlPlane.created_at;
}

/** Served on the host `global` by Konnect. Source: Konnect Identity API v3. */
export const identityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v3/organizations/me',
    handle: ({ organization }) =>
      ok({
        id: organization.ids.uuid('organization'),
        name: shopName,
        owner_id: organization.ids.uuid('user'),
        login_path: '',
        created_at: founded(organization),
        updated_at: founded(organization),
        state: 'active',
        retention_period_days: 90,
      }),
  },
  {
    method: 'GET',
    path: '/v3/users/me',
    handle: ({ organization, holder }) => {
      if (holder.kind === 'system-account') throw new Problem(401, 'A system account is not a user');
      return ok({
        id: organization.ids.uuid('user'),
        email: 'robin@demo.invalid',
        full_name: 'Robin Demo',
        preferred_name: 'Robin',
        active: true,
        inferred_region: 'eu',
        created_at: founded(organization),
        updated_at: founded(organization),
      });
    },
  },
];

/** Asked for without a token. */
export const availableRegions = {
  regions: { stable: ['au', 'eu', 'in', 'me', 'us'], stable_opt_in: ['sg'], beta: [] },
};
