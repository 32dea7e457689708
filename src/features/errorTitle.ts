/** A few words that name an error where a sentence has no room: a tree row, the status bar. The sentence goes into the tooltip. */

import { ApiError, type ApiErrorReason } from '../http/errors.ts';

const titles: Readonly<Record<ApiErrorReason, string>> = {
  cancelled: 'Cancelled',
  network: 'No connection',
  timeout: 'No answer in time',
  tls: 'Certificate not trusted',
  proxy: 'Proxy refused',
  truncated: 'Answer broke off',
  'too-large': 'Answer too large',
  redirected: 'Sent to another address',
  unauthorized: 'Credential refused',
  forbidden: 'Not allowed',
  'missing-scope': 'Scope missing',
  'not-found': 'Not found',
  conflict: 'Changed by someone else',
  gone: 'No longer there',
  'bad-request': 'Request refused',
  'rate-limited': 'Too many requests',
  unavailable: 'Service unavailable',
  server: 'Service failed',
  'malformed-response': 'Answer not understood',
  'query-failed': 'Query failed',
  'not-configured': 'Credential needed',
  'invalid-configuration': 'Connection needs mending',
};

export function errorTitle(error: unknown): string {
  return ApiError.is(error) ? (titles[error.reason] ?? 'Failed') : 'Failed';
}

/** The whole sentence. */
export function errorSentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
