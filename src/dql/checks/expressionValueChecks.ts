/** Values that are computed, fixed or written out: their types and bounds. Source: docs command and function pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import { describeTypes, Type } from '../catalogue/typeSet.ts';
import type { Expression } from '../tree.ts';
import type { BoundItem } from './binding.ts';
import type { CheckContext } from './context.ts';
import { quoteFix } from './edits.ts';
import { type Facts, isTyped, Mark, typesOf } from './facts.ts';
import { checkIterativeArgument } from './iterationChecks.ts';
import { isLiteral, literalNumber } from './literalChecks.ts';
import type { Owner } from './owner.ts';
import type { Check } from './problem.ts';

export const expressionValueChecks = {
  wrongType: {
    code: 'wrong-type',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    summary: 'A value whose type the parameter does not take.',
    example: 'data record(a = abs("x"))',
  },
  notConstant: {
    code: 'not-constant',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    summary: 'A field where the value has to be fixed for the whole query.',
    example: 'data record(a = 1) | limit a',
  },
  literalExpected: {
    code: 'literal-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'A computed value where a literal has to be written.',
    example: 'data record(a = "{}") | fieldsAdd b = jsonField(a, concat("x", "y"))',
  },
  outOfRange: {
    code: 'out-of-range',
    severity: 'error',
    summary: 'A number below or above what the parameter takes.',
    example: 'data record(a = 1) | limit -1',
  },
  iterativeFilter: {
    code: 'iterative-filter',
    severity: 'error',
    errorType: 'ITERATIVE_EXPRESSION_FOR_FILTER',
    summary: 'A condition on the elements of an array that does not say whether any or all have to meet it.',
    example: 'data record(a = array(1)) | filter a[] > 1',
    fixed: 'data record(a = array(1)) | filter iAny(a[] > 1)',
  },
} as const satisfies Record<string, Check>;

export function checkExpression(
  context: CheckContext,
  owner: Owner,
  bound: BoundItem,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  if ((facts & Mark.Iterates) !== 0 && (owner.name === 'filter' || owner.name === 'filterOut')) {
    context.report(
      expressionValueChecks.iterativeFilter,
      value,
      'Say for which elements the condition has to hold: `iAny(…)`, or `not iAny(not …)` for all.',
      [
        {
          title: 'Wrap into `iAny`',
          edits: [
            { start: value.start, end: value.start, text: 'iAny(' },
            { start: value.end, end: value.end, text: ')' },
          ],
          preferred: true,
        },
      ],
    );
  }
  if (bound.item.alias !== undefined && parameter.alias === 'none' && parameter.types === Type.Boolean) return;
  if ((facts & Mark.Iterates) !== 0 && parameter.types === Type.Array) {
    checkIterativeArgument(context, owner, value, facts);
  } else checkTypes(context, owner, parameter, value, facts);
  checkRange(context, owner, parameter, value);
}

export function checkConstant(
  context: CheckContext,
  owner: Owner,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): boolean {
  if ((facts & Mark.Reads) === 0) return true;
  const fixes =
    value.kind === 'Field' && (parameter.types & Type.String) !== 0
      ? [quoteFix(value.start, value.end, value.name.text)]
      : [];
  const message = `\`${parameter.name}\` of \`${owner.name}\` has to be the same for all records: it cannot read a field.`;
  context.report(expressionValueChecks.notConstant, value, message, fixes, [parameter.name]);
  return false;
}

export function checkLiteral(
  context: CheckContext,
  owner: Owner,
  bound: BoundItem,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  if (!checkConstant(context, owner, parameter, value, facts)) return;
  if (!isLiteral(value)) {
    if ((facts & Mark.Unknown) !== 0) return;
    const message = `\`${parameter.name}\` of \`${owner.name}\` has to be written out: nothing is computed here.`;
    context.report(expressionValueChecks.literalExpected, value, message, undefined, [parameter.name]);
    return;
  }
  checkExpression(context, owner, bound, parameter, value, facts);
}

function checkTypes(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression, facts: Facts): void {
  if (!isTyped(facts) || (typesOf(facts) & parameter.types) !== 0) return;
  const wanted = describeTypes(parameter.types);
  const found = describeTypes(typesOf(facts));
  const errorType = parameter.named ? 'NAMED_PARAMETER_HAS_TO_BE' : 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS';
  const args = parameter.named ? [parameter.name, wanted] : [wanted, found];
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes ${wanted}, but this is ${found}.`;
  context.reportAs(expressionValueChecks.wrongType, errorType, value, message, undefined, args);
}

function checkRange(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  if (parameter.min === undefined && parameter.max === undefined) return;
  const number = literalNumber(value);
  if (number === undefined) return;
  const tooSmall = parameter.min !== undefined && number < parameter.min;
  const tooLarge = parameter.max !== undefined && number > parameter.max;
  if (!tooSmall && !tooLarge) return;
  const bounds = [
    parameter.min === undefined ? '' : `at least ${parameter.min}`,
    parameter.max === undefined ? '' : `at most ${parameter.max}`,
  ].filter((bound) => bound !== '');
  context.report(
    expressionValueChecks.outOfRange,
    value,
    `\`${parameter.name}\` of \`${owner.name}\` is ${bounds.join(' and ')}.`,
  );
}
