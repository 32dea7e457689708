/** String literals of programming languages that a comment `language=DQL` stands in front of, and templates with the tag `dql`. */

import type { EmbeddedText } from './embeddedText.ts';
import { readLiteral } from './literal.ts';
import { quotes } from './quotes.ts';

/** The comment, bounded so that long lines cost no more than their length, then whatever is between it and the literal: at most a declaration. */
const MARKER =
  /(?:\/\*+|\/\/|#|--)[ \t]*language[ \t]*=[ \t]*dql\b[^\n*]{0,200}(?:\*\/|(?=\n))[^"'`;{}]{0,200}?(?=["'`])/gi;
const TAG = /\bdql[ \t]*(?=`)/g;

/** Languages whose templates can have a tag. */
const TAGGED: ReadonlySet<string> = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
]);

export function stringLiterals(text: string, languageId: string): readonly EmbeddedText[] {
  const found = new Map<number, EmbeddedText>();
  const markers = TAGGED.has(languageId) ? [MARKER, TAG] : [MARKER];
  for (const marker of markers) {
    for (const match of text.matchAll(marker)) {
      const start = match.index + match[0].length;
      const literal = readLiteral(text, start, quotes[languageId] ?? []);
      if (literal !== undefined) found.set(start, literal);
    }
  }
  return [...found].sort(([left], [right]) => left - right).map(([, literal]) => literal);
}
