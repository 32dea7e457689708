/** Queries in JSON documents: tiles and variables of dashboards, sections of notebooks, and whatever else names a query. */

import { beginsWithSource } from '../documents.ts';
import { type EmbeddedText, EmbeddedTextBuilder } from './embeddedText.ts';

const MEMBER = /"((?:[^"\\\n]|\\.)*)"\s*:\s*"((?:[^"\\\n]|\\.)*)"/g;
const ARRAY = /"((?:[^"\\\n]|\\.)*)"\s*:\s*\[\s*"(?:[^"\\\n]|\\.)*"(?:\s*,\s*"(?:[^"\\\n]|\\.)*")*\s*\]/g;
const ELEMENT = /"((?:[^"\\\n]|\\.)*)"/g;
const NAME = /query|dql|^input$|^value$|indicator/i;
const NAME_OF_SEVERAL = /quer(y|ies)|dql/i;
const MEANINGS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Members with such a name, or elements of its array, whose text begins with a command that begins queries. */
export function jsonQueries(text: string): readonly EmbeddedText[] {
  const values: (readonly [start: number, end: number])[] = [];
  for (const match of text.matchAll(MEMBER)) {
    const [whole, name = '', value = ''] = match;
    const end = match.index + whole.length - 1;
    if (NAME.test(name)) values.push([end - value.length, end]);
  }
  for (const match of text.matchAll(ARRAY)) {
    const [whole, name = ''] = match;
    if (!NAME_OF_SEVERAL.test(name)) continue;
    const from = match.index + name.length + 2;
    for (const element of whole.slice(name.length + 2).matchAll(ELEMENT)) {
      const start = from + element.index + 1;
      values.push([start, start + element[1]!.length]);
    }
  }
  values.sort(([left], [right]) => left - right);
  const found: EmbeddedText[] = [];
  for (const [start, end] of values) {
    const embedded = unescaped(text, start, end);
    if (beginsWithSource(embedded.text)) found.push(embedded.build((inner) => JSON.stringify(inner).slice(1, -1)));
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
