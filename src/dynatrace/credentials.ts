import { isLoopback } from './environmentUrl.ts';

/** Where the secrets come from when a call needs them. Each getter resolves to undefined when nothing was entered. */
export interface CredentialSource {
  apiToken(): Promise<string | undefined>;
  platformToken(): Promise<string | undefined>;
  oauthClient(): Promise<OAuthClient | undefined>;
}

/** An OAuth client of Account Management. Fields may be empty: `checkOAuthClient` tells. */
export interface OAuthClient {
  /** `dt0s02.PUBLIC` */
  readonly clientId: string;
  /** `dt0s02.PUBLIC.SECRET` */
  readonly clientSecret: string;
  /** `urn:dtaccount:{uuid}` */
  readonly accountUrn: string;
  /** Only where the token endpoint is not that of the environment's stage. */
  readonly tokenUrl?: string | undefined;
}

export type OAuthClientCheck =
  | { readonly state: 'absent' }
  | { readonly state: 'complete' }
  | {
      readonly state: 'partial' | 'malformed-urn' | 'malformed-token-url' | 'malformed-credential';
      readonly message: string;
    };

/** All empty is fine, all filled in is fine, anything between is not. */
export function checkOAuthClient(client: OAuthClient | undefined): OAuthClientCheck {
  const fields = [
    ['client id', client?.clientId],
    ['client secret', client?.clientSecret],
    ['account URN', client?.accountUrn],
  ] as const;
  const empty = fields.filter(([, value]) => value === undefined || value.trim() === '').map(([name]) => name);
  if (client === undefined || empty.length === fields.length) return { state: 'absent' };
  if (empty.length > 0) {
    return {
      state: 'partial',
      message: `The OAuth client is filled in only in part: the ${empty.join(' and the ')} ${empty.length > 1 ? 'are' : 'is'} empty. Fill in all three fields, or none.`,
    };
  }
  if (!isAccountUrn(client.accountUrn)) {
    return {
      state: 'malformed-urn',
      message:
        'The account URN must read urn:dtaccount: followed by the account id, for example urn:dtaccount:11111111-2222-4333-8444-555555555555. Account Management shows it beside the OAuth client.',
    };
  }
  if (!isCredential(client.clientId) || !isCredential(client.clientSecret)) {
    return {
      state: 'malformed-credential',
      message:
        'The client id or the client secret holds a blank or a character that no credential has. Enter it again.',
    };
  }
  if (client.tokenUrl !== undefined && client.tokenUrl.trim() !== '' && !isTokenUrl(client.tokenUrl)) {
    return { state: 'malformed-token-url', message: 'The token endpoint must be an https address.' };
  }
  return { state: 'complete' };
}

export function isAccountUrn(text: string): boolean {
  return /^urn:dtaccount:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text.trim());
}

function isTokenUrl(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)));
}

/** True for text that can stand in a header: visible ASCII without blanks. */
export function isCredential(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text.trim());
}

export type TokenKind = 'apiToken' | 'platformToken' | 'clientId' | 'clientSecret';

const tokenPrefix: Readonly<Record<TokenKind, string>> = {
  apiToken: 'dt0c01',
  platformToken: 'dt0s16',
  clientId: 'dt0s02',
  clientSecret: 'dt0s02',
};

const tokenName: Readonly<Record<string, string>> = {
  dt0c01: 'an API token',
  dt0s01: 'a SCIM token',
  dt0s02: 'an OAuth client',
  dt0s16: 'a platform token',
};

/**
 * A hint for the person who types, undefined when the text looks right. Never a refusal: published tokens exist that do not fit the documented form.
 * Source: "Dynatrace API - Tokens and authentication", section "Token format".
 */
export function tokenHint(kind: TokenKind, text: string): string | undefined {
  const value = text.trim();
  if (value === '') return undefined;
  if (!isCredential(value)) return 'This holds a blank or a character that no credential has.';
  const prefix = /^(dt0[a-z]\d{2})\./.exec(value)?.[1];
  const expected = tokenPrefix[kind];
  if (prefix === undefined) return `This does not begin with ${expected}. as such credentials do.`;
  if (prefix !== expected) {
    return `This looks like ${tokenName[prefix] ?? `a credential of the kind ${prefix}`}, not like ${tokenName[expected]} (${expected}.).`;
  }
  const parts = value.split('.').length;
  if (kind === 'clientId') {
    return parts === 2
      ? undefined
      : 'This looks like the client secret: the id has two parts, dt0s02. and the public part.';
  }
  return parts === 3 ? undefined : 'This looks cut off: it has three parts, separated by dots.';
}
