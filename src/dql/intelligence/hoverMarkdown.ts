/** Pieces of markdown that stay well-formed whatever they hold, and what a hover is. */

import type { Span } from '../tree.ts';

export interface Hover extends Span {
  readonly markdown: string;
}

/** Source text, highlighted. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}dql\n${text}\n${fence}`;
}

/** Text in a line, shown as it is. */
export function inline(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ').trim();
  if (shown === '') return '(blank)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  return `${fence}${shown.startsWith('`') ? ' ' : ''}${shown}${shown.endsWith('`') ? ' ' : ''}${fence}`;
}

/** Of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Paragraphs; those that are absent or empty are left out. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

export function list(names: readonly string[]): string {
  return names.map(inline).join(', ');
}
