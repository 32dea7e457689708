/** Pages of the platform's services. Source: developer portal, "Pagination". */

import { hash32 } from '../world/random.ts';
import { platformViolations } from './errors.ts';
import type { Call } from './route.ts';

interface Key {
  readonly query: string;
  readonly offset: number;
  readonly size: number;
}

export interface PlatformPage<T> {
  readonly items: readonly T[];
  readonly totalCount: number;
  /** Absent on the last page. */
  readonly nextPageKey?: string;
}

/** @throws Refusal 400: sizes out of range, a wrong key, a key together with a size or a page number */
export function platformPage<T>(
  call: Call,
  sizes: { readonly defaultSize: number; readonly maxSize: number },
  select: (query: URLSearchParams) => readonly T[],
): PlatformPage<T> {
  const { query, world } = call;
  const text = query.get('page-key');
  if (text !== null)
    for (const name of ['page-size', 'page'])
      if (query.has(name)) throw refused(call, name, `${name} must not be combined with page-key`);
  const key = text === null ? undefined : decode(call, text);
  const size = key?.size ?? integer(call, 'page-size', sizes.defaultSize, sizes.maxSize);
  const offset = key?.offset ?? (integer(call, 'page', 1, Number.MAX_SAFE_INTEGER) - 1) * size;
  const first = key === undefined ? query : new URLSearchParams(key.query);
  const all = select(first);
  const next = offset + size;
  return {
    items: all.slice(offset, next),
    totalCount: all.length,
    ...(next < all.length && { nextPageKey: encode({ query: first.toString(), offset: next, size }, world.seed) }),
  };
}

export function refused(call: Call, path: string, message: string) {
  const code = path.startsWith('page') ? 'InvalidPaginationToken' : undefined;
  return platformViolations([{ path, message, parameterLocation: 'QUERY' }], call.errorRef(), code);
}

function integer(call: Call, name: string, fallback: number, max: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > max)
    throw refused(call, name, `${name} must be between 1 and ${max}`);
  return value;
}

function encode(key: Key, seed: string): string {
  const text = JSON.stringify(key);
  return Buffer.from(`${checksum(text, seed)}${text}`).toString('base64');
}

function decode(call: Call, encoded: string): Key {
  const text = Buffer.from(encoded.replaceAll(' ', '+'), 'base64').toString();
  if (text.slice(0, 8) !== checksum(text.slice(8), call.world.seed))
    throw refused(call, 'page-key', 'page-key is not valid');
  return JSON.parse(text.slice(8)) as Key;
}

function checksum(text: string, seed: string): string {
  return hash32(seed, 'platform page key', text).toString(16).padStart(8, '0');
}
