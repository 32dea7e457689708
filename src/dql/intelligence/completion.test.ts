import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import type { DataObject } from '../catalogue/objects.ts';
import { Type } from '../catalogue/typeSet.ts';
import { analyzeFields, type FieldAnalysis } from '../checks/fields.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary } from '../testQueries.ts';
import type { Name } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { complete } from './completion.ts';
import type { CompletionList, CompletionOptions } from './completionItem.ts';

const catalogue = await loadCatalogue();

/** Valid ones of many kinds. */
const QUERIES = [
  'fetch logs, from: now() - 2h@h, to: now()\n| filter loglevel == "ERROR" and not contains(content, "retry")\n| sort timestamp desc\n| limit 20',
  'fetch logs, from: -1d, bucket: {"default_logs"}, samplingRatio: 10 | summarize errors = countIf(loglevel == "ERROR"), by: {host.name, hour = bin(timestamp, 1h)} | filter errors > 10 | sort errors desc, hour asc',
  'fetch logs | parse content, "IPADDR:ip \' \' LD:rest EOL" | fieldsAdd isLocal = ipIsPrivate(ip), short = substring(rest, from: 0, to: 10) | fieldsKeep ip, isLocal, short',
  'fetch spans | filter span.kind == "server" and duration > 500ms | fieldsAdd slow = duration > 2s | summarize total = count(), slowest = max(duration), by: {span.name, slow}',
  'fetch bizevents | summarize orders = count(), revenue = sum(toDouble(amount)), by: {event.type} | fieldsAdd share = round(revenue / orders, decimals: 2)',
  'fetch events | filter event.kind == "DAVIS_PROBLEM" and event.status == "ACTIVE" | fields timestamp, event.name, event.id | dedup event.id, sort: {timestamp desc}',
  'timeseries cpu = avg(dt.host.cpu.usage), by: {dt.entity.host}, interval: 5m | fieldsAdd peak = arrayMax(cpu), name = entityName(dt.entity.host) | sort peak desc | limit 5',
  'timeseries {used = max(dt.host.memory.usage), free = min(dt.host.disk.free)}, by: {host.name}, filter: {matchesValue(host.name, "web*")}, from: -6h',
  'fetch logs | makeTimeseries lines = count(default: 0), by: {loglevel}, interval: 10m | fieldsAdd total = arraySum(lines)',
  'data record(a = 1, b = "x"), record(a = 2, b = "y") | fieldsAdd c = if(a > 1, upper(b), else: lower(b)) | filterOut isNull(c)',
  'fetch logs | lookup [fetch spans | fields trace.id, span.name], sourceField: trace_id, lookupField: trace.id, prefix: "span." | fields content, span.span.name',
  'fetch logs | join [data record(level = "ERROR", weight = 3)], on: {left[loglevel] == right[level]}, kind: inner | fields content, right.weight',
  'fetch logs | filter host.name in [fetch logs | filter loglevel == "ERROR" | dedup host.name | fields host.name] | summarize count(), by: {host.name}',
  'fetch logs | append [fetch events | fields timestamp, content = event.name] | sort timestamp asc',
  'smartscapeNodes HOST | fields id, name | sort name asc',
  'smartscapeNodes SERVICE | traverse runs_on, HOST, direction: forward | fieldsAdd nodes = name',
  'metrics | filter metric.key == "dt.host.cpu.usage" | summarize n = count(), by: {metric.key}',
  'describe logs',
  `data json: ${'"'.repeat(3)}[{"k": 1}]${'"'.repeat(3)} | fieldsAdd doubled = k * 2 | fieldsRename twice = doubled | fieldsRemove k`,
  'data record(list = array(1, 2, 3)) | expand item = list | fieldsAdd odd = item % 2 == 1 and not isNull(item) | summarize items = collectArray(item), by: {odd}',
  'fetch dt.davis.problems | filter event.status == "CLOSED" | fieldsAdd lasted = event.end - event.start | summarize avg(lasted), median(lasted), percentile(lasted, 95)',
  'fetch logs | search "timeout" | fieldsAdd day = formatTimestamp(timestamp, format: "yyyy-MM-dd"), age = now() - timestamp | fieldsSummary loglevel, topValues: 5',
  'fetch logs | filter in(loglevel, {"ERROR", "WARN"}) or status == "ERROR" | fields timestamp, `log.source`, message = coalesce(content, "none")',
];

