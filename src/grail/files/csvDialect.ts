/** What a CSV file's first lines say about it: its delimiter, and whether a header names its columns. */

import type { CellType } from './csvCells.ts';
import { cellType } from './csvCells.ts';

const delimiters = [',', ';', '\t', '|'];

/** The delimiter that cuts the most of the lines into the same number of values, outside of quotes. */
export function detectDelimiter(lines: readonly string[]): string {
  let best = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = outsideQuotes(line, delimiter);
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    // Of equal numbers of lines, the delimiter that occurs more often in each.
    const score = Math.max(0, ...[...counts].map(([count, same]) => same * 1000 + Math.min(count, 999)));
    if (score > bestScore) {
      bestScore = score;
      best = delimiter;
    }
  }
  return best;
}

function outsideQuotes(line: string, delimiter: string): number {
  let count = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count++;
  }
  return count;
}

const namelike: ReadonlySet<CellType> = new Set(['string']);

/** Whether the first record names the columns: all of it is text, filled and distinct. */
export function isHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim());
  if (names.some((name) => name === '' || !namelike.has(cellType(name)))) return false;
  return new Set(names).size === names.length;
}

/** Positions count from 1. */
export function positionName(index: number): string {
  return `column${index + 1}`;
}
