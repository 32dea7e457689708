import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDuration, Duration, Timestamp } from '../value.ts';
import { align, isAlignmentUnit } from './align.ts';
import type { EvaluationContext } from './registry.ts';
import { parseTimestamp, timestampIso } from './timeText.ts';
import { UTC } from './timeZone.ts';

const context = (timezone: string, locale = 'und'): EvaluationContext => ({
  now: parseTimestamp('2024-05-15T13:47:12.345678901Z', UTC)!.nanos,
  timezone,
  locale,
});

function aligned(text: string, unit: string, factor: number | undefined, timezone: string, locale = 'und'): string {
  const result = align(parseTimestamp(text, UTC)!, unit, factor, context(timezone, locale));
  return result === null ? 'null' : timestampIso(result).replace(/\.?0*Z$/, 'Z');
}

describe('align', () => {
  it.each([
    ['ns', undefined, '2024-05-15T13:47:12.345678901Z'],
    ['us', undefined, '2024-05-15T13:47:12.345678Z'],
    ['ms', 100, '2024-05-15T13:47:12.3Z'],
    ['s', 5, '2024-05-15T13:47:10Z'],
    ['m', 15, '2024-05-15T13:45:00Z'],
    ['h', undefined, '2024-05-15T13:00:00Z'],
    ['h', 6, '2024-05-15T12:00:00Z'],
    ['d', undefined, '2024-05-15T00:00:00Z'],
    ['w', undefined, '2024-05-13T00:00:00Z'],
    ['w0', undefined, '2024-05-12T00:00:00Z'],
    ['w7', undefined, '2024-05-12T00:00:00Z'],
    ['w4', undefined, '2024-05-09T00:00:00Z'],
    ['M', undefined, '2024-05-01T00:00:00Z'],
    ['q', undefined, '2024-04-01T00:00:00Z'],
    ['y', undefined, '2024-01-01T00:00:00Z'],
  ])('rounds down to %s with factor %s', (unit, factor, expected) => {
    const result = align(undefined, unit, factor, context('UTC'));
    expect(timestampIso(result!).replace(/\.?0*Z$/, 'Z')).toBe(expected);
  });

  it('uses the time zone and the first day of the week of the locale', () => {
    expect(aligned('2024-07-01T23:30:00Z', 'd', undefined, 'Europe/Berlin')).toBe('2024-07-01T22:00:00Z');
    expect(aligned('2024-07-01T23:40:00Z', 'h', undefined, 'Asia/Kolkata')).toBe('2024-07-01T23:30:00Z');
    expect(aligned('2024-05-15T13:00:00Z', 'w', undefined, 'UTC', 'en-US')).toBe('2024-05-12T00:00:00Z');
  });

  it('tells 24 hours from a day when the clock changes', () => {
    expect(aligned('2024-10-27T22:45:00Z', 'h', 24, 'Europe/Berlin')).toBe('2024-10-27T22:00:00Z');
    expect(aligned('2024-10-27T22:45:00Z', 'd', undefined, 'Europe/Berlin')).toBe('2024-10-26T22:00:00Z');
  });

  it('takes durations as offsets from now', () => {
    const hour = new Duration(-3_600_000_000_000n);
    expect(timestampIso(align(hour, 'h', undefined, context('UTC'))!)).toMatch(/^2024-05-15T12:00/);
    expect(timestampIso(align(new CalendarDuration(0, -1), 'd', undefined, context('UTC'))!)).toMatch(
      /^2024-05-14T00:00/,
    );
    expect(align('2024', 'h', undefined, context('UTC'))).toBeNull();
  });

  it('knows its units', () => {
    expect(isAlignmentUnit('h', 3)).toBe(true);
    expect(isAlignmentUnit('h', 5)).toBe(false);
    expect(isAlignmentUnit('M', 2)).toBe(false);
    expect(isAlignmentUnit('d', 7)).toBe(true);
    expect(isAlignmentUnit('w8', undefined)).toBe(false);
  });

  it('is idempotent and never goes up', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      '+05:30',
    );
    const units = fc.constantFrom<[string, number | undefined]>(
      ['s', 30],
      ['m', undefined],
      ['h', undefined],
      ['h', 6],
      ['h', 24],
      ['d', undefined],
      ['w', undefined],
      ['w3', undefined],
      ['M', undefined],
      ['q', undefined],
      ['y', undefined],
    );
    fc.assert(
      fc.property(zones, units, fc.bigInt(0n, 2_000_000_000_000_000_000n), (zone, [unit, factor], nanos) => {
        const once = align(new Timestamp(nanos), unit, factor, context(zone))!;
        expect(once.nanos <= nanos).toBe(true);
        expect(align(once, unit, factor, context(zone))).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });
});
