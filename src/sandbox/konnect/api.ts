/** The demo server's Konnect half: every call of Kong's hosts, answered from memory. */

import type { DemoRequest, DemoResponse } from '../http.ts';
import { authenticate, demand } from './access.ts';
import { authorizationRoutes } from './authorizationRoutes.ts';
import { catalogServiceRoutes } from './catalogServiceRoutes.ts';
import { controlPlaneRoutes } from './controlPlaneRoutes.ts';
import { discoverAll, discoverDue } from './discovery.ts';
import { availableRegions, identityRoutes } from './identityRoutes.ts';
import { createIds } from './ids.ts';
import { integrationRoutes } from './integrationRoutes.ts';
import { defaultBehaviour, type KonnectApiOptions } from './options.ts';
import { Problem, problemResponse } from './problem.ts';
import { resourceMappingRoutes } from './resourceMappingRoutes.ts';
import { resourceRoutes } from './resourceRoutes.ts';
import { type Call, type Organization, ok, type Route } from './route.ts';
import { seedGateway, seedTables } from './seed.ts';
import { Store } from './store.ts';

export interface KonnectApi {
  /** Undefined: not a path of Konnect's. */
  handle(request: DemoRequest): DemoResponse | undefined;
  /** The next calls are 429, whoever makes them. */
  throttle(calls: number): void;
}

export const konnectRoutes: readonly Route[] = [
  ...identityRoutes,
  ...integrationRoutes,
  ...authorizationRoutes,
  ...resourceRoutes,
  ...catalogServiceRoutes,
  ...resourceMappingRoutes,
  ...controlPlaneRoutes,
];

/** Outside Kong's paths: Konnect's public API cannot be asked to look for resources. */
const syncPath = '/_demo/konnect/sync';

const RETRY_AFTER_SECONDS = 1;

export function createKonnectApi(options: KonnectApiOptions): KonnectApi {
  const behaviour = { ...defaultBehaviour, ...options.behaviour };
  const ids = createIds(options.seed);
  const gateway = seedGateway(ids, options.now());
  const store = new Store(seedTables(ids, gateway, options.now()), behaviour.staleReadsAfterWrite);
  const organization: Organization = { store, ids, behaviour, options, gateway };
  const routes = konnectRoutes.map((route) => ({ route, pattern: patternOf(route.path) }));
  let throttled = 0;
  let refusals = 0;

  const answer = (request: DemoRequest): DemoResponse => {
    if (request.method === 'GET' && request.path === '/v3/available-regions') return ok(availableRegions);
    const holder = authenticate(request.headers, options.tokens);
    discoverDue(organization);
    for (const { route, pattern } of routes) {
      const match = route.method === request.method ? pattern.exec(request.path) : null;
      if (!match) continue;
      if (route.permission) demand(holder, route.permission);
      const call: Call = {
        organization,
        holder,
        path: request.path,
        parameter: (name) => decoded(match.groups?.[name] ?? ''),
        query: request.query,
        body: request.body,
        at: new Date(options.now()).toISOString(),
      };
      return route.handle(call);
    }
    throw new Problem(404, 'Not found');
  };

  const refusal = (problem: Problem, path: string): DemoResponse => {
    refusals++;
    // A gateway's configuration is served by another part of Konnect, with bodies of its own.
    if (path.includes('/core-entities/')) {
      return { status: problem.status, body: { message: problem.message, status: problem.status } };
    }
    if (problem.status === 401 && behaviour.unauthorizedBody === 'plain') {
      return { status: 401, body: { message: 'Unauthorized' } };
    }
    return problemResponse(problem, String(4_000_000_000_000 + refusals));
  };

  return {
    throttle: (calls) => {
      throttled = calls;
    },
    handle: (request) => {
      if (request.path === syncPath && request.method === 'POST') return ok({ instances: discoverAll(organization) });
      if (!/^\/v[123]\//.test(request.path)) return undefined;
      if (throttled > 0) {
        throttled--;
        if (behaviour.rateLimitBody === 'problem') return refusal(new Problem(429, 'Too many requests'), request.path);
        return {
          status: 429,
          headers: { 'content-type': 'application/json', 'retry-after': String(RETRY_AFTER_SECONDS) },
          body: { message: 'API rate limit exceeded' },
        };
      }
      try {
        return answer(request);
      } catch (error) {
        if (error instanceof Problem) return refusal(error, request.path);
        throw error;
      }
    },
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Problem(404, 'Not found');
  }
}
