/** Konnect's two ways of cutting a list into pages. Source: Konnect Service Catalog API, `PageMeta` and `CursorMetaPage`. */

import type { KonnectBehaviour } from './options.ts';
import { badQuery } from './problem.ts';

interface NumberedPage<T> {
  readonly data: readonly T[];
  readonly meta: { readonly page: { readonly number: number; readonly size: number; readonly total: number } };
}

export function numberedPage<T>(
  items: readonly T[],
  query: URLSearchParams,
  behaviour: KonnectBehaviour,
): NumberedPage<T> {
  const size = pageSize(query, ['page[size]'], behaviour);
  const number = wholeNumber('page[number]', query.get('page[number]'), 1);
  const start = (number - 1) * size;
  if (number > 1 && start >= items.length && behaviour.pagePastEnd === 400) {
    throw badQuery('page[number]', 'invalid', 'is past the last page');
  }
  return { data: items.slice(start, start + size), meta: { page: { number, size, total: items.length } } };
}

interface CursorPage<T> {
  readonly data: readonly T[];
  readonly meta: {
    readonly page: {
      readonly size: number;
      readonly next: string | null;
      readonly previous: string | null;
      readonly first: string;
    };
  };
}

/** Links are on an internal prefix, brackets and all, as in Kong's own example. */
const INTERNAL_PREFIX = '/servicehub';

export function cursorPage<T extends { readonly id: string }>(
  items: readonly T[],
  path: string,
  query: URLSearchParams,
  behaviour: KonnectBehaviour,
): CursorPage<T> {
  const size = pageSize(query, ['page[size]', 'size'], behaviour);
  const after = query.get('page[after]') || query.get('after');
  const before = query.get('page[before]') || query.get('before');
  const start = after
    ? position(items, after, 'page[after]') + 1
    : before
      ? Math.max(0, position(items, before, 'page[before]') - size)
      : 0;
  const data = items.slice(start, start + size);
  const link = (cursor?: string) => {
    const parameters = [...query].filter(([name]) => !/^(page\[)?(size|after|before)\]?$/.test(name));
    const parts = [['page[size]', String(size)], ...parameters].map(([name, value]) => `${name}=${value}`);
    return `${INTERNAL_PREFIX}${path}?${[...parts, ...(cursor ? [cursor] : [])].join('&')}`;
  };
  const first = data[0];
  const last = data.at(-1);
  return {
    data,
    meta: {
      page: {
        size,
        next: last && start + size < items.length ? link(`page[after]=${cursorOf(last.id)}`) : null,
        previous: first && start > 0 ? link(`page[before]=${cursorOf(first.id)}`) : null,
        first: link(),
      },
    },
  };
}

function cursorOf(id: string): string {
  return Buffer.from(JSON.stringify({ id })).toString('base64url');
}

function position(items: readonly { readonly id: string }[], cursor: string, parameter: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const id = /^\{"id":"([\w-]+)"\}$/.exec(text)?.[1];
  const index = items.findIndex((item) => item.id === id);
  if (index < 0) throw badQuery(parameter, 'invalid', 'is not a cursor of this list');
  return index;
}

function pageSize(query: URLSearchParams, names: readonly string[], behaviour: KonnectBehaviour): number {
  const name = names.find((candidate) => query.get(candidate)) ?? 'page[size]';
  return Math.min(wholeNumber(name, query.get(name), behaviour.defaultPageSize), behaviour.maxPageSize);
}

/** The parameters allow an empty value, which then means the default. */
function wholeNumber(name: string, text: string | null, otherwise: number): number {
  if (!text) return otherwise;
  if (!/^-?\d+$/.test(text)) throw badQuery(name, 'is_integer', 'must be a whole number');
  const value = Number(text);
  if (value < 1) throw badQuery(name, 'invalid', 'must be at least 1');
  return value;
}
