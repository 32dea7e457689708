import { expect, it } from 'vitest';
import { timeLabels } from './timeLabels.ts';

const labels = (...times: readonly string[]): string[] =>
  timeLabels(times.map((time) => Date.parse(`${time}Z`) / 1000));

it('names the day where it changes, else the time', () => {
  expect(labels('2026-11-20T23:00', '2026-11-20T23:30', '2026-11-21T00:00', '2026-11-21T00:30')).toEqual([
    '11-20\n23:00',
    '23:30',
    '11-21\n00:00',
    '00:30',
  ]);
});

it('leaves midnight out where every tick may be one', () => {
  expect(labels('2026-11-19T00:00', '2026-11-19T12:00', '2026-11-20T00:00')).toEqual(['11-19', '12:00', '11-20']);
});

it('gives seconds and parts of them where they count', () => {
  expect(labels('2026-11-20T10:00:00', '2026-11-20T10:00:15', '2026-11-20T10:00:15.250')).toEqual([
    '11-20\n10:00',
    '10:00:15',
    '10:00:15.250',
  ]);
});

it('names the year where there are several', () => {
  expect(labels('2025-12-30T00:00', '2025-12-31T12:00', '2026-01-02T00:00')).toEqual([
    '2025-12-30',
    '2025-12-31\n12:00',
    '2026-01-02',
  ]);
  expect(labels('2024-07-01T00:00', '2025-01-01T00:00', '2025-07-01T00:00')).toEqual(['2024-07', '2025-01', '2025-07']);
});

it('has nothing to say of no ticks', () => {
  expect(timeLabels([])).toEqual([]);
});
