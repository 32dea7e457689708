/** Source: docs "Boolean functions" and "Conditional functions". */

import { Uid, type Value } from '../value.ts';
import { groupKey } from './compare.ts';
import { option, required, rest, unary } from './define.ts';
import { equal } from './operators.ts';
import { notConstant, type ScalarFunction } from './registry.ts';

function isBooleanOrNull(name: string, wanted: boolean): ScalarFunction {
  return unary(name, ['boolean'], (value) => {
    if (value === null) return true;
    return typeof value === 'boolean' ? value === wanted : null;
  });
}

function ofDouble(name: string, test: (value: number) => boolean): ScalarFunction {
  return unary(name, ['boolean'], (value) => {
    if (typeof value === 'bigint') return test(Number(value));
    return typeof value === 'number' ? test(value) : null;
  });
}

function ofUid(name: string, form: Uid['form']): ScalarFunction {
  return unary(name, ['boolean'], (value) =>
    value instanceof Uid ? value.form === form : value === null ? null : false,
  );
}

function elementsOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** True when a needle equals a straw; else null where a comparison with a null needle decides, else false. */
function isIn(needle: Value, haystack: readonly Value[]): boolean | null {
  if (needle === null) return null;
  for (const candidate of elementsOf(needle)) {
    for (const straws of haystack) {
      if (!Array.isArray(straws)) {
        if (equal(candidate, straws) === true) return true;
      } else if ((straws as readonly Value[]).some((straw) => equal(candidate, straw) === true)) return true;
    }
  }
  return false;
}

function isInKeys(needle: Value, keys: ReadonlySet<string>): boolean | null {
  if (needle === null) return null;
  if (!Array.isArray(needle)) return keys.has(groupKey(needle));
  return (needle as readonly Value[]).some((candidate) => candidate !== null && keys.has(groupKey(candidate)));
}

export const booleanFunctions: readonly ScalarFunction[] = [
  unary('isNull', ['boolean'], (value) => value === null),
  unary('isNotNull', ['boolean'], (value) => value !== null),
  isBooleanOrNull('isTrueOrNull', true),
  isBooleanOrNull('isFalseOrNull', false),
  ofDouble('isNaN', Number.isNaN),
  ofDouble('isFinite', Number.isFinite),
  ofDouble('isInfinite', (value) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY),
  ofUid('isUid64', 'uid64'),
  ofUid('isUid128', 'uid128'),
  ofUid('isUuid', 'uuid'),
  {
    name: 'in',
    parameters: [
      { ...required('needle'), otherName: 'element' },
      { ...rest('haystack'), otherName: 'elements' },
    ],
    returns: ['boolean'],
    evaluate: ([needle, haystack]) => isIn(needle ?? null, haystack as readonly Value[]),
    prepare: ([, haystack]) => {
      if (haystack === notConstant || !Array.isArray(haystack)) return undefined;
      const straws = (haystack as readonly Value[]).flatMap(elementsOf).filter((straw) => straw !== null);
      if (straws.every((straw) => typeof straw === 'string')) {
        const texts = new Set<Value>(straws);
        return ([needle]) => (typeof needle === 'string' ? texts.has(needle) : isIn(needle ?? null, straws));
      }
      const keys = new Set(straws.map(groupKey));
      return ([needle]) => isInKeys(needle ?? null, keys);
    },
  },
  {
    name: 'if',
    parameters: [required('condition'), required('then'), option('else', null)],
    evaluate: ([condition, then, otherwise]) => (condition === true ? then : otherwise) ?? null,
  },
  {
    name: 'coalesce',
    parameters: [rest('expression')],
    evaluate: ([values]) => (values as readonly Value[]).find((value) => value !== null) ?? null,
  },
];
