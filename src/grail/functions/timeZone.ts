/** Time zones over the runtime's own data (`Intl`): offsets at an instant, and instants of a local time. */

import { type DayTime, joinNanos, splitNanos } from './calendar.ts';

export interface TimeZone {
  /** As asked for: an IANA name, `UTC`, `Z`, or an offset such as `+01:00`. */
  readonly name: string;
  /** The offset where it never changes, in seconds east of UTC. */
  readonly fixed: number | undefined;
  /** Seconds east of UTC at a time in seconds since the epoch. */
  offsetAt(epochSeconds: number): number;
}

const SECONDS_PER_DAY = 86_400;
const NANOS_PER_SECOND = 1_000_000_000n;

/** Zone names of three letters that Java knows and `Intl` does not. */
const SHORT_IDS: Record<string, string> = {
  ACT: 'Australia/Darwin',
  AET: 'Australia/Sydney',
  AGT: 'America/Argentina/Buenos_Aires',
  ART: 'Africa/Cairo',
  AST: 'America/Anchorage',
  BET: 'America/Sao_Paulo',
  BST: 'Asia/Dhaka',
  CAT: 'Africa/Harare',
  CNT: 'America/St_Johns',
  CST: 'America/Chicago',
  CTT: 'Asia/Shanghai',
  EAT: 'Africa/Addis_Ababa',
  ECT: 'Europe/Paris',
  IET: 'America/Indiana/Indianapolis',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  MIT: 'Pacific/Apia',
  NET: 'Asia/Yerevan',
  NST: 'Pacific/Auckland',
  PLT: 'Asia/Karachi',
  PNT: 'America/Phoenix',
  PRT: 'America/Puerto_Rico',
  PST: 'America/Los_Angeles',
  SST: 'Pacific/Guadalcanal',
  VST: 'Asia/Ho_Chi_Minh',
};

const zones = new Map<string, TimeZone | undefined>();

/** Undefined when no zone has that name. */
export function findTimeZone(name: string): TimeZone | undefined {
  const known = zones.get(name);
  if (known !== undefined || zones.has(name)) return known;
  const zone = makeZone(name);
  if (zones.size > 2000) zones.clear();
  zones.set(name, zone);
  return zone;
}

/** The zone of that name, or UTC. */
export function timeZoneOrUtc(name: string): TimeZone {
  return findTimeZone(name) ?? UTC;
}

function makeZone(name: string): TimeZone | undefined {
  const fixed = readOffset(name);
  if (fixed !== undefined) return fixedZone(name, fixed);
  try {
    return new RegionZone(name, SHORT_IDS[name] ?? name);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

export function fixedZone(name: string, offset: number): TimeZone {
  return { name, fixed: offset, offsetAt: () => offset };
}

/** `UTC`, `GMT`, `Z`, `+1`, `+01`, `-0130`, `+01:30`, `UTC+1`: seconds east of UTC. */
export function readOffset(text: string): number | undefined {
  const match = /^(?:Z|(?:UTC|GMT|UT)?(?:([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?)?)$/.exec(text);
  if (match === null || text === '') return undefined;
  const hours = Number(match[2] ?? 0);
  const minutes = Number(match[3] ?? 0);
  const seconds = Number(match[4] ?? 0);
  if (hours > 18 || minutes > 59 || seconds > 59) return undefined;
  const total = hours * 3600 + minutes * 60 + seconds;
  return match[1] === '-' ? -total : total;
}

/** What holds for one day in UTC: the offset changes at most once in it. */
interface DayOffsets {
  readonly first: number;
  readonly last: number;
  /** Seconds since the epoch from which `last` holds. */
  readonly change: number;
}

class RegionZone implements TimeZone {
  readonly name: string;
  readonly fixed = undefined;
  readonly #format: Intl.DateTimeFormat;
  readonly #days = new Map<number, DayOffsets>();
  #lastDay = Number.NaN;
  #lastOffsets: DayOffsets = { first: 0, last: 0, change: 0 };

  constructor(name: string, identifier: string) {
    this.name = name;
    this.#format = new Intl.DateTimeFormat('en-US', { timeZone: identifier, timeZoneName: 'longOffset' });
  }

  offsetAt(epochSeconds: number): number {
    const day = Math.floor(epochSeconds / SECONDS_PER_DAY);
    if (day !== this.#lastDay) {
      this.#lastOffsets = this.#dayOffsets(day);
      this.#lastDay = day;
    }
    const { first, last, change } = this.#lastOffsets;
    return epochSeconds < change ? first : last;
  }

  #dayOffsets(day: number): DayOffsets {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    let low = day * SECONDS_PER_DAY;
    let high = low + SECONDS_PER_DAY;
    const first = this.#ask(low);
    const last = this.#ask(high);
    if (first !== last) {
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (this.#ask(middle) === first) low = middle;
        else high = middle;
      }
    }
    const offsets = { first, last, change: first === last ? low : high };
    if (this.#days.size > 10_000) this.#days.clear();
    this.#days.set(day, offsets);
    return offsets;
  }

  #ask(epochSeconds: number): number {
    const text = this.#format.format(epochSeconds * 1000);
    return readOffset(text.slice(text.indexOf('GMT'))) ?? 0;
  }
}

export const UTC: TimeZone = fixedZone('UTC', 0);

export function offsetAtNanos(zone: TimeZone, nanos: bigint): number {
  if (zone.fixed !== undefined) return zone.fixed;
  const seconds = nanos / NANOS_PER_SECOND;
  return zone.offsetAt(Number(nanos < 0n && seconds * NANOS_PER_SECOND !== nanos ? seconds - 1n : seconds));
}

export function toLocal(zone: TimeZone, nanos: bigint): DayTime {
  const offset = offsetAtNanos(zone, nanos);
  return splitNanos(offset === 0 ? nanos : nanos + BigInt(offset) * NANOS_PER_SECOND);
}

/** A local time that occurs twice is the first one; one that is skipped moves on by the length of the gap. */
export function fromLocal(zone: TimeZone, local: DayTime): bigint {
  const nanos = joinNanos(local.day, local.nanoOfDay);
  if (zone.fixed !== undefined) return nanos - BigInt(zone.fixed) * NANOS_PER_SECOND;
  const seconds = local.day * SECONDS_PER_DAY + Math.floor(local.nanoOfDay / 1e9);
  const before = zone.offsetAt(seconds - SECONDS_PER_DAY);
  const after = zone.offsetAt(seconds + SECONDS_PER_DAY);
  const offset =
    before !== after && zone.offsetAt(seconds - before) !== before && zone.offsetAt(seconds - after) === after
      ? after
      : before;
  return nanos - BigInt(offset) * NANOS_PER_SECOND;
}
