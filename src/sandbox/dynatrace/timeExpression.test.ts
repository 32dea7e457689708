import { describe, expect, it } from 'vitest';
import { parseTime } from './timeExpression.ts';

/** A Wednesday. */
const now = Date.UTC(2026, 2, 25, 14, 37, 21, 500);

describe('a time', () => {
  it.each([
    ['now', now],
    ['now-5m', now - 300_000],
    ['now-2h', now - 7_200_000],
    ['now-3d', now - 3 * 86_400_000],
    ['now-2w', now - 14 * 86_400_000],
    ['now-1M', Date.UTC(2026, 1, 25, 14, 37, 21, 500)],
    ['now-1y', Date.UTC(2025, 2, 25, 14, 37, 21, 500)],
    ['now/m', Date.UTC(2026, 2, 25, 14, 37)],
    ['now-1h/h', Date.UTC(2026, 2, 25, 13)],
    ['now-1d/d', Date.UTC(2026, 2, 24)],
    ['now/w', Date.UTC(2026, 2, 23)],
    ['now/M', Date.UTC(2026, 2, 1)],
    ['now/y', Date.UTC(2026, 0, 1)],
    ['1767261600123', 1_767_261_600_123],
    ['2026-01-31T05:57:01.123+01:00', Date.UTC(2026, 0, 31, 4, 57, 1, 123)],
    ['2026-01-31 05:57:01+0100', Date.UTC(2026, 0, 31, 4, 57, 1)],
    ['2026-01-31T05:57Z', Date.UTC(2026, 0, 31, 5, 57)],
    ['2026-01-31 05:57', Date.UTC(2026, 0, 31, 5, 57)],
    ['2026-01-31', Date.UTC(2026, 0, 31)],
  ])('%s', (text, expected) => {
    expect(parseTime(text, now)).toBe(expected);
  });

  it.each([
    '',
    'now+1h',
    'now-h',
    'now-1s',
    'now - 1h',
    'yesterday',
    '2026-13-01',
    '2026-01-31T25:00Z',
    '31.01.2026',
    '5',
  ])('%j is none', (text) => {
    expect(parseTime(text, now)).toBeUndefined();
  });
});
