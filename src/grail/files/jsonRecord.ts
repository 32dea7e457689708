/** JSON values as records: types as JSON has them, and times where the field's name says that it holds one. */

import { parseTimestamp } from '../functions/timeText.ts';
import type { TimeZone } from '../functions/timeZone.ts';
import { type Rec, type RecordMap, Timestamp, type Value } from '../value.ts';

/** Fields that hold the record's own time, also as a number since the epoch. */
const ownTime = /^@?(?:timestamp|time|ts)$/i;
const timeName = /time/i;
const isoStart = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** Times are recognised at the top level only. */
export function recordOf({ members }: Rec, zone: TimeZone): RecordMap {
  let changed: Map<string, Value> | undefined;
  for (const [name, value] of members) {
    if (!timeName.test(name) && !ownTime.test(name)) continue;
    const time = timeOf(name, value, zone);
    if (time === undefined) continue;
    changed ??= new Map(members);
    changed.set(name, time);
  }
  return changed ?? members;
}

function timeOf(name: string, value: Value, zone: TimeZone): Timestamp | undefined {
  if (typeof value === 'string') return isoStart.test(value) ? parseTimestamp(value, zone) : undefined;
  if (!ownTime.test(name)) return undefined;
  if (typeof value === 'bigint') return epochTime(value);
  if (typeof value !== 'number') return undefined;
  // A double has microseconds left of seconds since the epoch, and no more.
  const micros = Math.round(value * 1e6);
  return value >= 1e9 && value < 4.1e9 ? new Timestamp(BigInt(micros) * 1000n) : undefined;
}

/** Seconds, milliseconds, microseconds or nanoseconds since the epoch, told by size (2001 to 2099); undefined for other numbers. */
export function epochTime(value: bigint): Timestamp | undefined {
  for (const factor of [1_000_000_000n, 1_000_000n, 1000n, 1n]) {
    const nanos = value * factor;
    if (nanos >= 1_000_000_000_000_000_000n && nanos < 4_100_000_000_000_000_000n) return new Timestamp(nanos);
  }
  return undefined;
}
