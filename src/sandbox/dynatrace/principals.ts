/** Who calls: API tokens, platform tokens and OAuth access tokens, what each may do, and how a call is refused. */

import type { DemoRequest } from '../http.ts';
import { hash32, hashHex, hashUuid } from '../world/random.ts';
import { classicError, gatewayHeader, platformError, type Refusal } from './errors.ts';
import type { Plane, ScopeDemand } from './plane.ts';
import { classicScopeNames } from './scopes.ts';

export interface Principal {
  readonly kind: 'api-token' | 'platform-token' | 'oauth';
  /** The part of the token that may be shown. */
  readonly id: string;
  readonly owner: string;
  readonly scopes: ReadonlySet<string>;
  /** Milliseconds; never when absent. */
  readonly expires?: number;
}

export const owner = 'sam.rivera@bergland.example';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `prefix.PUBLIC.SECRET` with 24 and 64 characters, as Dynatrace makes them. */
export function tokenOf(seed: string, prefix: string, key: string): string {
  return `${prefix}.${characters(24, seed, prefix, key, 'public')}.${characters(64, seed, prefix, key, 'secret')}`;
}

function characters(length: number, ...key: readonly string[]): string {
  return Array.from({ length }, (_, i) => letters.charAt(hash32(...key, i) % letters.length)).join('');
}

export interface PrincipalOptions {
  readonly seed: string;
  readonly now: () => number;
  readonly apiTokenScopes: readonly string[];
  readonly platformTokenScopes: readonly string[];
  readonly oauthScopes: readonly string[];
}

/** Lifetime of an access token for client credentials, in seconds. */
const ACCESS_TOKEN_LIFETIME = 300;

export class Principals {
  readonly apiToken: string;
  readonly platformToken: string;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string; readonly accountUrn: string };
  readonly options: PrincipalOptions;
  readonly #byToken = new Map<string, Principal>();
  #issued = 0;

  constructor(options: PrincipalOptions) {
    const { seed } = options;
    this.options = options;
    this.apiToken = tokenOf(seed, 'dt0c01', 'api token');
    this.platformToken = tokenOf(seed, 'dt0s16', 'platform token');
    const clientSecret = tokenOf(seed, 'dt0s02', 'oauth client');
    const clientId = publicPart(clientSecret);
    this.oauth = { clientId, clientSecret, accountUrn: `urn:dtaccount:${hashUuid(seed, 'account')}` };
    this.#add(this.apiToken, 'api-token', options.apiTokenScopes);
    this.#add(this.platformToken, 'platform-token', options.platformTokenScopes);
  }

  find(token: string): Principal | undefined {
    return this.#byToken.get(token);
  }

  /** A new access token for some of the client's scopes. */
  issue(scopes: readonly string[]): { readonly token: string; readonly expiresIn: number } {
    const now = this.options.now();
    const head = encode({ alg: 'ES256', typ: 'JWT' });
    const claims = encode({
      sub: hashUuid(this.options.seed, 'service user'),
      aud: this.oauth.clientId,
      gt: 'cc',
      scope: scopes.join(' '),
      res: this.oauth.accountUrn,
      iat: Math.floor(now / 1000),
      exp: Math.floor(now / 1000) + ACCESS_TOKEN_LIFETIME,
      jti: ++this.#issued,
    });
    const signature = Buffer.from(hashHex(128, this.options.seed, 'signature', this.#issued), 'hex').toString(
      'base64url',
    );
    const token = `${head}.${claims}.${signature}`;
    this.#byToken.set(token, {
      kind: 'oauth',
      id: this.oauth.clientId,
      owner,
      scopes: new Set(scopes),
      expires: now + ACCESS_TOKEN_LIFETIME * 1000,
    });
    return { token, expiresIn: ACCESS_TOKEN_LIFETIME };
  }

  /** @throws Refusal 401, 403 */
  authenticate(request: DemoRequest, plane: Plane): Principal {
    const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(/\s+/, 2);
    const wanted = plane === 'classic' ? 'Api-Token' : 'Bearer';
    if (scheme.toLowerCase() !== wanted.toLowerCase()) {
      if (plane === 'classic') throw classicError(401, 'Missing authorization parameter.');
      if (scheme === '') throw unauthorized();
      throw platformError(
        401,
        `Unsupported authorization scheme '${scheme}'. Dynatrace platform APIs require the authorization scheme 'Bearer'`,
        {},
        gatewayHeader,
      );
    }
    const principal = this.#byToken.get(token);
    const fits = principal !== undefined && (principal.kind === 'api-token') === (plane === 'classic');
    if (!fits) throw plane === 'classic' ? classicError(401, 'Token Authentication failed') : unauthorized();
    if (principal.expires !== undefined && principal.expires <= this.options.now()) throw unauthorized();
    return principal;
  }

  #add(token: string, kind: Principal['kind'], scopes: readonly string[]): void {
    this.#byToken.set(token, { kind, id: publicPart(token), owner, scopes: new Set(scopes) });
  }
}

/** @throws Refusal 403 */
export function demandScope(principal: Principal, plane: Plane, demand: ScopeDemand): void {
  const anyOf = (plane === 'classic' ? demand.tokenScopes : demand.platformScopes) ?? [];
  if (anyOf.length === 0 || anyOf.some((scope) => principal.scopes.has(scope))) return;
  throw plane === 'classic' ? missingTokenScope(anyOf) : missingPlatformScope(anyOf);
}

function missingTokenScope(anyOf: readonly string[]): Refusal {
  const named = anyOf.map((scope) => `${scope} (${classicScopeNames[scope] ?? scope})`).join(', ');
  return classicError(403, `Token is missing required scope. Use one of: ${named}`);
}

export function missingPlatformScope(anyOf: readonly string[]): Refusal {
  return platformError(403, 'Forbidden', { missingScopes: anyOf.slice(0, 1) }, gatewayHeader);
}

function unauthorized(): Refusal {
  return platformError(401, 'Unauthorized', {}, gatewayHeader);
}

export function publicPart(token: string): string {
  return token.split('.').slice(0, 2).join('.');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
