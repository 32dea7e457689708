import * as z from 'zod/mini';
import type { HttpClient } from '../http/client.ts';
import { ApiError, type Plane } from '../http/errors.ts';
import { SharedCalls } from '../http/sharedCalls.ts';
import type { OAuthClient } from './credentials.ts';
import type { EnvironmentUrls } from './environmentUrl.ts';

/** Source: "OAuth clients" (Account Management), "Dynatrace API - Authentication"; the endpoints of the stages are those the vendor's clients use. */
const tokenEndpoints: Readonly<Record<EnvironmentUrls['stage'], string>> = {
  production: 'https://sso.dynatrace.com/sso/oauth2/token',
  sprint: 'https://sso-sprint.dynatracelabs.com/sso/oauth2/token',
  dev: 'https://sso-dev.dynatracelabs.com/sso/oauth2/token',
};

const renewBeforeMs = 30_000;

const tokenAnswer = z.object({
  access_token: z.string().check(z.minLength(1)),
  /** Seconds; 300 for client credentials. */
  expires_in: z._default(z.number(), 300),
});

export interface TokenProvider {
  /**
   * An access token for exactly these scopes: from the cache, or fetched, one request at a time for one set of scopes. `missing-scope` names the scopes that the
   * client was not granted, `unauthorized` says that id, secret or account are wrong.
   */
  token(client: OAuthClient, scopes: readonly string[], signal: AbortSignal): Promise<string>;
  /** Drops a token that the service no longer takes; a newer one is kept. */
  refused(token: string): void;
}

export function createTokenProvider(http: HttpClient, stage: EnvironmentUrls['stage']): TokenProvider {
  const cache = new Map<string, { readonly token: string; readonly renewAt: number }>();
  const fetching = new SharedCalls<string>();
  const plane: Plane = 'sso';

  const fetchToken = async (client: OAuthClient, scopes: readonly string[], key: string, signal: AbortSignal) => {
    http.redactor.register(client.clientSecret.trim());
    const answer = await http.requestJson(
      {
        plane,
        method: 'POST',
        url: client.tokenUrl?.trim() || tokenEndpoints[stage],
        purpose: `get a token for ${scopes.join(', ')}`,
        body: {
          form: {
            grant_type: 'client_credentials',
            client_id: client.clientId.trim(),
            client_secret: client.clientSecret.trim(),
            scope: scopes.join(' '),
            resource: client.accountUrn.trim(),
          },
        },
        scopes,
        // Asking twice for a token changes nothing.
        retry: 'read',
      },
      tokenAnswer,
      signal,
    );
    const lifeMs = answer.expires_in * 1000;
    if (!(lifeMs > 0)) {
      throw new ApiError({
        reason: 'malformed-response',
        plane,
        message: `Could not get a token for ${scopes.join(', ')}: the one that came has already expired.`,
      });
    }
    http.redactor.register(answer.access_token);
    cache.set(key, {
      token: answer.access_token,
      renewAt: http.clock.now() + Math.max(lifeMs - renewBeforeMs, lifeMs / 2),
    });
    return answer.access_token;
  };

  return {
    async token(client, scopes, signal) {
      const wanted = [...new Set(scopes)].sort();
      const key = JSON.stringify([client.clientId, client.clientSecret, client.accountUrn, client.tokenUrl, wanted]);
      const known = cache.get(key);
      if (known !== undefined && http.clock.now() < known.renewAt) return known.token;
      if (known !== undefined) forget(key, known.token);
      return fetching.run(key, plane, (common) => fetchToken(client, wanted, key, common), signal);
    },
    refused(token) {
      for (const [key, entry] of cache) if (entry.token === token) forget(key, token);
    },
  };

  function forget(key: string, token: string): void {
    cache.delete(key);
    http.redactor.forget(token);
  }
}
