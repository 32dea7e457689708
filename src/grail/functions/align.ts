/** The `@` operator: rounds a time down to the start of a unit in the time zone of the query. Source: docs "DQL operators". */

import { CalendarDuration, Duration, Timestamp, type Value } from '../value.ts';
import { civilDate, type DayTime, dayNumber, startOfWeek } from './calendar.ts';
import { canonicalUnit } from './durationUnit.ts';
import { firstDayOfWeek } from './locale.ts';
import { isLong } from './long.ts';
import { shiftTimestamp } from './operators.ts';
import type { EvaluationContext } from './registry.ts';
import { fromLocal, timeZoneOrUtc, toLocal } from './timeZone.ts';

const UNIT_NANOS: Record<string, bigint> = {
  ns: 1n,
  us: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/** How many of the unit make up the next larger one, which a factor has to divide. */
const UNIT_COUNT: Record<string, number> = { ns: 1000, us: 1000, ms: 1000, s: 60, m: 60, h: 24 };

/** Whether `@` takes the unit, and the factor with it: factors divide the next larger unit; `d` takes any, other calendar units none. */
export function isAlignmentUnit(spelling: string, factor: number | undefined): boolean {
  const unit = canonicalUnit(spelling);
  if (factor !== undefined && (!Number.isInteger(factor) || factor < 1)) return false;
  const count = UNIT_COUNT[unit];
  if (count !== undefined) return factor === undefined || count % factor === 0;
  if (unit === 'd') return true;
  return factor === undefined && (/^w[0-7]?$/.test(unit) || unit === 'M' || unit === 'q' || unit === 'y');
}

/**
 * `operand` is a timestamp, a duration or calendar duration (an offset from now), or undefined for now; anything else gives null.
 * A factor of hours or less counts from the local start of the day, so that `@24h` and `@d` differ where a day is not 24 hours long.
 */
export function align(
  operand: Value | undefined,
  unit: string,
  factor: number | undefined,
  context: EvaluationContext,
): Timestamp | null {
  const now = new Timestamp(context.now);
  if (operand === undefined) return alignTimestamp(now, unit, factor ?? 1, context);
  if (operand instanceof Timestamp) return alignTimestamp(operand, unit, factor ?? 1, context);
  if (operand instanceof Duration || operand instanceof CalendarDuration) {
    return alignTimestamp(shiftTimestamp(now, operand, 1, context), unit, factor ?? 1, context);
  }
  return null;
}

function alignTimestamp(
  timestamp: Timestamp,
  spelling: string,
  factor: number,
  context: EvaluationContext,
): Timestamp | null {
  const zone = timeZoneOrUtc(context.timezone);
  const local = toLocal(zone, timestamp.nanos);
  const unit = canonicalUnit(spelling);
  const unitNanos = UNIT_NANOS[unit];
  let nanos: bigint;
  if (unitNanos === undefined) {
    const day = startDay(local, unit, factor, context.locale);
    if (day === undefined) return null;
    nanos = fromLocal(zone, { day, nanoOfDay: 0 });
  } else {
    const midnight = fromLocal(zone, { day: local.day, nanoOfDay: 0 });
    const elapsed = timestamp.nanos - midnight;
    nanos = timestamp.nanos - (elapsed % (unitNanos * BigInt(factor)));
  }
  return isLong(nanos) ? new Timestamp(nanos) : null;
}

function startDay(local: DayTime, unit: string, factor: number, locale: string): number | undefined {
  if (unit === 'd') return Math.floor(local.day / factor) * factor;
  if (unit.startsWith('w')) {
    const first = unit === 'w' ? firstDayOfWeek(locale) : Number(unit.slice(1)) || 7;
    return startOfWeek(local.day, first);
  }
  const { year, month } = civilDate(local.day);
  if (unit === 'M') return dayNumber(year, month, 1);
  if (unit === 'q') return dayNumber(year, month - ((month - 1) % 3), 1);
  return unit === 'y' ? dayNumber(year, 1, 1) : undefined;
}
