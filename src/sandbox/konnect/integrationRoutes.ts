import {
  bool,
  type Check,
  checkedBody,
  description,
  displayName,
  type Json,
  labels,
  machineName,
  object,
  oneOf,
  text,
} from './bodyCheck.ts';
import { changedLabels, refuseTakenName } from './catalogServiceRoutes.ts';
import { findIntegration, type IntegrationRecord, integrations } from './integrationCatalog.ts';
import { instanceFields, integrationFields } from './listFields.ts';
import { numberedPage } from './listPage.ts';
import { filterAndSort } from './listQuery.ts';
import { badBody, type InvalidParameter, notFound, Problem } from './problem.ts';
import { type Call, created, noContent, type Organization, ok, type Route } from './route.ts';
import type { InstanceRecord } from './store.ts';
import { instanceView } from './views.ts';

const anyConfig: Check = object({}, [], 'open');

function fields({ behaviour }: Organization, update: boolean) {
  return {
    name: machineName,
    display_name: displayName,
    description,
    labels: labels({ max: behaviour.maxLabels, update }),
    config: anyConfig,
  };
}

/** @throws Problem 404 */
export function findInstance(call: Call, parameter = 'id'): InstanceRecord {
  const { store, behaviour } = call.organization;
  const id = call.parameter(parameter);
  const instance = store.tables.instances.find(
    (candidate) => candidate.id === id || (behaviour.nameInPath === 200 && candidate.name === id),
  );
  if (!instance) throw notFound('integration instance', id);
  return instance;
}

export const integrationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/integrations',
    permission: 'read integrations',
    handle: ({ organization: { behaviour }, query }) =>
      ok(numberedPage(filterAndSort(integrations, query, integrationFields, behaviour.unknownQuery), query, behaviour)),
  },
  {
    method: 'POST',
    path: '/v1/integration-instances',
    permission: 'write integrations',
    handle: (call) => {
      const { store, ids, behaviour } = call.organization;
      const check = object({ ...fields(call.organization, false), integration_name: machineName }, [
        'integration_name',
        'name',
        'display_name',
        'config',
      ]);
      const body = checkedBody(call.body, check);
      const integration = installable(String(body.integration_name));
      const name = String(body.name);
      const config = checkedConfig(body.config as Json, integration);
      const taken = store.tables.instances.some((instance) => instance.name === name);
      refuseTakenName(name, taken, behaviour);
      const instance: InstanceRecord = {
        id: ids.uuid(ids.fresh('instance')),
        name,
        display_name: String(body.display_name),
        description: (body.description as string | null | undefined) ?? null,
        integration_name: integration.name,
        labels: (body.labels as Record<string, string> | undefined) ?? {},
        config,
        created_at: call.at,
        updated_at: call.at,
        credential: undefined,
        authConfig: undefined,
        discoverAt: undefined,
      };
      store.write((tables) => tables.instances.push(instance));
      return created(instanceView(instance, behaviour.authorizedWhenTainted));
    },
  },
  {
    method: 'GET',
    path: '/v1/integration-instances',
    permission: 'read integrations',
    handle: ({ organization: { store, behaviour }, query }) => {
      const instances = store
        .listed()
        .instances.map((instance) => instanceView(instance, behaviour.authorizedWhenTainted));
      return ok(
        numberedPage(filterAndSort(instances, query, instanceFields, behaviour.unknownQuery), query, behaviour),
      );
    },
  },
  {
    method: 'GET',
    path: '/v1/integration-instances/{id}',
    permission: 'read integrations',
    handle: (call) => ok(instanceView(findInstance(call), call.organization.behaviour.authorizedWhenTainted)),
  },
  {
    method: 'PATCH',
    path: '/v1/integration-instances/{id}',
    permission: 'write integrations',
    handle: (call) => {
      const { store, behaviour } = call.organization;
      const instance = findInstance(call);
      const body = checkedBody(call.body, object(fields(call.organization, true), []));
      if (typeof body.name === 'string') {
        const { name } = body;
        const taken = store.tables.instances.some((other) => other.id !== instance.id && other.name === name);
        if (taken) throw new Problem(409, `The name [${name}] is taken`);
      }
      const config =
        body.config === undefined ? instance.config : changedConfig(instance, body.config as Json, behaviour);
      store.write(() => {
        const { labels: labelChange, config: _, ...plain } = body;
        Object.assign(instance, plain, { config, updated_at: call.at });
        if (labelChange !== undefined) {
          instance.labels = changedLabels(instance.labels, labelChange as Record<string, string | null> | null);
        }
      });
      return ok(instanceView(instance, behaviour.authorizedWhenTainted));
    },
  },
  {
    method: 'DELETE',
    path: '/v1/integration-instances/{id}',
    permission: 'write integrations',
    handle: (call) => {
      const { store } = call.organization;
      const instance = findInstance(call);
      if (findIntegration(instance.integration_name)?.built_in) {
        const reason = 'is built in and cannot be deleted';
        throw new Problem(400, 'Request failed validation', [
          { field: 'id', rule: 'invalid', reason, source: 'query' },
        ]);
      }
      store.write((tables) => {
        const gone = new Set(
          tables.resources.filter(({ instanceId }) => instanceId === instance.id).map(({ id }) => id),
        );
        tables.instances = tables.instances.filter((other) => other.id !== instance.id);
        tables.resources = tables.resources.filter((resource) => !gone.has(resource.id));
        tables.mappings = tables.mappings.filter((mapping) => !gone.has(mapping.resourceId));
      });
      return noContent;
    },
  },
];

function installable(name: string): IntegrationRecord {
  const integration = findIntegration(name);
  if (!integration) {
    const reason = `no integration matches [${name}]`;
    throw badBody({ field: 'integration_name', rule: 'missing_reference', reason, source: 'body' });
  }
  if (integration.built_in) {
    const reason = 'is built in and cannot be installed';
    throw badBody({ field: 'integration_name', rule: 'invalid', reason, source: 'body' });
  }
  return integration;
}

/** With defaults filled in. @throws Problem 400 */
function checkedConfig(config: Json, integration: IntegrationRecord): Json {
  const schema = Object.entries(integration.config_schema);
  const checks = Object.fromEntries(
    schema.map(([key, field]): [string, Check] => {
      if (field.type === 'boolean') return [key, bool];
      return [key, field.type === 'enum' ? oneOf((field.choices ?? []).map(({ value }) => value)) : text({ min: 1 })];
    }),
  );
  const required = schema.filter(([, field]) => field.required && field.default === undefined).map(([key]) => key);
  const invalid: InvalidParameter[] = [];
  object(checks, required)(config, 'config', invalid);
  if (invalid.length > 0) throw badBody(...invalid);
  const defaults = schema.flatMap(([key, field]) =>
    field.default === undefined ? [] : [[key, field.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...config };
}

function changedConfig(instance: InstanceRecord, change: Json, behaviour: Organization['behaviour']): Json {
  const integration = findIntegration(instance.integration_name);
  if (!integration) return instance.config;
  const config = checkedConfig(
    behaviour.patchOfMaps === 'merge' ? { ...instance.config, ...change } : change,
    integration,
  );
  if (!instance.credential) return config;
  for (const [key, field] of Object.entries(integration.config_schema)) {
    if (field.mutable_condition !== 'unauthorized' || config[key] === instance.config[key]) continue;
    const reason = 'can only be changed while the instance is not authorized';
    if (behaviour.lockedConfigChange === 409) throw new Problem(409, `The field [config.${key}] ${reason}`);
    throw badBody({ field: `config.${key}`, rule: 'invalid', reason, source: 'body' });
  }
  return config;
}
