/**
 * What a scalar function is to the engine. The engine binds positional and named arguments to `parameters`, evaluates them and hands
 * the values over in definition order; a function never sees the syntax tree. Functions that need more than values (record, exists,
 * lookup, the iterative ones, entity look-ups, aggregations) are part of the engine and not listed in the library.
 */

import type { TypeName, Value } from '../value.ts';

/** What holds for one whole query. */
export interface EvaluationContext {
  /** What `now()` answers, nanoseconds since the epoch. */
  readonly now: bigint;
  /** IANA name or offset such as `+01:00`. */
  readonly timezone: string;
  /** BCP 47 tag, or `und`. */
  readonly locale: string;
}

export interface Parameter {
  readonly name: string;
  /** Another spelling of the name that queries use. */
  readonly otherName?: string;
  /** Default false. */
  readonly required?: boolean;
  /** Takes all positional arguments that follow, and the items of a group; its bound value is an array. Default false. */
  readonly variadic?: boolean;
  /** May only be given by its name. Default false. */
  readonly named?: boolean;
  /** Must be constant: the engine answers MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT where it reads a field. Default false. */
  readonly constant?: boolean;
  /** Bound where the argument is absent. Without it an absent argument is bound to `undefined` (and an absent variadic one to `[]`). */
  readonly default?: Value;
  /** Takes a data object, field name or other bare word as text instead of evaluating it. Default false. */
  readonly identifier?: boolean;
  /** Bounds, included, of a number that is constant; the engine answers with an error where it lies outside. */
  readonly min?: number;
  readonly max?: number;
  /** The only texts it takes where it is constant. */
  readonly words?: readonly string[];
}

/** One entry a parameter, in definition order. `undefined`: absent and without default. A variadic one is an array. */
export type BoundArguments = readonly (Value | undefined)[];

/** Stands for an argument whose value differs from record to record. */
export const notConstant: unique symbol = Symbol('not constant');

/** Like `BoundArguments`, known before the first record; a variadic parameter is `notConstant` unless all its values are constant. */
export type ConstantArguments = readonly (Value | undefined | typeof notConstant)[];

export type Evaluator = (args: BoundArguments) => Value;

export interface ScalarFunction {
  /** As documented, in camel case; matched without regard to case. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Types that a non-null result can have; absent: any. */
  readonly returns?: readonly TypeName[];
  /** Called for each record. A null or unsuitable argument gives null; never throws for data. Must not keep or change `args`. */
  evaluate(args: BoundArguments, context: EvaluationContext): Value;
  /**
   * Called once a query: a function that compiles a pattern, a format or a constant list does it here and returns what is then called
   * for each record instead of `evaluate`. Returns undefined where there is nothing to prepare. Throws `ArgumentError` where a constant is wrong.
   */
  prepare?(constants: ConstantArguments, context: EvaluationContext): Evaluator | undefined;
  /** Name of the result column without alias, where it is not the canonical text: `parse` is named after its only export. */
  resultName?(constants: ConstantArguments): string | undefined;
  /** Differs from call to call with equal arguments (`random`). Default false. */
  readonly volatile?: boolean;
}

/** A constant argument that makes the query invalid; the engine turns it into a `QueryError` at that argument. */
export class ArgumentError extends Error {
  /** Index into `parameters`. */
  readonly parameter: number;
  /** Service's name of the error, for example ERROR_IN_PARSING_PATTERN. */
  readonly errorType: string;
  readonly arguments: readonly string[];
  constructor(message: string, details: { parameter: number; errorType: string; arguments?: readonly string[] }) {
    super(message);
    this.name = 'ArgumentError';
    this.parameter = details.parameter;
    this.errorType = details.errorType;
    this.arguments = details.arguments ?? [];
  }
}

/**
 * A DPL pattern made ready to run; `compilePattern(pattern, options)` in `dpl/compilePattern.ts` returns one and throws
 * `ArgumentError` (parameter 1, ERROR_IN_PARSING_PATTERN) for a wrong pattern.
 */
export interface CompiledPattern {
  /** Names of the top-level exports, in order of appearance, each once. */
  readonly exportNames: readonly string[];
  /**
   * Matches at exactly `from`. Returns the offset behind the match, or -1, and fills `values` (one entry an export name, null where
   * an optional part is absent); the array is the caller's and reused from record to record.
   */
  match(text: string, from: number, values: Value[]): number;
}
