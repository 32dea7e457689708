import { ApiError } from '../http/errors.ts';

/** True when a call that changes something failed in a way that leaves open whether Konnect did it: to be read again, never to be sent again blindly. */
export function mayHaveHappened(error: unknown): boolean {
  return ApiError.is(
    error,
    'network',
    'timeout',
    'truncated',
    'too-large',
    'malformed-response',
    'unavailable',
    'server',
  );
}
