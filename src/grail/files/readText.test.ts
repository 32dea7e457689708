import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textReader } from './readText.ts';
import { plain, readBytes } from './testRead.ts';

const readTextLines = (text: string, options?: { piece: number }): Record<string, unknown>[] =>
  plain(readBytes(textReader, text, options).records);

describe('the time of a log line', () => {
  it.each([
    ['ISO', '2024-05-01T10:11:12.123456789Z hello', '2024-05-01T10:11:12.123Z'],
    ['ISO with an offset', '2024-05-01T10:11:12+02:00 hello', '2024-05-01T08:11:12.000Z'],
    ['log4j', '2024-05-01 10:11:12,123 INFO  [main] c.e.App - hello', '2024-05-01T10:11:12.123Z'],
    ['a level before it', 'INFO  [2024-05-01 10:11:12.5] hello', '2024-05-01T10:11:12.500Z'],
    ['logfmt', 'time="2024-05-01T10:11:12Z" level=info msg=hello', '2024-05-01T10:11:12.000Z'],
    ['dpkg', '2024-05-01 10:11:12 status installed libc6:amd64 2.36', '2024-05-01T10:11:12.000Z'],
    ['apt', 'Start-Date: 2024-05-01  10:11:12', '2024-05-01T10:11:12.000Z'],
    ['apt term', 'Log started: 2024-05-01  10:11:12', '2024-05-01T10:11:12.000Z'],
    ['nginx error', '2024/05/01 10:11:12 [error] 7#7: *1 open() failed', '2024-05-01T10:11:12.000Z'],
    ['syslog', 'May  1 10:11:12 host app[1]: hello', '2024-05-01T10:11:12.000Z'],
    ['syslog of the year before', 'Dec 31 23:59:59 host app[1]: hello', '2023-12-31T23:59:59.000Z'],
    ['syslog with a priority', '<34>May  1 10:11:12 host app: hello', '2024-05-01T10:11:12.000Z'],
    ['RFC 5424', '<34>1 2024-05-01T10:11:12.5Z host app - - - hello', '2024-05-01T10:11:12.500Z'],
    ['Apache access', '10.0.0.1 - bob [01/May/2024:10:11:12 +0200] "GET / HTTP/1.1" 200 5', '2024-05-01T08:11:12.000Z'],
    ['Apache error', '[Wed May 01 10:11:12.123456 2024] [core:error] [pid 1] hello', '2024-05-01T10:11:12.123Z'],
    ['date', 'Wed May  1 10:11:12 UTC 2024 hello', '2024-05-01T10:11:12.000Z'],
    ['HTTP', 'Wed, 01 May 2024 10:11:12 GMT hello', '2024-05-01T10:11:12.000Z'],
    ['Tomcat', '01-May-2024 10:11:12.123 INFO [main] hello', '2024-05-01T10:11:12.123Z'],
    ['klog', 'E0501 10:11:12.123456       1 server.go:12] hello', '2024-05-01T10:11:12.123Z'],
    ['epoch seconds', '1714558272 hello', '2024-05-01T10:11:12.000Z'],
    ['epoch milliseconds', '[1714558272123] hello', '2024-05-01T10:11:12.123Z'],
    ['squid', '1714558272.123    5 10.0.0.1 TCP_MISS/200 hello', '2024-05-01T10:11:12.123Z'],
  ])('%s', (_, line, time) => {
    expect(readTextLines(line)[0]).toMatchObject({ timestamp: time, content: line });
  });

  it.each(['hello 2024', '12345678901 hello', '2024-13-01 10:11:12 hello', 'version 1.2.3', '10:11:12 hello', ''])(
    '%j has none',
    (line) => {
      expect(readTextLines(`${line}\nnext`).every((record) => !('timestamp' in record))).toBe(true);
    },
  );

  it('is read in any order of formats', () => {
    const lines = ['May  1 10:11:12 host app: a', '2024-05-01T10:11:12Z b', '1714558272 c'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 20 }), (list) => {
        const times = readTextLines(list.join('\n')).map(({ timestamp }) => timestamp);
        expect(times).toEqual(list.map(() => '2024-05-01T10:11:12.000Z'));
      }),
    );
  });
});

describe('the level of a log line', () => {
  it.each([
    ['2024-05-01 10:11:12,123 WARN  [main] hello', 'WARN'],
    ['2024/05/01 10:11:12 [error] 7#7: hello', 'ERROR'],
    ['[Wed May 01 10:11:12.1 2024] [core:crit] hello', 'CRITICAL'],
    ['time="2024-05-01T10:11:12Z" level=warning msg=hello', 'WARN'],
    ['W0501 10:11:12.123456       1 server.go:12] hello', 'WARN'],
    ['<11>May  1 10:11:12 host app: hello', 'ERROR'],
    ['npm ERR! hello', 'ERROR'],
    ['an error on the way', undefined],
    ['error: no such file', 'ERROR'],
    ['2024-05-01 10:11:12 status installed error-pages 1', undefined],
    ['10.0.0.1 - - [01/May/2024:10:11:12 +0000] "GET /INFO.html HTTP/1.1" 200 5', undefined],
    ['FATAL: out of memory', 'FATAL'],
    ['2024-05-01 10:11:12 SEVERE hello', 'SEVERE'],
  ])('%s', (line, level) => {
    expect(readTextLines(line)[0]!.loglevel).toBe(level);
  });
});

describe('lines of a text log', () => {
  it('are records, with their content as it was', () => {
    // Without digits there are no times, and so no lines that belong together.
    const line = fc
      .string({ unit: fc.constantFrom('a', 'ü', '😀', ' ', '\t', '"', '{') })
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('\n', '\r\n', '\n\n'),
        (lines, piece, end) => {
          expect(readTextLines(lines.join(end), { piece }).map(({ content }) => content)).toEqual(lines);
        },
      ),
    );
  });

  it('go on the record before where they belong to its stack trace', () => {
    const java = [
      '2024-05-01 10:11:12 ERROR boom',
      'java.lang.IllegalStateException: no',
      '\tat a.B.c(B.java:1)',
      'Caused by: java.io.IOException: gone',
      '\t... 12 more',
    ].join('\n');
    const python =
      '2024-05-01 10:11:13 ERROR x\nTraceback (most recent call last):\n  File "a.py", line 1\nValueError: bad';
    const records = readTextLines(`${java}\n${python}\n2024-05-01 10:11:14 INFO fine\nplain line\n`);
    expect(records.map(({ content }) => content)).toEqual([
      java,
      python,
      '2024-05-01 10:11:14 INFO fine',
      'plain line',
    ]);
    expect(records[3]).not.toHaveProperty('timestamp');
  });

  it('stay records of their own where no line has a time', () => {
    expect(readTextLines('a:\n  b: 1\n  c: 2\n')).toHaveLength(3);
  });
});