/** `|>` is the cursor. */
function at(text: string, options: CompletionOptions = {}): CompletionList {
  const offset = text.indexOf('|>');
  return complete(parse(text.replace('|>', '')), offset, catalogue, options);
}

function labels(text: string, options: CompletionOptions = {}): string[] {
  return at(text, options).items.map(({ label }) => label);
}

/** The text after the item with a label was accepted. */
function accepted(text: string, label: string): string {
  const { items, replace } = at(text);
  const found = items.find((item) => item.label === label);
  const plain = text.replace('|>', '');
  return plain.slice(0, replace.start) + found?.insertText + plain.slice(replace.end);
}

describe('commands', () => {
  it.each(['|>', 'fe|>', 'data record(a = 1) | append [ |>', '// orders\n|>'])('that begin a query: %s', (text) => {
    const found = labels(text);
    expect(found[0]).toBe('fetch');
    expect(found).toContain('timeseries');
    expect(found).not.toContain('filter');
  });

  it.each(['fetch logs | |>', 'fetch logs\n| fi|>', 'fetch logs | append [ fetch logs | |> ]', '| fields|>'])(
    'that go on with it: %s',
    (text) => {
      const found = labels(text);
      expect(found[0]).toBe('filter');
      expect(found).not.toContain('fetch');
    },
  );

  it('with their pipe where it is missing', () => {
    expect(accepted('fetch logs\n|>', '| filter')).toBe('fetch logs\n| filter ');
  });

  it('as snippets with what they need', () => {
    const limit = at('fetch logs | lim|>').items.find(({ label }) => label === 'limit');
    expect(limit?.insertText).toMatch(/^limit \$\{1:100\}$/);
    expect(limit?.isSnippet).toBe(true);
  });
});

