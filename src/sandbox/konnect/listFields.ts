/** What each list can be filtered and sorted by. Source: Konnect Service Catalog API, the filter and sort parameters. */

import type { IntegrationRecord } from './integrationCatalog.ts';
import type { ListField, ListFields } from './listQuery.ts';
import type { instanceView, mappingView, resourceView, serviceView } from './views.ts';

type Service = ReturnType<typeof serviceView>;
type Instance = ReturnType<typeof instanceView>;
type Resource = ReturnType<typeof resourceView>;
type Mapping = ReturnType<typeof mappingView>;

export const serviceFields: ListFields<Service> = {
  filters: {
    id: { kind: 'uuid', read: (service) => service.id },
    name: { kind: 'string', read: (service) => service.name },
    display_name: { kind: 'string', read: (service) => service.display_name },
    custom_fields: { kind: 'map', read: (service) => service.custom_fields },
    labels: { kind: 'map', read: (service) => service.labels },
    created_at: { kind: 'date', read: (service) => service.created_at },
    updated_at: { kind: 'date', read: (service) => service.updated_at },
  },
  sorts: {
    display_name: (service) => service.display_name,
    name: (service) => service.name,
    created_at: (service) => service.created_at,
    updated_at: (service) => service.updated_at,
  },
  defaultSort: 'display_name',
};

export const integrationFields: ListFields<IntegrationRecord> = {
  filters: {
    name: { kind: 'string', read: (integration) => integration.name },
    display_name: { kind: 'string', read: (integration) => integration.display_name },
  },
  sorts: { display_name: (integration) => integration.display_name, name: (integration) => integration.name },
  defaultSort: 'display_name',
};

export const instanceFields: ListFields<Instance> = {
  filters: {
    name: { kind: 'string', read: (instance) => instance.name },
    display_name: { kind: 'string', read: (instance) => instance.display_name },
    'integration.name': { kind: 'string', read: (instance) => instance.integration.name },
    'integration.display_name': { kind: 'string', read: (instance) => instance.integration.display_name },
    authorized: { kind: 'boolean', read: (instance) => instance.authorized },
    labels: { kind: 'map', read: (instance) => instance.labels },
    created_at: { kind: 'date', read: (instance) => instance.created_at },
    updated_at: { kind: 'date', read: (instance) => instance.updated_at },
  },
  sorts: {
    display_name: (instance) => instance.display_name,
    name: (instance) => instance.name,
    created_at: (instance) => instance.created_at,
    updated_at: (instance) => instance.updated_at,
    'integration.display_name': (instance) => instance.integration.display_name,
  },
  defaultSort: 'integration.display_name',
};

/** Of a resource and of the resource in a mapping. */
type ResourceRef = Pick<Resource, 'name' | 'integration' | 'config'>;

const refFilters = {
  name: { kind: 'string', read: (resource) => resource.name },
  config: { kind: 'data', read: (resource) => resource.config },
  'integration.name': { kind: 'string', read: (resource) => resource.integration.name },
  'integration.display_name': { kind: 'string', read: (resource) => resource.integration.display_name },
  'integration.instance.id': { kind: 'uuid', read: (resource) => resource.integration.instance.id },
  'integration.instance.name': { kind: 'string', read: (resource) => resource.integration.instance.name },
  'integration.instance.display_name': {
    kind: 'string',
    read: (resource) => resource.integration.instance.display_name,
  },
} satisfies Record<string, ListField<ResourceRef>>;

const serviceResourceFilters: ListFields<Resource>['filters'] = {
  ...refFilters,
  id: { kind: 'exact', read: (resource) => resource.id },
  type: { kind: 'exact', read: (resource) => resource.type },
  integration_data: { kind: 'data', read: (resource) => resource.integration_data },
  service_associations: { kind: 'number', read: (resource) => resource.service_associations },
  created_at: { kind: 'date', read: (resource) => resource.created_at },
  updated_at: { kind: 'date', read: (resource) => resource.updated_at },
};

export const resourceFields: ListFields<Resource> = {
  filters: { ...serviceResourceFilters, archived: { kind: 'boolean', read: (resource) => resource.archived } },
  sorts: { created_at: (resource) => resource.created_at, updated_at: (resource) => resource.updated_at },
  defaultSort: 'created_at desc',
};

/** No sort is offered; the order is by name. */
export const serviceResourceFields: ListFields<Resource> = {
  filters: serviceResourceFilters,
  sorts: { name: (resource) => resource.name ?? '' },
  defaultSort: 'name',
};

const mappedResourceFilters = Object.fromEntries(
  Object.entries(refFilters).map(([name, { kind, read }]) => [
    `resource.${name}`,
    { kind, read: (mapping: Mapping) => read(mapping.resource) },
  ]),
);

export const mappingFields: ListFields<Mapping> = {
  filters: {
    ...mappedResourceFilters,
    'resource.id': { kind: 'exact', read: (mapping) => mapping.resource.id },
    'resource.type': { kind: 'string', read: (mapping) => mapping.resource.type },
    'service.id': { kind: 'exact', read: (mapping) => mapping.service.id },
    'service.name': { kind: 'string', read: (mapping) => mapping.service.name },
    'service.display_name': { kind: 'string', read: (mapping) => mapping.service.display_name },
    created_at: { kind: 'date', read: (mapping) => mapping.created_at },
  },
  sorts: { created_at: (mapping) => mapping.created_at },
  defaultSort: 'created_at desc',
};
