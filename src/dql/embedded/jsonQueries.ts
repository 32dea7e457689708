/** Queries in JSON documents: tiles and variables of dashboards, sections of notebooks, and whatever else names a query. */

import { beginsWithSource } from '../documents.ts';
import { type EmbeddedText, EmbeddedTextBuilder } from './embeddedText.ts';
import { jsonMembers } from './jsonMembers.ts';

const NAME = /query|dql|^input$|^value$|indicator/i;
const NAME_OF_SEVERAL = /quer(y|ies)|dql/i;
const MEANINGS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Members with such a name, or elements of its array, whose text begins with a command that begins queries. */
export function jsonQueries(text: string): readonly EmbeddedText[] {
  const found: EmbeddedText[] = [];
  for (const { name, values, isArray } of jsonMembers(text)) {
    if (!(isArray ? NAME_OF_SEVERAL : NAME).test(text.slice(name.start, name.end))) continue;
    for (const { start, end } of values) {
      const embedded = unescaped(text, start, end);
      if (beginsWithSource(embedded.text)) found.push(embedded.build((inner) => JSON.stringify(inner).slice(1, -1)));
    }
  }
  return found;
}

function unescaped(text: string, start: number, end: number): EmbeddedTextBuilder {
  const builder = new EmbeddedTextBuilder(text, start);
  let plain = start;
  for (let at = start; at < end; at++) {
    if (text[at] !== '\\') continue;
    builder.plain(plain, at);
    const next = text[at + 1] ?? '';
    const length = next === 'u' ? 6 : 2;
    const code = Number.parseInt(text.slice(at + 2, at + 6), 16);
    const meaning = next === 'u' && Number.isInteger(code) ? String.fromCharCode(code) : (MEANINGS[next] ?? next);
    plain = Math.min(at + length, end);
    builder.escaped(at, plain, meaning);
    at = plain - 1;
  }
  builder.plain(plain, end);
  return builder;
}
