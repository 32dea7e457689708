/** All scalar functions by lower-case name. */

import { arrayFunctions } from './array.ts';
import { arrayStatisticsFunctions } from './arrayStatistics.ts';
import { bitwiseFunctions } from './bitwise.ts';
import { booleanFunctions } from './boolean.ts';
import { constructionFunctions } from './construction.ts';
import { conversionFunctions } from './conversion.ts';
import { encodingFunctions } from './encoding.ts';
import { hashFunctions } from './hash.ts';
import { jsonFunctions } from './json.ts';
import { mathFunctions } from './math.ts';
import { networkFunctions } from './network.ts';
import { patternFunctions } from './pattern.ts';
import type { ScalarFunction } from './registry.ts';
import { stringFunctions } from './string.ts';
import { stringSearchFunctions } from './stringSearch.ts';
import { timeFunctions } from './time.ts';
import { vectorFunctions } from './vector.ts';

const byName = new Map<string, ScalarFunction>();

for (const family of [
  arrayFunctions,
  arrayStatisticsFunctions,
  bitwiseFunctions,
  booleanFunctions,
  constructionFunctions,
  conversionFunctions,
  encodingFunctions,
  hashFunctions,
  jsonFunctions,
  mathFunctions,
  networkFunctions,
  patternFunctions,
  stringFunctions,
  stringSearchFunctions,
  timeFunctions,
  vectorFunctions,
]) {
  for (const entry of family) byName.set(entry.name.toLowerCase(), entry);
}

/** Finds a function by its name in any case. */
export function findScalarFunction(name: string): ScalarFunction | undefined {
  return byName.get(name.toLowerCase());
}

export function scalarFunctionNames(): readonly string[] {
  return [...byName.values()].map(({ name }) => name);
}
