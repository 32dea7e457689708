import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { analyzeFields } from './fields.ts';

const catalogue = await loadCatalogue();

function names(text: string): string[] {
  const tree = parse(text);
  return analyzeFields(tree, catalogue).result(tree.query).names();
}

const source = 'data record(a = 1, t = now()) | ';

it.each([
  ['summarize count(), alias:n, by:{a}', ['a', 'n']],
  ['summarize count(), by:{a}, alias:n', ['a', 'n']],
  ['summarize by:{a}, count(), alias:n', ['a', 'n']],
  ['summarize {count(), by:{a}, alias:n}', ['a', 'n']],
  ['summarize {count()}, alias:n, by:{a}', ['a', 'n']],
  ['summarize count(), by:{bin(t, 1h), alias:hour}', ['hour', 'count()']],
  ['summarize count(), by:{a, bin(t, 1h), alias:{hour}}, alias:n', ['a', 'hour', 'n']],
  ['summarize by:{a}, alias:n, count()', ['a', 'count()']],
  ['fields {a, alias:x}, t', ['x', 't']],
  ['expand a, limit:2, alias:e', ['a', 't', 'e']],
])('knows what the alias names in %s', (text, expected) => {
  expect(names(source + text)).toEqual(expected);
});

it('names a series whatever stands between', () => {
  const text = 'timeseries avg(dt.host.availability), from:-1h, alias:availability, by:{dt.entity.host}';
  expect(names(text)).toEqual(['timeframe', 'interval', 'dt.entity.host', 'availability']);
});
