/** Values that name a field, or fields by a pattern. Source: docs command pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import type { Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';

export const fieldValueChecks = {
  fieldExpected: {
    code: 'field-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'Something else than the name of a field where one has to be.',
    example: 'data record(b.c = 1) | fieldsRename a = "b.c"',
    fixed: 'data record(b.c = 1) | fieldsRename a = b.c',
  },
  fieldPattern: {
    code: 'field-pattern',
    severity: 'error',
    summary: 'A pattern for field names with two stars side by side, or with more than 64.',
    example: 'data record(a = 1) | fieldsKeep "a**"',
    fixed: 'data record(a = 1) | fieldsKeep "a*"',
  },
} as const satisfies Record<string, Check>;

export function reportField(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  const fixes: Fix[] = [];
  if (value.kind === 'String' && value.value !== '')
    fixes.push(replace('Change to a field', value.start, value.end, quoteName(value.value)));
  else if (value.kind !== 'String' && isHyphenated(context, value)) {
    fixes.push(replace('Put the name into backticks', value.start, value.end, quoteName(context.source(value))));
  } else if (value.kind === 'Call' || value.kind === 'Binary') {
    fixes.push(
      replace('Put the column name into backticks', value.start, value.end, quoteName(context.source(value)), false),
    );
  }
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes the name of a field, not ${context.shown(value)}.`;
  const errorType = parameter.named ? 'NAMED_PARAMETER_HAS_TO_BE' : 'MANDATORY_PARAMETER_HAS_TO_BE';
  context.reportAs(fieldValueChecks.fieldExpected, errorType, value, message, fixes, ['a field identifier']);
  context.cover(value);
}

export function checkFieldPattern(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  if (value.kind === 'Field') return;
  if (value.kind !== 'String') {
    reportField(context, owner, parameter, value);
    return;
  }
  const double = value.value.includes('**');
  if (!double && value.value.split('*').length <= 65) return;
  const fixes = double
    ? [replace('Change to one star', value.start, value.end, context.source(value).replace(/\*{2,}/g, '*'))]
    : [];
  context.report(fieldValueChecks.fieldPattern, value, 'Write single stars, and at most 64 of them.', fixes);
}
