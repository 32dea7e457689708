import { describe, expect, it } from 'vitest';
import { cellText, durationText } from './cellText.ts';

describe('cell text', () => {
  it.each([
    [null, 'string', ''],
    ['text', 'string', 'text'],
    ['2026-01-01T09:59:59.123000000Z', 'timestamp', '2026-01-01 09:59:59.123'],
    ['2026-01-01T09:59:59.390010000Z', 'timestamp', '2026-01-01 09:59:59.390010'],
    ['2026-01-01T09:59:59.000000000Z', 'timestamp', '2026-01-01 09:59:59'],
    ['2026-07-16T00:07:54.473000000+04:00', 'timestamp', '2026-07-16 00:07:54.473 +04:00'],
    ['2023-01-01T00:00Z', 'timestamp', '2023-01-01 00:00'],
    [{ start: '2023-01-01T00:00Z', end: '2023-01-01T00:05Z' }, 'timeframe', '2023-01-01 00:00 – 2023-01-01 00:05'],
    ['9007199254740993', 'long', '9\u2009007\u2009199\u2009254\u2009740\u2009993'],
    ['1234', 'long', '1234'],
    [12.5, 'double', '12.5'],
    ['NaN', 'double', 'NaN'],
    [0.1 + 0.2, 'double', '0.3'],
    [true, 'boolean', 'true'],
    ['1708', 'undefined', '1708'],
    ['x', 'a type of tomorrow', 'x'],
  ])('%j as %s', (value, type, text) => {
    expect(cellText(value, { type }).text).toBe(text);
  });

  it('reads what arrays and records hold as the values that they are', () => {
    const long = { type: 'long' };
    expect(cellText(['1', null], { type: 'array', element: long }).text).toBe('[1, null]');
    expect(cellText(['1', null], { type: 'array' }).text).toBe('["1", null]');
    expect(cellText(['12500000'], { type: 'array', element: { type: 'duration' } }).text).toBe('[12.5 ms]');
    const members = { a: long, b: { type: 'array', element: { type: 'mixed' } }, t: { type: 'timestamp' } };
    const value = { a: '4', b: ['x', 'y'], t: '2026-01-01T09:59:59.000000000Z', more: { c: true } };
    expect(cellText(value, { type: 'record', members }).text).toBe(
      '{"a": 4, "b": ["x", "y"], "t": 2026-01-01 09:59:59, "more": {"c": true}}',
    );
  });

  it('tells absent values from empty text', () => {
    expect(cellText(null, { type: 'string' }).absent).toBe(true);
    expect(cellText('', { type: 'string' }).absent).toBe(false);
  });

  it.each([
    ['0', '0 s'],
    ['1', '1 ns'],
    ['12500000', '12.5 ms'],
    ['60000000000', '1 min'],
    ['5400000000000', '1 h 30 min'],
    ['-90000000000', '-1 min 30 s'],
    ['not a number', 'not a number'],
  ])('%s ns reads %s', (nanos, text) => {
    expect(durationText(nanos)).toBe(text);
  });
});
