/** The error of a pattern that cannot be compiled. */

import { ArgumentError } from '../functions/registry.ts';

/** Where `parse` and its relatives take the pattern. */
const PATTERN_PARAMETER = 1;

export function patternError(message: string): ArgumentError {
  return new ArgumentError(message, {
    parameter: PATTERN_PARAMETER,
    errorType: 'ERROR_IN_PARSING_PATTERN',
    arguments: [message],
  });
}
