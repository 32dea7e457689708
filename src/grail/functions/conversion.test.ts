import { describe, expect, it } from 'vitest';
import {
  Binary,
  CalendarDuration,
  Duration,
  Ip,
  Rec,
  SmartscapeId,
  Timeframe,
  Timestamp,
  Uid,
  type Value,
} from '../value.ts';
import { call, testContext } from './testCall.ts';
import { parseTimestamp } from './timeText.ts';
import { UTC } from './timeZone.ts';

const at = (text: string): Timestamp => parseTimestamp(text, UTC)!;
const frame = new Timeframe(at('2020-01-01T00:00:00Z'), at('2020-01-01T01:30:00Z'));

describe('conversion', () => {
  it.each<[string, Value, Value]>([
    ['toBoolean', 'TRUE', true],
    ['toBoolean', 'on', null],
    ['toBoolean', 0.0, false],
    ['toBoolean', [2n, false], true],
    ['toBoolean', [], null],
    ['toLong', -3.9, -3n],
    ['toLong', '12x', null],
    ['toLong', '9223372036854775808', null],
    ['toLong', 1e30, null],
    ['toLong', false, 0n],
    ['toLong', new Duration(5n), 5n],
    ['toLong', new Uid('uid64', 2n ** 64n - 1n), -1n],
    ['toLong', new Ip(6, 2n ** 100n), null],
    ['toDouble', '-1.5e3', -1500],
    ['toDouble', '0x10', null],
    ['toDouble', ' 1', null],
    ['toDuration', '12.9', new Duration(12n)],
    ['toDuration', '5m', null],
    ['toDuration', frame, new Duration(5_400_000_000_000n)],
    ['toDuration', new CalendarDuration(0, 1), new Duration(86_400_000_000_000n)],
    ['toTimestamp', '2020-01-01T02:00+02:00', at('2020-01-01T00:00:00Z')],
    ['toTimestamp', 1.5, new Timestamp(1n)],
    ['toTimestamp', 'soon', null],
    ['toTimeframe', '2020-01-01T00:00:00Z/2020-01-01T01:30:00Z', frame],
    ['toTimeframe', '2020-01-01T00:00:00Z', null],
    ['toIp', 4_294_967_295n, new Ip(4, 0xffff_ffffn)],
    ['toIp', -1n, null],
    ['toIp', ['::1', 'x'], new Ip(6, 1n)],
    ['toUid', -1n, new Uid('uid64', 2n ** 64n - 1n)],
    ['toUid', 'not a uid', null],
    ['toSmartscapeId', 'HOST-00000000000000ff', new SmartscapeId('HOST', 255n)],
    ['toSmartscapeId', 'HOST-FF', null],
    ['toArray', 'a', ['a']],
    ['toArray', [1n], [1n]],
    ['toString', new CalendarDuration(1, 0), null],
    ['toString', [1n, 'a'], '[1, "a"]'],
    ['asLong', 3.0, null],
    ['asDouble', 3n, null],
    ['asNumber', 3n, 3n],
    ['asIp', '10.0.0.1', null],
    ['asBinary', new Binary(new Uint8Array([1])), new Binary(new Uint8Array([1]))],
    ['asRecord', new Rec(new Map()), new Rec(new Map())],
  ])('%s(%s)', (name, value, expected) => {
    expect(call(name, [value])).toEqual(expected);
  });

  it('reads times without a zone in the time zone of the query', () => {
    const context = { ...testContext, timezone: 'America/New_York' };
    expect(call('toTimestamp', ['2020-07-01T00:00:00'], {}, context)).toEqual(at('2020-07-01T04:00:00Z'));
  });

  it('names types', () => {
    expect(call('type', [new CalendarDuration(0, 1)])).toBe('duration');
    expect(call('type', [new Ip(6, 1n)], { withSubtype: true })).toBe('ip/ipv6');
    expect(call('type', [new Uid('uid128', 1n)], { withSubtype: true })).toBe('uid/uid128');
    expect(call('type', [1n], { withSubtype: true })).toBe('long');
  });
});

describe('construction', () => {
  it('makes durations of all units', () => {
    expect(call('duration', [1.5, 'us'])).toEqual(new Duration(1500n));
    expect(call('duration', [0.0000000005, 's'])).toEqual(new Duration(1n));
    expect(call('duration', [2n, 'days'])).toEqual(new Duration(172_800_000_000_000n));
    expect(call('duration', [1n, 'M'])).toBeNull();
    expect(call('duration', [1n, 'fortnight'])).toBeNull();
    expect(call('duration', [10n ** 18n, 'h'])).toBeNull();
  });

  it('makes timestamps in a time zone', () => {
    const parts = [2024n, 3n, 31n, 2n, 30n, 0n];
    expect(call('timestamp', parts)).toEqual(at('2024-03-31T02:30:00Z'));
    expect(call('timestamp', parts, { timezone: 'Europe/Vienna' })).toEqual(at('2024-03-31T01:30:00Z'));
    expect(call('timestamp', parts, { millis: 1n, micros: 2n, nanos: 3n })).toEqual(
      at('2024-03-31T02:30:00.001002003Z'),
    );
    expect(call('timestamp', [2023n, 2n, 29n, 0n, 0n, 0n])).toBeNull();
  });

  it('makes timeframes', () => {
    const hour = new Duration(-3_600_000_000_000n);
    expect(call('timeframe', [hour])).toEqual(new Timeframe(at('2026-03-01T11:00:00Z'), at('2026-03-01T12:00:00Z')));
    expect(call('timeframe', ['2020-01-01T00:00:00Z'], { to: at('2020-01-01T01:30:00Z') })).toEqual(frame);
    expect(call('timeframe', [5n])).toBeNull();
    expect(call('getEnd', [frame])).toEqual(frame.end);
  });

  it('makes and takes apart uids and addresses', () => {
    expect(call('uuid', [-1n, 1n])).toEqual(new Uid('uuid', ((2n ** 64n - 1n) << 64n) | 1n));
    expect(call('getHighBits', [call('uid128', [-5n, 7n])])).toBe(-5n);
    expect(call('getLowBits', [call('uid64', [-5n])])).toBe(-5n);
    expect(call('getLowBits', [new Ip(4, 0xffff_ffffn)])).toBe(-1n);
    expect(call('smartscapeId', ['HOST', -1n])).toEqual(new SmartscapeId('HOST', 2n ** 64n - 1n));
    expect(call('timestampFromUnixSeconds', [10n ** 12n])).toBeNull();
  });

  it('reads elements and members', () => {
    expect(call('arrayElement', [[1n, 2n], -1n])).toBe(2n);
    expect(call('getRecordField', [frame, 'start'])).toEqual(frame.start);
  });
});
