import { numberedPage } from './listPage.ts';
import { filterAndSort, type ListFields } from './listQuery.ts';
import { badQuery, notFound } from './problem.ts';
import { type Call, ok, type Route } from './route.ts';
import type { ControlPlane } from './seed.ts';

const fields: ListFields<ControlPlane> = {
  filters: {
    id: { kind: 'exact', read: (plane) => plane.id },
    name: { kind: 'string', read: (plane) => plane.name },
    cluster_type: { kind: 'string', read: (plane) => plane.config.cluster_type },
    cloud_gateway: { kind: 'boolean', read: (plane) => plane.config.cloud_gateway },
  },
  sorts: { created_at: (plane) => plane.created_at },
  defaultSort: 'created_at',
};

function findControlPlane(call: Call): ControlPlane {
  const { controlPlane } = call.organization.gateway;
  const id = call.parameter('controlPlaneId');
  if (controlPlane.id !== id) throw notFound('control plane', id);
  return controlPlane;
}

/** Source: Konnect Control Planes API v2 and Control Planes Config API v2. */
export const controlPlaneRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/control-planes',
    permission: 'read control planes',
    handle: ({ organization: { gateway, behaviour }, query }) => {
      const wanted = (query.get('labels') ?? '').split(',').filter(Boolean);
      const planes = [gateway.controlPlane].filter((plane) =>
        wanted.every((label) => {
          const [key = '', value] = label.split(':');
          return value === undefined ? Object.hasOwn(plane.labels, key) : plane.labels[key] === value;
        }),
      );
      return ok(numberedPage(filterAndSort(planes, query, fields, behaviour.unknownQuery), query, behaviour));
    },
  },
  {
    method: 'GET',
    path: '/v2/control-planes/{controlPlaneId}',
    permission: 'read control planes',
    handle: (call) => ok(findControlPlane(call)),
  },
  {
    method: 'GET',
    path: '/v2/control-planes/{controlPlaneId}/core-entities/services',
    permission: 'read control planes',
    handle: (call) => {
      findControlPlane(call);
      const { services } = call.organization.gateway;
      const size = Number(call.query.get('size') ?? 100);
      if (!Number.isInteger(size) || size < 1 || size > 1000) throw badQuery('size', 'invalid', 'is from 1 to 1000');
      const offset = call.query.get('offset');
      const start = offset ? Number(Buffer.from(offset, 'base64url').toString('utf8')) : 0;
      if (!Number.isInteger(start) || start < 0) throw badQuery('offset', 'invalid', 'is not an offset of this list');
      const end = start + size;
      const data = services.slice(start, end);
      if (end >= services.length) return ok({ data });
      const next = Buffer.from(String(end)).toString('base64url');
      return ok({ data, offset: next, next: `${call.path}?offset=${next}` });
    },
  },
];
