/**
 * The one error of everything that talks to a service: a `reason` a program can test and a message a person can act on.
 * Messages, details and hosts hold no credential: they pass the redactor before an `ApiError` is made.
 */

/** The service a call was meant for. `environment` is the classic API, `grail` and `platform` share the platform host. */
export type Plane = 'environment' | 'grail' | 'platform' | 'sso' | 'konnect';

export type ApiErrorReason =
  /** The caller's signal fired. Never shown to a person as a failure. */
  | 'cancelled'
  | 'network'
  | 'timeout'
  | 'tls'
  | 'proxy'
  /** The connection ended before the body did. */
  | 'truncated'
  /** The answer was larger than the call allows. */
  | 'too-large'
  /** The service wants the call elsewhere (a login page, most often). Redirects are never followed. */
  | 'redirected'
  | 'unauthorized'
  | 'forbidden'
  | 'missing-scope'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'bad-request'
  | 'rate-limited'
  | 'unavailable'
  | 'server'
  | 'malformed-response'
  /** A query that was accepted and then failed, or was cancelled by someone else. */
  | 'query-failed'
  /** A credential or an address that the call needs was not entered. */
  | 'not-configured'
  /** A credential or an address that was entered and cannot be right. */
  | 'invalid-configuration';

/** One parameter the service refused. */
export interface Violation {
  readonly path: string | undefined;
  readonly message: string;
}

export interface ApiErrorInit {
  readonly reason: ApiErrorReason;
  readonly plane: Plane;
  /** A whole sentence: what failed, where, and what to do. */
  readonly message: string;
  readonly status?: number | undefined;
  readonly host?: string | undefined;
  /** The path without its query. */
  readonly path?: string | undefined;
  readonly scopes?: readonly string[] | undefined;
  readonly traceId?: string | undefined;
  readonly errorRef?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly violations?: readonly Violation[] | undefined;
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
  readonly cause?: unknown;
}

const brand = Symbol.for('dynatrace-konnect.ApiError');

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly [brand] = true;
  readonly reason: ApiErrorReason;
  readonly plane: Plane;
  readonly status: number | undefined;
  readonly host: string | undefined;
  readonly path: string | undefined;
  /** What the credential lacks: OAuth and token scopes, or IAM permissions. Empty when the service did not say. */
  readonly scopes: readonly string[];
  readonly traceId: string | undefined;
  /** What the service's support asks for: Dynatrace's `errorRef` or `issueId`, Konnect's `instance`. */
  readonly errorRef: string | undefined;
  /** The service's own code, for example Grail's `errorType` `UNKNOWN_DATA_OBJECT`. */
  readonly errorCode: string | undefined;
  /** How long the service asked to wait, in milliseconds, not capped. */
  readonly retryAfterMs: number | undefined;
  readonly violations: readonly Violation[];
  /** The service's own details as parsed, for example Grail's `syntaxErrorPosition` and `queryId`. */
  readonly detail: Readonly<Record<string, unknown>> | undefined;

  constructor(init: ApiErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.reason = init.reason;
    this.plane = init.plane;
    this.status = init.status;
    this.host = init.host;
    this.path = init.path;
    this.scopes = init.scopes ?? [];
    this.traceId = init.traceId;
    this.errorRef = init.errorRef;
    this.errorCode = init.errorCode;
    this.retryAfterMs = init.retryAfterMs;
    this.violations = init.violations ?? [];
    this.detail = init.detail;
  }

  /** True for an `ApiError`, from whichever copy of this module, with one of the reasons (any when none is named). */
  static is(error: unknown, ...reasons: readonly ApiErrorReason[]): error is ApiError {
    if (typeof error !== 'object' || error === null || !(brand in error)) return false;
    return reasons.length === 0 || reasons.includes((error as ApiError).reason);
  }
}

/** What a person calls the plane in a sentence. */
export function planeName(plane: Plane): string {
  return {
    environment: 'the Dynatrace Environment API',
    grail: 'Grail',
    platform: 'the Dynatrace platform',
    sso: 'Dynatrace sign-on',
    konnect: 'Konnect',
  }[plane];
}

/** The error of a call whose signal fired; it keeps nothing of the call. */
export function cancelled(plane: Plane): ApiError {
  return new ApiError({ reason: 'cancelled', plane, message: 'Cancelled.' });
}
