/** The text form of every value, as `toString`, `concat` and `~` use it. Source: docs "Conversion and casting functions". */

import {
  Binary,
  type CalendarDuration,
  Duration,
  Ip,
  Rec,
  SmartscapeId,
  Timeframe,
  Timestamp,
  Uid,
  type Value,
} from '../value.ts';
import { ipText } from './ipText.ts';
import { durationText, timeframeText, timestampText } from './timeText.ts';
import { smartscapeIdText, uidText } from './uidText.ts';

/** Null has no text: it is written as `null` inside arrays and records only. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'boolean') return value.toString();
  if (typeof value === 'number') return doubleText(value);
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(elementText).join(', ')}]`;
  if (value instanceof Rec) return jsonText(value);
  return objectText(value as Exclude<typeof value, readonly Value[]>);
}

/** Shortest decimal digits that give the same double. */
export function doubleText(value: number): string {
  if (Object.is(value, -0)) return '0';
  return String(value);
}

/** Strings in an array are quoted. */
function elementText(value: Value): string {
  return typeof value === 'string' ? JSON.stringify(value) : valueText(value);
}

/** JSON without blanks; what JSON does not know is written as its text in quotes. */
export function jsonText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? doubleText(value) : 'null';
  if (value instanceof Rec) {
    const members: string[] = [];
    for (const [name, member] of value.members) members.push(`${JSON.stringify(name)}:${jsonText(member)}`);
    return `{${members.join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  return JSON.stringify(valueText(value));
}

function objectText(
  value: Timestamp | Duration | CalendarDuration | Timeframe | Ip | Uid | SmartscapeId | Binary,
): string {
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof Timeframe) return timeframeText(value);
  if (value instanceof Ip) return ipText(value);
  if (value instanceof Uid) return uidText(value);
  if (value instanceof SmartscapeId) return smartscapeIdText(value);
  if (value instanceof Binary) return Buffer.from(value.bytes).toString('base64');
  return value.months === 0 ? `${value.days}d` : `${value.months}M`;
}
