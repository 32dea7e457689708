import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Binary, Duration, Ip, Rec, SmartscapeId, Timeframe, Timestamp, Uid, type Value } from '../value.ts';
import { ipText, parseIp } from './ipText.ts';
import { valueText } from './text.ts';
import { parseTimestamp, timestampIso, timestampText } from './timeText.ts';
import { UTC } from './timeZone.ts';
import { parseUid, uidText } from './uidText.ts';

describe('text forms', () => {
  it.each<[Value, string]>([
    [true, 'true'],
    [-5n, '-5'],
    [0.1, '0.1'],
    [new Timestamp(1n), '1970-01-01T00:00:00.000000001 +0000'],
    [new Timestamp(-1n), '1969-12-31T23:59:59.999999999 +0000'],
    [new Duration(61_000_000_000n), '01:01.000000000'],
    [new Duration(36_000_000_000_001n), '10:00:00.000000001'],
    [new Duration(-1_500_000_000n), '-00:01.500000000'],
    [
      new Timeframe(new Timestamp(0n), new Timestamp(1_000_000_000n)),
      '1970-01-01T00:00:00.000000000 +0000/1970-01-01T00:00:01.000000000 +0000',
    ],
    [new Ip(4, 0xc0a80001n), '192.168.0.1'],
    [new Uid('uuid', 1n), '00000000-0000-0000-0000-000000000001'],
    [new SmartscapeId('HOST', 0xabcn), 'HOST-0000000000000ABC'],
    [new Binary(new Uint8Array([255, 0])), '/wA='],
    [[1n, 'a"b', null, [2n]], '[1, "a\\"b", null, [2]]'],
    [
      new Rec(
        new Map<string, Value>([
          ['a', [1n, 2n]],
          ['b "c"', new Ip(4, 1n)],
        ]),
      ),
      '{"a":[1,2],"b \\"c\\"":"0.0.0.1"}',
    ],
  ])('writes %s', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it.each([
    ['1:2:3:4:5:6:7:8', '0001:0002:0003:0004:0005:0006:0007:0008'],
    ['fe80::1', 'fe80::0001'],
    ['1:0:0:2:0:0:0:3', '0001:0000:0000:0002::0003'],
    ['::', '::0000'],
    ['::ffff:10.0.0.1', '::ffff:0a00:0001'],
    ['1::', '0001::0000'],
  ])('writes the address %s', (text, expected) => {
    expect(ipText(parseIp(text)!)).toBe(expected);
  });

  it.each(['', '1.2.3', '1.2.3.256', '1.2.3.4.5', ':::', '1::2::3', '1:2:3:4:5:6:7', '12345::', 'g::1'])(
    'finds no address in %j',
    (text) => {
      expect(parseIp(text)).toBeUndefined();
    },
  );

  it('reads every address, uid and timestamp that it writes', () => {
    const bits = fc.bigInt(0n, 2n ** 128n - 1n);
    fc.assert(
      fc.property(bits, fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (wide, nanos) => {
        for (const ip of [
          new Ip(6, wide),
          new Ip(6, wide & ~(0xffff_ffff_ffffn << 32n)),
          new Ip(4, wide & 0xffff_ffffn),
        ]) {
          expect(parseIp(ipText(ip))).toEqual(ip);
        }
        for (const uid of [new Uid('uuid', wide), new Uid('uid128', wide), new Uid('uid64', wide >> 64n)]) {
          expect(parseUid(uidText(uid))).toEqual(uid);
        }
        const timestamp = new Timestamp(nanos);
        expect(parseTimestamp(timestampIso(timestamp), UTC)).toEqual(timestamp);
        expect(parseTimestamp(timestampText(timestamp), UTC)).toEqual(timestamp);
      }),
    );
  });

  it.each([
    ['2020-02-29', '2020-02-29T00:00:00.000000000Z'],
    ['2020-02-29T10:15Z', '2020-02-29T10:15:00.000000000Z'],
    ['2020-02-29T10:15:30.5+02:00', '2020-02-29T08:15:30.500000000Z'],
    ['2020-02-29T10:15:30.1234567891Z', '2020-02-29T10:15:30.123456789Z'],
    ['2020-02-29T24:00:00Z', '2020-03-01T00:00:00.000000000Z'],
  ])('reads the timestamp %s', (text, expected) => {
    expect(timestampIso(parseTimestamp(text, UTC)!)).toBe(expected);
  });

  it.each(['', '2021-02-29', '2020-13-01', '2020-01-01T25:00Z', 'yesterday', '3000-01-01T00:00:00Z', '12:00'])(
    'finds no timestamp in %j',
    (text) => {
      expect(parseTimestamp(text, UTC)).toBeUndefined();
    },
  );
});
