/** For tests: applies fixes. */

import type { Fix } from './problem.ts';

export function applied(text: string, { edits }: Fix): string {
  const sorted = [...edits].sort((left, right) => right.start - left.start);
  return sorted.reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text);
}
