/**
 * Konnect's two ways of handing out a list. Source: Konnect Service Catalog API, "page" parameters and `meta.page`.
 * `Page.next` is the number of the next page, or the cursor, as text.
 */

import * as z from 'zod/mini';
import { ApiError } from '../http/errors.ts';
import type { Page, Query } from '../http/paging.ts';
import type { Konnect, KonnectCall } from './konnect.ts';

export interface ListOptions {
  /** `Page.next` of the page before. */
  readonly page?: string | undefined;
  /** Asked for explicitly: Kong states no default. The service may give fewer. */
  readonly size?: number | undefined;
  /** By Konnect's attribute, `name` or `created_at desc`. */
  readonly sort?: string | undefined;
}

const DEFAULT_SIZE = 100;

type ListCall = Omit<KonnectCall, 'method' | 'json'>;

const numberedMeta = z.object({ page: z.object({ number: z.number(), size: z.number(), total: z.number() }) });

/** A list in pages with numbers, the first of which is 1. */
export async function listByNumber<S extends z.ZodMiniType>(
  konnect: Konnect,
  call: ListCall,
  item: S,
  options: ListOptions,
  signal: AbortSignal,
): Promise<Page<z.output<S>>> {
  const query = {
    ...call.query,
    'page[size]': options.size ?? DEFAULT_SIZE,
    'page[number]': options.page ?? 1,
    sort: options.sort,
  };
  const { data, meta } = await konnect.json(
    { ...call, method: 'GET', query },
    z.object({ data: z.array(item), meta: numberedMeta }),
    signal,
  );
  const { number, size, total } = meta.page;
  const more = data.length > 0 && number * size < total;
  return { items: data, next: more ? String(number + 1) : undefined, totalCount: total };
}

const cursorMeta = z.object({ page: z.object({ next: z.nullish(z.string()) }) });

/** A list in pages with a cursor; it has no total. */
export async function listByCursor<S extends z.ZodMiniType>(
  konnect: Konnect,
  call: ListCall,
  item: S,
  options: ListOptions,
  signal: AbortSignal,
): Promise<Page<z.output<S>>> {
  const query = {
    ...call.query,
    'page[size]': options.size ?? DEFAULT_SIZE,
    'page[after]': options.page,
    sort: options.sort,
  };
  const { data, meta } = await konnect.json(
    { ...call, method: 'GET', query },
    z.object({ data: z.array(item), meta: cursorMeta }),
    signal,
  );
  return { items: data, next: cursorOf(meta.page.next), totalCount: undefined };
}

/** Kong's `next` is a path on a prefix of its own, so only its cursor is taken and the path is never requested. */
function cursorOf(next: string | null | undefined): string | undefined {
  if (!next) return undefined;
  const query = next.slice(next.indexOf('?') + 1);
  const cursor = new URLSearchParams(query).get('page[after]');
  if (cursor) return cursor;
  throw new ApiError({
    reason: 'malformed-response',
    plane: 'konnect',
    message:
      'Konnect announced a next page without saying where it begins. The list would be incomplete: try again, and report it to Kong if it stays.',
  });
}

const PAGE_LIMIT = 1000;

/** Every item of a list, page after page. Meant for lists that are short by nature. */
export async function collect<T>(list: (page: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let page: string | undefined;
  for (let count = 0; count < PAGE_LIMIT; count++) {
    const answer = await list(page);
    items.push(...answer.items);
    if (answer.next === undefined || answer.next === page) return items;
    page = answer.next;
  }
  throw new ApiError({
    reason: 'too-large',
    plane: 'konnect',
    message: `Konnect handed out more than ${PAGE_LIMIT} pages of one list: narrow it down.`,
  });
}

/** `filter[name]=value`, or `filter[name][operator]=value`. Source: "Filtering" of the Konnect API. */
export function filter(
  name: string,
  value: string | number | boolean | undefined,
  operator?: 'eq' | 'oeq' | 'neq' | 'contains',
): Query {
  return value === undefined ? {} : { [`filter[${name}]${operator ? `[${operator}]` : ''}`]: value };
}
