/** Source: docs "Array functions". */

import type { TypeName, Value } from '../value.ts';
import { compareForSort, compareValues, groupKey } from './compare.ts';
import { binary, constantOption, option, required, rest, unary } from './define.ts';
import { equal } from './operators.ts';
import type { ScalarFunction } from './registry.ts';
import { valueText } from './text.ts';

export type List = readonly Value[];

export function asList(value: Value | undefined): List | undefined {
  return Array.isArray(value) ? (value as List) : undefined;
}

/** A function of one array; null for anything else. */
export function ofArray(
  name: string,
  returns: readonly TypeName[] | undefined,
  apply: (list: List) => Value,
  parameter = 'array',
): ScalarFunction {
  return unary(
    name,
    returns,
    (value) => {
      const list = asList(value);
      return list === undefined ? null : apply(list);
    },
    parameter,
  );
}

function search(name: string, find: (list: List, value: Value) => number): ScalarFunction {
  return binary(name, [required('array'), required('value')], ['long'], (array, value) => {
    const list = asList(array);
    return list === undefined ? null : BigInt(find(list, value));
  });
}

function flatten(list: List): List {
  return list.flatMap((element) => (Array.isArray(element) ? flatten(element as List) : [element]));
}

/** Equal elements once, in ascending order. */
function distinct(list: List): List {
  const seen = new Map<string, Value>();
  for (const element of list) {
    const key = groupKey(element);
    if (!seen.has(key)) seen.set(key, element);
  }
  return [...seen.values()].sort(compareValues);
}

/** Where a bound stands in a text or array: negative ones count from the end, and both are kept inside. */
export function clampIndex(index: bigint, length: number): number {
  const size = BigInt(length);
  const from = index < 0n ? index + size : index;
  return Number(from < 0n ? 0n : from > size ? size : from);
}

export const arrayFunctions: readonly ScalarFunction[] = [
  ofArray('arraySize', ['long'], (list) => BigInt(list.length)),
  ofArray('arrayDistinct', ['array'], distinct),
  ofArray('arrayFirst', undefined, (list) => list.find((element) => element !== null) ?? null),
  ofArray('arrayLast', undefined, (list) => list.findLast((element) => element !== null) ?? null),
  ofArray('arrayFlatten', ['array'], flatten),
  ofArray('arrayRemoveNulls', ['array'], (list) => list.filter((element) => element !== null)),
  ofArray('arrayReverse', ['array'], (list) => list.toReversed()),
  search('arrayIndexOf', (list, value) => list.findIndex((element) => equal(element, value) === true)),
  search('arrayLastIndexOf', (list, value) => list.findLastIndex((element) => equal(element, value) === true)),
  {
    name: 'arrayConcat',
    parameters: [rest('array')],
    returns: ['array'],
    evaluate: ([arrays]) => {
      const lists = (arrays as readonly Value[]).filter((array) => Array.isArray(array)) as List[];
      return lists.length === 0 ? null : lists.flat(1);
    },
  },
  {
    name: 'arraySlice',
    parameters: [required('array'), option('from', 0n), option('to', 0x7fff_ffff_ffff_ffffn)],
    returns: ['array'],
    evaluate: ([array, from, to]) => {
      const list = asList(array);
      if (list === undefined || typeof from !== 'bigint' || typeof to !== 'bigint') return null;
      return list.slice(clampIndex(from, list.length), clampIndex(to, list.length));
    },
  },
  {
    name: 'arraySort',
    parameters: [
      required('array'),
      { ...constantOption('direction', 'ascending'), words: ['ascending', 'descending'] },
    ],
    returns: ['array'],
    evaluate: ([array, direction]) => {
      const descending = direction === 'descending';
      return asList(array)?.toSorted((left, right) => compareForSort(left, right, descending)) ?? null;
    },
  },
  {
    name: 'arrayToString',
    parameters: [required('array'), constantOption('delimiter', '')],
    returns: ['string'],
    evaluate: ([array, delimiter]) =>
      typeof delimiter === 'string' ? (asList(array)?.map(valueText).join(delimiter) ?? null) : null,
  },
];
