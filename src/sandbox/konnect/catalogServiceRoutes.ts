import { seesAllServices } from './access.ts';
import {
  checkedBody,
  customFields,
  description,
  displayName,
  type Json,
  knownCustomFields,
  labels,
  machineName,
  object,
} from './bodyCheck.ts';
import { serviceFields, serviceResourceFields } from './listFields.ts';
import { numberedPage } from './listPage.ts';
import { filterAndSort } from './listQuery.ts';
import { badBody, notFound, Problem } from './problem.ts';
import { type Call, created, noContent, type Organization, ok, type Route } from './route.ts';
import type { ServiceRecord } from './store.ts';
import { resourceView, serviceView } from './views.ts';

function fields({ behaviour }: Organization, update: boolean) {
  return {
    name: machineName,
    display_name: displayName,
    description,
    labels: labels({ max: behaviour.maxLabels, update }),
    custom_fields: customFields(behaviour.unknownCustomField),
  };
}

/** Those that the caller may see. @throws Problem 403 where a part of the list is not given. */
export function visibleServices(call: Call, services: readonly ServiceRecord[]): readonly ServiceRecord[] {
  if (seesAllServices(call.holder)) return services;
  if (call.organization.behaviour.partialRole === 403) {
    throw new Problem(403, 'You do not have permission to perform this action');
  }
  return services.filter((service) => service.creator === call.holder.token);
}

/** @throws Problem 404, 403 */
export function findService(call: Call): ServiceRecord {
  const { store, behaviour } = call.organization;
  const id = call.parameter('id');
  const service = store.tables.services.find(
    (candidate) => candidate.id === id || (behaviour.nameInPath === 200 && candidate.name === id),
  );
  if (!service) throw notFound('service', id);
  if (!seesAllServices(call.holder) && service.creator !== call.holder.token) {
    throw new Problem(403, 'You do not have permission to perform this action');
  }
  return service;
}

/** @throws Problem 409, or 400 */
export function refuseTakenName(name: string, taken: boolean, behaviour: Organization['behaviour']): void {
  if (!taken) return;
  if (behaviour.duplicateName === 409) throw new Problem(409, `The name [${name}] is taken`);
  throw badBody({ field: 'name', rule: 'invalid', reason: 'is taken', source: 'body' });
}

export const catalogServiceRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/catalog-services',
    permission: 'create services',
    handle: (call) => {
      const { store, ids, behaviour } = call.organization;
      const body = checkedBody(call.body, object(fields(call.organization, false), ['name', 'display_name']));
      const name = String(body.name);
      const taken = store.tables.services.some((service) => service.name === name);
      refuseTakenName(name, taken, behaviour);
      const service: ServiceRecord = {
        id: ids.uuid(ids.fresh('service')),
        name,
        display_name: String(body.display_name),
        description: (body.description as string | null | undefined) ?? null,
        custom_fields: (body.custom_fields as Json | undefined) ?? emptyCustomFields(behaviour),
        labels: (body.labels as Record<string, string> | undefined) ?? {},
        created_at: call.at,
        updated_at: call.at,
        creator: call.holder.token,
      };
      store.write((tables) => tables.services.push(service));
      return created(serviceView(service));
    },
  },
  {
    method: 'GET',
    path: '/v1/catalog-services',
    permission: 'read services',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const services = visibleServices(call, store.listed().services).map(serviceView);
      const found = filterAndSort(services, call.query, serviceFields, behaviour.unknownQuery);
      return ok(numberedPage(found, call.query, behaviour));
    },
  },
  {
    method: 'GET',
    path: '/v1/catalog-services/{id}',
    permission: 'read services',
    handle: (call) => ok(serviceView(findService(call))),
  },
  {
    method: 'PATCH',
    path: '/v1/catalog-services/{id}',
    permission: 'write services',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const service = findService(call);
      const body = checkedBody(call.body, object(fields(call.organization, true), []));
      if (typeof body.name === 'string') {
        const { name } = body;
        const taken = store.tables.services.some((other) => other.id !== service.id && other.name === name);
        if (taken) throw new Problem(409, `The name [${name}] is taken`);
      }
      store.write(() => {
        const { labels: labelChange, custom_fields, ...plain } = body;
        Object.assign(service, plain, { updated_at: call.at });
        if (labelChange !== undefined) service.labels = changedLabels(service.labels, labelChange as LabelChange);
        if (custom_fields !== undefined) {
          const merged = behaviour.patchOfMaps === 'merge';
          service.custom_fields = { ...(merged ? service.custom_fields : {}), ...(custom_fields as Json) };
        }
      });
      return ok(serviceView(service));
    },
  },
  {
    method: 'DELETE',
    path: '/v1/catalog-services/{id}',
    permission: 'write services',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const service = findService(call);
      const mapped = store.tables.mappings.some((mapping) => mapping.serviceId === service.id);
      if (mapped && behaviour.deleteMappedService === 409) throw new Problem(409, 'The service has mapped resources');
      store.write((tables) => {
        tables.services = tables.services.filter((other) => other.id !== service.id);
        tables.mappings = tables.mappings.filter((mapping) => mapping.serviceId !== service.id);
      });
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/v1/catalog-services/{id}/resources',
    permission: 'read resources',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const service = findService(call);
      const tables = store.listed();
      const ids = new Set(
        tables.mappings.filter((mapping) => mapping.serviceId === service.id).map((mapping) => mapping.resourceId),
      );
      const resources = tables.resources
        .filter((resource) => ids.has(resource.id))
        .map((resource) => resourceView(resource, tables));
      const query = new URLSearchParams(call.query);
      query.delete('sort');
      const found = filterAndSort(resources, query, serviceResourceFields, behaviour.unknownQuery);
      return ok(numberedPage(found, call.query, behaviour));
    },
  },
];

function emptyCustomFields(behaviour: Organization['behaviour']): Json {
  if (behaviour.customFieldsOfMinimalService === 'empty') return {};
  return Object.fromEntries(knownCustomFields.map((key) => [key, null]));
}

type LabelChange = Readonly<Record<string, string | null>> | null;

/** A null value removes its key, keys left out stay; a null map removes all. */
export function changedLabels(present: Readonly<Record<string, string>>, change: LabelChange): Record<string, string> {
  if (change === null) return {};
  const merged: Record<string, string | null> = { ...present, ...change };
  return Object.fromEntries(Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== null));
}
