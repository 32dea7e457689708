import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QueryDocument } from './documents.ts';
import { runnableAt, runnables } from './runnable.ts';

const text = `// Errors by service
fetch logs
| filter loglevel == "ERROR"
| lookup [
    fetch bizevents
    | fields id
    | limit 5
  ], sourceField:id, lookupField:id
| limit 3

timeseries avg(dt.host.cpu.usage)
`;
const document = QueryDocument.of(text);
const at = (word: string, from = 0): number => text.indexOf(word, from);
const run = (from: string, to?: string) => {
  const start = at(from);
  return runnableAt(document, { start, end: to === undefined ? start : at(to) + to.length });
};

describe('what can be run', () => {
  it('finds every query and sub-query, and where it stands', () => {
    const found = runnables(document);
    expect(found.map(({ kind, text: query }) => `${kind}: ${query.split('\n')[0]}`)).toEqual([
      'query: fetch logs',
      'sub-query: fetch bizevents',
      'query: timeseries avg(dt.host.cpu.usage)',
    ]);
    for (const each of found) expect(text.slice(each.start, each.end)).toBe(each.text);
  });

  it('runs the query around a caret', () => {
    expect(run('loglevel')?.text).toMatch(/^fetch logs[\s\S]*limit 3$/);
    expect(run('timeseries')?.text).toBe('timeseries avg(dt.host.cpu.usage)');
  });

  it('snaps a selection to whole commands and puts what they need before them', () => {
    expect(run('etch log', 'filter logl')?.text).toBe('fetch logs\n| filter loglevel == "ERROR"');
    expect(run('loglevel', 'ERROR')?.text).toBe('fetch logs\n| filter loglevel == "ERROR"');
  });

  it('runs a selection inside a sub-query as that sub-query', () => {
    expect(run('bizevents', 'fields')?.text).toBe('fetch bizevents\n    | fields id');
  });

  it('has nothing to run in a text without a command', () => {
    expect(runnables(QueryDocument.of('// nothing here\n\n'))).toEqual([]);
    expect(runnableAt(QueryDocument.of(''), { start: 0, end: 0 })).toBeUndefined();
  });

  it('never runs half a command, whatever is selected', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const selected = runnableAt(document, { start: Math.min(a, b), end: Math.max(a, b) });
        expect(selected?.text).toMatch(/^(fetch (logs|bizevents)|timeseries)/);
        expect(selected?.text).toBe(text.slice(selected?.start, selected?.end));
      }),
    );
  });
});
