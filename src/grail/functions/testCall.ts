/** Calls a function of the library as a query would, for tests: positional values, then named ones. */

import type { Value } from '../value.ts';
import { findScalarFunction } from './library.ts';
import { type ConstantArguments, type EvaluationContext, notConstant } from './registry.ts';
import { parseTimestamp } from './timeText.ts';
import { UTC } from './timeZone.ts';

export const testContext: EvaluationContext = {
  now: parseTimestamp('2026-03-01T12:00:00Z', UTC)!.nanos,
  timezone: 'UTC',
  locale: 'und',
};

function bind(name: string, positional: readonly Value[], named: Readonly<Record<string, Value>>) {
  const definition = findScalarFunction(name);
  if (definition === undefined) throw new Error(`no function ${name}`);
  const rest = [...positional];
  const args = definition.parameters.map((parameter): Value | undefined => {
    if (Object.hasOwn(named, parameter.name)) return named[parameter.name]!;
    if (parameter.named === true) return parameter.default;
    return parameter.variadic === true ? rest.splice(0) : rest.shift();
  });
  return { definition, args };
}

/** Evaluates record by record and as prepared with all but the first value constant, and insists that both agree. */
export function call(
  name: string,
  positional: readonly Value[],
  named: Readonly<Record<string, Value>> = {},
  context = testContext,
): Value {
  const { definition, args } = bind(name, positional, named);
  const varying = definition.parameters.findIndex(
    (parameter) => parameter.named !== true && parameter.constant !== true,
  );
  const constants: ConstantArguments = args.map((arg, index) => (index === varying ? notConstant : arg));
  const evaluator = definition.prepare?.(constants, context);
  const direct = definition.evaluate(args, context);
  if (evaluator !== undefined) {
    const prepared = evaluator(args);
    if (!isSame(prepared, direct))
      throw new Error(`${name} gives ${String(prepared)} prepared and ${String(direct)} else`);
  }
  return direct;
}

function isSame(left: Value, right: Value): boolean {
  return left === right || (typeof left === 'object' && typeof right === 'object');
}
