/** A settings object as the API shows it: the fields that were asked for. Source: "Settings API", object `SettingsObject`. */

import { hashUuid } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { FieldReader } from './filterExpression.ts';
import { isObject } from './requestBody.ts';
import { schemaOf } from './settingsSchemas.ts';
import type { StoredSetting } from './settingsStore.ts';

export const allSettingsFields = [
  'objectId',
  'summary',
  'searchSummary',
  'created',
  'modified',
  'createdBy',
  'modifiedBy',
  'author',
  'updateToken',
  'scope',
  'modificationInfo',
  'resourceContext',
  'owner',
  'schemaId',
  'schemaVersion',
  'value',
  'externalId',
] as const;
export type SettingsField = (typeof allSettingsFields)[number];

export function objectView(world: World, setting: StoredSetting, fields: readonly SettingsField[]) {
  const name = String(setting.value[schemaOf(setting.schemaId)!.nameProperty] ?? '');
  const user = hashUuid(world.seed, 'user', setting.author);
  const whole: Readonly<Record<SettingsField, unknown>> = {
    objectId: setting.objectId,
    // Markdown's own characters are escaped.
    summary: name.replace(/[\\`*_{}[\]()#+.!|<>-]/g, '\\$&'),
    searchSummary: name,
    created: setting.created,
    modified: setting.modified,
    createdBy: user,
    modifiedBy: user,
    author: setting.author,
    updateToken: setting.updateToken,
    scope: setting.scope,
    modificationInfo: {
      deletable: true,
      modifiable: true,
      modifiablePaths: [],
      movable: false,
      nonModifiablePaths: [],
    },
    resourceContext: {
      operations: ['read', 'write', 'delete'],
      modifications: { deletable: true, modifiable: true, movable: false },
    },
    owner: { type: 'user', id: user },
    schemaId: setting.schemaId,
    schemaVersion: setting.schemaVersion,
    value: setting.value,
    externalId: setting.externalId,
  };
  return Object.fromEntries(fields.filter((field) => whole[field] !== undefined).map((field) => [field, whole[field]]));
}

/** For filters and sorting: `created`, `value.enabled`. */
export function readerOf(world: World, setting: StoredSetting): FieldReader {
  const view: Readonly<Record<string, unknown>> = objectView(world, setting, allSettingsFields);
  return (field) => {
    let found: unknown = view;
    for (const part of field.split('.')) found = isObject(found) ? found[part] : undefined;
    return (Array.isArray(found) ? found : [found]).flatMap((value) => {
      if (typeof value === 'string' || typeof value === 'number') return [value];
      return typeof value === 'boolean' ? [String(value)] : [];
    });
  };
}
