/** The `timezone:` parameter that the time functions share. */

import type { Value } from '../value.ts';
import { constantOption } from './define.ts';
import { ArgumentError, type ConstantArguments, type Parameter } from './registry.ts';
import { findTimeZone, type TimeZone } from './timeZone.ts';

export const zoneParameter: Parameter = constantOption('timezone');

/** Undefined when the name is not that of a time zone. */
export function zoneArgument(name: Value | undefined, otherwise: string): TimeZone | undefined {
  return findTimeZone(typeof name === 'string' ? name : otherwise);
}

/** Throws `ArgumentError` for a name that no time zone has. */
export function checkZone(constants: ConstantArguments, parameter: number): void {
  const name = constants[parameter];
  if (typeof name !== 'string' || findTimeZone(name) !== undefined) return;
  throw new ArgumentError(
    `There is no time zone \`${name}\`. Use a name such as "Europe/Vienna" or an offset such as "+01:00".`,
    {
      parameter,
      errorType: 'NAMED_PARAMETER_HAS_TO_BE',
      arguments: ['timezone', 'a time zone'],
    },
  );
}
