import * as z from 'zod/mini';
import type { Query } from '../http/paging.ts';

/**
 * The classic lists' paging: a page key goes alone, everything else is the service's to remember.
 * Source: "Dynatrace API - Pagination".
 */
export function classicPaging(first: Query, next: string | undefined): Query {
  return next === undefined ? first : { nextPageKey: next };
}

/** `{totalCount, pageSize, nextPageKey, <name>: item[]}` */
export function classicPage<Name extends string, Item extends z.ZodMiniType>(name: Name, item: Item) {
  return z.object({
    totalCount: z.nullish(z.number()),
    nextPageKey: z.nullish(z.string()),
    [name]: z.array(item),
  } as {
    totalCount: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniNumber>>;
    nextPageKey: z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniString>>;
  } & Record<Name, z.ZodMiniArray<Item>>);
}
