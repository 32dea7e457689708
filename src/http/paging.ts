/**
 * The five ways in which the services hand out long lists, as the query of the next request.
 * Source: "Dynatrace API - Pagination"; "Pagination" of the platform services; Konnect "Pagination".
 */

export type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** One page of a list. `next` goes into the call for the following page; it is opaque to the caller. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
  /** All matches, where the service counts them. */
  readonly totalCount: number | undefined;
}

/** Classic lists: the key goes alone, but for what `everyPage` repeats (the problems' `fields`). */
export function classicPaging(first: Query, next: string | undefined, everyPage: Query = {}): Query {
  return next === undefined ? { ...first, ...everyPage } : { nextPageKey: next, ...everyPage };
}

/** Platform lists: the key replaces `page-size` and `page`; filter and sort stay out too, as they are part of the key. */
export function platformPaging(first: Query, next: string | undefined): Query {
  return next === undefined ? first : { 'page-key': next };
}

/** The document service: everything is repeated beside the key. */
export function documentPaging(first: Query, next: string | undefined): Query {
  return next === undefined ? first : { ...first, 'page-key': next };
}

/** Konnect's numbered pages: `next` is the number of a page, counted from 1. */
export function numberedPaging(everyPage: Query, pageSize: number, next: string | undefined): Query {
  return { ...everyPage, 'page[size]': pageSize, 'page[number]': next ?? '1' };
}

/** The page after a numbered one, if there is one. An empty page is the last, whatever the totals say. */
export function nextNumber(
  page: { readonly number: number; readonly size: number; readonly total: number },
  items: number,
): string | undefined {
  return items > 0 && page.number * page.size < page.total ? String(page.number + 1) : undefined;
}

/** Konnect's cursors: filters are repeated. */
export function cursorPaging(everyPage: Query, pageSize: number, next: string | undefined): Query {
  return { ...everyPage, 'page[size]': pageSize, 'page[after]': next };
}

/** The cursor inside Konnect's `meta.page.next`, which is an address on an internal host and never requested as it is. */
export function nextCursor(link: string | null | undefined): string | undefined {
  if (!link) return undefined;
  const query = link.slice(link.indexOf('?') + 1);
  const parameters = new URLSearchParams(query);
  return parameters.get('page[after]') ?? parameters.get('after') ?? undefined;
}

/** `base` + `path` + the query's defined members, encoded (`+` as `%2B`). */
export function withQuery(address: string, query: Query = {}): string {
  const parts = Object.entries(query)
    .filter((entry): entry is [string, string | number | boolean] => entry[1] !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? address : `${address}?${parts.join('&')}`;
}

/** All pages one after the other, up to `limit` items. */
export async function allPages<T>(
  page: (next: string | undefined) => Promise<Page<T>>,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let next: string | undefined; ; ) {
    const answer = await page(next);
    items.push(...answer.items);
    if (answer.next === undefined || answer.next === next || items.length >= limit) return items.slice(0, limit);
    next = answer.next;
  }
}
