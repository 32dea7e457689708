import type * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import { ApiError } from '../http/errors.ts';
import type { Query } from '../http/paging.ts';
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
      url: (call.host === 'global' ? urls.global : urls.regional) + call.path + queryString(call.query),
      purpose: call.purpose,
      headers: { authorization: `Bearer ${bearer}` },
      ...(call.json === undefined ? {} : { body: { json: call.json } }),
      ...(call.roles === undefined ? {} : { scopes: call.roles }),
      ...(call.retry === undefined ? {} : { retry: call.retry }),
      ...(call.share === undefined ? {} : { share: call.share }),
    };
  };
  return {
    http,
    urls,
    token,
    json: async (call, schema, signal) => http.requestJson(await request(call), schema, signal),
    noContent: async (call, signal) => {
      await http.requestNoContent(await request(call), signal);
    },
  };
}

/** Brackets are percent-encoded, as in Kong's own how-to. */
function queryString(query: Query | undefined): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
