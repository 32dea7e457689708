/** What a handler of a Dynatrace call gets and gives, and how its path is told. */

import type { DemoRequest, DemoResponse } from '../http.ts';
import type { World } from '../world/world.ts';
import type { Plane, ScopeDemand } from './plane.ts';
import type { Principal } from './principals.ts';

export interface Call {
  readonly request: DemoRequest;
  readonly plane: Plane;
  readonly world: World;
  readonly principal: Principal;
  /** Decoded parts of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** An id for error bodies, new each time. */
  readonly errorRef: () => string;
}

export interface Route extends ScopeDemand {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  /** Classic: `/v2/problems/{id}`; platform: what follows `/platform`. A part in braces is one segment. */
  readonly path: string;
  readonly handle: (call: Call) => DemoResponse | Promise<DemoResponse>;
}

export function json(body: unknown, status = 200): DemoResponse {
  return { status, body };
}

export const noContent: DemoResponse = { status: 204 };

/** A path with parts in braces as a pattern with named groups. On the platform a colon ends a part: what follows is a verb. */
export function pathPattern(path: string, plane: 'classic' | 'platform'): RegExp {
  const part = plane === 'classic' ? '[^/]+' : '[^/:]+';
  const source = path
    .split(/(\{\w+\})/)
    .map((piece) =>
      piece.startsWith('{') ? `(?<${piece.slice(1, -1)}>${part})` : piece.replace(/[.*+?^$()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}
