/** Distances between numeric arrays of equal length. Source: docs "Vector distance functions". */

import type { Value } from '../value.ts';
import { asList } from './array.ts';
import { binary, required } from './define.ts';
import { toReal } from './math.ts';
import type { ScalarFunction } from './registry.ts';

type Vector = readonly number[];

function toVector(value: Value): Vector | undefined {
  const numbers = asList(value)?.map(toReal);
  return numbers?.includes(null) === false ? (numbers as Vector) : undefined;
}

function distance(name: string, measure: (first: Vector, second: Vector) => number): ScalarFunction {
  return binary(name, [required('firstExpression'), required('secondExpression')], ['double'], (left, right) => {
    const first = toVector(left);
    const second = toVector(right);
    if (first === undefined || second === undefined || first.length !== second.length) return null;
    const result = measure(first, second);
    return Number.isNaN(result) ? null : result;
  });
}

function total(first: Vector, second: Vector, term: (x: number, y: number) => number): number {
  let sum = 0;
  for (let at = 0; at < first.length; at++) sum += term(first[at]!, second[at]!);
  return sum;
}

function dot(first: Vector, second: Vector): number {
  return total(first, second, (x, y) => x * y);
}

export const vectorFunctions: readonly ScalarFunction[] = [
  distance('vectorL1Distance', (first, second) => total(first, second, (x, y) => Math.abs(x - y))),
  distance('vectorL2Distance', (first, second) => Math.sqrt(total(first, second, (x, y) => (x - y) ** 2))),
  distance('vectorInnerProductDistance', (first, second) => 0 - dot(first, second)),
  distance(
    'vectorCosineDistance',
    (first, second) => 1 - dot(first, second) / Math.sqrt(dot(first, first) * dot(second, second)),
  ),
];
