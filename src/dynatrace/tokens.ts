import * as z from 'zod/mini';
import type { DynatraceEnvironment } from './environment.ts';

/** Source: "Access tokens API - POST a token lookup". */

const tokenInfo = z.object({
  /** The public part, which may be shown. */
  id: z.nullish(z.string()),
  name: z.nullish(z.string()),
  enabled: z.nullish(z.boolean()),
  personalAccessToken: z.nullish(z.boolean()),
  owner: z.nullish(z.string()),
  /** ISO-8601; absent when it never expires. */
  expirationDate: z.nullish(z.string()),
  scopes: z._default(z.array(z.string()), []),
});
export type TokenInfo = z.output<typeof tokenInfo>;

/** What the service knows about this connection's API token. `not-configured` when it has none. */
export async function lookUpToken(environment: DynatraceEnvironment, signal: AbortSignal): Promise<TokenInfo> {
  const token = (await environment.credentials.apiToken())?.trim();
  return environment.classicJson(
    {
      method: 'POST',
      path: '/api/v2/apiTokens/lookup',
      scope: { token: 'apiTokens.read' },
      purpose: 'look up the API token',
      json: { token },
      retry: 'read',
    },
    tokenInfo,
    signal,
  );
}
