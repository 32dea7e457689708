/** Quantifiers of DPL matchers. Source: docs "Dynatrace Pattern Language". */

import { MAX_REPETITIONS, type MatcherDefinition, type Repetition } from '../catalogue/matcherTable.ts';
import { patternChecks as checks } from './checkList.ts';
import type { PatternReport } from './patternReport.ts';
import type { Element, Quantifier } from './tree.ts';

/** Groups take none, only `?`. */
const NONE: Repetition = { kind: 'none' };
const FREE: Repetition = { kind: 'free', min: 1, max: 1, limit: MAX_REPETITIONS };

export function checkQuantifier(
  report: PatternReport,
  element: Element,
  definition: MatcherDefinition | undefined,
): void {
  const { matcher, quantifier } = element;
  const repetition = repetitionOf(element, definition);
  if (repetition === undefined) return;
  if (quantifier === undefined) {
    if (repetition.kind !== 'required' || matcher.kind !== 'NamedMatcher') return;
    const message = `Say how many: \`${definition!.name}{…}{1,}\`.`;
    report.add(checks.quantifierRequired, { start: matcher.start, end: matcher.nameEnd }, message, 'Add `{1,}`', [
      { start: matcher.end, end: matcher.end, text: '{1,}' },
    ]);
    return;
  }
  const remove = [{ start: quantifier.start, end: quantifier.end, text: '' }];
  if (repetition.kind === 'none' || (repetition.kind === 'presence' && quantifier.form === '{}')) {
    const what = definition === undefined ? 'a group' : `\`${definition.name}\``;
    const instead = repetition.kind === 'none' ? 'at most `?`' : '`*` (may be absent) and `+` (has to be there) only';
    report.add(checks.quantifierNotAllowed, quantifier, `Remove it: ${what} takes ${instead}.`, 'Remove it', remove);
    return;
  }
  checkNumbers(report, quantifier, repetition.kind === 'presence' ? MAX_REPETITIONS : repetition.limit);
}

function repetitionOf(element: Element, definition: MatcherDefinition | undefined): Repetition | undefined {
  switch (element.matcher.kind) {
    case 'NamedMatcher':
      return definition?.repetition;
    case 'LiteralMatcher':
    case 'CharacterClass':
      return FREE;
    case 'SequenceGroup':
    case 'AlternativesGroup':
      return NONE;
    default:
      return undefined;
  }
}

function checkNumbers(report: PatternReport, quantifier: Quantifier, limit: number): void {
  if (quantifier.form !== '{}') return;
  const { min, max } = quantifier;
  const text = report.tree.text.slice(quantifier.start, quantifier.end);
  if (!hasDigit(text)) {
    report.add(checks.emptyQuantifier, quantifier, 'Write how many: `{2}`, `{1,5}`, `{1,}` or `{,5}`.', 'Remove it', [
      { start: quantifier.start, end: quantifier.end, text: '' },
    ]);
  } else if (max !== undefined && min > max) {
    report.add(checks.quantifierRange, quantifier, 'Put the smaller number first.', 'Swap the numbers', [
      { start: quantifier.start, end: quantifier.end, text: `{${max},${min}}` },
    ]);
  } else if (max === 0) {
    report.add(checks.zeroQuantifier, quantifier, 'Remove this element, or let it match something.');
  } else if (min > limit || (max !== undefined && max > Math.max(limit, 8192))) {
    report.add(checks.quantifierLimit, quantifier, `Take at most ${limit}: more may not be matched.`);
  }
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}
