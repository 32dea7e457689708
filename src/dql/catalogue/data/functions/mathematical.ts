/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const NUMBER: ParameterEntry = { name: 'expression', description: 'Value or expression.', types: ['double', 'long'] };

export const MATHEMATICAL_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'abs',
    description: 'Magnitude of a number or duration; the type of the argument is kept.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['double', 'duration', 'long'] }],
    returns: ['double', 'duration', 'long'],
  },
  { name: 'acos', description: 'Arc cosine in radians (0..pi).', parameters: [NUMBER], returns: ['double'] },
  { name: 'asin', description: 'Arc sine in radians (-pi/2..pi/2).', parameters: [NUMBER], returns: ['double'] },
  { name: 'atan', description: 'Arc tangent in radians (-pi/2..pi/2).', parameters: [NUMBER], returns: ['double'] },
  {
    name: 'atan2',
    description: 'Angle in radians of the point (abscissa, ordinate); the first argument is the ordinate.',
    parameters: [
      { name: 'ordinate', description: 'Y coordinate.', types: ['double', 'long'] },
      { name: 'abscissa', description: 'X coordinate.', types: ['double', 'long'] },
    ],
    returns: ['double'],
  },
  {
    name: 'bin',
    description:
      'Rounds a number, duration or timestamp down to a multiple of the interval, counted from 0 / the Unix epoch or from `at`.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['double', 'duration', 'long', 'timestamp'] },
      { name: 'interval', description: 'Interval.', types: ['double', 'duration', 'long'] },
      {
        name: 'at',
        description: 'Offset of the bucket boundaries.',
        types: ['double', 'duration', 'long', 'timestamp'],
        named: true,
        default: 'NULL',
      },
    ],
    returns: ['double', 'duration', 'long', 'timestamp'],
  },
  { name: 'cbrt', description: 'Real cube root.', parameters: [NUMBER], returns: ['double'] },
  {
    name: 'ceil',
    description: 'Rounds up to a whole number, keeping the numeric type.',
    parameters: [NUMBER],
    returns: ['double', 'long'],
  },
  { name: 'cos', description: 'Cosine of an angle in radians.', parameters: [NUMBER], returns: ['double'] },
  { name: 'cosh', description: 'Hyperbolic cosine.', parameters: [NUMBER], returns: ['double'] },
  { name: 'degreeToRadian', description: 'Converts degrees to radians.', parameters: [NUMBER], returns: ['double'] },
  { name: 'e', description: "Euler's number.", returns: ['double'] },
  { name: 'exp', description: 'e raised to the argument.', parameters: [NUMBER], returns: ['double'] },
  {
    name: 'floor',
    description: 'Rounds down to a whole number, keeping the numeric type.',
    parameters: [NUMBER],
    returns: ['double', 'long'],
  },
  {
    name: 'hexStringToNumber',
    description: 'Reads hexadecimal text, with or without 0x prefix.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['string'] }],
    returns: ['double', 'long'],
  },
  {
    name: 'hypotenuse',
    description: 'Square root of x*x + y*y.',
    parameters: [
      { name: 'x', description: 'First side.', types: ['double', 'long'] },
      { name: 'y', description: 'Second side.', types: ['double', 'long'] },
    ],
    returns: ['double'],
  },
  {
    name: 'log',
    description: 'Natural logarithm; null where it is undefined.',
    parameters: [NUMBER],
    returns: ['double'],
  },
  { name: 'log10', description: 'Logarithm to base 10.', parameters: [NUMBER], returns: ['double'] },
  { name: 'log1p', description: 'Natural logarithm of 1 + x.', parameters: [NUMBER], returns: ['double'] },
  {
    name: 'numberToHexString',
    description: 'Lower-case hexadecimal text of a long, optionally padded.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['long'] },
      {
        name: 'minLength',
        description: 'Minimum number of digits.',
        types: ['long'],
        kinds: ['constant'],
        named: true,
        min: 0,
      },
    ],
    returns: ['string'],
  },
  { name: 'pi', description: 'The number pi.', returns: ['double'] },
  {
    name: 'power',
    description: 'First argument raised to the second, as double.',
    parameters: [
      { name: 'base', description: 'Base.', types: ['double', 'long'] },
      { name: 'exponent', description: 'Exponent.', types: ['double', 'long'] },
    ],
    returns: ['double'],
  },
  { name: 'radianToDegree', description: 'Converts radians to degrees.', parameters: [NUMBER], returns: ['double'] },
  { name: 'random', description: 'Random double in [0,1).', returns: ['double'] },
  {
    name: 'range',
    description: 'Like bin(), but gives a record with `start` and `end` of the bucket.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['double', 'duration', 'long', 'timestamp'] },
      { name: 'interval', description: 'Interval.', types: ['double', 'duration', 'long'] },
      {
        name: 'at',
        description: 'Offset of the bucket boundaries.',
        types: ['double', 'duration', 'long', 'timestamp'],
        named: true,
        default: 'NULL',
      },
    ],
    returns: ['record'],
  },
  {
    name: 'round',
    description: 'Rounds half up to the given number of decimals, keeping the numeric type.',
    parameters: [
      NUMBER,
      {
        name: 'decimals',
        description: 'Decimal places.',
        types: ['long'],
        kinds: ['constant'],
        named: true,
        default: '0',
        min: 0,
      },
    ],
    returns: ['double', 'long'],
  },
  {
    name: 'signum',
    description: '-1, 0 or 1 by sign, keeping the numeric type.',
    parameters: [NUMBER],
    returns: ['double', 'long'],
  },
  { name: 'sin', description: 'Sine of an angle in radians.', parameters: [NUMBER], returns: ['double'] },
  { name: 'sinh', description: 'Hyperbolic sine.', parameters: [NUMBER], returns: ['double'] },
  { name: 'sqrt', description: 'Square root; null for negative numbers.', parameters: [NUMBER], returns: ['double'] },
  { name: 'tan', description: 'Tangent of an angle in radians.', parameters: [NUMBER], returns: ['double'] },
  { name: 'tanh', description: 'Hyperbolic tangent.', parameters: [NUMBER], returns: ['double'] },
];
