import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries } from '../testQueries.ts';
import { type CompletionOptions, complete } from './completion.ts';
import type { CompletionList } from './completionItem.ts';

const catalogue = await loadCatalogue();

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
    expect(labels('fetch logs | join [data record(k = 1)], on: {left[loglevel] == right[|>')).toContain('k');
  });

  it('are written in backticks where they have to be', () => {
    expect(accepted('data record(`odd name` = 1) | fields |>', 'odd name')).toBe(
      'data record(`odd name` = 1) | fields `odd name`',
    );
    expect(accepted('data record(`odd name` = 1) | fields `od|>', 'odd name')).toBe(
      'data record(`odd name` = 1) | fields `odd name`',
    );
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

describe('parameters', () => {
  it('that are not given yet', () => {
    expect(labels('fetch logs, |>')).toContain('from:');
    expect(labels('fetch logs, from: -2h, |>')).not.toContain('from:');
  });

  it('that nothing given excludes', () => {
    expect(labels('fetch logs | makeTimeseries count(), bins: 10, |>')).not.toContain('interval:');
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

  it('of the tenant', () => {
    expect(labels('fetch |>', { dataObjects: ['my.table'] })).toContain('my.table');
    expect(labels('fetch logs | filter host.name == $|>', { variables: ['Host'] })).toEqual(['$Host']);
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

  it('proposes the words of valid queries where they stand', () => {
    let known = 0;
    const missing: string[] = [];
    for (const query of seedQueries) {
      const tree = parse(query);
      if (tree.errors.length > 0 || /[{$]\{/.test(query)) continue;
      for (const match of query.matchAll(/(?<![\w.`"$'])[A-Za-z][\w.]*/g)) {
        const word = match[0];
        const isKnown = catalogue.command(word) ?? catalogue.functions(word)[0] ?? catalogue.dataObject(word);
        if (isKnown === undefined) continue;
        const { items } = complete(tree, match.index + 1, catalogue);
        if (items.length === 0) continue;
        known++;
        if (!items.some(({ label }) => label.replace(/:$/, '').toLowerCase() === word.toLowerCase()))
          missing.push(`${word} in ${query}`);
      }
    }
    expect(known).toBeGreaterThan(40);
    expect(missing.length / known, missing.join('\n')).toBeLessThan(0.05);
  });
});
