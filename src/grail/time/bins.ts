/** Length and alignment of the bins of time series (docs "makeTimeseries", "timeseries"). All times are nanoseconds. */

import { fromLocal, timeZoneOrUtc, toLocal } from '../functions/timeZone.ts';

export interface Bins {
  readonly start: bigint;
  readonly end: bigint;
  readonly interval: bigint;
  readonly count: number;
}

const minute = 60_000_000_000n;
const hour = 60n * minute;
const day = 24n * hour;

/** The lengths that bins can have, ascending. */
const lengths: readonly bigint[] = [
  ...[1n, 2n, 3n, 5n, 10n, 15n, 30n].map((count) => count * minute),
  ...[1n, 2n, 3n, 4n, 6n, 8n, 12n].map((count) => count * hour),
  ...Array.from({ length: 30 }, (_, index) => BigInt(index + 1) * day),
];

export const defaultBins = 120;
const mostBins = 1500;

/** Snaps the wanted length to one that bins can have, and the range outwards to whole bins. */
export function alignBins(
  range: { readonly start: bigint; readonly end: bigint },
  wanted: { readonly interval: bigint } | { readonly bins: number },
  timezone: string,
): Bins {
  const length = 'interval' in wanted ? wanted.interval : (range.end - range.start) / BigInt(wanted.bins);
  let index = nearestLength(length);
  for (;;) {
    const interval = lengths[index]!;
    const bins = alignRange(range, interval, timezone);
    if (bins.count <= mostBins || index === lengths.length - 1) return bins;
    index++;
  }
}

/** Ties go up. */
function nearestLength(wanted: bigint): number {
  let best = 0;
  for (let index = 1; index < lengths.length; index++) {
    if (distance(lengths[index]!, wanted) <= distance(lengths[best]!, wanted)) best = index;
  }
  return best;
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

/** Bins are counted from the first midnight at or after the end of the range. */
function alignRange(range: { readonly start: bigint; readonly end: bigint }, interval: bigint, timezone: string): Bins {
  const anchor = midnightFrom(range.end, timezone);
  const end = anchor - ((anchor - range.end) / interval) * interval;
  const length = end - range.start;
  const count = length <= 0n ? 1n : (length + interval - 1n) / interval;
  return { start: end - count * interval, end, interval, count: Number(count) };
}

function midnightFrom(nanos: bigint, timezone: string): bigint {
  const zone = timeZoneOrUtc(timezone);
  const local = toLocal(zone, nanos);
  const midnight = fromLocal(zone, { day: local.day, nanoOfDay: 0 });
  return midnight === nanos ? midnight : fromLocal(zone, { day: local.day + 1, nanoOfDay: 0 });
}
