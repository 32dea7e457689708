/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const FIRST_LONG: ParameterEntry = { name: 'firstExpression', description: 'First operand.', types: ['long'] };
const SECOND_LONG: ParameterEntry = { name: 'secondExpression', description: 'Second operand.', types: ['long'] };
const LONG: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['long'] };

export const BITWISE_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'bitwiseAnd',
    description: 'Bitwise AND of two longs.',
    parameters: [FIRST_LONG, SECOND_LONG],
    returns: ['long'],
  },
  {
    name: 'bitwiseCountOnes',
    description: "Number of one bits in the 64-bit two's complement form.",
    parameters: [LONG],
    returns: ['long'],
  },
  { name: 'bitwiseNot', description: 'Inverts all 64 bits.', parameters: [LONG], returns: ['long'] },
  {
    name: 'bitwiseOr',
    description: 'Bitwise OR of two longs.',
    parameters: [FIRST_LONG, SECOND_LONG],
    returns: ['long'],
  },
  {
    name: 'bitwiseShiftLeft',
    description: 'Shifts left within 64 bits, overflow is lost.',
    parameters: [LONG, { name: 'numberOfBits', description: 'Number of bits.', types: ['long'] }],
    returns: ['long'],
  },
  {
    name: 'bitwiseShiftRight',
    description: 'Shifts right; keeps the sign bit unless `ignoreSign` is true.',
    parameters: [
      LONG,
      { name: 'numberOfBits', description: 'Number of bits.', types: ['long'] },
      { name: 'ignoreSign', description: 'Shift the sign bit too.', types: ['boolean'], named: true, default: 'FALSE' },
    ],
    returns: ['long'],
  },
  {
    name: 'bitwiseXor',
    description: 'Bitwise exclusive OR of two longs.',
    parameters: [FIRST_LONG, SECOND_LONG],
    returns: ['long'],
  },
];
