/** Collects what the checks of a pattern find. */

import type { MatcherTable } from '../catalogue/matcherTable.ts';
import type { PatternCheck, PatternEdit, PatternProblem } from './problem.ts';
import type { PatternSpan, PatternTree } from './tree.ts';

export class PatternReport {
  readonly problems: PatternProblem[] = [];
  readonly tree: PatternTree;
  readonly matchers: MatcherTable;

  constructor(tree: PatternTree, matchers: MatcherTable) {
    this.tree = tree;
    this.matchers = matchers;
  }

  add(
    check: PatternCheck,
    span: PatternSpan,
    message: string,
    title?: string,
    edits: readonly PatternEdit[] = [],
  ): void {
    // What the parser has complained about is not looked at twice.
    if (this.tree.errors.some((error) => error.start <= span.end && span.start <= error.end)) return;
    const fix = title === undefined || edits.length === 0 ? undefined : { title, edits };
    this.problems.push({ check, start: span.start, end: span.end, message, fix });
  }
}
