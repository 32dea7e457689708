/** Obvious fixes are applied without asking, also to many problems at once: over thousands of slips of the pen they have to help. */

import { expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { seedQueries } from '../testQueries.ts';
import { check } from './check.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();
const QUERIES = seedQueries.filter((text) => errorCount(text) === 0);
const SLIPS = ['=', ':', ',', '|', '(', ')', '{', '}', ' by ', ' as ', "'", ' desc ', '==', '-', '*', '!'];

it('obvious fixes mend what they are offered for', () => {
  let offered = 0;
  const worse: string[] = [];
  const idle: string[] = [];
  for (const text of slips(8000)) {
    const before = errorCount(text);
    for (const { severity, fixes } of check(parse(text), catalogue)) {
      const fix = fixes.find(({ preferred }) => preferred);
      if (fix === undefined) continue;
      offered++;
      const after = errorCount(applied(text, fix));
      if (after > before) worse.push(`${fix.title}: ${text}`);
      else if (severity === 'error' && after === before) idle.push(`${fix.title}: ${text}`);
    }
  }
  expect(offered).toBeGreaterThan(1000);
  expect(worse.length / offered, worse.join('\n')).toBeLessThan(0.01);
  // Some slips make two errors, of which the second shows once the first is mended.
  expect(idle.length / offered, idle.join('\n')).toBeLessThan(0.1);
});

function errorCount(text: string): number {
  return check(parse(text), catalogue).filter(({ severity }) => severity === 'error').length;
}

/** Queries with one token left out, doubled, replaced, cut short or in other quotes; the same ones in every run. */
function* slips(count: number): Iterable<string> {
  const random = numbers(7);
  for (let index = 0; index < count; index++) {
    const text = QUERIES[random(QUERIES.length)]!;
    const { tokens } = parse(text);
    const at = random(tokens.count - 1);
    const start = tokens.starts[at]!;
    const end = tokens.starts[at + 1]!;
    const token = text.slice(start, end);
    const other = [
      '',
      token + token,
      SLIPS[random(SLIPS.length)]!,
      token.slice(0, -1),
      token.startsWith('"') ? `'${token.slice(1, -1)}'` : `${token} ${token}`,
    ][random(5)]!;
    yield text.slice(0, start) + other + text.slice(end);
  }
}

/** A linear congruential generator: whole numbers from 0 up to a bound. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * bound);
  };
}
