import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Duration, Timestamp, type Value } from '../value.ts';
import { civilDate, dayNumber, ISO_WEEK, joinNanos, splitNanos, weekOfYear } from './calendar.ts';
import { findScalarFunction } from './library.ts';
import { ArgumentError } from './registry.ts';
import { call, testContext } from './testCall.ts';
import { parseTimestamp } from './timeText.ts';
import { findTimeZone, fromLocal, toLocal, UTC } from './timeZone.ts';

const at = (text: string): Timestamp => parseTimestamp(text, UTC)!;
const moment = at('2024-02-29T21:05:09.012345678Z');

function format(pattern: string, named: Record<string, Value> = {}): Value {
  return call('formatTimestamp', [moment], { format: pattern, ...named });
}

describe('formatTimestamp', () => {
  it.each([
    ['y yy yyyy yyyyy', '2024 24 2024 02024'],
    ['M MM MMM MMMM MMMMM', '2 02 Feb February F'],
    ['d dd D DDD', '29 29 60 060'],
    ['E EEEE EEEEE e', 'Thu Thursday T 4'],
    ['Q QQ QQQ QQQQ', '1 01 Q1 1st quarter'],
    ['w ww Y W', '9 09 2024 5'],
    ['h hh H k K a', '9 09 21 21 9 PM'],
    ['m:s mm:ss', '5:9 05:09'],
    ['S SSS SSSSSS n N A', '0 012 012345 12345678 75909012345678 75909012'],
    ['VV z O X XXX x xx Z ZZZZZ', 'UTC UTC GMT Z Z +00 +0000 +0000 Z'],
    ["''yyyy' o''clock'", "'2024 o'clock"],
    ['G', 'AD'],
  ])('writes %s', (pattern, expected) => {
    expect(format(pattern)).toBe(expected);
  });

  it('uses time zone, locale and interval', () => {
    expect(format('HH:mm z xxx OOOO', { timezone: 'America/New_York' })).toBe('16:05 EST -05:00 GMT-05:00');
    expect(format('z zzzz', { timezone: 'Europe/Vienna' })).toBe('CET Central European Standard Time');
    expect(format('EEEE, d. MMMM', { locale: 'de-AT' })).toBe('Donnerstag, 29. Februar');
    expect(format('e w', { locale: 'en-US' })).toBe('5 9');
    expect(format('HH:mm', { interval: new Duration(600_000_000_000n) })).toBe('21:00');
    expect(call('formatTimestamp', [moment])).toBe('2024-02-29T21:05:09.012345678');
    expect(call('formatTimestamp', [moment], {}, { ...testContext, timezone: '+01:30' })).toBe(
      '2024-02-29T22:35:09.012345678',
    );
  });

  it.each([
    ['format', 'yyyy b'],
    ['format', "yyyy 'open"],
    ['format', 'MMMMMM'],
    ['timezone', 'Mars/Base'],
    ['locale', '!'],
  ])('refuses the %s %s', (name, value) => {
    const definition = findScalarFunction('formatTimestamp')!;
    const constants = definition.parameters.map((parameter) => (parameter.name === name ? value : parameter.default));
    expect(() => definition.prepare!(constants, testContext)).toThrow(ArgumentError);
  });
});

describe('parts of a timestamp', () => {
  it.each([
    ['getYear', 2024n],
    ['getMonth', 2n],
    ['getDayOfMonth', 29n],
    ['getDayOfYear', 60n],
    ['getDayOfWeek', 4n],
    ['getWeekOfYear', 9n],
    ['getHour', 21n],
    ['getMinute', 5n],
    ['getSecond', 9n],
    ['unixSecondsFromTimestamp', 1_709_240_709n],
    ['unixMillisFromTimestamp', 1_709_240_709_012n],
  ])('%s', (name, expected) => {
    expect(call(name, [moment], {}, { ...testContext, timezone: 'Asia/Tokyo' })).toBe(expected);
  });

  it('are those of the time zone where one is given', () => {
    expect(call('getDayOfMonth', [moment], { timezone: 'Asia/Tokyo' })).toBe(1n);
    expect(call('getHour', [moment], { timezone: 'Asia/Kathmandu' })).toBe(2n);
  });

  it('go down before the epoch', () => {
    expect(call('getSecond', [new Timestamp(-1n)])).toBe(59n);
    expect(call('unixSecondsFromTimestamp', [new Timestamp(-1n)])).toBe(-1n);
  });
});

describe('the calendar', () => {
  it('agrees with the runtime', () => {
    fc.assert(
      fc.property(fc.integer({ min: -110_000, max: 110_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(civilDate(day)).toEqual(expected);
        expect(dayNumber(expected.year, expected.month, expected.day)).toBe(day);
      }),
    );
  });

  it.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2024-12-30', 2025, 1],
  ])('puts %s into its ISO week', (text, year, week) => {
    expect(weekOfYear(splitNanos(at(text).nanos).day, ISO_WEEK)).toEqual({ year, week });
  });
});

describe('time zones', () => {
  const zones = fc.constantFrom(
    'Europe/Vienna',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  );

  it('find the instant of a local time again', () => {
    fc.assert(
      fc.property(zones, fc.bigInt(0n, 2_000_000_000n), (name, seconds) => {
        const zone = findTimeZone(name)!;
        const nanos = seconds * 1_000_000_000n;
        const again = fromLocal(zone, toLocal(zone, nanos));
        expect(toLocal(zone, again)).toEqual(toLocal(zone, nanos));
        expect(again <= nanos).toBe(true);
      }),
    );
  });

  it('move on in a gap and take the first of two', () => {
    const vienna = findTimeZone('Europe/Vienna')!;
    const local = (text: string) => splitNanos(at(text).nanos);
    expect(fromLocal(vienna, local('2024-03-31T02:30:00Z'))).toBe(at('2024-03-31T01:30:00Z').nanos);
    expect(fromLocal(vienna, local('2024-10-27T02:30:00Z'))).toBe(at('2024-10-27T00:30:00Z').nanos);
    expect(fromLocal(vienna, local('2024-10-27T03:00:00Z'))).toBe(at('2024-10-27T02:00:00Z').nanos);
  });

  it('know names, offsets and abbreviations', () => {
    expect(findTimeZone('+05:30')!.offsetAt(0)).toBe(19_800);
    expect(findTimeZone('GMT-3')!.offsetAt(0)).toBe(-10_800);
    expect(findTimeZone('PST')!.offsetAt(1_720_000_000)).toBe(-25_200);
    expect(findTimeZone('Nowhere/Land')).toBeUndefined();
    expect(joinNanos(1, 5)).toBe(86_400_000_000_005n);
  });
});
