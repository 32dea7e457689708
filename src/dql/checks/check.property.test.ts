import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../catalogue/catalogue.ts';
import { parse } from '../parser.ts';
import { mutatedQueryArbitrary, seedQueries, textArbitrary } from '../testQueries.ts';
import { check } from './check.ts';
import type { Problem } from './problem.ts';
import { applied } from './testFixes.ts';

const catalogue = await loadCatalogue();
const anyText = fc.oneof(textArbitrary, mutatedQueryArbitrary, fc.constantFrom(...seedQueries));

function expectInside(span: { readonly start: number; readonly end: number }, text: string): void {
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThanOrEqual(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
}

function expectSound({ message, fixes, ...problem }: Problem, text: string): void {
  expectInside(problem, text);
  expect(message).not.toMatch(/undefined|\[object/);
  for (const { edits } of fixes) {
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    let end = 0;
    for (const edit of sorted) {
      expectInside(edit, text);
      expect(edit.start, 'edits overlap').toBeGreaterThanOrEqual(end);
      end = edit.end;
    }
  }
}

describe('any text', () => {
  it('is checked: problems and their fixes lie inside of it, one at a place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tree = parse(text);
        const problems = check(tree, catalogue);
        for (const problem of problems) expectSound(problem, text);
        const places = problems.slice(tree.errors.length).map(({ start, end }) => `${start}-${end}`);
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: 4000 },
    );
  });

  it('has fixes that can be applied and checked again, and that change something', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, (text) => {
        for (const { fixes } of check(parse(text), catalogue)) {
          for (const fix of fixes) {
            const fixed = applied(text, fix);
            expect(fixed).not.toBe(text);
            check(parse(fixed), catalogue);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gets no more errors of the syntax by the obvious fix of another problem', () => {
    fc.assert(
      fc.property(mutatedQueryArbitrary, (text) => {
        const before = parse(text);
        if (before.errors.length > 0) return;
        for (const { code, fixes } of check(before, catalogue)) {
          for (const fix of fixes.filter(({ preferred }) => preferred))
            expect(parse(applied(text, fix)).errors, `${code}: ${applied(text, fix)}`).toEqual([]);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
