import { seesAllServices } from './access.ts';
import { type Check, checkedBody, isObject, type Json, object, text } from './bodyCheck.ts';
import { findIntegration } from './integrationCatalog.ts';
import { mappingFields } from './listFields.ts';
import { numberedPage } from './listPage.ts';
import { filterAndSort } from './listQuery.ts';
import { badBody, notFound, Problem } from './problem.ts';
import { type Call, created, noContent, ok, type Route } from './route.ts';
import type { MappingRecord, ResourceRecord, ServiceRecord } from './store.ts';
import { mappingView } from './views.ts';

const byConfig = object(
  { integration_instance: text(), type: text({ min: 1, max: 120 }), config: object({}, [], 'open') },
  ['integration_instance', 'type', 'config'],
);
const resourceId = text({ min: 16, max: 16 });
const resourceCheck: Check = (value, field, invalid) =>
  (isObject(value) ? byConfig : resourceId)(value, field, invalid);
const mappingCheck = object({ service: text(), resource: resourceCheck }, ['service', 'resource']);

export const resourceMappingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/resource-mappings',
    permission: 'write resources',
    handle: (call) => {
      const { store, ids, behaviour } = call.organization;
      const body = checkedBody(call.body, mappingCheck);
      const service = serviceOf(call, String(body.service));
      const { resource, isNew } = resourceOf(call, body.resource);
      if (resource.archived && behaviour.mappingOfArchived === 400) {
        throw badBody({ field: 'resource', rule: 'invalid', reason: 'is archived', source: 'body' });
      }
      const isMapped = ({ serviceId, resourceId }: MappingRecord) =>
        serviceId === service.id && resourceId === resource.id;
      if (store.tables.mappings.some(isMapped)) {
        throw new Problem(409, 'The resource is mapped to this service already');
      }
      const mapping: MappingRecord = {
        id: ids.uuid(ids.fresh('mapping')),
        resourceId: resource.id,
        serviceId: service.id,
        created_at: call.at,
      };
      store.write((tables) => {
        if (isNew) tables.resources.push(resource);
        tables.mappings.push(mapping);
      });
      return created(mappingView(mapping, store.tables));
    },
  },
  {
    method: 'GET',
    path: '/v1/resource-mappings',
    permission: 'read resources',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const tables = store.listed();
      const mappings = tables.mappings
        .filter((mapping) => isVisible(call, mapping))
        .map((mapping) => mappingView(mapping, tables));
      const found = filterAndSort(mappings, call.query, mappingFields, behaviour.unknownQuery);
      return ok(numberedPage(found, call.query, behaviour));
    },
  },
  {
    method: 'GET',
    path: '/v1/resource-mappings/{resourceMappingId}',
    permission: 'read resources',
    handle: (call) => ok(mappingView(findMapping(call), call.organization.store.tables)),
  },
  {
    method: 'DELETE',
    path: '/v1/resource-mappings/{resourceMappingId}',
    permission: 'write resources',
    handle: (call) => {
      const mapping = findMapping(call);
      call.organization.store.write((tables) => {
        tables.mappings = tables.mappings.filter((other) => other.id !== mapping.id);
      });
      return noContent;
    },
  },
];

function isVisible({ organization, holder }: Call, mapping: MappingRecord): boolean {
  if (seesAllServices(holder)) return true;
  return organization.store.tables.services.some(
    (service) => service.id === mapping.serviceId && service.creator === holder.token,
  );
}

function findMapping(call: Call): MappingRecord {
  const id = call.parameter('resourceMappingId');
  const mapping = call.organization.store.tables.mappings.find((candidate) => candidate.id === id);
  if (!mapping || !isVisible(call, mapping)) throw notFound('resource mapping', id);
  return mapping;
}

/** By id or name. */
function serviceOf(call: Call, reference: string): ServiceRecord {
  const service = call.organization.store.tables.services.find(
    ({ id, name }) => id === reference || name === reference,
  );
  if (!service) throw unknownReference(call, 'service', `no catalog service matches [${reference}]`);
  if (!seesAllServices(call.holder) && service.creator !== call.holder.token) {
    throw new Problem(403, 'You do not have permission to perform this action');
  }
  return service;
}

function resourceOf(call: Call, reference: unknown): { readonly resource: ResourceRecord; readonly isNew: boolean } {
  const { store, ids, behaviour } = call.organization;
  if (!isObject(reference)) {
    const resource = store.tables.resources.find(({ id }) => id === reference);
    if (!resource) throw unknownReference(call, 'resource', `no resource matches [${String(reference)}]`);
    return { resource, isNew: false };
  }
  const wanted = String(reference.integration_instance);
  const instance = store.tables.instances.find(({ id, name }) => id === wanted || name === wanted);
  if (!instance)
    throw unknownReference(call, 'resource.integration_instance', `no integration instance matches [${wanted}]`);
  const type = String(reference.type);
  const config = reference.config as Json;
  const keys = Object.keys(findIntegration(instance.integration_name)?.resource_types[type]?.schema.definition ?? {});
  if (keys.length === 0) throw unknownReference(call, 'resource.type', `no resource type matches [${type}]`);
  const identity = (of: Json) => JSON.stringify(keys.map((key) => of[key]));
  const known = store.tables.resources.find(
    (resource) =>
      resource.instanceId === instance.id && resource.type === type && identity(resource.config) === identity(config),
  );
  if (known) return { resource: known, isNew: false };
  if (behaviour.mappingOfUnknownConfig === 400)
    throw unknownReference(call, 'resource.config', 'no resource has this config');
  const resource: ResourceRecord = {
    id: ids.resource(ids.fresh('resource')),
    name: null,
    instanceId: instance.id,
    type,
    config,
    integration_data: null,
    archived: false,
    created_at: call.at,
    updated_at: call.at,
  };
  return { resource, isNew: true };
}

function unknownReference(call: Call, field: string, reason: string): Problem {
  if (call.organization.behaviour.unknownReference === 404) return new Problem(404, reason);
  return badBody({ field, rule: 'missing_reference', reason, source: 'body' });
}
