/** Records as Konnect answers them. */

import { findIntegration } from './integrationCatalog.ts';
import type {
  CredentialRecord,
  InstanceRecord,
  MappingRecord,
  ResourceRecord,
  ServiceRecord,
  Tables,
} from './store.ts';

export function serviceView({ creator: _, ...service }: ServiceRecord) {
  return service;
}

export function instanceView(instance: InstanceRecord, authorizedWhenTainted: boolean) {
  const { id, name, display_name, description, labels, config, created_at, updated_at } = instance;
  return {
    ...{ id, name, display_name, description },
    integration: { name: instance.integration_name, display_name: integrationTitle(instance.integration_name) },
    authorized: isAuthorized(instance, authorizedWhenTainted),
    ...{ labels, config, created_at, updated_at },
  };
}

function isAuthorized(instance: InstanceRecord, whenTainted: boolean): boolean {
  if (findIntegration(instance.integration_name)?.built_in) return true;
  return instance.credential !== undefined && (whenTainted || !instance.credential.tainted);
}

function integrationTitle(name: string): string {
  return findIntegration(name)?.display_name ?? name;
}

function instanceRef({ id, name, display_name }: InstanceRecord) {
  return { id, name, display_name };
}

export function credentialView(credential: CredentialRecord, instance: InstanceRecord) {
  const { id, type, shownConfig, missing_permissions, tainted, expires_at, created_at } = credential;
  return {
    ...{ id, type },
    integration_instance: instanceRef(instance),
    ...{ missing_permissions, tainted, expires_at, created_at },
    ...(shownConfig ? { config: shownConfig } : {}),
  };
}

function integrationRef(resource: ResourceRecord, tables: Readonly<Tables>) {
  const instance = tables.instances.find(({ id }) => id === resource.instanceId);
  if (!instance) throw new Error(`The resource ${resource.id} has lost its instance.`);
  return {
    name: instance.integration_name,
    display_name: integrationTitle(instance.integration_name),
    instance: instanceRef(instance),
  };
}

export function resourceView(resource: ResourceRecord, tables: Readonly<Tables>) {
  const { id, name, type, config, integration_data, archived, created_at, updated_at } = resource;
  return {
    ...{ id, name },
    integration: integrationRef(resource, tables),
    ...{ type, config, integration_data, archived },
    service_associations: tables.mappings.filter((mapping) => mapping.resourceId === id).length,
    ...{ created_at, updated_at },
  };
}

export function mappingView(mapping: MappingRecord, tables: Readonly<Tables>) {
  const resource = tables.resources.find(({ id }) => id === mapping.resourceId);
  const service = tables.services.find(({ id }) => id === mapping.serviceId);
  if (!resource || !service) throw new Error(`The mapping ${mapping.id} has lost one of its ends.`);
  const { id, name, type, config } = resource;
  return {
    id: mapping.id,
    resource: { id, name, type, config, integration: integrationRef(resource, tables) },
    service: { id: service.id, name: service.name, display_name: service.display_name },
    created_at: mapping.created_at,
  };
}
