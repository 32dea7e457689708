/** The fixes of a query's problems that can all be made at once, without a choice. */

import type { Fix, Problem } from '../../dql/checks/problem.ts';

type CanMake = (fix: Fix) => boolean;

/** In order of position. Of those that overlap the first: what is left is found again once that has been made. */
export function obviousFixes(problems: readonly Problem[], canMake: CanMake): readonly Fix[] {
  const places = problems.flatMap(placed).sort((left, right) => left.start - right.start);
  const found: Fix[] = [];
  let last = -1;
  for (const { fix, start, end } of places) {
    if (start <= last || !canMake(fix)) continue;
    found.push(fix);
    last = end;
  }
  return found;
}

/** How many there are of each code. */
export function countByCode(problems: readonly Problem[], canMake: CanMake): ReadonlyMap<string, number> {
  const byCode = Map.groupBy(problems, ({ code }) => code);
  return new Map([...byCode].map(([code, same]) => [code, obviousFixes(same, canMake).length]));
}

function placed({ fixes }: Problem): { readonly fix: Fix; readonly start: number; readonly end: number }[] {
  const fix = fixes.find(({ preferred }) => preferred);
  if (!fix || fix.edits.length === 0) return [];
  const start = Math.min(...fix.edits.map((edit) => edit.start));
  return [{ fix, start, end: Math.max(...fix.edits.map((edit) => edit.end)) }];
}
