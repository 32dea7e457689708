/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const STRING: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['string'] };

export const GENERAL_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'forecast',
    description: 'Predicts further values of a series.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['array'] },
      { name: 'horizon', description: 'Number of steps.', types: ['long'], named: true, default: '10' },
    ],
    returns: ['array'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'iAny',
    description: 'True when the iterative condition is true for at least one element; null when it is null for all.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['boolean'] }],
    returns: ['boolean'],
  },
  {
    name: 'iAvg',
    description: 'Mean over the elements of an iterative expression.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['double', 'duration', 'long'] }],
    returns: ['double', 'duration'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'iCollectArray',
    description: 'Collects the per-element results of an iterative expression into an array.',
    parameters: [{ name: 'expression', description: 'Value or expression.' }],
    returns: ['array'],
  },
  {
    name: 'iIndex',
    description: 'Zero-based index of the current element of an iterative expression.',
    returns: ['long'],
  },
  {
    name: 'iMax',
    description: 'Largest result over the elements of an iterative expression.',
    parameters: [
      {
        name: 'expression',
        description: 'Value or expression.',
        types: ['boolean', 'double', 'duration', 'long', 'string', 'timestamp'],
      },
    ],
    returns: ['boolean', 'double', 'duration', 'long', 'string', 'timestamp'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'iMin',
    description: 'Smallest result over the elements of an iterative expression.',
    parameters: [
      {
        name: 'expression',
        description: 'Value or expression.',
        types: ['boolean', 'double', 'duration', 'long', 'string', 'timestamp'],
      },
    ],
    returns: ['boolean', 'double', 'duration', 'long', 'string', 'timestamp'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'impute',
    description: 'Fills gaps of a series by linear interpolation.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['array'] }],
    returns: ['array'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'iSum',
    description: 'Sum of the results over the elements of an iterative expression.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['double', 'duration', 'long'] }],
    returns: ['double', 'duration'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'jsonField',
    description: 'One top-level member of a JSON text.',
    parameters: [
      STRING,
      { name: 'fieldName', description: 'Name literal.', types: ['string'], kinds: ['literal'] },
      {
        name: 'seek',
        description: 'Search the text for the first JSON object.',
        types: ['boolean'],
        kinds: ['literal'],
        named: true,
        default: 'FALSE',
      },
    ],
    returns: ['array', 'boolean', 'double', 'long', 'record', 'string'],
  },
  {
    name: 'jsonPath',
    description: 'One value of a JSON text, chosen with a JSONPath literal.',
    parameters: [
      STRING,
      { name: 'jsonPath', description: 'JSONPath literal.', kinds: ['jsonPath'] },
      {
        name: 'seek',
        description: 'Search the text for the first JSON object.',
        types: ['boolean'],
        kinds: ['literal'],
        named: true,
        default: 'FALSE',
      },
    ],
    returns: ['array', 'boolean', 'double', 'long', 'record', 'string'],
  },
  {
    name: 'lookup',
    description: 'First matching record of a sub-query, as a nested record; null when none matches.',
    parameters: [
      { name: 'lookupTable', description: 'Sub-query.', kinds: ['block'] },
      { name: 'sourceField', description: 'Field of the current record.', kinds: ['anyField'], named: true },
      {
        name: 'lookupField',
        description: 'Field of the lookup records.',
        kinds: ['anyField'],
        named: true,
        required: true,
      },
      {
        name: 'executionOrder',
        description: 'Which side runs first.',
        kinds: ['word'],
        named: true,
        default: 'auto',
        values: ['auto', 'leftFirst', 'rightFirst'],
      },
      {
        name: 'broadcast',
        description: 'Distribution strategy.',
        kinds: ['word'],
        named: true,
        default: 'enabled',
        values: ['enabled', 'disabled'],
        experimental: true,
      },
    ],
    returns: ['record'],
  },
  {
    name: 'parse',
    description:
      'Value (one export name) or record (several) extracted with a DPL pattern; null when it does not match.',
    parameters: [
      STRING,
      { name: 'pattern', description: 'Pattern.', kinds: ['pattern'] },
      {
        name: 'baseTime',
        description: 'Reference time for incomplete dates.',
        types: ['timestamp'],
        named: true,
        experimental: true,
      },
    ],
    returns: ['any'],
  },
  {
    name: 'parseAll',
    description: 'All matches of a DPL pattern as an array of values or records.',
    parameters: [
      STRING,
      { name: 'pattern', description: 'Pattern.', kinds: ['pattern'] },
      {
        name: 'baseTime',
        description: 'Reference time for incomplete dates.',
        types: ['timestamp'],
        named: true,
        experimental: true,
      },
    ],
    returns: ['array'],
  },
  {
    name: 'type',
    description: 'Name of the data type, optionally with subtype.',
    parameters: [
      { name: 'expression', description: 'Value or expression.' },
      { name: 'withSubtype', description: 'Include the subtype.', types: ['boolean'], named: true, default: 'FALSE' },
    ],
    returns: ['string'],
  },
];
