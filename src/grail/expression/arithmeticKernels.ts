/** Arithmetic over columns; combinations without a kernel go value by value. */

import { type Column, constantColumn, type IntegralColumn, type IntegralType, isNull } from '../columns/column.ts';
import { add, divide, multiply, remainder, subtract } from '../functions/operators.ts';
import type { EvaluationContext } from '../functions/registry.ts';
import { Duration, Timestamp, type Value } from '../value.ts';
import { mergeNulls } from './kernelNulls.ts';
import { mapRows } from './rowwise.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

export function arithmetic(operator: ArithmeticOperator, a: Value, b: Value, context: EvaluationContext): Value {
  switch (operator) {
    case '+':
      return add(a, b, context);
    case '-':
      return subtract(a, b, context);
    case '*':
      return multiply(a, b);
    case '/':
      return divide(a, b);
    case '%':
      return remainder(a, b);
  }
}

/** Numbers of a column as doubles; `type` says what they count. */
interface Operand {
  readonly type: 'double' | IntegralType;
  readonly base: bigint;
  /** One entry for a constant. */
  readonly values: Float64Array;
  readonly constant: boolean;
  readonly nulls: Uint8Array | undefined;
}

const maxSafe = Number.MAX_SAFE_INTEGER;

export function arithmeticColumn(
  operator: ArithmeticOperator,
  left: Column,
  right: Column,
  length: number,
  context: EvaluationContext,
): Column {
  const result = kernel(operator, left, right, length);
  return result ?? mapRows([left, right], length, (args) => arithmetic(operator, args[0]!, args[1]!, context));
}

function operandOf(column: Column): Operand | undefined {
  switch (column.kind) {
    case 'double':
      return { type: 'double', base: 0n, values: column.values, constant: false, nulls: column.nulls };
    case 'integral':
      return { type: column.type, base: column.base, values: column.values, constant: false, nulls: column.nulls };
    case 'constant':
      return constantOperand(column.value);
    default:
      return undefined;
  }
}

function constantOperand(value: Value): Operand | undefined {
  const of = (type: Operand['type'], base: bigint, number: number): Operand => {
    return { type, base, values: Float64Array.of(number), constant: true, nulls: undefined };
  };
  if (typeof value === 'number') return of('double', 0n, value);
  if (value instanceof Timestamp) return of('timestamp', value.nanos, 0);
  const whole = typeof value === 'bigint' ? value : value instanceof Duration ? value.nanos : undefined;
  if (whole === undefined || whole > maxSafe || whole < -maxSafe) return undefined;
  return of(typeof value === 'bigint' ? 'long' : 'duration', 0n, Number(whole));
}

function kernel(operator: ArithmeticOperator, left: Column, right: Column, length: number): Column | undefined {
  if (isNullConstant(left) || isNullConstant(right)) return constantColumn(null, length);
  if (left.kind === 'constant' && right.kind === 'constant') return undefined;
  const a = operandOf(left);
  const b = a === undefined ? undefined : operandOf(right);
  if (a === undefined || b === undefined) return undefined;
  const nulls = mergeNulls(a.nulls, b.nulls, length);
  if (isNumeric(a) && isNumeric(b)) {
    if (a.type === 'double' || b.type === 'double') {
      return { kind: 'double', length, nulls, values: compute(operator, a, b, length) };
    }
    return longs(operator, a, b, length, nulls);
  }
  return operator === '+' || operator === '-' ? times(operator, a, b, length, nulls) : undefined;
}

function isNullConstant(column: Column): boolean {
  return column.kind === 'constant' && column.value === null;
}

function isNumeric(operand: Operand): boolean {
  return operand.type === 'double' || operand.type === 'long';
}

/** Beyond 2^53 the result is worked out value by value, where longs wrap at 64 bits. */
function longs(
  operator: ArithmeticOperator,
  a: Operand,
  b: Operand,
  length: number,
  nulls: Uint8Array | undefined,
): Column | undefined {
  if (operator === '/' || operator === '%') return longDivision(operator, a, b, length, nulls);
  const values = compute(operator, a, b, length);
  return within(values) ? { kind: 'integral', type: 'long', base: 0n, length, nulls, values } : undefined;
}

