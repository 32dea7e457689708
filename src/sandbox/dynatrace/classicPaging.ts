/** Pages of the classic API: a key stands for everything that was asked the first time. */

import { hash32 } from '../world/random.ts';
import { badQuery } from './errors.ts';
import { integerParameter } from './queryParameters.ts';
import type { Call } from './route.ts';

export interface PageRules {
  /** A key of one list is of no use for another. */
  readonly list: string;
  readonly defaultSize: number;
  readonly maxSize: number;
  /** Parameters that may, and have to, be sent next to a key. */
  readonly besideKey?: readonly string[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
  readonly pageSize: number;
  readonly nextPageKey: string | null;
}

interface Key {
  readonly list: string;
  readonly query: string;
  readonly offset: number;
  readonly size: number;
}

/**
 * One page of what `select` finds for the parameters of the first request.
 * @throws Refusal 400 for a wrong key, for anything next to a key, for a size out of range
 */
export function classicPage<T>(
  call: Call,
  rules: PageRules,
  select: (query: URLSearchParams) => readonly T[],
): Page<T> {
  const { query, world } = call;
  const text = query.get('nextPageKey');
  const key = text === null || text === '' ? undefined : decode(text, rules, world.seed);
  if (key !== undefined)
    for (const name of query.keys())
      if (name !== 'nextPageKey' && !rules.besideKey?.includes(name))
        throw badQuery(name, 'must not be used together with nextPageKey');
  const first = key === undefined ? query : new URLSearchParams(key.query);
  const size = key?.size ?? integerParameter(query, 'pageSize', rules.defaultSize, rules.maxSize);
  const offset = key?.offset ?? 0;
  const all = select(first);
  const next = offset + size;
  return {
    items: all.slice(offset, next),
    totalCount: all.length,
    pageSize: size,
    nextPageKey:
      next < all.length ? encode({ list: rules.list, query: first.toString(), offset: next, size }, world.seed) : null,
  };
}

function encode(key: Key, seed: string): string {
  const text = JSON.stringify(key);
  return Buffer.from(`${checksum(text, seed)}${text}`).toString('base64');
}

function decode(encoded: string, rules: PageRules, seed: string): Key {
  const text = Buffer.from(encoded.replaceAll(' ', '+'), 'base64').toString();
  if (text.slice(0, 8) !== checksum(text.slice(8), seed)) throw badQuery('nextPageKey', 'Invalid nextPageKey');
  const key = JSON.parse(text.slice(8)) as Key;
  if (key.list !== rules.list) throw badQuery('nextPageKey', 'Invalid nextPageKey');
  return key;
}

function checksum(text: string, seed: string): string {
  return hash32(seed, 'page key', text).toString(16).padStart(8, '0');
}
