/** Edits that several fixes need. */

import type { Expression, Span } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Edit, type Fix, replace } from './problem.ts';

/** Removes an item with the comma before it, or after it where it is the first one. */
export function removalEdit(context: CheckContext, item: Span): Edit {
  let start = item.start;
  while (start > 0 && isSpace(context.text.charCodeAt(start - 1))) start--;
  if (context.text[start - 1] === ',') return { start: start - 1, end: item.end, text: '' };
  let end = item.end;
  while (isSpace(context.text.charCodeAt(end))) end++;
  if (context.text[end] !== ',') return { start: item.start, end: item.end, text: '' };
  end++;
  while (isSpace(context.text.charCodeAt(end))) end++;
  return { start: item.start, end, text: '' };
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
  return replace('Put it into double quotes', start, end, JSON.stringify(text));
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
