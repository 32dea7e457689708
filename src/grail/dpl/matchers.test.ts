import { describe, expect, it } from 'vitest';
import { parseTimestamp, timestampIso } from '../functions/timeText.ts';
import { UTC } from '../functions/timeZone.ts';
import { Timestamp, type Value } from '../value.ts';
import { compilePattern } from './compilePattern.ts';
import { matchAll, matchedText, matchStart, texts } from './testMatch.ts';

describe('numbers', () => {
  it.each<[string, string, Value | undefined]>([
    ['INT:n', '+5', 5n],
    ['INT:n', '-0', 0n],
    ['INT:n', '2147483647', 2_147_483_647n],
    ['INT:n', '2147483648', undefined],
    ['INT:n', '-2147483648', -2_147_483_648n],
    ['LONG:n', '9223372036854775807', 9_223_372_036_854_775_807n],
    ['LONG:n', '9223372036854775808', undefined],
    ['INT(min=5):n', '4', undefined],
    ['INT(min=-5, max=5):n', '-5', -5n],
    ['INT(max=5):n', '6', undefined],
    ['INT*:n', 'x', null],
    ['INT+:n', 'x', undefined],
    ['HEXINT:n', '0xff', 255n],
    ['HEXINT:n', '-ff', -255n],
    ['HEXINT:n', 'ffffffff', -1n],
    ['HEXINT:n', '1ffffffff', undefined],
    ['HEXLONG:n', '000000001ffffffff', 0x1_ffff_ffffn],
    ['HEXINT:n', '0x', 0n],
    ['DOUBLE:n', '-1.5e3x', -1500],
    ['DOUBLE:n', '1.x', 1],
    ['DOUBLE:n', '.5', 0.5],
    ['DOUBLE:n', '1e', 1],
    ['DOUBLE(min=2):n', '1.99', undefined],
    ['CDOUBLE:n', '1,5', 1.5],
    ['FLOAT:n', '1e39', undefined],
    ['BOOLEAN:n', 'FALSE', false],
    ['BOOLEAN:n', 'falsy', undefined],
  ])('%s on %s', (pattern, text, expected) => {
    expect(matchStart(pattern, text)?.n).toEqual(expected);
  });
});

describe('times', () => {
  const now = () => parseTimestamp('2026-05-17T10:11:12Z', UTC)!.nanos;
  const read = (pattern: string, text: string): string | undefined => {
    const value = matchStart(`${pattern}:t EOS`, text, { now })?.t;
    return value instanceof Timestamp ? timestampIso(value).replace(/\.?0*Z$/, '') : undefined;
  };

  it.each([
    ['ISO8601', '2020-02-03T04:05:06+01:00', '2020-02-03T03:05:06'],
    ['ISO8601', '2020-02-03 04:05:06Z', undefined],
    ['JSONTIMESTAMP', '2020-02-03T04:05:06.007Z', '2020-02-03T04:05:06.007'],
    ['JSONTIMESTAMP', '2020-02-03T04:05:06.007EDT', '2020-02-03T08:05:06.007'],
    ['HTTPDATE', '01/Dec/2020:00:00:00 -0500', '2020-12-01T05:00:00'],
    ['HTTPDATE', '01/Dez/2020:00:00:00 -0500', undefined],
    ['TIMESTAMP', '2020-02-03 04:05:06', '2020-02-03T04:05:06'],
    ["TIMESTAMP('d.M.y H:m')", '3.2.20 4:5', '2020-02-03T04:05:00'],
    ["TIMESTAMP('dd/MM/yy')", '03/02/70', '1970-02-03T00:00:00'],
    ["TIMESTAMP('yyyy-MM-dd')", '2021-02-29', undefined],
    ["TIMESTAMP('yyyy-MM-dd')", '2021-2-03', undefined],
    ["TIMESTAMP('yyyy-DDD')", '2020-060', '2020-02-29T00:00:00'],
    ["TIMESTAMP('EEE, dd MMM yyyy hh:mm a z')", 'Mon, 03 Feb 2020 12:30 AM UTC', '2020-02-03T00:30:00'],
    ["TIMESTAMP('EEEE d MMMM yyyy', locale='de')", 'Montag 3 Februar 2020', '2020-02-03T00:00:00'],
    ["TIMESTAMP('yyyy-MM-dd HH:mm', tz='Europe/Vienna')", '2020-07-01 02:00', '2020-07-01T00:00:00'],
    ["TIMESTAMP('yyyy-MM-dd HH:mm z', tz='Europe/Vienna')", '2020-07-01 02:00 +0000', '2020-07-01T02:00:00'],
    ["TIMESTAMP('yyyy-MM-dd HH:mm zz')", '2020-07-01 02:00 Asia/Tokyo', '2020-06-30T17:00:00'],
    ["TIMESTAMP('HH:mm:ss')", '04:05:06', '2026-05-17T04:05:06'],
    ["TIMESTAMP('MMM d HH:mm')", 'Feb 3 04:05', '2026-02-03T04:05:00'],
    ["TIMESTAMP('yyyy-MM')", '2020-02', '2020-02-01T00:00:00'],
    ["TIMESTAMP('ss.SSS')", '1.2', undefined],
    ["TIMESTAMP('s')", '-1', '1969-12-31T23:59:59'],
    ["TIMESTAMP('S')", '1500', '1970-01-01T00:00:01.5'],
    ["TIMESTAMP('s.f')", '1.25', '1970-01-01T00:00:01.25'],
    ['TIMESTAMP("yyyy \'year\' G")', '2020 year AD', '2020-01-01T00:00:00'],
    ["TIMESTAMP('HH:mm')", '24:00', undefined],
    ["TIMESTAMP('kk:mm')", '24:00', '2026-05-17T00:00:00'],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected);
  });
});

