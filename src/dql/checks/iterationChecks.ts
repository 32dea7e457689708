/** Iterative expressions where nothing takes the elements one by one. Source: docs "Aggregation functions", "DQL operators". */

import type { FunctionDefinition } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Call } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { wrapFix } from './edits.ts';
import { iterates } from './iteration.ts';
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
