/** Edits that several fixes need. */

import type { Expression, Span } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Edit, type Fix, replace } from './problem.ts';
import { quoteString } from './suggestions.ts';

/** Removes an item with the comma before it, or after it where it is the first one; comments stay. */
export function removalEdit(context: CheckContext, item: Span): Edit {
  const comma = commaBefore(context.text, item.start);
  if (comma !== undefined) {
    const between = context.text.slice(comma + 1, item.start);
    return { start: comma, end: item.end, text: between.trim() === '' ? '' : between.trimEnd() };
  }
  let end = item.end;
  while (isSpace(context.text.charCodeAt(end))) end++;
  if (context.text[end] !== ',') return { start: item.start, end: item.end, text: '' };
  end++;
  while (isSpace(context.text.charCodeAt(end))) end++;
  return { start: item.start, end, text: '' };
}

/** The comma before an offset with nothing but blanks and comments in between. */
function commaBefore(text: string, offset: number): number | undefined {
  for (let at = text.lastIndexOf(',', offset - 1); at >= 0; at = text.lastIndexOf(',', at - 1)) {
    if (/^(?:\s|\/\/[^\n]*\n|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*$/.test(text.slice(at + 1, offset))) return at;
    if (at === 0 || offset - at > 400) return undefined;
  }
  return undefined;
}

export function removalFix(context: CheckContext, item: Span, title = 'Remove it'): Fix {
  return { title, edits: [removalEdit(context, item)], preferred: false };
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** `my-field` without blanks: a name that needs backticks. */
export function isHyphenated(context: CheckContext, value: Expression): boolean {
  let part: Expression = value;
  while (part.kind === 'Binary' && part.operator === '-' && part.right.kind === 'Field') part = part.left;
  return value.kind === 'Binary' && part.kind === 'Field' && !/\s/.test(context.source(value));
}

export function quoteFix(start: number, end: number, text: string): Fix {
  return replace('Put it into double quotes', start, end, quoteString(text));
}

/** Puts text before and after a part. */
export function wrapFix(title: string, span: Span, before: string, after: string, preferred = true): Fix {
  return {
    title,
    edits: [
      { start: span.start, end: span.start, text: before },
      { start: span.end, end: span.end, text: after },
    ],
    preferred,
  };
}