describe('fields', () => {
  it('of the data object', () => {
    expect(labels('fetch logs | filter |>').slice(0, 3)).toEqual(['timestamp', 'content', 'loglevel']);
    expect(labels('fetch spans | fields |>')).toContain('span.name');
  });

  it('that the query makes come first', () => {
    expect(labels('fetch logs | fieldsAdd mine = 1 | filter |>')[0]).toBe('mine');
    expect(labels('fetch logs | parse content, "INT:code" | filter |>')[0]).toBe('code');
  });

  it('and no others once the columns are fixed', () => {
    const fields = at('fetch logs | summarize n = count(), by: {host.name} | sort |>').items.filter(
      ({ kind }) => kind === 'field',
    );
    expect(fields.map(({ label }) => label).sort()).toEqual(['host.name', 'n']);
  });

  it('that an earlier command took away are not proposed', () => {
    expect(labels('fetch logs | fieldsRemove content | filter |>')).not.toContain('content');
  });

  it('of the sub-query where they are meant', () => {
    expect(labels('fetch logs | lookup [data record(k = 1)], sourceField: host.name, lookupField: |>')).toEqual(['k']);
  });

  it.each(['', ']', ']}'])('of the side of a join that is meant, before %j', (rest) => {
    const join = 'data record(a = 1) | join [data record(k = 1)], on: {left';
    expect(labels(`${join}[a] == right[|>${rest}`)).toEqual(['k']);
    expect(labels(`${join}[a] == right[k|>${rest}`)).toEqual(['k']);
    expect(labels(`${join}[|>${rest}`)).toContain('a');
    expect(labels(`${join}[|>${rest}`)).not.toContain('k');
  });

  it('of data that is looked up or joined, as far as they are known', () => {
    const found = labels('fetch logs | lookup [fetch spans], sourceField: trace_id, lookupField: trace.id | filter |>');
    expect(found).toEqual(expect.arrayContaining(['content', 'lookup.duration', 'lookup.span.name']));
    expect(found.indexOf('content')).toBeLessThan(found.indexOf('lookup.duration'));
    expect(labels('fetch logs | join [fetch spans], on: {trace_id}, prefix: "of." | filter |>')).toContain(
      'of.duration',
    );
  });

  it('of local files, by their address', () => {
    const file = (name: string, fields: readonly string[]): [string, DataObject] => [
      name,
      {
        ...catalogue.dataObject('logs')!,
        name,
        fields: new Map(fields.map((field) => [field, { name: field, types: Type.String, description: '' }])),
      },
    ];
    const files = catalogue.withFiles(
      new Map([file('file:shop.log', ['townName']), file('file:codes.csv', ['reason'])]),
    );
    const text =
      'fetch "file:shop.log" | lookup [load "file:codes.csv"], sourceField: code, lookupField: code | fields ';
    const { items } = complete(parse(text), text.length, files);
    const fields = items.filter(({ kind, detail }) => kind === 'field' && detail === 'string');
    expect(fields.map(({ label }) => label)).toEqual(expect.arrayContaining(['townName', 'lookup.reason']));
    expect(complete(parse('fetch '), 6, files).items.map(({ label }) => label)).not.toContain('file:shop.log');
  });

  it('are written in backticks where they have to be', () => {
    expect(accepted('data record(`odd name` = 1) | fields |>', 'odd name')).toBe(
      'data record(`odd name` = 1) | fields `odd name`',
    );
    expect(accepted('data record(`odd name` = 1) | fields `od|>', 'odd name')).toBe(
      'data record(`odd name` = 1) | fields `odd name`',
    );
  });

  it.each(['|>', '`|>', '`od|>'])('are written so that the same name is read: %s', (typed) => {
    const text = accepted(`data record(${'`od\\\\\\`d`'} = 1) | fields ${typed}`, 'od\\`d');
    const [made, read] = parse(text).query.commands.flatMap(({ items }) => items.map(({ value }) => value));
    expect(made).toMatchObject({ items: [{ alias: { text: 'od\\`d' } }] });
    expect(read).toMatchObject({ name: { text: 'od\\`d' } });
  });

  it('replace the whole dotted name', () => {
    expect(accepted('fetch logs | filter host.na|>', 'host.name')).toBe('fetch logs | filter host.name');
  });

  it('are not proposed where a name is made', () => {
    expect(labels('fetch logs | fieldsAdd na|> = 1')).toEqual([]);
  });
});

describe('functions', () => {
  it('that aggregate, where aggregations are wanted', () => {
    expect(labels('fetch logs | summarize |>')[0]).toBe('count');
    expect(labels('fetch logs | filter |>')).not.toContain('countIf');
    expect(labels('timeseries |>')).not.toContain('concat');
  });

  it('fit first', () => {
    const { items } = at('fetch logs | filter x == 1 and |>');
    const rank = (label: string) => items.find((item) => item.label === label && item.kind === 'function')?.rank;
    expect(rank('isNotNull')).toBeLessThan(rank('arraySize') ?? 0);
  });
});

describe('sub-queries', () => {
  it.each([
    'fetch logs | filter a in |>',
    'fetch logs | filter a in |> and b == 1',
    'fetch logs | filter a in b|> | limit 1',
    'fetch logs | filter x == 1 and `a` IN |>\n| fields b',
  ])('are all that can follow the operator: %s', (text) => {
    expect(at(text).items).toMatchObject([{ label: '[ … ]', insertText: '[ $1 ]', isSnippet: true }]);
  });

  it.each(['fetch logs | filter in |>', 'fetch logs | filter a in [fetch logs] |>', 'fetch logs | filter a in $v |>'])(
    'are not wanted in %s',
    (text) => {
      expect(labels(text)).not.toContain('[ … ]');
      expect(labels(text)).toContain('| filter');
    },
  );
});

describe('parameters', () => {
  it('that are not given yet', () => {
    expect(labels('fetch logs, |>')).toContain('from:');
    expect(labels('fetch logs, from: -2h, |>')).not.toContain('from:');
  });

  it('that nothing given excludes', () => {
    expect(labels('fetch logs | makeTimeseries count(), bins: 10, |>')).not.toContain('interval:');
  });

  it('before a colon that is there already', () => {
    expect(accepted('fetch logs | summarize count(), b|>: {loglevel}', 'by:')).toBe(
      'fetch logs | summarize count(), by: {loglevel}',
    );
    expect(labels('fetch logs | fieldsAdd a = substring(content, |>from: 1)')).toContain('from:');
  });

  it('with the comma that is missing', () => {
    expect(at('fetch logs | summarize count() |>').items[0]?.insertText).toBe(', by: {$1}');
    expect(labels('fetch logs | summarize count(), by: {loglevel} |>')).not.toContain(', by:');
  });

  it('are not proposed among the values in braces', () => {
    expect(labels('timeseries avg(dt.host.cpu.usage), by: {|>}')).not.toContain('from:');
  });

  it('with their defaults', () => {
    const { items } = at('fetch logs | filter contains(content, "a", |>');
    expect(items[0]?.label).toBe('caseSensitive:');
    expect(items[0]?.insertText).toMatch(/^caseSensitive: \$\{1:TRUE\}$/);
  });
});

describe('values', () => {
  it.each([
    ['fetch |>', 'logs'],
    ['describe |>', 'spans'],
    ['fetch logs, from: |>', '-2h'],
    ['timeseries avg(|>', 'dt.host.cpu.usage'],
    ['timeseries avg(dt.host.c|>', 'dt.host.cpu.usage'],
    ['fetch logs | filter loglevel == |>', '"ERROR"'],
    ['fetch logs | filter in(loglevel, |>', '"WARN"'],
    ['fetch logs | join [fetch spans], kind: |>', 'leftOuter'],
    ['smartscapeNodes |>', 'HOST'],
    ['fetch logs, bucket: {|>', '"default_logs"'],
    ['fetch logs | makeTimeseries count(), interval: |>', '5m'],
    ['fetch logs | makeTimeseries count(), interval: 5|>', '5m'],
    ['timeseries avg(dt.host.cpu.usage) | fieldsAdd a = timeframe[|>]', 'start'],
    ['fetch logs | sort timestamp |>', 'desc'],
    ['fetch logs | filter loglevel |>', '=='],
    ['fetch logs | filter content == "a" and loglevel |>== "b"', '=='],
    ['fetch logs | filter loglevel == "a" |>and content == "b"', 'and'],
    ['fetch logs, from: now() |>', '-'],
    ['fetch logs, timeframe: |>', 'timeframe(from: -2h, to: now())'],
    ['fetch logs | filter timestamp > |>', 'now() - 1h'],
    ['fetch logs | filter in(loglevel, array(|>', '"WARN"'],
    ['metrics | filter metric.key == |>', '"dt.host.cpu.usage"'],
    ['metrics | filter metric.key == "dt.|>"', 'dt.host.cpu.usage'],
    ['fetch logs | limit |>', '100'],
    ['fetch logs | summarize a = round(|>sum(x) / 2)', 'sum'],
    ['fetch logs | filter loglevel == "ERROR" |>', 'and'],
  ])('%s', (text, expected) => {
    expect(labels(text)).toContain(expected);
  });

  it('inside quotes', () => {
    expect(labels('fetch logs | filter loglevel == "|>"')).toContain('ERROR');
    expect(accepted('fetch logs | filter loglevel == "IN|>" and x', 'INFO')).toBe(
      'fetch logs | filter loglevel == "INFO" and x',
    );
    expect(labels('fetch logs | filter content == "|>"')).toEqual([]);
  });

  it('are compared with something else than themselves first', () => {
    expect(labels('fetch logs | filter content == |>')[0]).not.toBe('content');
  });

  it('have no unit where a number is wanted', () => {
    expect(labels('fetch logs | limit 10|>')).toEqual([]);
  });

  it('are never the stand-in for what is being written', () => {
    for (const text of ['metrics | filter metric.key == |>', 'data record(|>', 'fetch logs | fields |>, a']) {
      expect(labels(text).filter((label) => label.includes('cursor'))).toEqual([]);
    }
  });

  it('are variables that the query names elsewhere', () => {
    expect(labels('fetch logs | filter in(host.name, $Host:noquote) and x == $|>')).toEqual(['$Host']);
  });

  it('of the tenant', () => {
    expect(labels('fetch logs | filter host.name == $|>', { variables: ['Host'] })).toEqual(['$Host']);
  });
});

describe('behind a value', () => {
  it('comes its order first where it is sorted', () => {
    expect(labels('fetch logs | sort timestamp |>').slice(0, 2)).toEqual(['desc', 'asc']);
  });

  it('a name in backticks stays', () => {
    const { replace } = at('fetch logs | filter `a`|>');
    expect(replace).toEqual({ start: 23, end: 23 });
    expect(accepted('fetch logs | filter `a` |>', '==')).toBe('fetch logs | filter `a` == ');
  });
});

describe('patterns', () => {
  it.each([
    ['fetch logs | parse content, "|>"', 'LD'],
    ['fetch logs | parse content, "IN|>', 'INT'],
    ['fetch logs | parse content, "INT:a \' \' |>"', 'IPADDR'],
    ['fetch logs | parse content, "TIMESTAMP(|>', 'format='],
  ])('%s', (text, expected) => {
    expect(labels(text)).toContain(expected);
  });

  it.each(['fetch logs | parse content, "INT:|>"', 'fetch logs | parse content, "\'a|>\'"'])(
    'propose nothing where a name is made or text stands: %s',
    (text) => {
      expect(labels(text)).toEqual([]);
    },
  );
});

it.each(['fetch logs // co|>', '/* |> */ fetch logs', 'fetch logs | filter content == "a |>b"'])(
  'proposes nothing in comments and ordinary texts: %s',
  (text) => {
    expect(labels(text)).toEqual([]);
  },
);

describe('anywhere', () => {
  it('proposes without an error, and replaces what is around the cursor', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const { items, replace } = complete(parse(text), offset, catalogue);
        expect(replace.start).toBeLessThanOrEqual(offset);
        expect(replace.end).toBeGreaterThanOrEqual(offset);
        for (const { insertText, isSnippet } of items) {
          if (isSnippet) continue;
          parse(text.slice(0, replace.start) + insertText + text.slice(replace.end));
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each(QUERIES)('at every place of %s', (query) => {
    const tree = parse(query);
    for (let offset = 0; offset <= query.length; offset++) {
      const { items, replace } = complete(tree, offset, catalogue);
      expect(replace.start).toBeLessThanOrEqual(offset);
      expect(replace.end).toBeGreaterThanOrEqual(offset);
      const step = Math.max(1, Math.floor(items.length / 10));
      for (let index = 0; index < items.length; index += step) {
        const { insertText, isSnippet } = items[index]!;
        if (isSnippet) continue;
        const text = query.slice(0, replace.start) + insertText + query.slice(replace.end);
        expect(parse(text).text).toBe(text);
      }
    }
  });

  it('proposes the words of valid queries where they stand', () => {
    let known = 0;
    const missing: string[] = [];
    for (const query of QUERIES) {
      expect(parse(query).errors, query).toEqual([]);
      for (const { label, start } of knownWords(query)) {
        known++;
        const { items } = complete(parse(query), start, catalogue);
        if (!items.some((item) => item.label.toLowerCase() === label)) missing.push(`${label} at ${start} in ${query}`);
      }
    }
    expect(known).toBeGreaterThan(250);
    expect(missing.length / known, missing.join('\n')).toBeLessThanOrEqual(0.05);
  });
});

/** Names in a query that the catalogue or the query itself makes known, in lower case. */
function knownWords(query: string): { label: string; start: number }[] {
  const tree = parse(query);
  const analysis = analyzeFields(tree, catalogue);
  const words: { label: string; start: number }[] = [];
  const add = ({ text, start }: Name, suffix = '') => words.push({ label: text.toLowerCase() + suffix, start });
  walk(tree.query, (node) => {
    if (node.kind === 'Command' && node.name !== undefined) add(node.name);
    else if (node.kind === 'Call') add(node.name);
    else if (node.kind === 'Item' && node.parameter !== undefined) add(node.parameter, ':');
    else if (node.kind === 'Field' && isKnown(node.name, analysis)) add(node.name);
  });
  return words;
}

function isKnown(name: Name, analysis: FieldAnalysis): boolean {
  const { text } = name;
  const resolved = analysis.references.findLast((reference) => reference.name === name)?.resolution.kind;
  if (resolved === 'absent') return false;
  if (resolved !== undefined && resolved !== 'open') return true;
  return catalogue.fields.has(text) || catalogue.dataObject(text) !== undefined || catalogue.metricKeys.has(text);
}

it('says that there is no limit where a default is the largest number', () => {
  const text = 'fetch logs | fieldsAdd x = substring(content, ';
  const to = complete(parse(text), text.length, catalogue).items.find(({ label }) => label === 'to:');
  expect(to).toMatchObject({ detail: 'default no limit' });
  expect(to?.insertText).not.toContain('9223372036854775807');
});

it.each([
  ['fetch logs | summarize n = countIf(status == "ERROR"), by: {host.name} | sort ', 'long'],
  ['fetch logs | makeTimeseries n = count() | fields ', 'array'],
  ['timeseries n = avg(dt.host.cpu.usage) | fields ', 'array'],
  ['fetch logs | summarize n = count() * 1.5 | sort ', 'double'],
])('knows which function is meant where several have its name: %s', (text, type) => {
  const { items } = complete(parse(text), text.length, catalogue);
  expect(items.find(({ label }) => label === 'n')).toMatchObject({ detail: type });
});

it('knows the fields behind a pipe without a command', () => {
  const text = 'fetch logs | fields a = 1 | | sort ';
  const { items } = complete(parse(text), text.length, catalogue);
  expect(items[0]).toMatchObject({ label: 'a', kind: 'field' });
});
