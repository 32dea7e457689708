import type { ApiError } from './errors.ts';
import type { RetryPolicy } from './request.ts';

/** Attempts after the first one. */
export const maxRetries = 3;
/** No service makes us wait longer in one go, and no pause of a host lasts longer, whatever it asks for. */
export const maxWaitMs = 60_000;

/** True when the policy lets the call be sent again. `sent` is false when the service cannot have seen it. */
export function mayRepeat(policy: RetryPolicy, error: ApiError, sent: boolean): boolean {
  switch (policy) {
    case 'never':
      return false;
    case 'throttled':
      return error.reason === 'rate-limited' || error.status === 503 || (error.reason === 'network' && !sent);
    case 'read':
      return ['rate-limited', 'unavailable', 'network', 'truncated', 'timeout'].includes(error.reason);
  }
}

/**
 * Milliseconds until the next attempt: what the service asked for, else full jitter over a doubling range that begins at a second where the service is
 * overloaded and at a quarter of one where the network failed. `attempt` counts from 0; `random` is 0 <= n < 1.
 */
export function waitBefore(attempt: number, error: ApiError, random: () => number): number {
  if (error.retryAfterMs !== undefined) {
    // A little more than asked for, so that everybody who was told the same does not come back at once.
    return Math.min(maxWaitMs, error.retryAfterMs + random() * 250);
  }
  const base = error.reason === 'rate-limited' || error.reason === 'unavailable' ? 1000 : 250;
  return random() * Math.min(8000, base * 2 ** attempt);
}
