/** Source: docs "Time functions". Without a time zone the parts of a timestamp are those in UTC. */

import { Duration, Timestamp, type Value } from '../value.ts';
import { civilDate, type DayTime, dayOfWeek, dayOfYear, floorDivide, ISO_WEEK, weekOfYear } from './calendar.ts';
import { constantOption, required, unary } from './define.ts';
import { isLocale } from './locale.ts';
import { storable } from './operators.ts';
import { ArgumentError, type ConstantArguments, type EvaluationContext, type ScalarFunction } from './registry.ts';
import { compileTimestampFormat, FormatError, type TimestampFormatter } from './timestampFormat.ts';
import { toLocal } from './timeZone.ts';
import { checkZone, zoneArgument, zoneParameter } from './zoneParameter.ts';

const DEFAULT_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS";

function part(name: string, read: (local: DayTime) => number): ScalarFunction {
  return {
    name,
    parameters: [required('timestamp'), zoneParameter],
    returns: ['long'],
    evaluate: ([timestamp, timezone]) => {
      const zone = zoneArgument(timezone, 'UTC');
      if (!(timestamp instanceof Timestamp) || zone === undefined) return null;
      return BigInt(read(toLocal(zone, timestamp.nanos)));
    },
    prepare: (constants) => {
      checkZone(constants, 1);
      return undefined;
    },
  };
}

function sinceEpoch(name: string, nanos: bigint): ScalarFunction {
  return unary(
    name,
    ['long'],
    (value) => (value instanceof Timestamp ? floorDivide(value.nanos, nanos) : null),
    'timestamp',
  );
}

const INTERVAL = 1;
const FORMAT = 2;
const TIMEZONE = 3;
const LOCALE = 4;

const formatters = new Map<string, TimestampFormatter | undefined>();

function findFormatter(
  format: Value,
  timezone: Value,
  locale: Value,
  context: EvaluationContext,
): TimestampFormatter | undefined {
  const zone = zoneArgument(timezone, context.timezone);
  const language = typeof locale === 'string' ? locale : context.locale;
  if (typeof format !== 'string' || zone === undefined) return undefined;
  const key = JSON.stringify([format, zone.name, language]);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = compileTimestampFormat(format, zone, language);
  if (formatters.size > 500) formatters.clear();
  formatters.set(key, made);
  return made;
}

function formatted(
  timestamp: Value | undefined,
  interval: Value | undefined,
  formatter: TimestampFormatter,
): string | null {
  if (!(timestamp instanceof Timestamp)) return null;
  const length = interval === undefined ? undefined : storable(interval);
  if (!(length instanceof Duration) || length.nanos <= 0n) return formatter(timestamp.nanos);
  return formatter(floorDivide(timestamp.nanos, length.nanos) * length.nanos);
}

/** Throws `ArgumentError` for a format, time zone or locale that does not exist. */
function checkFormat(constants: ConstantArguments, context: EvaluationContext): void {
  checkZone(constants, TIMEZONE);
  const locale = constants[LOCALE];
  if (typeof locale === 'string' && !isLocale(locale)) {
    throw new ArgumentError(`There is no locale \`${locale}\`. Use a language tag such as "en-US".`, {
      parameter: LOCALE,
      errorType: 'NAMED_PARAMETER_HAS_TO_BE',
      arguments: ['locale', 'a locale'],
    });
  }
  const format = constants[FORMAT];
  if (typeof format !== 'string') return;
  try {
    findFormatter(format, null, null, context);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new ArgumentError(error.message, {
      parameter: FORMAT,
      errorType: 'NAMED_PARAMETER_HAS_TO_BE',
      arguments: ['format', 'a time format'],
    });
  }
}

export const timeFunctions: readonly ScalarFunction[] = [
  { name: 'now', parameters: [], returns: ['timestamp'], evaluate: (_, context) => new Timestamp(context.now) },
  part('getYear', ({ day }) => civilDate(day).year),
  part('getMonth', ({ day }) => civilDate(day).month),
  part('getDayOfMonth', ({ day }) => civilDate(day).day),
  part('getDayOfYear', ({ day }) => dayOfYear(day)),
  part('getDayOfWeek', ({ day }) => dayOfWeek(day)),
  part('getWeekOfYear', ({ day }) => weekOfYear(day, ISO_WEEK).week),
  part('getHour', ({ nanoOfDay }) => Math.floor(nanoOfDay / 3.6e12)),
  part('getMinute', ({ nanoOfDay }) => Math.floor(nanoOfDay / 6e10) % 60),
  part('getSecond', ({ nanoOfDay }) => Math.floor(nanoOfDay / 1e9) % 60),
  sinceEpoch('unixSecondsFromTimestamp', 1_000_000_000n),
  sinceEpoch('unixMillisFromTimestamp', 1_000_000n),
  sinceEpoch('unixNanosFromTimestamp', 1n),
  {
    name: 'formatTimestamp',
    parameters: [
      required('timestamp'),
      constantOption('interval'),
      constantOption('format', DEFAULT_FORMAT),
      zoneParameter,
      constantOption('locale'),
    ],
    returns: ['string'],
    evaluate: (args, context) => {
      const [timestamp, interval, format, timezone, locale] = args;
      const formatter = findFormatter(format ?? null, timezone ?? null, locale ?? null, context);
      return formatter === undefined ? null : formatted(timestamp, interval, formatter);
    },
    prepare: (constants, context) => {
      checkFormat(constants, context);
      const [, , format, timezone, locale] = constants;
      if (typeof format !== 'string' || typeof timezone === 'symbol' || typeof locale === 'symbol') return undefined;
      const formatter = findFormatter(format, timezone ?? null, locale ?? null, context);
      if (formatter === undefined) return undefined;
      return (args) => formatted(args[0], args[INTERVAL], formatter);
    },
  },
];
