/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const DOUBLE: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['double'] };
const UID: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['uid'] };

export const BOOLEAN_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'coalesce',
    description: 'First argument that is not null.',
    parameters: [{ name: 'expression', description: 'Value or expression.', variadic: true }],
    returns: ['any'],
  },
  {
    name: 'exists',
    description: 'True when the record has the field (even if null is its value).',
    parameters: [{ name: 'field', description: 'Field name.', kinds: ['rootField'] }],
    returns: ['boolean'],
  },
  {
    name: 'if',
    description: 'Value of `then` when the condition is true, else of `else` (null when it is left out).',
    parameters: [
      { name: 'condition', description: 'Boolean condition.', types: ['boolean'] },
      { name: 'then', description: 'Value when the condition is true.' },
      { name: 'else', description: 'Value when the condition is false or null.', named: true, default: 'NULL' },
    ],
    returns: ['any'],
  },
  {
    name: 'in',
    description: 'True when the needle equals (or, for arrays, shares an element with) any haystack.',
    parameters: [
      { name: 'needle', aliases: ['element'], description: 'Value(s) looked for.' },
      { name: 'haystack', aliases: ['elements'], description: 'Value(s) searched.', variadic: true },
    ],
    returns: ['boolean'],
  },
  {
    name: 'isFalseOrNull',
    description: 'True when the value is false or null.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['boolean'] }],
    returns: ['boolean'],
  },
  {
    name: 'isFinite',
    description: 'True when the double is neither infinite nor NaN.',
    parameters: [DOUBLE],
    returns: ['boolean'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'isInfinite',
    description: 'True when the double is infinite.',
    parameters: [DOUBLE],
    returns: ['boolean'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'isNaN',
    description: 'True when the double is not a number.',
    parameters: [DOUBLE],
    returns: ['boolean'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'isNotNull',
    description: 'True when the value is not null.',
    parameters: [{ name: 'expression', description: 'Value or expression.' }],
    returns: ['boolean'],
  },
  {
    name: 'isNull',
    description: 'True when the value is null or the field is absent.',
    parameters: [{ name: 'expression', description: 'Value or expression.' }],
    returns: ['boolean'],
  },
  {
    name: 'isTrueOrNull',
    description: 'True when the value is true or null.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['boolean'] }],
    returns: ['boolean'],
  },
  { name: 'isUid128', description: 'True for a 128-bit uid.', parameters: [UID], returns: ['boolean'] },
  { name: 'isUid64', description: 'True for a 64-bit uid.', parameters: [UID], returns: ['boolean'] },
  { name: 'isUuid', description: 'True for a uid written as a UUID.', parameters: [UID], returns: ['boolean'] },
];
