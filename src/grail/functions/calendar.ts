/** Days and nanoseconds of the proleptic Gregorian calendar, without time zones. A day number counts from 1970-01-01. */

export const NANOS_PER_DAY = 86_400_000_000_000;
const NANOS_PER_DAY_LONG = 86_400_000_000_000n;

export interface CivilDate {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  readonly day: number;
}

/** A point in local or UTC time; `nanoOfDay` is exact, as a day has fewer than 2^53 nanoseconds. */
export interface DayTime {
  readonly day: number;
  readonly nanoOfDay: number;
}

/** Months outside 1…12 and days outside the month carry over. */
export function dayNumber(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const inYear = month - 12 * Math.floor((month - 1) / 12);
  const shifted = inYear <= 2 ? carried - 1 : carried;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (inYear + (inYear > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilDate(dayNumber: number): CivilDate {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** 1 = Monday … 7 = Sunday */
export function dayOfWeek(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** 1…366 */
export function dayOfYear(day: number): number {
  return day - dayNumber(civilDate(day).year, 1, 1) + 1;
}

/** Where weeks begin, and how many days of the new year its first week has at least: ISO 8601 is `{ first: 1, minimum: 4 }`. */
export interface WeekRule {
  readonly first: number;
  readonly minimum: number;
}

export const ISO_WEEK: WeekRule = { first: 1, minimum: 4 };

/** The week of the week-based year, and that year. */
export function weekOfYear(day: number, rule: WeekRule): { year: number; week: number } {
  const { year } = civilDate(day);
  for (const candidate of [year + 1, year, year - 1]) {
    const start = firstWeek(candidate, rule);
    if (day >= start) return { year: candidate, week: Math.floor((day - start) / 7) + 1 };
  }
  throw new RangeError(`no week contains day ${day}`);
}

/** The day on which the first week of a year begins. */
export function firstWeek(year: number, rule: WeekRule): number {
  const newYear = dayNumber(year, 1, 1);
  const start = startOfWeek(newYear, rule.first);
  return newYear - start <= 7 - rule.minimum ? start : start + 7;
}

/** The last day at or before `day` on which a week beginning with `first` (1 = Monday) starts. */
export function startOfWeek(day: number, first: number): number {
  return day - ((dayOfWeek(day) - first + 7) % 7);
}

export function splitNanos(nanos: bigint): DayTime {
  let day = nanos / NANOS_PER_DAY_LONG;
  let rest = nanos - day * NANOS_PER_DAY_LONG;
  if (rest < 0n) {
    day -= 1n;
    rest += NANOS_PER_DAY_LONG;
  }
  return { day: Number(day), nanoOfDay: Number(rest) };
}

/** Not limited to 64 bits. */
export function joinNanos(day: number, nanoOfDay: number): bigint {
  return BigInt(day) * NANOS_PER_DAY_LONG + BigInt(nanoOfDay);
}

export function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}
