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
  const markers = TAGGED.has(languageId) ? [MARKER, TAG] : [MARKER];
  const starts = markers.flatMap((marker) =>
    [...text.matchAll(marker)].map(({ index, 0: { length } }) => index + length),
  );
  const found: EmbeddedText[] = [];
  // A marker inside of a literal is text. So no character is read twice, however many literals have no end.
  let end = 0;
  for (const start of starts.sort((left, right) => left - right)) {
    const literal = start < end ? undefined : readLiteral(text, start, quotes[languageId] ?? []);
    if (literal === undefined) continue;
    if (literal.content !== undefined) found.push(literal.content);
    end = literal.end;
  }
  return found;
}
