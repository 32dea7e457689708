import { bool, checkedBody, object } from './bodyCheck.ts';
import { visibleServices } from './catalogServiceRoutes.ts';
import { findInstance } from './integrationRoutes.ts';
import { resourceFields, serviceFields } from './listFields.ts';
import { cursorPage, numberedPage } from './listPage.ts';
import { filterAndSort } from './listQuery.ts';
import { notFound } from './problem.ts';
import { type Call, ok, type Route } from './route.ts';
import type { ResourceRecord } from './store.ts';
import { resourceView, serviceView } from './views.ts';

function findResource(call: Call, parameter: string, instanceId?: string): ResourceRecord {
  const id = call.parameter(parameter);
  const resource = call.organization.store.tables.resources.find(
    (candidate) => candidate.id === id && (instanceId === undefined || candidate.instanceId === instanceId),
  );
  if (!resource) throw notFound('resource', id);
  return resource;
}

export const resourceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/resources',
    permission: 'read resources',
    handle: ({ organization: { store, behaviour }, query, path }) => {
      const tables = store.listed();
      const asked = [...query.keys()].some((name) => name.startsWith('filter[archived]'));
      const resources = tables.resources
        .filter((resource) => asked || behaviour.archivedByDefault === 'included' || !resource.archived)
        .map((resource) => resourceView(resource, tables));
      const found = filterAndSort(resources, query, resourceFields, behaviour.unknownQuery);
      return ok(cursorPage(found, path, query, behaviour));
    },
  },
  {
    method: 'GET',
    path: '/v1/resources/{id}',
    permission: 'read resources',
    handle: (call) => ok(resourceView(findResource(call, 'id'), call.organization.store.tables)),
  },
  {
    method: 'PATCH',
    path: '/v1/integration-instances/{integrationInstanceId}/resources/{resourceId}',
    permission: 'write resources',
    handle: (call) => {
      const { store } = call.organization;
      const resource = findResource(call, 'resourceId', findInstance(call, 'integrationInstanceId').id);
      const body = checkedBody(call.body, object({ archived: bool }, []));
      if (typeof body.archived === 'boolean' && body.archived !== resource.archived) {
        const { archived } = body;
        store.write((tables) => {
          Object.assign(resource, { archived, updated_at: call.at });
          if (archived) tables.mappings = tables.mappings.filter((mapping) => mapping.resourceId !== resource.id);
        });
      }
      return ok(resourceView(resource, store.tables));
    },
  },
  {
    method: 'GET',
    path: '/v1/resources/{id}/catalog-services',
    permission: 'read services',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const resource = findResource(call, 'id');
      const tables = store.listed();
      const ids = new Set(
        tables.mappings.filter((mapping) => mapping.resourceId === resource.id).map((mapping) => mapping.serviceId),
      );
      const services = visibleServices(call, tables.services)
        .filter((service) => ids.has(service.id))
        .map(serviceView);
      const found = filterAndSort(services, call.query, serviceFields, behaviour.unknownQuery);
      return ok(numberedPage(found, call.query, behaviour));
    },
  },
];