/** What stands in null rows counts as well: the slow path is only slower. */
function within(values: Float64Array): boolean {
  let low = 0;
  let high = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value < low) low = value;
    else if (value > high) high = value;
  }
  return high < maxSafe && low > -maxSafe;
}

function longDivision(
  operator: '/' | '%',
  a: Operand,
  b: Operand,
  length: number,
  nulls: Uint8Array | undefined,
): IntegralColumn {
  const values = new Float64Array(length);
  let states = nulls;
  for (let i = 0; i < length; i++) {
    const divisor = b.values[b.constant ? 0 : i]!;
    if (divisor === 0) {
      if (states === nulls) states = nulls === undefined ? new Uint8Array(length) : nulls.slice();
      states![i] = isNull;
      continue;
    }
    const dividend = a.values[a.constant ? 0 : i]!;
    // The remainder of doubles is exact, and so is the quotient of what is left.
    const rest = dividend % divisor;
    values[i] = (operator === '%' ? rest : (dividend - rest) / divisor) + 0;
  }
  return { kind: 'integral', type: 'long', base: 0n, length, nulls: states, values };
}

/** Timestamps and durations: the base takes what a constant adds. */
function times(
  operator: '+' | '-',
  a: Operand,
  b: Operand,
  length: number,
  nulls: Uint8Array | undefined,
): Column | undefined {
  const type = typeOfSum(operator, a.type, b.type);
  if (type === undefined) return undefined;
  let base = operator === '+' ? a.base + b.base : a.base - b.base;
  let values: Float64Array;
  if (type === 'timestamp' && b.constant) {
    base = operator === '+' ? a.base + BigInt(b.values[0]!) : a.base - BigInt(b.values[0]!);
    values = a.values;
  } else {
    values = compute(operator, a, b, length);
    if (type === 'duration' && base !== 0n) {
      if (base > maxSafe || base < -maxSafe) return undefined;
      const shift = Number(base);
      for (let i = 0; i < length; i++) values[i] = values[i]! + shift;
      base = 0n;
    }
  }
  if (base !== BigInt.asIntN(64, base) || values.length !== length || !within(values)) return undefined;
  return { kind: 'integral', type, base, length, nulls, values };
}

function typeOfSum(operator: '+' | '-', a: Operand['type'], b: Operand['type']): IntegralType | undefined {
  if (a === 'duration' && b === 'duration') return 'duration';
  if (a === 'timestamp' && b === 'duration') return 'timestamp';
  if (a === 'timestamp' && b === 'timestamp') return operator === '-' ? 'duration' : undefined;
  return a === 'duration' && b === 'timestamp' && operator === '+' ? 'timestamp' : undefined;
}

function compute(operator: ArithmeticOperator, a: Operand, b: Operand, length: number): Float64Array {
  const values = new Float64Array(length);
  const x = a.values;
  const y = b.values;
  const xStep = a.constant ? 0 : 1;
  const yStep = b.constant ? 0 : 1;
  switch (operator) {
    case '+':
      for (let i = 0, j = 0, k = 0; i < length; i++, j += xStep, k += yStep) values[i] = x[j]! + y[k]!;
      break;
    case '-':
      for (let i = 0, j = 0, k = 0; i < length; i++, j += xStep, k += yStep) values[i] = x[j]! - y[k]!;
      break;
    case '*':
      for (let i = 0, j = 0, k = 0; i < length; i++, j += xStep, k += yStep) values[i] = x[j]! * y[k]!;
      break;
    case '/':
      for (let i = 0, j = 0, k = 0; i < length; i++, j += xStep, k += yStep) values[i] = x[j]! / y[k]!;
      break;
    case '%':
      for (let i = 0, j = 0, k = 0; i < length; i++, j += xStep, k += yStep) values[i] = x[j]! % y[k]!;
      break;
  }
  return values;
}
