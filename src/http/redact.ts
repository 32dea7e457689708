/**
 * Takes credentials out of text before it is shown, logged or stored. Source: "Dynatrace API tokens and authentication" (token format),
 * Konnect's `kpat_`/`spat_` tokens. Patterns are tolerant: published test values are shorter than real tokens.
 */

const mask = '***';

/** The public part of a Dynatrace token identifies it and may be shown; the secret may not. */
const dynatraceToken = /\b(dt0[a-z]\d{2})\.([A-Za-z0-9]{6,})\.[A-Za-z0-9]{6,}/g;
const konnectToken = /\b([ks]pat_)[A-Za-z0-9_-]{6,}/g;
const authorization = /\b(Bearer|Api-Token|Basic)(\s+|%20|\+)(?!\*)[^\s"'<>,;&\\]{4,}/gi;
const jsonWebToken = /\beyJ[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]*)?/g;
const formField =
  /((?:client_secret|clientSecret|access_token|refresh_token|api-token|apiToken|platformToken|password)["']?\s*(?:=|:|%3D)\s*["']?)(?!\*\*\*)[^\s"'&,;}<>]+/gi;

export function redact(text: string): string {
  return text
    .replace(dynatraceToken, `$1.$2.${mask}`)
    .replace(konnectToken, `$1${mask}`)
    .replace(jsonWebToken, mask)
    .replace(formField, `$1${mask}`)
    .replace(authorization, `$1$2${mask}`);
}

/** Knows, on top of the patterns, the exact secrets of this session, in whatever form they were entered. */
export interface Redactor {
  /** Anything shorter than six characters is ignored: it would mask innocent text. */
  register(secret: string): void;
  forget(secret: string): void;
  redact(text: string): string;
}

export declare function createRedactor(): Redactor;