describe('addresses and marks', () => {
  it.each([
    ['IPADDR:a', '10.0.0.1:80', '10.0.0.1'],
    ['IPADDR:a', '::1]', '::0001'],
    ['IPV6:a', 'fe80::1: x', 'fe80::0001'],
    ['IPV4:a', '10.0.0.256', undefined],
    ['IPV4:a', '::1', undefined],
    ['IPV6:a', '12:30', undefined],
    ['UUIDSTRING:a', '123E4567-e89b-12d3-a456-426614174000x', '123E4567-e89b-12d3-a456-426614174000'],
    ['UUIDSTRING:a', '123E4567-e89b-12d3-a456-42661417400', undefined],
    ['SMARTSCAPEID:a', 'os:service-00000000000000FF', 'os:service-00000000000000FF'],
    ['SMARTSCAPEID:a', 'HOST-FF', undefined],
    ['CREDITCARD:a', '4111 1111 1111 1111', '4111111111111111'],
    ['CREDITCARD:a', '4111 1111 1111 1112', undefined],
    ['CREDITCARD:a', '0000', undefined],
  ])('%s on %s', (pattern, text, expected) => {
    expect(texts(matchStart(pattern, text))?.a).toBe(expected);
  });

  it('leave what follows', () => {
    expect(matchStart("IPADDR:ip ':' INT:port", '10.0.0.1:8080')).toMatchObject({ port: 8080n });
    expect(matchStart("IPADDR:ip '/' INT:bits", '2001:db8::/32')).toMatchObject({ bits: 32n });
  });
});

describe('containers', () => {
  it.each([
    ["STRUCTURE{INT:x ',' INT:y}:p", '1,2', '{"x":1,"y":2}'],
    ["ARRAY{INT:i ';'?}{2,3}:p", '1;2;3;4', '[1, 2, 3]'],
    ["ARRAY{INT:i ';'?}{2,3}:p", '1;', undefined],
    ["ARRAY{WORD:k '=' INT?:v ' '?}+:p", 'a=1 b= c=3', '[{"k":"a","v":1}, {"k":"b","v":null}, {"k":"c","v":3}]'],
    ["ARRAY{INT:i ';'?}*:p", 'x', '[]'],
    ["KVP{WORD:key '=' (INT:value_int | DQS:value_text) ','?}:p", 'a=1,b="x"', '{"a":1,"b":"x"}'],
    ["KVP{LD:key '=' LD:value ';'?}:p", 'a=x y;b=z', '{"a":"x y","b":"z"}'],
    ["KVP{WORD:key ':' INT:value ' '?}{3}:p", 'a:1 b:2', undefined],
    ["ENUM{'low'=1, 'lowest'=0}:p", 'lowest', '0'],
    ["ENUM{'low'=1}(cis=true):p", 'LOW', '1'],
    ["ENUM{'low'=1}:p", 'LOW', undefined],
  ])('%s on %s', (pattern, text, expected) => {
    expect(texts(matchStart(pattern, text))?.p).toBe(expected);
  });
});

