/** Code fences of Markdown whose language is `dql`, in lists and quotes as well. Source: CommonMark, fenced code blocks. */

import { type EmbeddedText, EmbeddedTextBuilder } from './embeddedText.ts';

const OPENING = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})[ \t]*(\S*)[^\n]*$/;

export function markdownFences(text: string): readonly EmbeddedText[] {
  const found: EmbeddedText[] = [];
  let at = 0;
  let open: Fence | undefined;
  while (at <= text.length) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const next = newline < 0 ? text.length + 1 : newline + 1;
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end);
    if (open !== undefined && leavesQuote(line, open)) {
      if (open.builder !== undefined) found.push(open.builder.build(escapeFor(open.prefix)));
      open = undefined;
    }
    if (open === undefined) open = openingOf(text, line, next);
    else if (closes(line, open)) {
      if (open.builder !== undefined) found.push(open.builder.build(escapeFor(open.prefix)));
      open = undefined;
    } else open.builder?.plain(at + prefixLength(line, open.prefix), Math.min(next, text.length));
    at = next;
  }
  // A fence without its end goes on to the end of the document.
  if (open?.builder !== undefined) found.push(open.builder.build(escapeFor(open.prefix)));
  return found;
}

interface Fence {
  /** In front of the fence and of each of its lines. */
  readonly prefix: string;
  readonly mark: string;
  /** Absent for fences of other languages. */
  readonly builder: EmbeddedTextBuilder | undefined;
}

function openingOf(text: string, line: string, next: number): Fence | undefined {
  const match = OPENING.exec(line);
  if (match === null) return undefined;
  const [, lead = '', mark = '', language = ''] = match;
  const isDql = /^(dql|\{\.dql\})$/i.test(language);
  return {
    prefix: lead.replaceAll(/[^>\t]/g, ' '),
    mark,
    builder: isDql ? new EmbeddedTextBuilder(text, Math.min(next, text.length)) : undefined,
  };
}

function closes(line: string, { mark }: Fence): boolean {
  const trimmed = line.replace(/^[ \t>]*/, '').trimEnd();
  return trimmed.length >= mark.length && trimmed === mark[0]!.repeat(trimmed.length);
}

/** A fence ends with the quote that it stands in, even without its closing mark. */
function leavesQuote(line: string, { prefix }: Fence): boolean {
  return prefix.includes('>') && !line.trimStart().startsWith('>');
}

/** How much of the prefix a line has. */
function prefixLength(line: string, prefix: string): number {
  let length = 0;
  while (length < prefix.length && length < line.length) {
    const expected = prefix[length]!;
    const found = line[length]!;
    if (expected === '>' ? found !== '>' : found !== ' ' && found !== '\t') break;
    length++;
  }
  return length;
}

function escapeFor(prefix: string): (text: string) => string {
  return (text) => text.replaceAll('\n', `\n${prefix}`);
}
