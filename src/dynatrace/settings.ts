import * as z from 'zod/mini';
import { classicPaging, type Page } from '../http/paging.ts';
import { classicPage } from './classicPage.ts';
import type { DynatraceEnvironment } from './environment.ts';

/** Settings API v2. Source: "Settings API - GET objects". */

const settingsObject = z.object({
  objectId: z.string(),
  schemaId: z.nullish(z.string()),
  schemaVersion: z.nullish(z.string()),
  scope: z.nullish(z.string()),
  summary: z.nullish(z.string()),
  /** UTC milliseconds. */
  created: z.nullish(z.number()),
  modified: z.nullish(z.number()),
  author: z.nullish(z.string()),
  updateToken: z.nullish(z.string()),
  /** In the shape of its schema. */
  value: z.nullish(z.record(z.string(), z.unknown())),
});
export type SettingsObject = z.output<typeof settingsObject>;

export interface SettingsListOptions {
  /** For example `builtin:anomaly-detection.metric-events`. */
  readonly schemaIds: readonly string[];
  readonly scopes?: readonly string[];
  readonly filter?: string;
  /** 100 by default; at most 500. */
  readonly pageSize?: number;
  readonly next?: string;
}

/** One page of objects. Objects the token may not read are left out by the service without a word. */
export function listSettings(
  environment: DynatraceEnvironment,
  options: SettingsListOptions,
  signal: AbortSignal,
): Promise<Page<SettingsObject>> {
  return environment.classicJson(
    {
      path: '/api/v2/settings/objects',
      query: classicPaging(
        {
          schemaIds: options.schemaIds.join(','),
          scopes: options.scopes?.length ? options.scopes.join(',') : undefined,
          fields: 'objectId,schemaId,schemaVersion,scope,summary,created,modified,author,updateToken,value',
          filter: options.filter,
          pageSize: options.pageSize,
        },
        options.next,
      ),
      scope: { token: 'settings.read', platform: 'settings:objects:read' },
      purpose: 'list settings',
      share: true,
    },
    classicPage('items', settingsObject),
    signal,
  );
}
