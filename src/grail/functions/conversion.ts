/** `toX` converts and `asX` only passes on. Source: docs "Conversion and casting functions". */

import {
  Binary,
  Duration,
  Ip,
  Rec,
  SmartscapeId,
  Timeframe,
  Timestamp,
  type TypeName,
  typeOf,
  Uid,
  type Value,
} from '../value.ts';
import { option, required, unary } from './define.ts';
import { parseIp } from './ipText.ts';
import { isLong, parseLong, truncateToLong } from './long.ts';
import { storable } from './operators.ts';
import type { EvaluationContext, ScalarFunction } from './registry.ts';
import { valueText } from './text.ts';
import { parseTimeframe, parseTimestamp } from './timeText.ts';
import { timeZoneOrUtc } from './timeZone.ts';
import { parseSmartscapeId, parseUid } from './uidText.ts';

/** Of an array the first element is converted. */
function converter(
  name: string,
  type: TypeName,
  convert: (value: Value, context: EvaluationContext) => Value,
): ScalarFunction {
  return unary(
    name,
    [type],
    (value, context) => convert(Array.isArray(value) ? ((value as readonly Value[])[0] ?? null) : value, context),
    'value',
  );
}

function caster(name: string, types: readonly TypeName[], test: (value: Value) => boolean): ScalarFunction {
  return unary(name, types, (value) => (test(value) ? value : null), 'value');
}

/** Text other than true and false has no truth value: the documented example prevails over its page's text. */
export function toBoolean(value: Value): boolean | null {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return value !== 0n;
  if (typeof value === 'number') return Math.trunc(value) !== 0;
  if (typeof value !== 'string') return null;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : null;
}

export function toLong(value: Value): bigint | null {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return truncateToLong(value);
  if (typeof value === 'string') return parseLong(value);
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (value instanceof Timestamp) return value.nanos;
  if (value instanceof Ip) return isLong(value.bits) ? value.bits : null;
  if (value instanceof Uid)
    return value.form === 'uid64' ? BigInt.asIntN(64, value.bits) : isLong(value.bits) ? value.bits : null;
  const duration = storable(value);
  return duration instanceof Duration ? duration.nanos : null;
}

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export function toDouble(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return DECIMAL.test(value) ? Number(value) : null;
  if (value instanceof Ip || (value instanceof Uid && value.form !== 'uid64')) return Number(value.bits);
  const long = toLong(value);
  return long === null ? null : Number(long);
}

function toDuration(value: Value): Duration | null {
  const stored = storable(value);
  if (stored instanceof Duration) return stored;
  if (stored instanceof Timeframe) return new Duration(stored.end.nanos - stored.start.nanos);
  let nanos: bigint | null = null;
  if (typeof stored === 'bigint') nanos = stored;
  else if (typeof stored === 'number') nanos = truncateToLong(stored);
  else if (typeof stored === 'string' && DECIMAL.test(stored))
    nanos = parseLong(stored) ?? truncateToLong(Number(stored));
  return nanos === null ? null : new Duration(nanos);
}

export function toTimestamp(value: Value, context: EvaluationContext): Timestamp | null {
  if (value instanceof Timestamp) return value;
  if (typeof value === 'string') return parseTimestamp(value, timeZoneOrUtc(context.timezone)) ?? null;
  const nanos = typeof value === 'bigint' ? value : typeof value === 'number' ? truncateToLong(value) : null;
  return nanos === null ? null : new Timestamp(nanos);
}

function toTimeframe(value: Value, context: EvaluationContext): Timeframe | null {
  if (value instanceof Timeframe) return value;
  if (typeof value !== 'string') return null;
  return parseTimeframe(value, timeZoneOrUtc(context.timezone)) ?? null;
}

export function toIp(value: Value): Ip | null {
  if (value instanceof Ip) return value;
  if (typeof value === 'string') return parseIp(value) ?? null;
  const bits = typeof value === 'bigint' ? value : typeof value === 'number' ? truncateToLong(value) : null;
  return bits === null || bits < 0n || bits > 0xffff_ffffn ? null : new Ip(4, bits);
}

function toUid(value: Value): Uid | null {
  if (value instanceof Uid) return value;
  if (typeof value === 'string') return parseUid(value) ?? null;
  const bits = typeof value === 'bigint' ? value : typeof value === 'number' ? truncateToLong(value) : null;
  return bits === null ? null : new Uid('uid64', BigInt.asUintN(64, bits));
}

function toSmartscapeId(value: Value): SmartscapeId | null {
  if (value instanceof SmartscapeId) return value;
  return typeof value === 'string' ? (parseSmartscapeId(value) ?? null) : null;
}

function typeName(value: Value, withSubtype: boolean): string | null {
  const name = typeOf(storable(value));
  if (withSubtype && value instanceof Ip) return `${name}/ipv${value.version}`;
  return withSubtype && value instanceof Uid ? `${name}/${value.form}` : name;
}

export const conversionFunctions: readonly ScalarFunction[] = [
  converter('toBoolean', 'boolean', toBoolean),
  converter('toLong', 'long', toLong),
  converter('toDouble', 'double', toDouble),
  converter('toDuration', 'duration', toDuration),
  converter('toTimestamp', 'timestamp', toTimestamp),
  converter('toTimeframe', 'timeframe', toTimeframe),
  converter('toIp', 'ip', toIp),
  converter('toUid', 'uid', toUid),
  converter('toSmartscapeId', 'smartscape_id', toSmartscapeId),
  unary(
    'toString',
    ['string'],
    (value) => {
      const stored = storable(value);
      return stored === null ? null : valueText(stored);
    },
    'value',
  ),
  unary('toArray', ['array'], (value) => (value === null || Array.isArray(value) ? value : [value]), 'value'),
  { name: 'toVariant', parameters: [required('value')], evaluate: ([value]) => value ?? null },
  caster('asArray', ['array'], (value) => Array.isArray(value)),
  caster('asBinary', ['binary'], (value) => value instanceof Binary),
  caster('asBoolean', ['boolean'], (value) => typeof value === 'boolean'),
  caster('asDouble', ['double'], (value) => typeof value === 'number'),
  caster('asDuration', ['duration'], (value) => value instanceof Duration),
  caster('asIp', ['ip'], (value) => value instanceof Ip),
  caster('asLong', ['long'], (value) => typeof value === 'bigint'),
  caster('asNumber', ['long', 'double'], (value) => typeof value === 'bigint' || typeof value === 'number'),
  caster('asRecord', ['record'], (value) => value instanceof Rec),
  caster('asSmartscapeId', ['smartscape_id'], (value) => value instanceof SmartscapeId),
  caster('asString', ['string'], (value) => typeof value === 'string'),
  caster('asTimeframe', ['timeframe'], (value) => value instanceof Timeframe),
  caster('asTimestamp', ['timestamp'], (value) => value instanceof Timestamp),
  caster('asUid', ['uid'], (value) => value instanceof Uid),
  {
    name: 'type',
    parameters: [required('expression'), option('withSubtype', false)],
    returns: ['string'],
    evaluate: ([value, withSubtype]) => (value == null ? null : typeName(value, withSubtype === true)),
  },
];
