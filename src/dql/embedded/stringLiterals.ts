/** String literals of programming languages that a comment `language=DQL` stands in front of, and templates with the tag `dql`. */

import { type EmbeddedText, EmbeddedTextBuilder } from './embeddedText.ts';

/** The comment, bounded so that long lines cost no more than their length, then whatever is between it and the literal: at most a declaration. */
const MARKER =
  /(?:\/\*+|\/\/|#|--)[ \t]*language[ \t]*=[ \t]*dql\b[^\n*]{0,200}(?:\*\/|(?=\n))[^"'`;{}]{0,200}?(?=["'`])/gi;
const TAG = /\bdql[ \t]*(?=`)/g;

/** Languages in which a backslash means itself between backticks or in triple quotes. */
const RAW_BACKTICKS: ReadonlySet<string> = new Set(['go']);
const RAW_TRIPLE: ReadonlySet<string> = new Set(['kotlin', 'scala', 'groovy']);
const TEMPLATES: ReadonlySet<string> = new Set([
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'vue',
  'svelte',
]);

export function stringLiterals(text: string, languageId: string): readonly EmbeddedText[] {
  const found = new Map<number, EmbeddedText>();
  const markers = TEMPLATES.has(languageId) ? [MARKER, TAG] : [MARKER];
  for (const marker of markers) {
    for (const match of text.matchAll(marker)) {
      const start = match.index + match[0].length;
      const literal = readLiteral(text, start, languageId);
      if (literal !== undefined) found.set(start, literal);
    }
  }
  return [...found].sort(([left], [right]) => left - right).map(([, literal]) => literal);
}

/** Undefined for a literal without its end. */
function readLiteral(text: string, start: number, languageId: string): EmbeddedText | undefined {
  const quote =
    text.startsWith('"""', start) || text.startsWith("'''", start) ? text.slice(start, start + 3) : text[start]!;
  const isTriple = quote.length === 3;
  const before = text[start - 1] ?? '';
  const isVerbatim = before === '@' && languageId === 'csharp';
  const isRaw =
    isVerbatim ||
    (isTriple && RAW_TRIPLE.has(languageId)) ||
    (quote === '`' && RAW_BACKTICKS.has(languageId)) ||
    (/r/i.test(before) && ['python', 'rust'].includes(languageId));
  const builder = new EmbeddedTextBuilder(text, start + quote.length);
  let plain = start + quote.length;
  let at = plain;
  for (; at < text.length; at++) {
    if (isVerbatim && text.startsWith('""', at)) {
      builder.plain(plain, at);
      builder.escaped(at, at + 2, '"');
      plain = at + 2;
      at++;
    } else if (text.startsWith(quote, at)) {
      builder.plain(plain, at);
      return builder.build(escapeFor(quote, isRaw, isVerbatim));
    } else if (!isRaw && text[at] === '\\') {
      const { length, meaning } = readEscape(text, at);
      builder.plain(plain, at);
      builder.escaped(at, at + length, meaning);
      plain = at + length;
      at += length - 1;
    } else if (text[at] === '\n' && !isTriple && quote !== '`' && !isVerbatim) return undefined;
  }
  return undefined;
}

const MEANINGS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '0': '\0', '\n': '' };

function readEscape(text: string, at: number): { readonly length: number; readonly meaning: string } {
  const code = /^\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2}))/i.exec(text.slice(at, at + 12));
  if (code !== null) {
    const value = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16);
    return { length: code[0].length, meaning: value > 0x10ffff ? '' : String.fromCodePoint(value) };
  }
  const next = text[at + 1] ?? '';
  return { length: 1 + next.length, meaning: MEANINGS[next] ?? next };
}

function escapeFor(quote: string, isRaw: boolean, isVerbatim: boolean): (text: string) => string {
  if (isVerbatim) return (text) => text.replaceAll('"', '""');
  if (isRaw) return (text) => text;
  return (text) => {
    const escaped = text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
    return quote.length === 3 || quote === '`' ? escaped : escaped.replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  };
}
