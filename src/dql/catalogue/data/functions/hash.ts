/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const BINARY_STRING: ParameterEntry = {
  name: 'expression',
  description: 'Value or expression.',
  types: ['binary', 'string'],
};

export const HASH_FUNCTIONS: readonly FunctionEntry[] = [
  { name: 'hashCrc32', description: 'CRC-32 as a decimal string.', parameters: [BINARY_STRING], returns: ['string'] },
  { name: 'hashMd5', description: 'MD5 as lower-case hexadecimal.', parameters: [BINARY_STRING], returns: ['string'] },
  {
    name: 'hashSha1',
    description: 'SHA-1 as lower-case hexadecimal.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'hashSha256',
    description: 'SHA-256 as lower-case hexadecimal.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'hashSha512',
    description: 'SHA-512 as lower-case hexadecimal.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'hashXxHash32',
    description: 'xxHash32 (seed 0) as a decimal string.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
  {
    name: 'hashXxHash64',
    description: 'xxHash64 (seed 0) as a signed decimal string.',
    parameters: [BINARY_STRING],
    returns: ['string'],
  },
];
