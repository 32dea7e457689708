import { deepestCause, isCertificateError, isTlsError } from './causes.ts';
import { parseErrorBody } from './errorBody.ts';
import { ApiError, type ApiErrorReason, type Plane, planeName } from './errors.ts';
import type { HttpRequest } from './request.ts';
import { retryAfterMs } from './retryAfter.ts';

/** What failed calls come to: an `ApiError` with a reason and a sentence. Nothing here sees a header or a body of the request. */

/** An answer that is not a success. */
export function refusal(request: HttpRequest, status: number, headers: Headers, text: string, now: number): ApiError {
  const url = new URL(request.url);
  const body = parseErrorBody(text);
  const location = { plane: request.plane, status, host: url.host, path: url.pathname };
  if (status >= 300 && status < 400) return redirected(request, status, headers.get('location'));
  const missing = body.missing.length > 0 ? wanted(request, body.missing) : undefined;
  const reason = reasonOf(request.plane, status, missing !== undefined, body.errorCode);
  const wait = retryAfterMs(headers, body.retryAfterSeconds, now);
  const scopes = missing ?? (reason === 'missing-scope' ? request.scopes : undefined) ?? [];
  const words = body.message?.replace(/[.\s]+$/, '');
  const said = body.html ? `a web page${body.message ? ` titled "${body.message}"` : ''}` : words;
  return new ApiError({
    ...location,
    reason,
    message: [
      `Could not ${request.purpose}: ${planeName(request.plane)} at ${url.host} ${deed(reason, scopes)} (${status}${said ? `: ${said}` : ''}).`,
      ...body.violations.map((violation) => `${violation.path ? `${violation.path}: ` : ''}${violation.message}.`),
      advice(reason, request.plane, scopes, wait),
      body.errorRef ? `Quote ${body.errorRef} to support.` : '',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    scopes,
    traceId: body.traceId,
    errorRef: body.errorRef,
    errorCode: body.errorCode,
    retryAfterMs: wait,
    violations: body.violations,
    detail: body.detail,
  });
}

/** The classic API lists all scopes that would do; the one that the call is known for is what to grant. */
function wanted(request: HttpRequest, missing: readonly string[]): readonly string[] {
  const own = missing.filter((scope) => request.scopes?.includes(scope));
  return request.plane === 'environment' && own.length > 0 ? own : missing;
}

function redirected(request: HttpRequest, status: number, location: string | null): ApiError {
  const url = new URL(request.url);
  const target = location === null ? undefined : URL.parse(location, request.url)?.host;
  return new ApiError({
    reason: 'redirected',
    plane: request.plane,
    status,
    host: url.host,
    path: url.pathname,
    message:
      `Could not ${request.purpose}: ${url.host} sends the call on to ${target ?? 'another address'} (${status}), most often a login page, and no ` +
      `credential is sent there. Check the address of this connection.`,
    detail: target === undefined ? undefined : { locationHost: target },
  });
}

function reasonOf(plane: Plane, status: number, missing: boolean, errorCode: string | undefined): ApiErrorReason {
  if (missing && (status === 400 || status === 401 || status === 403)) return 'missing-scope';
  if (plane === 'sso' && errorCode === 'invalid_scope') return 'missing-scope';
  // The token endpoint answers 400 to a wrong id or secret.
  if (plane === 'sso' && (status === 400 || status === 401)) return 'unauthorized';
  const known: Readonly<Record<number, ApiErrorReason>> = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    407: 'proxy',
    408: 'unavailable',
    409: 'conflict',
    410: 'gone',
    429: 'rate-limited',
    502: 'unavailable',
    503: 'unavailable',
    504: 'unavailable',
  };
  return known[status] ?? (status >= 500 ? 'server' : 'bad-request');
}

function deed(reason: ApiErrorReason, scopes: readonly string[]): string {
  switch (reason) {
    case 'unauthorized':
      return 'did not accept the credentials';
    case 'missing-scope':
      return scopes.length > 0 ? `wants ${list(scopes)}` : 'wants a scope that was not granted';
    case 'forbidden':
      return 'does not allow it';
    case 'not-found':
      return 'does not know it';
    case 'conflict':
      return 'says that it conflicts with what is there';
    case 'gone':
      return 'no longer has it';
    case 'rate-limited':
      return 'is receiving too many requests';
    case 'unavailable':
      return 'is not available just now';
    case 'proxy':
      return 'is behind a proxy that wants credentials';
    case 'server':
      return 'failed';
    default:
      return 'refused the request';
  }
}

