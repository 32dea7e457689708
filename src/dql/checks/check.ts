/** Checks a query: everything that can be said about it without asking the service. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Span, Tree } from '../tree.ts';
import { CheckContext } from './context.ts';
import { checkColumnName, checkReference } from './fieldChecks.ts';
import { analyzeFields } from './fields.ts';
import type { CheckOptions, Problem } from './problem.ts';
import { reportSyntax } from './syntaxChecks.ts';
import { Walker } from './walker.ts';

const NO_OPTIONS: CheckOptions = {};

/**
 * The problems of a query. Errors of the syntax come first, as the service reports them, then the others in order of position; what
 * overlaps an error of the syntax, or says something about a place that a graver problem has spoken of, is left out. Never throws.
 */
export function check(tree: Tree, catalogue: Catalogue, options: CheckOptions = NO_OPTIONS): Problem[] {
  const analysis = analyzeFields(tree, catalogue);
  const context = new CheckContext(tree.text, catalogue, options, analysis);
  reportSyntax(context, tree);
  const syntax = context.problems.length;
  new Walker(context).query(tree.query, false);
  for (const reference of analysis.references) {
    if (context.isFull) break;
    const { kind } = reference.resolution;
    if (kind === 'removed' || kind === 'absent') checkReference(context, reference);
    else if (kind === 'defined' && reference.name.quoted) checkColumnName(context, reference);
  }
  return context.problems.length === 0 ? context.problems : sortOut(context, syntax, tree);
}

const GRAVITY = { error: 0, warning: 1, information: 2, hint: 3 } as const;

function sortOut({ problems, covered }: CheckContext, syntaxCount: number, tree: Tree): Problem[] {
  const syntax = problems.slice(0, syntaxCount);
  const others = new Map<number, Problem>();
  const width = tree.text.length + 1;
  for (const problem of problems.slice(syntaxCount)) {
    if (touchesSyntaxError(problem, tree) || isCovered(problem, covered)) continue;
    const place = problem.start * width + problem.end;
    const there = others.get(place);
    if (there === undefined || GRAVITY[problem.severity] < GRAVITY[there.severity]) others.set(place, problem);
  }
  const sorted = [...others.values()].sort((left, right) => left.start - right.start || left.end - right.end);
  return [...syntax, ...sorted];
}

function isCovered(problem: Problem, covered: readonly Span[]): boolean {
  return covered.some(
    ({ start, end }) => start <= problem.start && problem.end <= end && (problem.start > start || problem.end < end),
  );
}

/** Binary search over the errors, which are in order of position and do not overlap. */
function touchesSyntaxError(problem: Problem, { errors }: Tree): boolean {
  let low = 0;
  let high = errors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (errors[middle]!.end < problem.start) low = middle + 1;
    else high = middle;
  }
  const error = errors[low];
  return error !== undefined && error.start <= problem.end;
}
