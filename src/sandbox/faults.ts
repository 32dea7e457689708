/** What can be made to go wrong on purpose, by path. */

export type FaultKind =
  /** Answers after `delayMs`. */
  | { readonly kind: 'latency'; readonly delayMs: number }
  /** 429, in the envelope of the plane. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unavailable'; readonly retryAfterSeconds?: number }
  /** A proxy's error page: HTML where JSON is due. */
  | { readonly kind: 'html'; readonly status: number }
  /** The connection is reset before an answer. */
  | { readonly kind: 'reset' }
  /** Half of the body, then the connection is reset. */
  | { readonly kind: 'truncate' }
  /** The body in small pieces, `delayMs` apart. */
  | { readonly kind: 'slow-body'; readonly delayMs: number }
  /** Accepts and never answers. */
  | { readonly kind: 'hang' }
  /** An error of the API gateway, marked by its header. */
  | { readonly kind: 'gateway'; readonly status: number }
  /** Bearer and API tokens are refused as expired. */
  | { readonly kind: 'expired-token' };

export type Fault = FaultKind & {
  /** A path, `*` matching any run of characters: `/platform/storage/query/v1/query:*`. */
  readonly path: string;
  readonly method?: string;
  /** How often it strikes; always when absent. */
  readonly times?: number;
  /** How many matching requests pass first. */
  readonly after?: number;
};

const kinds: Readonly<Record<FaultKind['kind'], true>> = {
  latency: true,
  'rate-limit': true,
  unavailable: true,
  html: true,
  reset: true,
  truncate: true,
  'slow-body': true,
  hang: true,
  gateway: true,
  'expired-token': true,
};

export const faultKinds: ReadonlySet<string> = new Set(Object.keys(kinds));
