/** Milliseconds, minutes and nanoseconds since 1970-01-01 UTC. */

import { Timestamp } from '../../grail/value.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function minuteOf(ms: number): number {
  return Math.floor(ms / MINUTE);
}

export function nanosOf(ms: number): bigint {
  return BigInt(Math.round(ms * 1000)) * 1000n;
}

export function timestampOf(ms: number): Timestamp {
  return new Timestamp(nanosOf(ms));
}
