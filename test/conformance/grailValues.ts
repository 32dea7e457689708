/** Compares values of the engine with those that the documentation shows. */

import { parseIp } from '../../src/grail/functions/ipText.ts';
import { UTC } from '../../src/grail/functions/timeZone.ts';
import { smartscapeIdText, uidText } from '../../src/grail/functions/uidText.ts';
import {
  Binary,
  Duration,
  Ip,
  Rec,
  SmartscapeId,
  Timeframe,
  Timestamp,
  Uid,
  type Value,
} from '../../src/grail/value.ts';
import { encodeValue, isoTime } from '../../src/grail/wire.ts';

/** JSON, with a wrapper such as `{"$ts": …}` for types that JSON lacks. */
export type Documented =
  | null
  | boolean
  | number
  | string
  | readonly Documented[]
  | { readonly [name: string]: Documented };

const UNIT_NANOS: Readonly<Record<string, number>> = {
  ns: 1,
  µs: 1e3,
  us: 1e3,
  ms: 1e6,
  s: 1e9,
  min: 60e9,
  m: 60e9,
  h: 3600e9,
  d: 86_400e9,
  w: 604_800e9,
};

/** Result tables show doubles with four decimals. */
const DECIMALS = 4;

/** `error`: relative error allowed for numbers, 0 for none. */
export function isSame(found: Value, wanted: Documented, error = 0): boolean {
  // What is no number, or infinite, is shown as null.
  if (wanted === null) return found === null || (typeof found === 'number' && !Number.isFinite(found));
  if (typeof wanted === 'boolean' || typeof wanted === 'string') return found === wanted;
  if (typeof wanted === 'number') return isNumber(found, wanted, DECIMALS, error);
  if (Array.isArray(wanted)) return isSameArray(found, wanted, error);
  const [wrapper] = Object.keys(wanted);
  const { [wrapper ?? '']: content } = wanted as Readonly<Record<string, Documented>>;
  switch (wrapper) {
    case '$any':
      return true;
    case '$ts':
      return found instanceof Timestamp && isTime(found, String(content));
    case '$dur':
      return found instanceof Duration && isNear(Number(found.nanos), nanosOf(String(content)), error);
    case '$tf': {
      const [start, end] = content as readonly string[];
      return found instanceof Timeframe && isTime(found.start, start!) && isTime(found.end, end!);
    }
    case '$ip':
      return found instanceof Ip && found.bits === parseIp(String(content))?.bits;
    case '$uid':
      return found instanceof Uid && uidText(found) === content;
    case '$sid':
      return found instanceof SmartscapeId && smartscapeIdText(found) === content;
    case '$bin':
      return found instanceof Binary && Buffer.from(found.bytes).toString('base64') === content;
    case '$long':
      return (
        found === BigInt(String(content)) || (typeof found === 'number' && String(content) === BigInt(found).toString())
      );
    case '$double': {
      const { dp } = wanted as { readonly dp?: number };
      return typeof found === 'number' && isNumber(found, Number(content), dp ?? DECIMALS, error);
    }
    default:
      return isSameRecord(found, wanted as Readonly<Record<string, Documented>>);
  }
}

/** A whole number may be shown for a double; a fraction is one. */
function isNumber(found: Value, wanted: number, decimals: number, error: number): boolean {
  if (typeof found === 'bigint') return Number.isInteger(wanted) && isNear(Number(found), wanted, error);
  if (typeof found !== 'number') return false;
  return isNear(found, wanted, error) || Math.abs(found - wanted) <= 0.5000001 * 10 ** -decimals;
}

function isNear(found: number, wanted: number, error: number): boolean {
  return found === wanted || Math.abs(found - wanted) <= error * Math.abs(wanted);
}

function isSameArray(found: Value, wanted: readonly Documented[], error: number): boolean {
  if (!Array.isArray(found)) return false;
  const elements = found as readonly Value[];
  return elements.length === wanted.length && wanted.every((each, index) => isSame(elements[index]!, each, error));
}

function isSameRecord(found: Value, wanted: Readonly<Record<string, Documented>>): boolean {
  if (!(found instanceof Rec)) return false;
  const names = Object.keys(wanted);
  const extra = [...found.members].some(([name, value]) => !names.includes(name) && value !== null);
  return !extra && names.every((name) => isSame(found.members.get(name) ?? null, wanted[name]!));
}

function isTime({ nanos }: Timestamp, wanted: string): boolean {
  const digits = /\.(\d+)/.exec(wanted)?.[1]?.length ?? 0;
  const unit = 10n ** BigInt(9 - Math.min(9, digits));
  return nanos - (((nanos % unit) + unit) % unit) === nanosSinceEpoch(wanted);
}

/** Of a time as ISO 8601 shows it, with up to nine digits of a fraction. */
export function nanosSinceEpoch(time: string): bigint {
  const seconds = Math.floor(Date.parse(time) / 1000);
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  return BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}

/** `5 d`, `1 h 30 min`. */
function nanosOf(text: string): number {
  const sign = text.trim().startsWith('-') ? -1 : 1;
  let total = 0;
  for (const [, amount, unit] of text.toLowerCase().matchAll(/([\d.]+)\s*([a-zµ]+)/g))
    total += Number(amount) * (UNIT_NANOS[unit!] ?? Number.NaN);
  return Math.round(sign * total);
}

/** For people. */
export function shown(value: Value): string {
  return value instanceof Timestamp ? isoTime(value.nanos, UTC) : JSON.stringify(encodeValue(value));
}
