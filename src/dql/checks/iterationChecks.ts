/** Iterative expressions where nothing takes the elements one by one. Source: docs "Aggregation functions", "DQL operators". */

import type { FunctionDefinition } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Call, Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { wrapFix } from './edits.ts';
import { type Facts, isTyped } from './facts.ts';
import { isMadeSeries } from './fieldTypes.ts';
import { iterates } from './iteration.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';

export const iterationChecks = {
  iterativeAggregation: {
    code: 'iterative-aggregation',
    severity: 'error',
    errorType: 'ITERATIVE_EXPRESSION_FOR_AGGREGATION_FUNCTIONS',
    summary: 'The elements of arrays in another aggregation than `sum`, `avg`, `min` and `max`.',
    example: 'data record(a = array(1, 2)) | summarize m = takeAny(a[])',
    fixed: 'data record(a = array(1, 2)) | summarize m = takeAny(a)',
  },
  iterativeArgument: {
    code: 'iterative-argument',
    severity: 'warning',
    summary: 'An array function on the single elements of an array, which are no arrays: the results are null.',
    example: 'timeseries a = sum(dt.service.request.count) | fieldsAdd x = arraySum(a[] * 2)',
    fixed: 'timeseries a = sum(dt.service.request.count) | fieldsAdd x = arraySum(iCollectArray(a[] * 2))',
  },
} as const satisfies Record<string, Check>;

/** For a call of an aggregation whose arguments iterate. */
export function checkIterativeAggregation(context: CheckContext, call: Call, definition: FunctionDefinition): void {
  switch (definition.name) {
    case 'sum':
    case 'avg':
    case 'min':
    case 'max':
      return;
  }
  if (definition.use !== 'aggregation') return;
  const argument = call.items.find(({ value }) => iterates(value, context.catalogue))?.value;
  if (argument === undefined) return;
  const message = `\`${definition.name}\` takes no elements of arrays, as only \`sum\`, \`avg\`, \`min\` and \`max\` do: \`expand\` the array first, or compute one value of it.`;
  const fixes: Fix[] = [];
  if (argument.kind === 'Iteration') {
    const { end } = argument.value;
    if (takesAnything(definition)) fixes.push(replace('Aggregate whole arrays', end, argument.end, '', false));
    else {
      fixes.push({
        title: 'Aggregate the average of each array',
        edits: [
          { start: argument.start, end: argument.start, text: 'arrayAvg(' },
          { start: end, end: argument.end, text: ')' },
        ],
        preferred: false,
      });
    }
  } else if (definition.name === 'countIf') {
    fixes.push(wrapFix('Wrap into `iAny`', argument, 'iAny(', ')', false));
  }
  context.report(iterationChecks.iterativeAggregation, argument, message, fixes);
}

/** Whether arrays are values like all others. */
function takesAnything({ parameters: [first] }: FunctionDefinition): boolean {
  return first !== undefined && (first.types & Type.Array) !== 0;
}

/** For the argument of a function that takes arrays only; whether elements are arrays themselves is mostly unknown. */
export function checkIterativeArgument(context: CheckContext, owner: Owner, value: Expression, facts: Facts): void {
  const isSeries = value.kind === 'Iteration' && isMadeSeries(context, value.value);
  if (!isSeries && (!isTyped(facts) || (facts & Type.Array) !== 0)) return;
  const fix = isSeries
    ? replace('Take the whole array', value.value.end, value.end, '')
    : wrapFix('Collect the elements', value, 'iCollectArray(', ')');
  const advice = isSeries ? 'leave out the brackets' : 'collect them first, with `iCollectArray(…)`';
  const message = `\`${owner.name}\` gets one element at a time here, which is no array: ${advice}.`;
  context.report(iterationChecks.iterativeArgument, value, message, [fix]);
}
