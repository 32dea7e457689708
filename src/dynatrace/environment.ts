import type * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import { ApiError, type Plane, planeName } from '../http/errors.ts';
import { type Query, withQuery } from '../http/paging.ts';
import type { HttpRequest } from '../http/request.ts';
import { type CredentialSource, checkOAuthClient, isCredential } from './credentials.ts';
import type { EnvironmentUrls } from './environmentUrl.ts';
import { createTokenProvider } from './oauth.ts';

type CallOptions = Pick<HttpRequest, 'purpose' | 'retry' | 'budgetMs' | 'serverWaitMs' | 'maxBytes' | 'share'> & {
  /** `GET` by default. */
  readonly method?: HttpRequest['method'];
  readonly query?: Query;
  /** The body, if there is one. */
  readonly json?: unknown;
};

/** A call of the classic Environment API. */
export interface ClassicCall extends CallOptions {
  /** From `/api` on, each segment encoded: `/api/v2/problems`. */
  readonly path: string;
  /** The API token's scope, and the scope that serves instead on the platform's mirror of the classic API, where it has the call. */
  readonly scope: { readonly token: string; readonly platform?: string } | undefined;
}

/** A call of a platform service. */
export interface PlatformCall extends CallOptions {
  readonly plane: 'grail' | 'platform';
  /** From `/platform` on. */
  readonly path: string;
  /** What an OAuth token is asked for: this call's scopes and no others. */
  readonly scopes: readonly string[];
}

/**
 * One Dynatrace environment with its credentials. The API token serves the classic API; where there is none, the platform's mirror of it is used with the
 * platform credentials. On the platform an OAuth client goes before a platform token.
 */
