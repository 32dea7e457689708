import type { ServerResponse } from 'node:http';
import { createHttpClient } from '../http/client.ts';
import type { Clock } from '../http/clock.ts';
import { ApiError } from '../http/errors.ts';
import { createRedactor } from '../http/redact.ts';
import { fastClock, json, type ScriptedServer, type SeenRequest, serve } from '../http/scriptedServer.ts';
import type { CredentialSource, OAuthClient } from './credentials.ts';
import { createEnvironment, type DynatraceEnvironment } from './environment.ts';
import { parseEnvironmentUrl } from './environmentUrl.ts';

/** For tests: an environment whose service is a server on loopback that answers as the test says. */

export type Route = (request: SeenRequest, response: ServerResponse, count: number) => unknown;

export interface ScriptedTenant {
  readonly environment: DynatraceEnvironment;
  readonly server: ScriptedServer;
  /** `GET /api/v2/problems` of all requests so far. */
  calls(): string[];
  close(): Promise<void>;
}

export const testApiToken = 'dt0c01.TESTPUBLICPART0000000000.TESTAPISECRET00000000000000000000';
export const testPlatformToken = 'dt0s16.TESTPUBLICPART0000000000.TESTPLATFORMSECRET000000000000000';
export const testClient: OAuthClient = {
  clientId: 'dt0s02.TESTCLNT',
  clientSecret: 'dt0s02.TESTCLNT.TESTCLIENTSECRET00000000000000000000',
  accountUrn: 'urn:dtaccount:11111111-2222-4333-8444-555555555555',
};

export interface Credentials {
  readonly apiToken?: string;
  readonly platformToken?: string;
  /** Its token endpoint is the tenant's own `/sso/oauth2/token`. */
  readonly oauth?: OAuthClient;
}

/** `routes` by `METHOD /path`; anything else is a 404. `managed` puts the classic API below `/e/{id}` and leaves the platform away. */
export async function tenant(
  routes: Readonly<Record<string, Route>>,
  credentials: Credentials = { apiToken: testApiToken, platformToken: testPlatformToken },
  options: { readonly clock?: Clock; readonly managed?: boolean } = {},
): Promise<ScriptedTenant> {
  const counts = new Map<string, number>();
  const server = await serve((request, response) => {
    const key = `${request.method} ${request.path}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const route = routes[key];
    if (route) route(request, response, count);
    else json(response, 404, { error: { code: 404, message: `no ${key}` } });
  });
  const parsed = parseEnvironmentUrl(options.managed ? `${server.url}/e/managed-1` : server.url);
  if (!parsed.ok) throw new Error(parsed.message);
  const source: CredentialSource = {
    apiToken: async () => credentials.apiToken,
    platformToken: async () => credentials.platformToken,
    oauthClient: async () => credentials.oauth && { tokenUrl: `${server.url}/sso/oauth2/token`, ...credentials.oauth },
  };
  const http = createHttpClient({ redactor: createRedactor(), clock: options.clock ?? fastClock(), random: () => 0 });
  const environment = createEnvironment({ http, urls: parsed.urls, credentials: source });
  return {
    environment,
    server,
    calls: () => server.seen.map((request) => `${request.method} ${request.path}`),
    close: async () => {
      await server.close();
      await environment.settled();
    },
  };
}

/** The tenant's token endpoint: grants what is in `granted` and refuses the rest as the real one does. */
export function tokenEndpoint(granted: readonly string[] | 'all', expiresIn = 300): Route {
  return (request, response, count) => {
    const form = new URLSearchParams(request.body);
    const scopes = (form.get('scope') ?? '').split(' ');
    const missing = granted === 'all' ? [] : scopes.filter((scope) => !granted.includes(scope));
    if (form.get('client_secret') !== testClient.clientSecret) {
      json(response, 400, { errorCode: 400, message: 'Bad Request', issueId: 'ISSUE1' });
    } else if (missing.length > 0) {
      json(response, 400, {
        error: 'invalid_request',
        error_description: `Invalid OAuth2 request. | OAuth client is missing following scopes [${missing.join(', ')}]`,
      });
    } else {
      json(response, 200, {
        token_type: 'Bearer',
        access_token: `token-${count} for ${scopes.join(' ')}`.replaceAll(' ', '_'),
        expires_in: expiresIn,
      });
    }
  };
}

/** The `ApiError` of a call that must fail. */
export async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (!ApiError.is(error)) throw error;
  return error;
}

export const never = new AbortController().signal;
