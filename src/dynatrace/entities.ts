import * as z from 'zod/mini';
import { classicPaging, type Page } from '../http/paging.ts';
import { classicPage } from './classicPage.ts';
import { type DynatraceEnvironment, segment } from './environment.ts';
import { managementZone, meTag } from './stubs.ts';

/** Monitored entities API v2. Source: "Monitored entities API v2" and its pages. Times are UTC milliseconds. */

const scope = { token: 'entities.read', platform: 'environment-api:entities:read' } as const;

const relationships = z.nullish(
  z.record(z.string(), z.array(z.object({ id: z.string(), type: z.nullish(z.string()) }))),
);

const entityType = z.object({
  /** `HOST` */
  type: z.string(),
  displayName: z.nullish(z.string()),
  /** `dt.entity.host` */
  dimensionKey: z.nullish(z.string()),
  properties: z.nullish(
    z.array(z.object({ id: z.string(), displayName: z.nullish(z.string()), type: z.nullish(z.string()) })),
  ),
  fromRelationships: z.nullish(z.array(z.object({ id: z.string(), toTypes: z.nullish(z.array(z.string())) }))),
  toRelationships: z.nullish(z.array(z.object({ id: z.string(), fromTypes: z.nullish(z.array(z.string())) }))),
});
export type EntityType = z.output<typeof entityType>;

const entity = z.object({
  /** `HOST-5D2E8F10A4B7C936` */
  entityId: z.string(),
  type: z.nullish(z.string()),
  displayName: z.nullish(z.string()),
  firstSeenTms: z.nullish(z.number()),
  lastSeenTms: z.nullish(z.number()),
  properties: z.nullish(z.record(z.string(), z.unknown())),
  tags: z.nullish(z.array(meTag)),
  managementZones: z.nullish(z.array(managementZone)),
  icon: z.nullish(z.object({ primaryIconType: z.nullish(z.string()) })),
  fromRelationships: relationships,
  toRelationships: relationships,
});
export type Entity = z.output<typeof entity>;

/** One page of the types that this environment knows; `pageSize` is at most 500. */
export function listEntityTypes(
  environment: DynatraceEnvironment,
  options: { readonly pageSize?: number; readonly next?: string },
  signal: AbortSignal,
): Promise<Page<EntityType>> {
  return environment.classicJson(
    {
      path: '/api/v2/entityTypes',
      query: classicPaging({ pageSize: options.pageSize ?? 500 }, options.next),
      scope,
      purpose: 'list entity types',
      share: true,
    },
    classicPage('types', entityType),
    signal,
  );
}

export interface EntityListOptions {
  /** Built with `entitySelector`; holds `type("…")` or `entityId("…")`. */
  readonly selector: string;
  /** Three days back by default. */
  readonly from?: string;
  readonly to?: string;
  /** Without the plus: `tags`, `lastSeenTms`, `properties.osType`, `fromRelationships.runsOn`. */
  readonly fields?: readonly string[];
  /** 50 by default; at most 500. */
  readonly pageSize?: number;
  readonly sort?: 'name' | '-name';
  readonly next?: string;
}

export function listEntities(
  environment: DynatraceEnvironment,
  options: EntityListOptions,
  signal: AbortSignal,
): Promise<Page<Entity>> {
  return environment.classicJson(
    {
      path: '/api/v2/entities',
      query: classicPaging(
        {
          entitySelector: options.selector,
          from: options.from,
          to: options.to,
          fields: fieldList(options.fields),
          pageSize: options.pageSize,
          sort: options.sort,
        },
        options.next,
      ),
      scope,
      purpose: 'list entities',
      share: true,
    },
    classicPage('entities', entity),
    signal,
  );
}

/** How many entities the selector finds; the service counts without sending them. */
export async function countEntities(
  environment: DynatraceEnvironment,
  selector: string,
  signal: AbortSignal,
): Promise<number> {
  const page = await listEntities(environment, { selector, pageSize: 1 }, signal);
  return page.totalCount ?? page.items.length;
}

/** One entity with everything the service tells about it. `not-found` when there is none of that id in the last three days. */
export function getEntity(environment: DynatraceEnvironment, entityId: string, signal: AbortSignal): Promise<Entity> {
  return environment.classicJson(
    { path: `/api/v2/entities/${segment(entityId)}`, scope, purpose: 'read the entity', share: true },
    entity,
    signal,
  );
}

/** The type of an entity by its id, where the answer left it out: ids are `<TYPE>-<16 hex digits>`. */
export function entityTypeOf(entity: Pick<Entity, 'entityId' | 'type'>): string {
  return entity.type ?? entity.entityId.slice(0, Math.max(0, entity.entityId.lastIndexOf('-')));
}

function fieldList(fields: readonly string[] | undefined): string | undefined {
  return fields?.length ? fields.map((field) => `+${field}`).join(',') : undefined;
}
