/** The parts of a time as they are read, and the instant they make. */

import { civilDate, dayNumber, daysInMonth } from '../functions/calendar.ts';
import { fromLocal, type TimeZone, toLocal } from '../functions/timeZone.ts';

const ABSENT = -1;

/** Reused from match to match: `reset` before reading. Parts that were not read are -1. */
export class TimeFields {
  year = ABSENT;
  month = ABSENT;
  day = ABSENT;
  dayOfYear = ABSENT;
  hour = ABSENT;
  /** 0…11 */
  halfDayHour = ABSENT;
  minute = ABSENT;
  second = ABSENT;
  /** May be a second and more. */
  millis = ABSENT;
  afternoon = false;
  beforeChrist = false;
  epochNanos: bigint | undefined = undefined;
  zone: TimeZone | undefined = undefined;

  reset(): void {
    this.year = ABSENT;
    this.month = ABSENT;
    this.day = ABSENT;
    this.dayOfYear = ABSENT;
    this.hour = ABSENT;
    this.halfDayHour = ABSENT;
    this.minute = ABSENT;
    this.second = ABSENT;
    this.millis = ABSENT;
    this.afternoon = false;
    this.beforeChrist = false;
    this.epochNanos = undefined;
    this.zone = undefined;
  }

  /**
   * Nanoseconds since the epoch; undefined for a day that does not exist. Parts of the date that are larger than those read come from
   * `now`, smaller ones are the first.
   */
  instant(zone: TimeZone, now: bigint): bigint | undefined {
    const millis = this.millis === ABSENT ? 0 : this.millis;
    if (this.epochNanos !== undefined) return this.epochNanos + BigInt(millis) * 1_000_000n;
    const where = this.zone ?? zone;
    const day = this.#day(where, now);
    if (day === undefined) return undefined;
    const hour = this.hour !== ABSENT ? this.hour : Math.max(this.halfDayHour, 0) + (this.afternoon ? 12 : 0);
    const seconds = (hour * 60 + Math.max(this.minute, 0)) * 60 + Math.max(this.second, 0);
    if (where.fixed !== undefined) return BigInt((day * 86_400 + seconds - where.fixed) * 1000 + millis) * 1_000_000n;
    return fromLocal(where, { day, nanoOfDay: seconds * 1e9 }) + BigInt(millis) * 1_000_000n;
  }

  #day(zone: TimeZone, now: bigint): number | undefined {
    const today = this.year === ABSENT ? civilDate(toLocal(zone, now).day) : undefined;
    const year = today?.year ?? (this.beforeChrist ? 1 - this.year : this.year);
    if (this.dayOfYear !== ABSENT) return dayNumber(year, 1, 1) + this.dayOfYear - 1;
    const isDated = this.month !== ABSENT || today === undefined;
    const month = this.month !== ABSENT ? this.month : (today?.month ?? 1);
    const day = this.day !== ABSENT ? this.day : isDated ? 1 : today.day;
    return day <= daysInMonth(year, month) ? dayNumber(year, month, day) : undefined;
  }
}