export interface DynatraceEnvironment {
  readonly urls: EnvironmentUrls;
  readonly http: HttpClient;
  readonly credentials: CredentialSource;
  classicJson<S extends z.ZodMiniType>(call: ClassicCall, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  classicNoContent(call: ClassicCall, signal: AbortSignal): Promise<void>;
  platformJson<S extends z.ZodMiniType>(call: PlatformCall, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  platformNoContent(call: PlatformCall, signal: AbortSignal): Promise<void>;
  /** Takes over work whose caller is gone, such as cancelling an abandoned query. Nobody hears of its failure but the HTTP log. */
  background(task: Promise<unknown>): void;
  /** Resolves when no such work is left. */
  settled(): Promise<void>;
}

export function createEnvironment(options: {
  readonly http: HttpClient;
  readonly urls: EnvironmentUrls;
  readonly credentials: CredentialSource;
}): DynatraceEnvironment {
  const { http, urls, credentials } = options;
  const tokens = createTokenProvider(http, urls.stage);
  const tasks = new Set<Promise<unknown>>();

  /** Sends with a bearer token. An OAuth token that is refused was revoked or ran out on the way: it is renewed, once. */
  const asBearer = async <T>(
    call: PlatformCall,
    send: (request: HttpRequest) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> => {
    const address = platformAddress(urls, call);
    const request = (token: string) => toRequest(call, call.plane, address, `Bearer ${token}`, call.scopes);
    const client = await credentials.oauthClient();
    const check = checkOAuthClient(client);
    if (check.state === 'absent' || client === undefined) {
      const platformToken = usable(await credentials.platformToken(), 'platform token', call.plane, call.purpose);
      if (platformToken === undefined) throw noPlatformCredential(call);
      http.redactor.register(platformToken);
      return send(request(platformToken));
    }
    if (check.state !== 'complete') {
      throw new ApiError({
        reason: 'invalid-configuration',
        plane: call.plane,
        message: `Could not ${call.purpose}: ${lowerFirst(check.message)}`,
      });
    }
    const token = await tokens.token(client, call.scopes, signal);
    try {
      return await send(request(token));
    } catch (error) {
      if (!ApiError.is(error, 'unauthorized')) throw error;
      tokens.refused(token);
      return send(request(await tokens.token(client, call.scopes, signal)));
    }
  };

  const classic = async <T>(
    call: ClassicCall,
    send: (request: HttpRequest) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> => {
    const apiToken = usable(await credentials.apiToken(), 'API token', 'environment', call.purpose);
    if (apiToken !== undefined) {
      http.redactor.register(apiToken);
      const scopes = call.scope === undefined ? [] : [call.scope.token];
      return send(toRequest(call, 'environment', `${urls.classicApi}${call.path}`, `Api-Token ${apiToken}`, scopes));
    }
    const mirrored = mirror(call);
    if (mirrored === undefined || urls.platform === undefined || !(await hasPlatformCredential(credentials))) {
      throw new ApiError({
        reason: 'not-configured',
        plane: 'environment',
        scopes: call.scope === undefined ? [] : [call.scope.token],
        message: `Could not ${call.purpose}: this connection has no API token. Enter one${call.scope === undefined ? '' : ` with the scope ${call.scope.token}`}.`,
      });
    }
    return asBearer(mirrored, send, signal);
  };

  return {
    urls,
    http,
    credentials,
    classicJson: (call, schema, signal) =>
      classic(call, (request) => http.requestJson(request, schema, signal), signal),
    classicNoContent: async (call, signal) => {
      await classic(call, (request) => http.requestNoContent(request, signal), signal);
    },
    platformJson: (call, schema, signal) =>
      asBearer(call, (request) => http.requestJson(request, schema, signal), signal),
    platformNoContent: async (call, signal) => {
      await asBearer(call, (request) => http.requestNoContent(request, signal), signal);
    },
    background(task) {
      const done = () => tasks.delete(task);
      tasks.add(task);
      task.then(done, done);
    },
    async settled() {
      while (tasks.size > 0) await Promise.allSettled([...tasks]);
    },
  };
}

/** True when platform calls have something to authenticate with, right or wrong. */
export async function hasPlatformCredential(credentials: CredentialSource): Promise<boolean> {
  if (checkOAuthClient(await credentials.oauthClient()).state !== 'absent') return true;
  return Boolean((await credentials.platformToken())?.trim());
}

/** One segment of a path, encoded. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}

function toRequest(
  call: CallOptions,
  plane: Plane,
  address: string,
  authorization: string,
  scopes: readonly string[],
): HttpRequest {
  const { method = 'GET', query, json, purpose, retry, budgetMs, serverWaitMs, maxBytes, share } = call;
  return {
    plane,
    method,
    url: withQuery(address, query),
    purpose,
    scopes,
    headers: { authorization },
    ...(json === undefined ? {} : { body: { json } }),
    ...(retry === undefined ? {} : { retry }),
    ...(budgetMs === undefined ? {} : { budgetMs }),
    ...(serverWaitMs === undefined ? {} : { serverWaitMs }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(share === undefined ? {} : { share }),
  };
}

/** Source: the official client of the classic API, which only ever calls `/platform/classic/environment-api`. */
function mirror(call: ClassicCall): PlatformCall | undefined {
  if (call.scope?.platform === undefined || !call.path.startsWith('/api/')) return undefined;
  return {
    ...call,
    plane: 'platform',
    path: `/platform/classic/environment-api/${call.path.slice('/api/'.length)}`,
    scopes: [call.scope.platform],
  };
}

function platformAddress(urls: EnvironmentUrls, call: PlatformCall): string {
  if (urls.platform !== undefined) return `${urls.platform}${call.path}`;
  throw new ApiError({
    reason: 'not-configured',
    plane: call.plane,
    message:
      `Could not ${call.purpose}: ${urls.environmentId} has no platform address, as is the case on Managed and through an ActiveGate, ` +
      `and ${planeName(call.plane)} is only there.`,
  });
}

function noPlatformCredential(call: PlatformCall): ApiError {
  return new ApiError({
    reason: 'not-configured',
    plane: call.plane,
    scopes: call.scopes,
    message: `Could not ${call.purpose}: ${planeName(call.plane)} needs an OAuth client or a platform token. Enter one with ${call.scopes.join(', ')} for this connection.`,
  });
}

function usable(token: string | undefined, name: string, plane: Plane, purpose: string): string | undefined {
  const value = token?.trim();
  if (!value) return undefined;
  if (isCredential(value)) return value;
  throw new ApiError({
    reason: 'invalid-configuration',
    plane,
    message: `Could not ${purpose}: the ${name} holds a blank or a character that no credential has. Enter it again.`,
  });
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
