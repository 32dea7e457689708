import { describe, expect, it } from 'vitest';
import { embeddedQueries } from '../../dql/embedded/embeddedQueries.ts';
import { hintsAtDql } from './embeddedHint.ts';

describe('the hint at DQL inside other documents', () => {
  const holding: readonly (readonly [string, string])[] = [
    ['markdown', '# A\n\n```dql\nfetch logs\n```\n'],
    ['markdown', '- one\n\n  ~~~ DQL title="x"\n  fetch logs\n  ~~~\n'],
    ['typescript', 'const a = /* language=DQL */ "fetch logs";'],
    ['json', '{"queries": ["fetch logs"]}'],
    ['python', '# language = dql\nquery = """fetch logs"""'],
    ['javascript', 'const a = dql`fetch logs`;'],
    ['json', '{ "query": "fetch logs\\n| limit 1" }'],
    ['json', '{ "query": "\\n  timeseries avg(dt.host.cpu.usage)" }'],
    ['json', '{ "query":"timeseries{a = avg(dt.host.cpu.usage)}" }'],
    ['json', '{ "query": "// CPU\\n\\n\\t timeseries avg(dt.host.cpu.usage)" }'],
    ['jsonc', '{ "input": "// Errors\\nfetch logs" }'],
  ];

  it.each(holding)('is there where %s has some: %j', (language, text) => {
    expect(embeddedQueries(text, language).length).toBeGreaterThan(0);
    expect(hintsAtDql(text, language)).toBe(true);
  });

  it.each([
    ['markdown', '```sql\nselect 1\n```\n about dql'],
    ['typescript', 'await fetch("https://example.com"); // no query language'],
    ['json', '{ "name": "fetching", "scripts": { "test": "run" } }'],
    ['plaintext', '```dql\nfetch logs\n```'],
  ])('is not there where %s has none: %j', (language, text) => {
    expect(embeddedQueries(text, language)).toEqual([]);
    expect(hintsAtDql(text, language)).toBe(false);
  });
});
