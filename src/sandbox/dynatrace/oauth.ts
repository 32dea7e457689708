/** The token endpoint. Source: "OAuth clients"; error bodies as seen in public issue reports. */

import type { DemoRequest, DemoResponse } from '../http.ts';
import { hashHex } from '../world/random.ts';
import type { Principals } from './principals.ts';

export const tokenPath = '/sso/oauth2/token';

export function tokenEndpoint(request: DemoRequest, principals: Principals): DemoResponse {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const { clientId, clientSecret, accountUrn } = principals.oauth;
  const { oauthScopes, seed, now } = principals.options;
  const refused: DemoResponse = {
    status: 400,
    body: {
      errorCode: 400,
      message: 'Bad Request',
      issueId: hashHex(16, seed, 'issue', now()).toUpperCase(),
    },
  };
  if (request.method !== 'POST')
    return {
      status: 405,
      headers: { allow: 'POST' },
      body: { ...(refused.body as object), errorCode: 405, message: 'Method Not Allowed' },
    };
  if (form.get('grant_type') !== 'client_credentials')
    return invalid('unsupported_grant_type', 'Unsupported grant type');
  if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return refused;
  const resource = form.get('resource');
  if (resource !== null && resource !== accountUrn) return refused;
  const wanted = (form.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== '');
  const missing = wanted.filter((scope) => !oauthScopes.includes(scope));
  if (missing.length > 0)
    return invalid(
      'invalid_request',
      `Invalid OAuth2 request. UNSUCCESSFUL_OAUTH_ACCESS_TOKEN_VALIDATION_FAILED | OAuth client is missing following scopes [${missing.join(', ')}]`,
    );
  const scopes = wanted.length > 0 ? wanted : oauthScopes;
  const { token, expiresIn } = principals.issue(scopes);
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: {
      token_type: 'Bearer',
      access_token: token,
      expires_in: expiresIn,
      scope: scopes.join(' '),
      resource: accountUrn,
    },
  };
}

function invalid(error: string, description: string): DemoResponse {
  return { status: 400, body: { error, error_description: description } };
}
