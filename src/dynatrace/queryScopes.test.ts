import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryScopes } from './queryScopes.ts';

const tables = (query: string) =>
  queryScopes(query)
    .filter((scope) => scope !== 'storage:buckets:read')
    .map((scope) => scope.replace(/^storage:(.*):read$/, '$1'));

describe('queryScopes', () => {
  it.each<[string, string[]]>([
    ['fetch logs', ['logs']],
    ['FETCH logs, from: now() - 2h | limit 5', ['logs']],
    ['fetch dt.davis.problems | filter event.status == "ACTIVE"', ['events']],
    ['fetch dt.entity.host', ['entities']],
    ['fetch `dt.entity.os:service`', ['entities']],
    ['fetch dt.system.data_objects', []],
    ['fetch dt.system.query_executions', ['system']],
    ['fetch user.sessions', ['user.sessions']],
    ['describe spans', ['spans']],
    ['fieldsSnapshot bizevents', ['bizevents']],
    ['timeseries avg(dt.host.cpu.usage), by:{dt.entity.host}', ['metrics']],
    ['metrics from: now() - 1h', ['metrics']],
    ['smartscapeNodes HOST | traverse runs_on, SERVICE', ['smartscape']],
    ['load "/lookups/x"', ['files']],
    ['data record(a = 1)', []],
    ['fetch logs | lookup [fetch dt.entity.service], sourceField: a, lookupField: id', ['entities', 'logs']],
    ['fetch spans | append [ timeseries count(x) ]', ['metrics', 'spans']],
    ['fetch logs | fieldsAdd name = entityName(dt.entity.host)', ['entities', 'logs']],
    ['fetch logs | fieldsAdd n = getNodeName(dt.smartscape.host)', ['logs', 'smartscape']],
    ['// fetch bizevents\nfetch logs /* | append [fetch spans] */', ['logs']],
    ['fetch logs | filter content == "[fetch spans" or content == "| timeseries"', ['logs']],
    ['fetch logs | filter content == "\\"[fetch spans"', ['logs']],
    ['fetch logs | parse content, """LD \'[fetch spans\' INT"""', ['logs']],
    ['fetch logs | fields fetch, metrics, timeseries, load', ['logs']],
    ['fetch logs | fieldsAdd fetch = bizevents', ['logs']],
    ['fetch no.such.table', []],
    ['', []],
    ['fetch', []],
  ])('%s', (query, expected) => {
    expect(tables(query)).toEqual(expected);
  });

  it('always asks for the buckets, each scope once, in order', () => {
    expect(queryScopes('fetch logs | append [fetch logs]')).toEqual(['storage:buckets:read', 'storage:logs:read']);
  });

  it('does not find tables in what is quoted, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const quoted = JSON.stringify(`[fetch spans ${text}`);
        expect(tables(`fetch logs | filter content == ${quoted} | limit 1`)).toEqual(['logs']);
      }),
    );
  });

  it('ends in short time on any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        expect(queryScopes(text)).toContain('storage:buckets:read');
      }),
    );
    expect(queryScopes('"'.repeat(200_001))).toEqual(['storage:buckets:read']);
    expect(queryScopes('/*'.repeat(200_000))).toEqual(['storage:buckets:read']);
  });
});
