/** On 64-bit two's complement. Source: docs "Bitwise functions". */

import type { Value } from '../value.ts';
import { binary, option, required, unary } from './define.ts';
import { wrapLong } from './long.ts';
import type { ScalarFunction } from './registry.ts';

function pair(name: string, apply: (first: bigint, second: bigint) => bigint): ScalarFunction {
  const parameters = [required('firstExpression'), required('secondExpression')] as const;
  return binary(name, parameters, ['long'], (first, second) =>
    typeof first === 'bigint' && typeof second === 'bigint' ? apply(first, second) : null,
  );
}

/** Shifts by 64 bits or more leave nothing but the sign; negative ones have no result. */
function shift(value: Value, bits: Value, apply: (value: bigint, bits: bigint) => bigint): Value {
  if (typeof value !== 'bigint' || typeof bits !== 'bigint' || bits < 0n) return null;
  return wrapLong(apply(value, bits > 64n ? 64n : bits));
}

export const bitwiseFunctions: readonly ScalarFunction[] = [
  pair('bitwiseAnd', (first, second) => first & second),
  pair('bitwiseOr', (first, second) => first | second),
  pair('bitwiseXor', (first, second) => first ^ second),
  unary('bitwiseNot', ['long'], (value) => (typeof value === 'bigint' ? ~value : null)),
  unary('bitwiseCountOnes', ['long'], (value) => {
    if (typeof value !== 'bigint') return null;
    let ones = 0n;
    for (let rest = BigInt.asUintN(64, value); rest > 0n; rest &= rest - 1n) ones++;
    return ones;
  }),
  binary('bitwiseShiftLeft', [required('expression'), required('numberOfBits')], ['long'], (value, bits) =>
    shift(value, bits, (long, by) => long << by),
  ),
  {
    name: 'bitwiseShiftRight',
    parameters: [required('expression'), required('numberOfBits'), option('ignoreSign', false)],
    returns: ['long'],
    evaluate: ([value, bits, ignoreSign]) =>
      shift(value ?? null, bits ?? null, (long, by) => (ignoreSign === true ? BigInt.asUintN(64, long) : long) >> by),
  },
];