describe('JSON', () => {
  it.each([
    ['JSON:j', '{"a":[1,{"b":2.5}]} tail', '{"a":[1,{"b":2.5}]}'],
    ['JSON:j', '[1]', undefined],
    ['JSON:j', '{"a":1', undefined],
    ['JSON:j', '{a:1}', undefined],
    ['JSON(strict=false):j', '{a:1, b : two}', '{"a":1,"b":"two"}'],
    ['JSON(maxlen=5):j', '{"a":1}', undefined],
    ['JSON{INT:a, STRING:b}:j', '{"b":5,"a":"7","c":1}', '{"a":7,"b":"5"}'],
    ['JSON{INT:a}:j', '{"a":"x"}', '{"a":null}'],
    ['JSON{INT+:a}:j', '{"a":"x"}', undefined],
    ['JSON{INT:a:A, LD:b:null}(greedy=rest):j', '{"a":1,"b":"x","c":2}', '{"A":1,"rest":{"c":2}}'],
    ['JSON{INT[]:a}:j', '{"a":[1,"2",null,"x"]}', '{"a":[1,2,null,null]}'],
    ['JSON{JSON{INT:b}:a}:j', '{"a":{"b":1,"c":2}}', '{"a":{"b":1}}'],
    ['JSON{JSON_ARRAY{JSON{INT:b}}:a}:j', '{"a":[{"b":1,"c":2}]}', '{"a":[{"b":1}]}'],
    ["JSON{TIMESTAMP('yyyy'):a}:j", '{"a":"2020"}', '{"a":"2020-01-01T00:00:00.000000000 +0000"}'],
    ['JSON_ARRAY:j', '[true,null] x', '[true, null]'],
    ['JSON_ARRAY{INT}:j', '["1",2,"x"]', '[1, 2, null]'],
    ['JSON_VALUE:j', '"x" y', 'x'],
    ['JSON_VALUE:j', 'nope', undefined],
  ])('%s on %s', (pattern, text, expected) => {
    expect(texts(matchStart(pattern, text))?.j).toBe(expected);
  });

  it('puts members beside other exports where it is flat', () => {
    const pattern = "LD:level ' ' JSON{STRING:path, INT:status:code, INT:x:null}(flat=true)";
    expect(compilePattern(pattern).exportNames).toEqual(['level', 'path', 'code']);
    expect(matchStart(pattern, 'WARN {"status":404,"path":"/a"}')).toEqual({ level: 'WARN', path: '/a', code: 404n });
  });
});

describe('XML', () => {
  const text = '<?xml version="1.0"?><n:a id="1"><b>x &amp; y</b><b><![CDATA[<z>]]></b><c/>t</n:a>!';
  it.each([
    ['XML:x', '{"n:a":{"@id":"1","b":["x & y","<z>"],"c":"","#text":"t"}}'],
    ['XML(ignoreNamespace=true, excludeRoot=true):x', '{"@id":"1","b":["x & y","<z>"],"c":"","#text":"t"}'],
    ["XML(rootTag='z'):x", undefined],
  ])('%s', (pattern, expected) => {
    expect(texts(matchStart(pattern, text))?.x).toBe(expected);
  });

  it.each(['<a>', '<a><b></a>', '<a', '<a></b>', `${'<a>'.repeat(300)}`])('does not match %s', (broken) => {
    expect(matchedText('XML', broken)).toBeUndefined();
  });

  it('stops behind the root', () => {
    expect(matchedText('XML', text)).toBe(text.slice(0, -1));
    expect(matchAll('XML:x', '<a/> <b/>')).toHaveLength(2);
  });
});
