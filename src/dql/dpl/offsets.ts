/** Maps positions in the text of a pattern to positions in the document around its string literal. */

import type { StringLiteral } from '../tree.ts';

/** The document offset of an offset in the literal's value; every escape is one character of the value. */
export function documentOffset(text: string, literal: StringLiteral, offset: number): number {
  const width = literal.quote === '"""' ? 3 : 1;
  const from = literal.start + width;
  if (width === 3 || literal.value.length === literal.end - literal.start - 2) {
    return Math.min(from + offset, literal.end);
  }
  let at = from;
  for (let passed = 0; passed < offset && at < literal.end; passed++) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return Math.min(at, literal.end);
}

/** The offset in the literal's value of a document offset inside the literal. */
export function patternOffset(text: string, literal: StringLiteral, offset: number): number {
  const width = literal.quote === '"""' ? 3 : 1;
  let at = literal.start + width;
  if (width === 3) return Math.max(0, Math.min(offset - at, literal.value.length));
  let passed = 0;
  while (at < offset && passed < literal.value.length) {
    at += text.charCodeAt(at) === 92 ? 2 : 1;
    if (at <= offset) passed++;
  }
  return passed;
}

/** Source text for the inside of the literal: what has to be written there to mean `replacement`. */
export function escapeForLiteral(literal: StringLiteral, replacement: string): string {
  if (literal.quote === '"""') return replacement;
  return replacement.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