function advice(reason: ApiErrorReason, plane: Plane, scopes: readonly string[], wait: number | undefined): string {
  switch (reason) {
    case 'unauthorized':
      return plane === 'sso'
        ? 'Check the client id, the client secret and the account URN of this connection.'
        : 'Enter a valid credential for this connection: it may have expired, been disabled, or belong to another environment.';
    case 'missing-scope':
      return scopes.length > 0
        ? `Grant ${list(scopes)} to the credential of this connection, or ask whoever administers it.`
        : 'Grant it to the credential of this connection.';
    case 'forbidden':
      return 'Ask whoever administers the account for the permission.';
    case 'rate-limited':
    case 'unavailable':
      return wait === undefined ? 'Try again in a moment.' : `Try again in ${Math.max(1, Math.ceil(wait / 1000))} s.`;
    case 'proxy':
      return 'Check the setting http.proxy and its credentials.';
    default:
      return '';
  }
}

function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function tookTooLong(request: HttpRequest, milliseconds: number, what: 'budget' | 'silence'): ApiError {
  const url = new URL(request.url);
  const seconds = Math.round(milliseconds / 100) / 10;
  return new ApiError({
    reason: 'timeout',
    plane: request.plane,
    host: url.host,
    path: url.pathname,
    message:
      what === 'budget'
        ? `Could not ${request.purpose}: ${url.host} did not answer within ${seconds} s. Check the network, or try again.`
        : `Could not ${request.purpose}: ${url.host} went silent for ${seconds} s. Check the network, or try again.`,
  });
}

const beforeSending = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What the network gave: before the headers, or while the body was read. `sent` tells whether the service may have seen the request. */
export function broken(
  request: HttpRequest,
  error: unknown,
  phase: 'headers' | 'body',
): { error: ApiError; sent: boolean } {
  const url = new URL(request.url);
  const where = { plane: request.plane, host: url.host, path: url.pathname };
  const { code, text } = deepestCause(error);
  // Without a cause it is fetch that refuses its own arguments, and its text repeats them.
  const because =
    code ?? (error instanceof Error && error.cause !== undefined ? text : 'the request cannot be sent as it is');
  const make = (reason: ApiErrorReason, sentence: string) =>
    new ApiError({ ...where, reason, message: `Could not ${request.purpose}: ${sentence}`, errorCode: code });
  if (phase === 'body') {
    return {
      error: make('truncated', `the connection to ${url.host} ended before the answer did (${because}). Try again.`),
      sent: true,
    };
  }
  if (/proxy response|proxy authentication|tunneling/i.test(text)) {
    return {
      error: make(
        'proxy',
        `the proxy on the way to ${url.host} refused (${text}). Check the setting http.proxy and its credentials.`,
      ),
      sent: false,
    };
  }
  if (isTlsError(code)) {
    return {
      error: make(
        'tls',
        isCertificateError(code)
          ? `the certificate of ${url.host} is not trusted (${code}). If a company proxy or a private authority issued it, install that authority's certificate in the system.`
          : `${url.host} does not speak TLS as it should (${code}). Check the address and its port.`,
      ),
      sent: false,
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      error: make(
        'network',
        `the name ${url.hostname} cannot be resolved (${code}). Check the address and the network.`,
      ),
      sent: false,
    };
  }
  return {
    error: make('network', `no connection to ${url.host} (${because}). Check the network, the VPN and the proxy.`),
    sent: code === undefined || !beforeSending.has(code),
  };
}

export function tooLarge(request: HttpRequest, limit: number): ApiError {
  const url = new URL(request.url);
  return new ApiError({
    reason: 'too-large',
    plane: request.plane,
    host: url.host,
    path: url.pathname,
    message: `Could not ${request.purpose}: the answer of ${url.host} is larger than ${Math.round(limit / 1024 / 102.4) / 10} MiB. Ask for less.`,
  });
}

export function malformed(request: HttpRequest, status: number, text: string, why: string): ApiError {
  const url = new URL(request.url);
  const { html, message } = parseErrorBody(text.slice(0, 4096));
  return new ApiError({
    reason: 'malformed-response',
    plane: request.plane,
    status,
    host: url.host,
    path: url.pathname,
    message: html
      ? `Could not ${request.purpose}: ${url.host} answered with a web page${message ? ` titled "${message}"` : ''} instead of data. Check the address of this connection, and whether a proxy or a login is in the way.`
      : `Could not ${request.purpose}: the answer of ${url.host} cannot be understood (${why}).`,
  });
}
