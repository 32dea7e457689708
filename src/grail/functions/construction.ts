/** Functions that make values, and those that take them apart. Source: docs "Time functions", "Conversion and casting functions". */

import { CalendarDuration, Duration, Ip, SmartscapeId, Timeframe, Timestamp, Uid, type Value } from '../value.ts';
import { dayNumber, daysInMonth } from './calendar.ts';
import { toIp, toTimestamp } from './conversion.ts';
import { binary, option, required, rest, unary } from './define.ts';
import { storedDuration } from './durationUnit.ts';
import { isLong } from './long.ts';
import { elementAt, memberOf, shiftTimestamp, storable } from './operators.ts';
import type { BoundArguments, EvaluationContext, ScalarFunction } from './registry.ts';
import { fromLocal } from './timeZone.ts';
import { zoneArgument, zoneParameter } from './zoneParameter.ts';

const FIRST_AND_SECOND = [required('firstExpression'), required('secondExpression')] as const;

export const constructionFunctions: readonly ScalarFunction[] = [
  {
    name: 'array',
    parameters: [{ ...rest('expression'), required: false }],
    returns: ['array'],
    evaluate: ([values]) => (values as readonly Value[]).map(storable),
  },
  binary('duration', [required('value'), required('unit')], ['duration'], (amount, unit) =>
    (typeof amount === 'bigint' || typeof amount === 'number') && typeof unit === 'string'
      ? storedDuration(amount, unit)
      : null,
  ),
  unary('ip', ['ip'], (value) => (typeof value === 'string' || value instanceof Ip ? toIp(value) : null)),
  unary('uid64', ['uid'], (value) => (typeof value === 'bigint' ? new Uid('uid64', BigInt.asUintN(64, value)) : null)),
  binary('uid128', FIRST_AND_SECOND, ['uid'], (high, low) => wideUid('uid128', high, low)),
  binary('uuid', [required('mostSignificantBits'), required('leastSignificantBits')], ['uid'], (high, low) =>
    wideUid('uuid', high, low),
  ),
  binary('smartscapeId', [required('type'), required('numericId')], ['smartscape_id'], (type, id) =>
    typeof type === 'string' && typeof id === 'bigint' ? new SmartscapeId(type, BigInt.asUintN(64, id)) : null,
  ),
  unixTime('timestampFromUnixSeconds', 'seconds', 1_000_000_000n),
  unixTime('timestampFromUnixMillis', 'millis', 1_000_000n),
  unixTime('timestampFromUnixNanos', 'nanos', 1n),
  {
    name: 'timestamp',
    parameters: [
      ...['year', 'month', 'day', 'hour', 'minute', 'second'].map(required),
      ...['millis', 'micros', 'nanos'].map((name) => option(name, 0n)),
      zoneParameter,
    ],
    returns: ['timestamp'],
    evaluate: makeTimestamp,
  },
  {
    name: 'timeframe',
    parameters: [required('from'), option('to')],
    returns: ['timeframe'],
    evaluate: ([from, to], context) => {
      const start = pointInTime(from ?? null, context);
      const end = to === undefined ? new Timestamp(context.now) : pointInTime(to, context);
      return start === null || end === null ? null : new Timeframe(start, end);
    },
  },
  unary('getStart', ['timestamp'], (value) => (value instanceof Timeframe ? value.start : null), 'timeframe'),
  unary('getEnd', ['timestamp'], (value) => (value instanceof Timeframe ? value.end : null), 'timeframe'),
  unary('getHighBits', ['long'], (value) => {
    if (!(value instanceof Uid || value instanceof Ip)) return null;
    return BigInt.asIntN(64, value.bits >> 64n);
  }),
  unary('getLowBits', ['long'], (value) => {
    if (value instanceof Ip && value.version === 4) return BigInt.asIntN(32, value.bits);
    return value instanceof Uid || value instanceof Ip ? BigInt.asIntN(64, value.bits) : null;
  }),
  {
    name: 'arrayElement',
    parameters: [required('expression'), required('index')],
    evaluate: ([array, index]) => (typeof index === 'bigint' ? elementAt(array ?? null, index) : null),
  },
  {
    name: 'getRecordField',
    parameters: [required('expression'), { name: 'fieldName', required: true, identifier: true, constant: true }],
    evaluate: ([record, name]) => (typeof name === 'string' ? memberOf(record ?? null, name) : null),
  },
];

function wideUid(form: 'uid128' | 'uuid', high: Value, low: Value): Uid | null {
  if (typeof high !== 'bigint' || typeof low !== 'bigint') return null;
  return new Uid(form, (BigInt.asUintN(64, high) << 64n) | BigInt.asUintN(64, low));
}

function unixTime(name: string, parameter: string, nanos: bigint): ScalarFunction {
  return unary(
    name,
    ['timestamp'],
    (value) => (typeof value === 'bigint' && isLong(value * nanos) ? new Timestamp(value * nanos) : null),
    parameter,
  );
}

/** A duration is an offset from now. */
function pointInTime(value: Value, context: EvaluationContext): Timestamp | null {
  if (value instanceof Duration || value instanceof CalendarDuration) {
    return shiftTimestamp(new Timestamp(context.now), value, 1, context);
  }
  return typeof value === 'string' || value instanceof Timestamp ? toTimestamp(value, context) : null;
}

function makeTimestamp(args: BoundArguments, context: EvaluationContext): Timestamp | null {
  const parts: number[] = [];
  for (const part of args.slice(0, 9)) {
    if (typeof part !== 'bigint') return null;
    parts.push(Number(part));
  }
  const zone = zoneArgument(args[9], context.timezone);
  const [year, month, day, hour, minute, second, millis, micros, nanos] = parts as [
    ...[number, number, number, number, number, number, number, number, number],
  ];
  const valid =
    zone !== undefined &&
    Math.abs(year) < 10_000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  if (!valid || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  const fraction = millis * 1e6 + micros * 1e3 + nanos;
  if (millis < 0 || micros < 0 || nanos < 0 || fraction >= 1e9) return null;
  const nanoOfDay = (hour * 3600 + minute * 60 + second) * 1e9 + fraction;
  const instant = fromLocal(zone, { day: dayNumber(year, month, day), nanoOfDay });
  return isLong(instant) ? new Timestamp(instant) : null;
}
