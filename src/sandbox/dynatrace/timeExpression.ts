/** Times as callers write them. Source: "Problems API v2 - GET problems list", parameters `from` and `to`. */

import { DAY, HOUR, MINUTE } from '../world/time.ts';

const relative = /^now(?:-(\d+)([mhdwMy]))?(?:\/([mhdwMy]))?$/;
const absolute = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** Milliseconds; undefined when it cannot be read. */
export function parseTime(text: string, now: number): number | undefined {
  if (/^\d{10,}$/.test(text)) return Number(text);
  const match = relative.exec(text);
  if (match !== null) {
    const shifted = match[1] === undefined ? now : shift(now, -Number(match[1]), match[2]!);
    return match[3] === undefined ? shifted : floorTo(shifted, match[3]);
  }
  if (!absolute.test(text)) return undefined;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10)) || text.length === 10 ? text : `${text}Z`;
  const ms = Date.parse(zoned.replace(' ', 'T'));
  return Number.isNaN(ms) ? undefined : ms;
}

const lengths: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

function shift(ms: number, amount: number, unit: string): number {
  const length = lengths[unit];
  if (length !== undefined) return ms + amount * length;
  const date = new Date(ms);
  if (unit === 'M') date.setUTCMonth(date.getUTCMonth() + amount);
  else date.setUTCFullYear(date.getUTCFullYear() + amount);
  return date.getTime();
}

function floorTo(ms: number, unit: string): number {
  const date = new Date(ms);
  switch (unit) {
    case 'w': {
      // Weeks begin on Monday; 1970-01-01 was a Thursday.
      const weekday = (Math.floor(ms / DAY) + 3) % 7;
      return Math.floor(ms / DAY) * DAY - weekday * DAY;
    }
    case 'M':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
    case 'y':
      return Date.UTC(date.getUTCFullYear(), 0);
    default:
      return Math.floor(ms / lengths[unit]!) * lengths[unit]!;
  }
}
