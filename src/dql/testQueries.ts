/** Queries and arbitrary texts for property tests. */

import fc from 'fast-check';

export const seedQueries: readonly string[] = [
  'fetch logs, from:now()-2h@h, bucket:{"default_logs", "audit*"}\n| filter loglevel == "ERROR" and not contains(content, "retry")\n| limit 20',
  'fetch bizevents // orders\n| summarize {orders = count(), revenue = sum(amount)}, by:{shop, day = bin(timestamp, 1d)}\n| sort revenue desc, shop asc',
  'timeseries cpu = avg(dt.host.cpu.usage, filter: host.name == "a"), by:{dt.entity.host}, interval:5m\n| fieldsAdd peak = arrayMax(cpu[]), tf = timeframe[start]',
  'data record(a = 1, b = "x\\ty"), record(a = -0x7F, b = null)\n| fieldsAdd c = a * 2 - -3 % 4, d = a[0][`odd name`], e = b ~ "x*"',
  'fetch spans | filter trace.id in [fetch logs | filter status != 200 | fields trace.id] xor duration > 1500ms or @d < start_time',
  'fetch logs\n| parse content, """LD:head SPACE? "=" INT:value"""\n| lookup [load "/lookups/codes"], sourceField:code, lookupField:id, prefix:"c."\n/* done */ | fieldsRemove "dt.*"',
  'smartscapeNodes HOST, "AWS_*" | traverse {runs_on}, {PROCESS}, direction:backward | expand tags, limit:3',
  '| fieldsRename `new name` = old | dedup {a, b}, sort:{timestamp desc} | join [fetch events], on:{left[id] == right[key]}, kind:leftOuter',
  'fetch logs | filter in(host, array($Hosts)) and level == $Level:noquote and n > {{ limit }} and m < $' + '{max}',
  "fetch logs | filter a = 'x' && b | | summarize count() by c,",
];

const pieces = [
  'fetch logs',
  '|',
  ' ',
  '\n',
  ',',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  '"""',
  "'",
  '`',
  '\\',
  '//',
  '/*',
  '*/',
  '-',
  '@',
  '@d',
  '1h',
  '12',
  '1.5e3',
  '0x',
  '$v',
  '$',
  '{{',
  '}}',
  '${',
  '=',
  '==',
  '<',
  '!',
  '&&',
  'not ',
  'and',
  ' or ',
  'in',
  'by',
  'a.b',
  'a',
  ':',
  'desc',
  '...',
  '~',
  'é',
  '\u{1F600}',
  '\u0000',
  '\r\n',
];

/** Text that looks like DQL at times. */
export const textArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A seed query with up to four cuts, insertions, repetitions and moves. */
export const mutatedQueryArbitrary: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...seedQueries),
    fc.array(fc.record({ from: fc.nat(400), length: fc.nat(12), kind: fc.nat(3), piece: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([query, steps]) =>
    steps.reduce((text, { from, length, kind, piece }) => {
      const start = from % (text.length + 1);
      const end = Math.min(text.length, start + length);
      if (kind === 0) return text.slice(0, start) + text.slice(end);
      if (kind === 1) return text.slice(0, start) + piece + text.slice(start);
      if (kind === 2) return text.slice(0, end) + text.slice(start);
      return text.slice(end) + text.slice(0, start);
    }, query),
  );
