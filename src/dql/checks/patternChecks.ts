/** DPL patterns inside of string literals. Source: docs "Dynatrace Pattern Language". */

import { patternChecks, syntaxPatternChecks } from '../dpl/checkList.ts';
import { checkPatternTree } from '../dpl/checks.ts';
import { documentOffset, escapeForLiteral } from '../dpl/offsets.ts';
import type { PatternCheck, PatternProblem } from '../dpl/problem.ts';
import type { StringLiteral } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Check, type Fix, NO_FIXES } from './problem.ts';

/** The checks of patterns as checks of the query around them: each example parses a text, or replaces a part of it. */
export const patternCheckList: readonly Check[] = [
  ...Object.values<PatternCheck>(syntaxPatternChecks),
  ...Object.values<PatternCheck>(patternChecks),
].map(asCheck);

const BY_CODE: ReadonlyMap<string, Check> = new Map(patternCheckList.map((check) => [check.code, check]));

function asCheck(check: PatternCheck): Check {
  return {
    code: check.code,
    severity: check.severity,
    summary: check.summary,
    example: queryWith(check, check.example),
    ...(check.fixed === undefined ? {} : { fixed: queryWith(check, check.fixed) }),
    ...(check.severity === 'error' ? { errorType: 'ERROR_IN_PARSING_PATTERN' } : {}),
  };
}

function queryWith(check: PatternCheck, pattern: string): string {
  if (check.nameless === true) return `data record(t = "x") | fieldsAdd found = matchesPattern(t, """${pattern}""")`;
  return `data record(t = "x") | parse t, """${pattern}"""`;
}

/** `exporting` for the patterns of `parse`, which have to export something. */
export function checkPattern(context: CheckContext, literal: StringLiteral, exporting: boolean): void {
  const { flow } = context.analysis;
  const problems = checkPatternTree(flow.pattern(literal), context.catalogue.matchers, exporting);
  for (const problem of problems) report(context, literal, problem);
}

function report(context: CheckContext, literal: StringLiteral, problem: PatternProblem): void {
  const start = documentOffset(context.text, literal, problem.start);
  const end = documentOffset(context.text, literal, problem.end);
  // Nothing can be seen of an empty range: the whole literal stands for it.
  const span = start < end ? { start, end } : literal;
  context.report(BY_CODE.get(problem.check.code)!, span, problem.message, fixesOf(context, literal, problem));
}

function fixesOf(context: CheckContext, literal: StringLiteral, problem: PatternProblem): readonly Fix[] {
  if (problem.fix === undefined) return NO_FIXES;
  const edits = problem.fix.edits.map((edit) => ({
    start: documentOffset(context.text, literal, edit.start),
    end: documentOffset(context.text, literal, edit.end),
    text: escapeForLiteral(literal, edit.text),
  }));
  return [{ title: problem.fix.title, edits, preferred: true }];
}
