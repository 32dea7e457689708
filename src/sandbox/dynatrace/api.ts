/** The demo server's Dynatrace half: the environment API on its own paths and below the platform, the platform's services, and the token endpoint. */

import type { DemoRequest, DemoResponse } from '../http.ts';
import { hashUuid } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { type ClassicSlos, classicSloRoutes } from './classicSlos.ts';
import { entityRoutes } from './entities.ts';
import { entityTypeRoutes } from './entityTypes.ts';
import { classicError, platformError, Refusal } from './errors.ts';
import { eventIngestRoutes } from './eventIngest.ts';
import { eventRoutes } from './events.ts';
import { eventsV1Routes } from './eventsV1.ts';
import { managementRoutes } from './management.ts';
import { tokenEndpoint, tokenPath } from './oauth.ts';
import type { Plane } from './plane.ts';
import { type PlatformSlos, platformSloRoutes } from './platformSlos.ts';
import { demandScope, type Principals } from './principals.ts';
import { problemRoutes } from './problems.ts';
import { json, pathPattern, type Route } from './route.ts';
import { settingsRoutes } from './settings.ts';
import { SettingsStore } from './settingsStore.ts';
import { clusterRoutes, tokenRoutes } from './tokens.ts';

export interface DynatraceApi {
  /** Undefined: not a path of Dynatrace's. */
  handle(request: DemoRequest): Promise<DemoResponse | undefined>;
}

export interface DynatraceApiOptions {
  readonly world: World;
  readonly principals: Principals;
  readonly classicSlos: ClassicSlos;
  readonly platformSlos: PlatformSlos;
  /** Services of the platform that are made elsewhere: queries and what is measured with them. */
  readonly platformRoutes: readonly Route[];
}

interface Matcher {
  readonly route: Route;
  readonly pattern: RegExp;
}

const mirror = '/platform/classic/environment-api';

export function createDynatraceApi(options: DynatraceApiOptions): DynatraceApi {
  const { world, principals } = options;
  const classic = matchers('classic', [
    ...clusterRoutes,
    ...tokenRoutes(principals),
    ...problemRoutes,
    ...entityRoutes,
    ...entityTypeRoutes,
    ...eventRoutes,
    ...eventIngestRoutes,
    ...eventsV1Routes,
    ...classicSloRoutes(options.classicSlos),
    ...settingsRoutes(new SettingsStore(world)),
  ]);
  const platform = matchers('platform', [
    ...managementRoutes,
    ...platformSloRoutes(options.platformSlos),
    ...options.platformRoutes,
  ]);
  const byPlane: Readonly<Record<Plane, readonly Matcher[]>> = {
    classic,
    // What only tokens of the environment API may call is not there.
    mirror: classic.filter(({ route }) => route.tokenScopes === undefined || route.platformScopes !== undefined),
    platform,
  };
  let errors = 0;
  const errorRef = () => hashUuid(world.seed, 'error', ++errors);

  const answer = async (request: DemoRequest, plane: Plane, path: string): Promise<DemoResponse> => {
    // The time is told to everybody.
    if (plane === 'classic' && path === '/v1/time' && request.method === 'GET')
      return { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from(String(world.now())) };
    const principal = principals.authenticate(request, plane);
    const onPath = byPlane[plane].filter(({ pattern }) => pattern.test(path));
    const found = onPath.find(({ route }) => route.method === request.method);
    if (found === undefined) throw notThere(plane, onPath, errorRef());
    demandScope(principal, plane, found.route);
    const parts = found.pattern.exec(path)?.groups ?? {};
    const decoded = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, decode(plane, part)]));
    return await found.route.handle({
      request,
      plane,
      world,
      principal,
      path: decoded,
      query: request.query,
      errorRef,
    });
  };

  return {
    handle: async (request) => {
      if (request.path === tokenPath) return tokenEndpoint(request, principals);
      const target = targetOf(request.path);
      if (target === undefined) return undefined;
      try {
        return await answer(request, target.plane, target.path);
      } catch (error) {
        if (error instanceof Refusal) return error.response;
        throw error;
      }
    },
  };
}

/** `/api/…` and, as on Managed, `/e/{environment}/api/…`; the mirror and the other services below `/platform`. */
function targetOf(path: string): { readonly plane: Plane; readonly path: string } | undefined {
  const classic = /^(?:\/e\/[^/]+)?\/api(\/.*)$/.exec(path);
  if (classic !== null) return { plane: 'classic', path: classic[1]! };
  if (path.startsWith(`${mirror}/`)) return { plane: 'mirror', path: path.slice(mirror.length) };
  if (path.startsWith('/platform/')) return { plane: 'platform', path: path.slice('/platform'.length) };
  return undefined;
}

function matchers(plane: 'classic' | 'platform', routes: readonly Route[]): readonly Matcher[] {
  return routes.map((route) => ({ route, pattern: pathPattern(route.path, plane) }));
}

function notThere(plane: Plane, onPath: readonly Matcher[], errorRef: string): Refusal {
  const [code, message] = onPath.length === 0 ? [404, 'Not Found'] : [405, 'Method Not Allowed'];
  return plane === 'platform' ? platformError(code, message, { errorRef }) : classicError(code, message);
}

function decode(plane: Plane, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw plane === 'platform' ? platformError(400, 'Malformed path') : classicError(400, 'Malformed path');
  }
}

/** 500 in the envelope of the plane, for what nobody has thought of. */
export function unexpected(request: DemoRequest, message: string): DemoResponse {
  return json({ error: { code: 500, message: `${request.method} ${request.path} failed: ${message}` } }, 500);
}
