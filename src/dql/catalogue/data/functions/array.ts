/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const ARRAY: ParameterEntry = { name: 'array', description: 'Array expression.', types: ['array'] };
const WINDOW_SIZE: ParameterEntry = {
  name: 'windowSize',
  description: 'Window length, at most 60.',
  types: ['long'],
  kinds: ['constant'],
  min: 0,
};
const FIRST_ARRAY: ParameterEntry = { name: 'firstExpression', description: 'First operand.', types: ['array'] };
const SECOND_ARRAY: ParameterEntry = { name: 'secondExpression', description: 'Second operand.', types: ['array'] };

export const ARRAY_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'arrayAvg',
    description: 'Mean of the numeric elements; non-numeric elements are skipped, 0 when none is numeric.',
    parameters: [ARRAY],
    returns: ['double'],
  },
  {
    name: 'arrayConcat',
    description:
      'Joins several arrays end to end; null and non-array arguments are skipped, null when no array is left.',
    parameters: [{ name: 'array', description: 'Array expression.', types: ['array'], variadic: true }],
    returns: ['array'],
  },
  {
    name: 'arrayCumulativeSum',
    description:
      'Running total; a null element repeats the previous total, a non-numeric element makes the whole result null.',
    parameters: [ARRAY],
    returns: ['array'],
  },
  {
    name: 'arrayDelta',
    description: 'Increase over the previous non-null element, never below 0; the first element is null.',
    parameters: [ARRAY],
    returns: ['array'],
  },
  {
    name: 'arrayDiff',
    description:
      'Difference to the directly preceding element (numbers, timestamps, durations); first element null, null where not computable.',
    parameters: [ARRAY],
    returns: ['array'],
  },
  {
    name: 'arrayDistinct',
    description: 'Removes duplicates; the result comes sorted.',
    parameters: [ARRAY],
    returns: ['array'],
  },
  { name: 'arrayFirst', description: 'First element that is not null.', parameters: [ARRAY], returns: ['any'] },
  {
    name: 'arrayFlatten',
    description: 'Dissolves nested arrays into one flat array; records are left alone.',
    parameters: [ARRAY],
    returns: ['array'],
  },
  {
    name: 'arrayIndexOf',
    description: 'Zero-based position of the first equal element, -1 when absent.',
    parameters: [ARRAY, { name: 'value', description: 'Value.' }],
    returns: ['long'],
  },
  { name: 'arrayLast', description: 'Last element that is not null.', parameters: [ARRAY], returns: ['any'] },
  {
    name: 'arrayLastIndexOf',
    description: 'Zero-based position of the last equal element, -1 when absent.',
    parameters: [ARRAY, { name: 'value', description: 'Value.' }],
    returns: ['long'],
  },
  {
    name: 'arrayMax',
    description: 'Largest element (numbers by value, strings lexicographically); null when there is none.',
    parameters: [ARRAY],
    returns: ['any'],
  },
  {
    name: 'arrayMedian',
    description: 'Median of the elements, same as the 50th percentile; null for arrays of mixed types.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['array'] }],
    returns: ['boolean', 'double', 'duration', 'timestamp'],
  },
  {
    name: 'arrayMin',
    description: 'Smallest element (numbers by value, strings lexicographically); null when there is none.',
    parameters: [ARRAY],
    returns: ['any'],
  },
  {
    name: 'arrayMovingAvg',
    description:
      'Replaces each element by the mean of itself and the preceding elements within a window (nulls skipped).',
    parameters: [ARRAY, WINDOW_SIZE],
    returns: ['array'],
  },
  {
    name: 'arrayMovingMax',
    description: 'Replaces each element by the maximum within a trailing window (nulls skipped).',
    parameters: [ARRAY, WINDOW_SIZE],
    returns: ['array'],
  },
  {
    name: 'arrayMovingMin',
    description: 'Replaces each element by the minimum within a trailing window (nulls skipped).',
    parameters: [ARRAY, WINDOW_SIZE],
    returns: ['array'],
  },
  {
    name: 'arrayMovingSum',
    description: 'Replaces each element by the sum within a trailing window (nulls skipped).',
    parameters: [ARRAY, WINDOW_SIZE],
    returns: ['array'],
  },
  {
    name: 'arrayPercentile',
    description: 'Percentile (0..100) of the elements, estimated with an exponential histogram.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['array'] },
      {
        name: 'percentile',
        description: 'Percentile, 0 to 100.',
        types: ['double', 'long'],
        kinds: ['constant'],
        min: 0,
        max: 100,
      },
    ],
    returns: ['boolean', 'double', 'duration', 'timestamp'],
  },
  { name: 'arrayRemoveNulls', description: 'Drops null elements.', parameters: [ARRAY], returns: ['array'] },
  { name: 'arrayReverse', description: 'Elements in opposite order.', parameters: [ARRAY], returns: ['array'] },
  {
    name: 'arraySize',
    description: 'Number of elements; null when the argument is not an array.',
    parameters: [ARRAY],
    returns: ['long'],
  },
  {
    name: 'arraySlice',
    description:
      'Sub-array from index `from` (included) to `to` (excluded); negative indexes count from the end, bounds are clamped.',
    parameters: [
      ARRAY,
      { name: 'from', description: 'Start (included).', types: ['long'], named: true, default: '0' },
      { name: 'to', description: 'End (excluded).', types: ['long'], named: true, default: '9223372036854775807' },
    ],
    returns: ['array'],
  },
  {
    name: 'arraySort',
    description: 'Sorts the elements, ascending unless told otherwise.',
    parameters: [
      ARRAY,
      {
        name: 'direction',
        description: 'Sort order.',
        kinds: ['word'],
        named: true,
        default: '"ascending"',
        values: ['"ascending"', '"descending"'],
      },
    ],
    returns: ['array'],
  },
  {
    name: 'arraySum',
    description: 'Sum of the numeric elements as double; 0 when none is numeric.',
    parameters: [ARRAY],
    returns: ['double'],
  },
  {
    name: 'arrayToString',
    description: 'Joins the elements into one string with an optional constant delimiter.',
    parameters: [
      ARRAY,
      {
        name: 'delimiter',
        description: 'Constant text put between the parts.',
        types: ['string'],
        kinds: ['constant'],
        named: true,
        default: '""',
      },
    ],
    returns: ['string'],
  },
  {
    name: 'vectorCosineDistance',
    description: '1 minus the cosine similarity of two numeric arrays; null for unequal lengths.',
    parameters: [FIRST_ARRAY, SECOND_ARRAY],
    returns: ['double'],
  },
  {
    name: 'vectorInnerProductDistance',
    description: 'Negative dot product of two numeric arrays; null for unequal lengths.',
    parameters: [FIRST_ARRAY, SECOND_ARRAY],
    returns: ['double'],
  },
  {
    name: 'vectorL1Distance',
    description: 'Sum of absolute differences of two numeric arrays; null for unequal lengths.',
    parameters: [FIRST_ARRAY, SECOND_ARRAY],
    returns: ['double'],
  },
  {
    name: 'vectorL2Distance',
    description: 'Euclidean distance of two numeric arrays; null for unequal lengths.',
    parameters: [FIRST_ARRAY, SECOND_ARRAY],
    returns: ['double'],
  },
];
