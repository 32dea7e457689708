/** What the parser of patterns complains about, as problems with a fix where one is plain. */

import { syntaxPatternChecks } from './checkList.ts';
import type { PatternReport } from './patternReport.ts';
import type { PatternCheck, PatternProblem } from './problem.ts';
import type { PatternSpan, PatternTree } from './tree.ts';

const SYNTAX: ReadonlyMap<string, PatternCheck> = new Map(
  Object.values(syntaxPatternChecks).map((check) => [check.code, check]),
);

export function addSyntaxErrors({ tree, problems }: PatternReport): void {
  for (const error of tree.errors) {
    const check = SYNTAX.get(error.code) ?? syntaxPatternChecks.unexpected;
    problems.push({ check, start: error.start, end: error.end, message: error.message, fix: fixOf(tree, error) });
  }
}

/** `INT:port?`: the mark goes before the name. */
function fixOf({ text }: PatternTree, error: PatternSpan & { readonly code: string }): PatternProblem['fix'] {
  if (error.code !== 'dpl-part-order') return undefined;
  const part = text.slice(error.start, error.end);
  const colon = text.lastIndexOf(':', error.start);
  if (colon < 0 || (part !== '?' && part !== '*' && part !== '+' && !part.startsWith('{'))) return undefined;
  const edits = [
    { start: colon, end: colon, text: part },
    { start: error.start, end: error.end, text: '' },
  ];
  return { title: 'Move it before the name', edits };
}
