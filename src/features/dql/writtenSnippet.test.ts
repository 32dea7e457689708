import { expect, it } from 'vitest';
import { writtenSnippet } from './writtenSnippet.ts';

const json = (text: string): string => JSON.stringify(text).slice(1, -1);

it.each([
  ['count()', 'count()'],
  ['"file:$1"', '\\\\"file:$1\\\\"'],
  [`\${1:a} == "b" {$2}`, `\${1:a} == \\\\"b\\\\" {$2}`],
  [`by:{\${1:"x\\}"}}`, `by:{\${1:\\\\"x\\}\\\\"}}`],
  ['a == "\\\\d\\$"', 'a == \\\\"\\\\\\\\d\\$\\\\"'],
  ['$', '\\$'],
])('keeps the tab stops of %s', (snippet, expected) => {
  expect(writtenSnippet(snippet, json)).toBe(expected);
});

it('is no text where a part cannot be written', () => {
  expect(writtenSnippet('a $1 "b"', (text) => (text.includes('"') ? undefined : text))).toBeUndefined();
});
