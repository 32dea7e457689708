/** The demo environment without its socket: one world, seen through Dynatrace's and Konnect's APIs. */

import { loadCatalogue } from '../dql/catalogue/catalogue.ts';
import { executeQuery } from '../grail/executeQuery.ts';
import type { Value } from '../grail/value.ts';
import { createDynatraceApi, unexpected } from './dynatrace/api.ts';
import { ClassicSlos } from './dynatrace/classicSlos.ts';
import { PlatformSlos } from './dynatrace/platformSlos.ts';
import { Principals } from './dynatrace/principals.ts';
import { QueryJobs } from './dynatrace/query/queryJobs.ts';
import { queryRoutes } from './dynatrace/query/queryRoutes.ts';
import { WorldCatalog } from './dynatrace/query/worldCatalog.ts';
import { allPlatformScopes, allTokenScopes } from './dynatrace/scopes.ts';
import { type IndicatorRunner, sloEvaluationRoutes } from './dynatrace/sloEvaluations.ts';
import type { DemoRequest, DemoResponse } from './http.ts';
import { createKonnectApi } from './konnect/api.ts';
import type { ClassicSloLike, DynatraceKeyVerdict } from './konnect/options.ts';
import type { DemoServerOptions } from './options.ts';
import { hashHex } from './world/random.ts';
import { nanosOf } from './world/time.ts';
import { World } from './world/world.ts';

export interface DemoEnvironment {
  readonly principals: Principals;
  readonly konnectToken: string;
  handle(request: DemoRequest): Promise<DemoResponse>;
  /** Ends what still runs. */
  close(): void;
}

export async function createEnvironment(options: DemoServerOptions, now: () => number): Promise<DemoEnvironment> {
  const seed = String(options.seed ?? 'bergland');
  const language = await loadCatalogue();
  const world = new World({ seed, now, ...(options.size !== undefined && { size: options.size }) });
  const principals = new Principals({
    seed,
    now,
    apiTokenScopes: options.scopes?.apiToken ?? allTokenScopes,
    platformTokenScopes: options.scopes?.platformToken ?? allPlatformScopes,
    oauthScopes: options.scopes?.oauthClient ?? allPlatformScopes,
  });
  const classicSlos = new ClassicSlos(world);
  const platformSlos = new PlatformSlos(world);
  const catalog = () => new WorldCatalog(world, language);
  const jobs = new QueryJobs({ seed, now, catalog, delayMs: options.queryDelayMs ?? 0 });
  const evaluations = sloEvaluationRoutes(platformSlos, indicatorRunner(now, catalog), now, seed);
  const dynatrace = createDynatraceApi({
    world,
    principals,
    classicSlos,
    platformSlos,
    platformRoutes: [...queryRoutes(jobs, catalog), ...evaluations.routes],
  });
  const konnectToken = `kpat_${hashHex(40, seed, 'konnect token')}`;
  const konnect = createKonnectApi({
    seed,
    now,
    slos: () => classicSlos.all().map((slo): ClassicSloLike => ({ ...slo, ...classicSlos.evaluate(slo) })),
    tokens: [{ token: konnectToken, kind: 'personal', roles: options.konnectRoles ?? ['Organization Admin'] }],
    checkDynatraceKey: (key) => verdictOn(principals, key),
    ...(options.konnectBehaviour !== undefined && { behaviour: options.konnectBehaviour }),
  });
  return {
    principals,
    konnectToken,
    handle: async (request) => {
      try {
        const answer = konnect.handle(request) ?? (await dynatrace.handle(request));
        return answer ?? { status: 404, body: { error: { code: 404, message: 'Not Found' } } };
      } catch (error) {
        return unexpected(request, error instanceof Error ? error.message : String(error));
      }
    },
    close: () => {
      jobs.close();
      evaluations.close();
    },
  };
}

/** Runs the query of an objective over its timeframe and takes the elements of `sli`. */
function indicatorRunner(now: () => number, catalog: () => WorldCatalog): IndicatorRunner {
  return async (indicator, { from, to }, _principal, signal) => {
    const { records } = await executeQuery(
      {
        query: indicator,
        now: nanosOf(now()),
        defaultTimeframe: { start: nanosOf(from), end: nanosOf(to) },
        signal,
      },
      catalog(),
    );
    return records.flatMap((record) => {
      const sli = record.get('sli');
      const elements: readonly Value[] = Array.isArray(sli) ? sli : [];
      return elements.filter((value) => typeof value === 'number' || typeof value === 'bigint').map(Number);
    });
  };
}

function verdictOn(principals: Principals, key: string): DynatraceKeyVerdict {
  const principal = principals.find(key);
  if (principal?.kind !== 'api-token') return 'refused';
  return principal.scopes.has('slo.read') ? 'ok' : 'missing-scope';
}
