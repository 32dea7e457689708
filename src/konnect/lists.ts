/** Konnect's two ways of handing out a list. Source: Konnect Service Catalog API, "page" parameters and `meta.page`. */

import * as z from 'zod/mini';
import { ApiError } from '../http/errors.ts';
import { cursorPaging, nextCursor, nextNumber, numberedPaging, type Page, type Query } from '../http/paging.ts';
import type { Konnect, KonnectCall } from './konnect.ts';

export interface ListOptions {
  /** `Page.next` of the page before. */
  readonly page?: string | undefined;
  /** Asked for explicitly, since Kong states no default: 100 when absent. The service may give fewer. */
  readonly size?: number | undefined;
  /** By Konnect's attribute, `name` or `created_at desc`. */
  readonly sort?: string | undefined;
}

const DEFAULT_SIZE = 100;

type ListCall = Omit<KonnectCall, 'method' | 'json'>;

const numberedMeta = z.object({ page: z.object({ number: z.number(), size: z.number(), total: z.number() }) });

/** A list in numbered pages. */
export async function listByNumber<S extends z.ZodMiniType>(
  konnect: Konnect,
  call: ListCall,
  item: S,
  options: ListOptions,
  signal: AbortSignal,
): Promise<Page<z.output<S>>> {
  const query = numberedPaging({ ...call.query, sort: options.sort }, options.size ?? DEFAULT_SIZE, options.page);
  const schema = z.object({ data: z.array(item), meta: numberedMeta });
  const { data, meta } = await konnect.json({ ...call, method: 'GET', query }, schema, signal);
  return { items: data, next: nextNumber(meta.page, data.length), totalCount: meta.page.total };
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
  const query = cursorPaging({ ...call.query, sort: options.sort }, options.size ?? DEFAULT_SIZE, options.page);
  const schema = z.object({ data: z.array(item), meta: cursorMeta });
  const { data, meta } = await konnect.json({ ...call, method: 'GET', query }, schema, signal);
  const next = nextCursor(meta.page.next);
  if (meta.page.next && next === undefined) throw withoutCursor(call.purpose);
  return { items: data, next, totalCount: undefined };
}

function withoutCursor(purpose: string): ApiError {
  return new ApiError({
    reason: 'malformed-response',
    plane: 'konnect',
    message: `Could not ${purpose} to the end: Konnect announced another page without saying where it begins. Try again.`,
  });
}

/** `filter[name]=value`, or `filter[name][operator]=value`; nothing for undefined. Source: "Filtering" of the Konnect API. */
export function filter(
  name: string,
  value: string | number | boolean | undefined,
  operator?: 'eq' | 'oeq' | 'neq' | 'contains' | 'gt',
): Query {
  return value === undefined ? {} : { [`filter[${name}]${operator ? `[${operator}]` : ''}`]: value };
}
