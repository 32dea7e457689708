import { expect, it } from 'vitest';
import { loadCatalogue } from '../../dql/catalogue/catalogue.ts';
import { parse } from '../../dql/parser.ts';
import type { Severities } from './checkSeverities.ts';
import type { PlacedQuery } from './placedQuery.ts';
import { QueryProblems } from './queryProblems.ts';

it('checks a query once, and again with other settings or variables', async () => {
  let severities: Severities = {};
  const problems = new QueryProblems(await loadCatalogue(), { of: () => severities });
  const query = {
    tree: parse('fetch logs, from: -1h | filter a == $b | limit 1'),
    document: {} as PlacedQuery['document'],
    variables: undefined as ReadonlySet<string> | undefined,
  };
  const codes = (): readonly string[] => problems.of(query).map(({ code }) => code);
  const first = problems.of(query);
  expect(codes()).not.toContain('unknown-variable');
  expect(problems.of({ ...query })).toBe(first);

  query.variables = new Set(['c']);
  expect(codes()).toContain('unknown-variable');
  severities = { 'unknown-variable': 'off' };
  expect(codes()).not.toContain('unknown-variable');
});
