/** Short forms for the entries of the library. */

import type { TypeName, Value } from '../value.ts';
import type { EvaluationContext, Parameter, ScalarFunction } from './registry.ts';

export function required(name: string): Parameter {
  return { name, required: true };
}

export function constant(name: string): Parameter {
  return { name, required: true, constant: true };
}

/** All positional arguments from here on. */
export function rest(name: string): Parameter {
  return { name, required: true, variadic: true };
}

export function option(name: string, value?: Value): Parameter {
  return value === undefined ? { name, named: true } : { name, named: true, default: value };
}

export function constantOption(name: string, value?: Value): Parameter {
  return { ...option(name, value), constant: true };
}

/** The parameter with bounds, included, for its number. */
export function within(parameter: Parameter, min: number, max = Number.POSITIVE_INFINITY): Parameter {
  return { ...parameter, min, max };
}

/** A function of one value; `returns` undefined: any type. */
export function unary(
  name: string,
  returns: readonly TypeName[] | undefined,
  apply: (value: Value, context: EvaluationContext) => Value,
  parameter = 'expression',
): ScalarFunction {
  return {
    name,
    parameters: [required(parameter)],
    ...(returns === undefined ? {} : { returns }),
    evaluate: (args, context) => apply(args[0] ?? null, context),
  };
}

/** A function of two values; where one is null the result is, too. */
export function binary(
  name: string,
  parameters: readonly [Parameter, Parameter],
  returns: readonly TypeName[],
  apply: (first: Value, second: Value, context: EvaluationContext) => Value,
): ScalarFunction {
  return {
    name,
    parameters,
    returns,
    evaluate: (args, context) => {
      const first = args[0] ?? null;
      const second = args[1] ?? null;
      return first === null || second === null ? null : apply(first, second, context);
    },
  };
}
