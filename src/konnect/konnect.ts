import type * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import { ApiError } from '../http/errors.ts';
import { type Query, withQuery } from '../http/paging.ts';
import type { HttpRequest } from '../http/request.ts';
import type { KonnectUrls } from './regions.ts';

export interface KonnectCall extends Pick<HttpRequest, 'method' | 'purpose' | 'retry' | 'share'> {
  /** `global` for identity and organizations. Regional when absent. */
  readonly host?: 'global';
  /** With its version, each segment encoded: `/v1/catalog-services`. */
  readonly path: string;
  readonly query?: Query;
  readonly json?: unknown;
  /** The roles that allow it, named to the person when Konnect refuses. */
  readonly roles?: readonly string[];
}

/** One organization in one region. The token is asked for at each call and kept nowhere. */
export interface Konnect {
  readonly http: HttpClient;
  readonly urls: KonnectUrls;
  /** Undefined when none was entered. */
  token(): Promise<string | undefined>;
  json<S extends z.ZodMiniType>(call: KonnectCall, schema: S, signal: AbortSignal): Promise<z.output<S>>;
  noContent(call: KonnectCall, signal: AbortSignal): Promise<void>;
}

export interface KonnectOptions {
  readonly http: HttpClient;
  readonly urls: KonnectUrls;
  readonly token: () => Promise<string | undefined>;
}

/** Calls reject with an `ApiError` of plane `konnect` and nothing else; `not-configured` without a token. */
export function createKonnect(options: KonnectOptions): Konnect {
  const { http, urls, token } = options;
  const request = async (call: KonnectCall): Promise<HttpRequest> => {
    const bearer = await token();
    if (!bearer) {
      throw new ApiError({
        reason: 'not-configured',
        plane: 'konnect',
        message: `Could not ${call.purpose}: no Konnect token was entered. Edit the connection and enter a personal or system account access token.`,
      });
    }
    http.redactor.register(bearer);
    return {
      plane: 'konnect',
      method: call.method,
      url: withQuery((call.host === 'global' ? urls.global : urls.regional) + call.path, call.query),
      purpose: call.purpose,
      headers: { authorization: `Bearer ${bearer}` },
      ...(call.json === undefined ? {} : { body: { json: call.json } }),
      ...(call.retry === undefined ? {} : { retry: call.retry }),
      ...(call.share === undefined ? {} : { share: call.share }),
    };
  };
  return {
    http,
    urls,
    token,
    json: async (call, schema, signal) => {
      const outgoing = await request(call);
      return namingRoles(call, () => http.requestJson(outgoing, schema, signal));
    },
    noContent: async (call, signal) => {
      const outgoing = await request(call);
      await namingRoles(call, () => http.requestNoContent(outgoing, signal));
    },
  };
}

/** Konnect does not say which role is missing, so the refusal is given the ones that its documents name. */
async function namingRoles<T>(call: KonnectCall, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!call.roles || !ApiError.is(error, 'forbidden')) throw error;
    const { status, host, path, errorRef, violations, detail } = error;
    throw new ApiError({
      reason: 'forbidden',
      plane: 'konnect',
      message: `${error.message} The role ${call.roles.join(' or ')} allows it.`,
      scopes: call.roles,
      ...{ status, host, path, errorRef, violations, detail },
      cause: error,
    });
  }
}
