/** What a locale says about weeks and the names of months and days, from the runtime's own data (`Intl`). */

import { ISO_WEEK, type WeekRule } from './calendar.ts';

/** The neutral locale reads as English, and has ISO weeks. */
const NEUTRAL = 'en';

interface WeekInfo {
  readonly firstDay: number;
}

/** Runtimes have the data as a method or, before, as a property. */
type LocaleWithWeeks = Intl.Locale & { getWeekInfo?(): WeekInfo; readonly weekInfo?: WeekInfo };

const rules = new Map<string, WeekRule>();

/** 1 = Monday … 7 = Sunday. */
export function firstDayOfWeek(locale: string): number {
  return weekRule(locale).first;
}

export function weekRule(locale: string): WeekRule {
  const known = rules.get(locale);
  if (known !== undefined) return known;
  const rule = readWeekRule(locale);
  rules.set(locale, rule);
  return rule;
}

function readWeekRule(tag: string): WeekRule {
  const locale = parseLocale(tag);
  if (locale === undefined) return ISO_WEEK;
  const { region } = locale.maximize();
  const weeks = locale as LocaleWithWeeks;
  const first = (weeks.getWeekInfo?.() ?? weeks.weekInfo)?.firstDay ?? 1;
  return { first, minimum: region !== undefined && FOUR_DAY_REGIONS.has(region) ? 4 : 1 };
}

/** Regions whose first week has at least four days of the new year (CLDR week data). */
const FOUR_DAY_REGIONS = new Set(
  'AD AN AT AX BE BG CH CZ DE DK ES FI FJ FO FR GB GF GG GI GP GR HU IE IM IS IT JE LI LT LU MC MQ NL NO PL PT RE RU SE SJ SK SM VA'.split(
    ' ',
  ),
);

function parseLocale(tag: string): Intl.Locale | undefined {
  if (tag === '' || tag === 'und') return undefined;
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether the runtime can read the tag. */
export function isLocale(tag: string): boolean {
  return tag === 'und' || parseLocale(tag) !== undefined;
}

export type NameWidth = 'long' | 'short' | 'narrow';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Month 1…12. `standalone` is the form outside of a date, where the language makes a difference. */
export function monthName(locale: string, month: number, width: NameWidth, standalone: boolean): string {
  const options: Intl.DateTimeFormatOptions = standalone ? { month: width } : { month: width, day: 'numeric' };
  return part(locale, `month-${width}-${standalone}`, options, Date.UTC(2024, month - 1, 1), 'month');
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayName(locale: string, weekday: number, width: NameWidth): string {
  return part(locale, `weekday-${width}`, { weekday: width }, Date.UTC(2024, 0, weekday), 'weekday');
}

export function dayPeriodName(locale: string, hour: number): string {
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', hour12: true };
  return part(locale, 'dayPeriod', options, Date.UTC(2024, 0, 1, hour), 'dayPeriod');
}

export function eraName(locale: string, year: number, width: NameWidth): string {
  const at = new Date(Date.UTC(2024, 6, 1));
  at.setUTCFullYear(year > 0 ? 2024 : -10);
  return part(locale, `era-${width}`, { era: width, year: 'numeric' }, at.getTime(), 'era');
}

function part(
  locale: string,
  key: string,
  options: Intl.DateTimeFormatOptions,
  at: number,
  type: Intl.DateTimeFormatPartTypes,
): string {
  const cacheKey = `${locale}/${key}`;
  let format = formats.get(cacheKey);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(parseLocale(locale) ?? NEUTRAL, { ...options, timeZone: 'UTC' });
    formats.set(cacheKey, format);
  }
  return format.formatToParts(at).find((candidate) => candidate.type === type)?.value ?? '';
}
