import assert from 'node:assert/strict';
import { test } from './suite.ts';
import { colour } from './textMate.ts';

const markdown =
  '# Errors\n\n```dql\nfetch logs, from:-1h\n| filtr loglevel == "ERROR"\n| limit 3\n```\n\nfetch me a coffee\n';
const typescript =
  'const a = /* language=DQL */ `fetch logs, from:-1h | filtr b == 1 | limit 3`;\n// language=DQL\nconst c = "fetch events";\nfetch("x");\n';
const dashboard = `${JSON.stringify({ tiles: [{ query: 'fetch logs, from:-1h\n| filtr a == "b"\n| limit 3' }], title: 'fetch logs' }, null, 2)}\n`;

test('DQL is coloured in Markdown, in strings and in dashboards', async () => {
  for (const [text, scope, commands] of [
    [markdown, 'text.html.markdown', 1],
    [typescript, 'source.ts', 2],
    [dashboard, 'source.json', 1],
  ] as const) {
    const tokens = await colour(text, scope);
    const sources = tokens.filter(
      (token) => token.text === 'fetch' && token.scopes.some((one) => one === 'keyword.control.command.dql'),
    );
    assert.equal(sources.length, commands, `${scope}: ${JSON.stringify(tokens)}`);
    const after = tokens.findLast((token) => token.text.trim() !== '');
    assert.ok(
      after && !after.scopes.includes('source.dql') && !after.scopes.some((one) => one.startsWith('meta.embedded')),
      JSON.stringify(after),
    );
  }
});
