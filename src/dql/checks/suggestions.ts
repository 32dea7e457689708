/** "Did you mean …?" */

/** Names longer than this are not compared. */
const MAX_LENGTH = 80;

/**
 * The candidates nearest to a misspelled name, best first: at most a third of its letters wrong (Damerau–Levenshtein distance with
 * adjacent transpositions, case ignored).
 */
export function nearest(name: string, candidates: Iterable<string>, count = 3): string[] {
  if (name.length < 2 || name.length > MAX_LENGTH) return [];
  const lower = name.toLowerCase();
  const limit = Math.max(1, Math.floor(lower.length / 3));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) > limit || candidate === name) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance <= limit) found.push({ candidate, distance });
  }
  found.sort((left, right) => left.distance - right.distance);
  return found.slice(0, count).map(({ candidate }) => candidate);
}

/** Insertions, deletions, substitutions and swaps of neighbours from one text to the other; more than `limit` is `limit + 1`. */
function editDistance(from: string, to: string, limit: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        cost = Math.min(cost, before[column - 2]! + 1);
      }
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[to.length]!;
}

/** "Did you mean `a` or `b`?", or nothing. */
export function didYouMean(names: readonly string[]): string {
  if (names.length === 0) return '';
  return ` Did you mean ${names.map((name) => `\`${name}\``).join(' or ')}?`;
}

/** A name as it has to be written as a field. */
export function quoteName(name: string): string {
  return isPlainName(name) ? name : `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
}

const RESERVED = new Set(['true', 'false', 'null', 'and', 'or', 'xor', 'not', 'mod']);

function isPlainName(name: string): boolean {
  return /^[A-Za-z_]\w*(\.\w+)*$/.test(name) && !RESERVED.has(name.toLowerCase());
}

/** A text as it has to be written. Source: docs "DQL data types", escapes of strings. */
export function quoteString(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (found) => ESCAPES.get(found) ?? found)}"`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);
