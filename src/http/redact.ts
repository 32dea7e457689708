/**
 * Takes credentials out of text before it is shown, logged or stored. Source: "Dynatrace API tokens and authentication" (token format);
 * Konnect's `kpat_` and `spat_` tokens. The patterns are tolerant, because published test values are shorter than real tokens.
 */

const mask = '***';

/** The public part of a Dynatrace token is its id and may be shown; the secret may not. */
const dynatraceToken = /(dt0[a-z]\d{2})\.([a-z0-9]{4,})(?:\.|%2e)[a-z0-9_-]{4,}/gi;
const konnectToken = /([ks]pat_)[a-z0-9_-]{4,}/gi;
const jsonWebToken = /eyJ[\w-]{4,}\.[\w-]{2,}(?:\.[\w-]*)?/g;
const secretField =
  /((?:client_?secret|access_?token|refresh_?token|id_?token|api-?token|platform-?token|konnect-?token|password)\\?["']?\s*(?:=|:|%3D)\s*\\?["']?)(?!\*{3})[^\s"'\\&,;}<>]+/gi;
/** Words follow "Bearer" in sentences too: what is masked is long or holds a digit. */
const authorization =
  /\b(Bearer|Api-Token|Basic)(\s+|%20|\+)(?!\*{3})(?=[^\s"'\\<>,;&]{20}|[^\s"'\\<>,;&]*\d)[^\s"'\\<>,;&]{4,}/gi;

export function redact(text: string): string {
  return text
    .replace(dynatraceToken, `$1.$2.${mask}`)
    .replace(konnectToken, `$1${mask}`)
    .replace(jsonWebToken, mask)
    .replace(authorization, `$1$2${mask}`)
    .replace(secretField, `$1${mask}`);
}

/** Knows, on top of the patterns, the exact secrets in use, whatever their form. */
export interface Redactor {
  /** Text shorter than six characters is not registered: it would mask innocent words. */
  register(secret: string): void;
  forget(secret: string): void;
  redact(text: string): string;
}

export function createRedactor(): Redactor {
  const secrets = new Map<string, readonly string[]>();
  return {
    register(secret) {
      if (secret.length >= 6)
        secrets.set(secret, [...new Set([secret, encodeURIComponent(secret), jsonInner(secret)])]);
    },
    forget(secret) {
      secrets.delete(secret);
    },
    redact(text) {
      let clean = text;
      for (const forms of longestFirst(secrets)) for (const form of forms) clean = clean.replaceAll(form, mask);
      return redact(clean);
    },
  };
}

/** A secret may hold another one; the longer goes first, so that no rest of it stays. */
function longestFirst(secrets: ReadonlyMap<string, readonly string[]>): (readonly string[])[] {
  return [...secrets.entries()].sort(([a], [b]) => b.length - a.length).map(([, forms]) => forms);
}

function jsonInner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
