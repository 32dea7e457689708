/** All scalar functions by lower-case name. */

import type { ScalarFunction } from './registry.ts';

const byName = new Map<string, ScalarFunction>();

/** Finds a function by its name in any case. */
export function findScalarFunction(name: string): ScalarFunction | undefined {
  return byName.get(name.toLowerCase());
}
