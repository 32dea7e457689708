/** Names and abbreviations of time zones, from the runtime's own data (`Intl`). */

import { isLocale } from './locale.ts';
import type { TimeZone } from './timeZone.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** English has abbreviations only for the zones of the region it is spoken in. */
const ENGLISH = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'en-CA'];

/** `CEST` or `Central European Summer Time`; an offset such as `GMT+3` where there is no abbreviation. */
export function zoneName(zone: TimeZone, nanos: bigint, width: 'short' | 'long', locale: string): string {
  if (zone.fixed !== undefined) return zone.name;
  const at = Number(nanos / 1_000_000n);
  const own = nameIn(isLocale(locale) && locale !== 'und' ? locale : 'en-US', zone.name, at, width);
  if (width === 'long' || !/^(GMT|UTC)[+-]/.test(own)) return own;
  for (const english of ENGLISH) {
    const name = nameIn(english, zone.name, at, width);
    if (!/^(GMT|UTC)[+-]/.test(name)) return name;
  }
  return own;
}

function nameIn(locale: string, timeZone: string, at: number, width: 'short' | 'long'): string {
  const key = `${locale}/${timeZone}/${width}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: width });
    formats.set(key, format);
  }
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
