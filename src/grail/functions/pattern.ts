/** Functions that take a DPL pattern. Source: docs "General functions" and "String functions". */

import { compilePattern, type Pattern, scan } from '../dpl/compilePattern.ts';
import { Rec, Timestamp, type Value } from '../value.ts';
import { constant, option, required } from './define.ts';
import type { BoundArguments, ConstantArguments, EvaluationContext, Evaluator, ScalarFunction } from './registry.ts';

const EXPRESSION = required('expression');
const PATTERN = constant('pattern');
const BASE_TIME = option('baseTime');
const BASE_TIME_AT = 2;

/** The value of the only export, or a record of all. */
function resultOf({ exportNames }: Pattern, values: readonly Value[]): Value {
  if (exportNames.length === 1) return values[0]!;
  return new Rec(new Map(exportNames.map((name, slot) => [name, values[slot]!])));
}

type Apply = (pattern: Pattern, text: string, args: BoundArguments) => Value;

/** Compiles the pattern once a query; the reference time of a record without one is that of the query. */
function prepared(needsExport: boolean, apply: Apply) {
  return (constants: readonly unknown[], context: EvaluationContext): Evaluator | undefined => {
    const text = constants[1];
    if (typeof text !== 'string') return undefined;
    let now = context.now;
    const pattern = compilePattern(text, { needsExport, now: () => now });
    return (args) => {
      const baseTime = needsExport ? args[BASE_TIME_AT] : undefined;
      now = baseTime instanceof Timestamp ? baseTime.nanos : context.now;
      return typeof args[0] === 'string' ? apply(pattern, args[0], args) : null;
    };
  };
}

function patternFunction(
  definition: Pick<ScalarFunction, 'name' | 'parameters' | 'returns' | 'resultName'>,
  needsExport: boolean,
  apply: Apply,
): ScalarFunction {
  const prepare = prepared(needsExport, apply);
  return {
    ...definition,
    evaluate: (args, context) => prepare(args, context)?.(args) ?? null,
    prepare,
  };
}

function namedAfterExport(several: string) {
  return (constants: ConstantArguments): string | undefined => {
    const text = constants[1];
    if (typeof text !== 'string') return undefined;
    const { exportNames } = compilePattern(text);
    return exportNames.length === 1 ? exportNames[0] : several;
  };
}

function parse(pattern: Pattern, text: string): Value {
  const values: Value[] = [];
  return pattern.match(text, 0, values) < 0 ? null : resultOf(pattern, values);
}

function parseAll(pattern: Pattern, text: string): Value {
  const found: Value[] = [];
  scan(pattern, text, (values) => {
    found.push(resultOf(pattern, values));
  });
  return found;
}

function replacePattern(pattern: Pattern, text: string, replacement: Value | undefined): Value {
  if (typeof replacement !== 'string') return null;
  let replaced = '';
  let copied = 0;
  scan(pattern, text, (_, start, end) => {
    replaced += text.slice(copied, start) + replacement;
    copied = end;
  });
  return replaced + text.slice(copied);
}

function splitByPattern(pattern: Pattern, text: string): Value {
  if (text === '') return [];
  const parts: string[] = [];
  let copied = 0;
  scan(pattern, text, (_, start, end) => {
    parts.push(text.slice(copied, start));
    copied = end;
  });
  parts.push(text.slice(copied));
  return parts;
}

export const patternFunctions: readonly ScalarFunction[] = [
  patternFunction(
    { name: 'parse', parameters: [EXPRESSION, PATTERN, BASE_TIME], resultName: namedAfterExport('parsed_record') },
    true,
    parse,
  ),
  patternFunction(
    {
      name: 'parseAll',
      parameters: [EXPRESSION, PATTERN, BASE_TIME],
      returns: ['array'],
      resultName: namedAfterExport('parsed_records'),
    },
    true,
    parseAll,
  ),
  patternFunction(
    { name: 'matchesPattern', parameters: [EXPRESSION, PATTERN], returns: ['boolean'] },
    false,
    // Other than `parse`, which leaves the rest of the text alone.
    (pattern, text) => pattern.match(text, 0, []) === text.length,
  ),
  patternFunction(
    { name: 'replacePattern', parameters: [EXPRESSION, PATTERN, required('replacement')], returns: ['string'] },
    false,
    (pattern, text, args) => replacePattern(pattern, text, args[2]),
  ),
  patternFunction(
    { name: 'splitByPattern', parameters: [EXPRESSION, PATTERN], returns: ['array'] },
    false,
    splitByPattern,
  ),
];
