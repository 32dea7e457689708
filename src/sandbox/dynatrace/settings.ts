/** `/api/v2/settings`: objects and schemas. Source: "Settings API". */

import type { DemoResponse } from '../http.ts';
import type { World } from '../world/world.ts';
import { classicPage } from './classicPaging.ts';
import { badBody, badQuery, classicError, type Violation } from './errors.ts';
import { FilterError, parseFilter } from './filterExpression.ts';
import { isObject, jsonBody, objectBody } from './requestBody.ts';
import { type Call, json, noContent, type Route } from './route.ts';
import { schemaOf, schemaView, settingsSchemas, violationsOf } from './settingsSchemas.ts';
import type { SettingsStore, StoredSetting } from './settingsStore.ts';
import { allSettingsFields, objectView, readerOf, type SettingsField } from './settingsViews.ts';

const read = { tokenScopes: ['settings.read'], platformScopes: ['settings:objects:read'] } as const;
const write = { tokenScopes: ['settings.write'], platformScopes: ['settings:objects:write'] } as const;
const readSchemas = {
  tokenScopes: ['settings.read'],
  platformScopes: ['settings:schemas:read', 'settings:objects:read'],
} as const;

export function settingsRoutes(store: SettingsStore): readonly Route[] {
  return [
    { method: 'GET', path: '/v2/settings/objects', ...read, handle: (call) => listObjects(call, store) },
    { method: 'POST', path: '/v2/settings/objects', ...write, handle: (call) => createObjects(call, store) },
    {
      method: 'GET',
      path: '/v2/settings/objects/{id}',
      ...read,
      handle: (call) => json(objectView(call.world, objectOf(call, store), allSettingsFields)),
    },
    { method: 'PUT', path: '/v2/settings/objects/{id}', ...write, handle: (call) => replaceObject(call, store) },
    {
      method: 'DELETE',
      path: '/v2/settings/objects/{id}',
      ...write,
      handle: (call) => {
        const setting = objectOf(call, store);
        demandUpdateToken(setting, call.query.get('updateToken'));
        store.remove(setting);
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/v2/settings/schemas',
      ...readSchemas,
      handle: () =>
        json({
          totalCount: settingsSchemas.length,
          items: settingsSchemas.map((schema) => ({
            schemaId: schema.schemaId,
            displayName: schema.displayName,
            latestSchemaVersion: schema.version,
            multiObject: true,
            ordered: schema.schemaId === 'builtin:problem.notifications',
            maturity: 'GENERAL_AVAILABILITY',
          })),
        }),
    },
    {
      method: 'GET',
      path: '/v2/settings/schemas/{id}',
      ...readSchemas,
      handle: ({ path }) => {
        const schema = schemaOf(path.id);
        if (schema === undefined) throw classicError(404, `Schema '${path.id}' was not found`);
        return json(schemaView(schema));
      },
    },
  ];
}

/** What can be filtered on and sorted by: some fields, and parts of the value, if they are asked for. */
function comparable(field: string, requested: readonly SettingsField[]): boolean {
  const [head] = field.split('.');
  const known = field === head ? ['created', 'modified', 'createdBy', 'modifiedBy', 'author'] : ['value'];
  return requested.some((name) => name === head) && known.includes(head!);
}

function listObjects(call: Call, store: SettingsStore): DemoResponse {
  const { items, ...counts } = classicPage(
    call,
    { list: 'settings objects', defaultSize: 100, maxSize: 500 },
    (query) => {
      const schemaIds = listed(query, 'schemaIds');
      const scopes = listed(query, 'scopes');
      const externalIds = listed(query, 'externalIds');
      if (schemaIds === undefined && scopes === undefined)
        throw badQuery('schemaIds', 'schemaIds or scopes must be given');
      for (const id of schemaIds ?? [])
        if (schemaOf(id) === undefined) throw classicError(404, `Schema '${id}' was not found`);
      const fields = fieldsOf(query);
      const found = store
        .all()
        .filter(
          (setting) =>
            (schemaIds?.includes(setting.schemaId) ?? true) &&
            (scopes?.includes(setting.scope) ?? true) &&
            (externalIds === undefined || externalIds.includes(setting.externalId ?? '')),
        )
        .filter(filterOf(call.world, query.get('filter') ?? '', fields));
      return sorted(call.world, found, query.get('sort') ?? '', fields).map((setting) =>
        objectView(call.world, setting, fields),
      );
    },
  );
  return json({ ...counts, items });
}

function listed(query: URLSearchParams, name: string): readonly string[] | undefined {
  return query
    .get(name)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fieldsOf(query: URLSearchParams): readonly SettingsField[] {
  return (listed(query, 'fields') ?? ['objectId', 'value']).map((name) => {
    const field = allSettingsFields.find((candidate) => candidate === name);
    if (field === undefined) throw badQuery('fields', `Unknown field '${name}'`);
    return field;
  });
}

function filterOf(world: World, text: string, fields: readonly SettingsField[]): (setting: StoredSetting) => boolean {
  if (text === '') return () => true;
  try {
    const filter = parseFilter(text, {
      allows: (field) => comparable(field, fields),
      maxLength: 1024,
      maxDepth: 5,
    });
    return (setting) => filter(readerOf(world, setting));
  } catch (error) {
    if (error instanceof FilterError) throw badQuery('filter', error.message);
    throw error;
  }
}

/** As they were made unless `sort` says otherwise. */
function sorted(
  world: World,
  settings: readonly StoredSetting[],
  sort: string,
  fields: readonly SettingsField[],
): readonly StoredSetting[] {
  const keys = sort
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  const comparators = keys.map((key) => {
    const sign = key.startsWith('-') ? -1 : 1;
    const field = key.replace(/^[+-]/, '');
    if (!comparable(field, fields)) throw badQuery('sort', `Cannot sort by '${field}'`);
    return (a: StoredSetting, b: StoredSetting) => {
      const [left = ''] = readerOf(world, a)(field);
      const [right = ''] = readerOf(world, b)(field);
      return left < right ? -sign : left > right ? sign : 0;
    };
  });
  return [...settings].sort((a, b) => comparators.reduce((order, compare) => order || compare(a, b), 0));
}

function objectOf({ path }: Call, store: SettingsStore): StoredSetting {
  const setting = store.find(path.id!);
  if (setting === undefined) throw classicError(404, `Settings object '${path.id}' was not found`);
  return setting;
}

function demandUpdateToken(setting: StoredSetting, updateToken: string | null): void {
  if (updateToken !== null && updateToken !== setting.updateToken)
    throw classicError(409, 'The settings object was changed since the update token was read.');
}

interface ItemAnswer {
  readonly code: number;
  readonly objectId?: string;
}

function createObjects(call: Call, store: SettingsStore): DemoResponse {
  const items = jsonBody(call);
  if (!Array.isArray(items)) throw badBody('', 'must be an array of settings objects');
  if (items.length === 0) throw badBody('', 'must not be empty');
  const answers = items.map((item: unknown, i) => createObject(call, store, item, i));
  const codes = new Set(answers.map(({ code }) => code));
  if (codes.size === 1) return json(answers, answers[0]!.code);
  return json(answers, codes.has(200) ? 207 : 400);
}

function createObject(call: Call, store: SettingsStore, item: unknown, index: number): ItemAnswer {
  if (!isObject(item) || !isObject(item.value))
    return refused(400, item, [inBody(`${index}/value`, 'must not be null')]);
  const { schemaId, scope, value, externalId } = item;
  const schema = schemaOf(schemaId);
  if (schema === undefined) return refused(404, value, [], `Schema '${String(schemaId)}' was not found`);
  const prefix = `${schema.schemaId}/${index}`;
  const violations = [...violationsOf(schema, value, prefix)];
  if (scope !== 'environment') violations.push(inBody(`${prefix}/scope`, 'must be environment'));
  if (externalId !== undefined && (typeof externalId !== 'string' || externalId.length > 500))
    violations.push(inBody(`${prefix}/externalId`, 'must be a text of at most 500 characters'));
  if (violations.length > 0) return refused(400, value, violations);
  if (call.query.get('validateOnly') === 'true') return { code: 200 };
  const author = call.principal.owner;
  const before = store
    .all()
    .find((setting) => externalId !== undefined && setting.externalId === externalId && setting.schemaId === schemaId);
  if (before !== undefined) return { code: 200, objectId: store.replace(before, value, author).objectId };
  const { objectId } = store.create(
    { schemaId: schema.schemaId, value, externalId: externalId as string | undefined },
    author,
  );
  return { code: 200, objectId };
}

function replaceObject(call: Call, store: SettingsStore): DemoResponse {
  const setting = objectOf(call, store);
  const { value, updateToken } = objectBody(call);
  if (!isObject(value)) throw badBody('value', 'must not be null');
  demandUpdateToken(setting, typeof updateToken === 'string' ? updateToken : null);
  const violations = violationsOf(schemaOf(setting.schemaId)!, value, `${setting.schemaId}/0`);
  if (violations.length > 0) return json(refused(400, value, violations), 400);
  const { objectId } = setting;
  if (call.query.get('validateOnly') !== 'true') store.replace(setting, value, call.principal.owner);
  return json({ code: 200, objectId });
}

function inBody(path: string, message: string): Violation {
  return { path, message, parameterLocation: 'PAYLOAD_BODY' };
}

function refused(
  code: number,
  invalidValue: unknown,
  violations: readonly Violation[],
  message = 'Validation failed for 1 Settings Objects.',
) {
  return {
    code,
    error: {
      code,
      message,
      ...(violations.length > 0 && {
        constraintViolations: violations.map((violation) => ({ ...violation, location: null })),
      }),
    },
    invalidValue,
  };
}
