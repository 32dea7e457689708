/** `jsonField` and `jsonPath`. Source: docs "General functions". */

import { Rec, type Value } from '../value.ts';
import { constant, constantOption, required } from './define.ts';
import { readJson } from './jsonReader.ts';
import { elementAt, memberOf } from './operators.ts';
import { ArgumentError, type ScalarFunction } from './registry.ts';

type Step = string | bigint;

/** `$`, `.name`, `['name']`, `[n]`; undefined for anything else. */
export function parseJsonPath(path: string): readonly Step[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const step =
    /\.([A-Za-z_$][\w$-]*)|\[\s*(\d{1,15})\s*\]|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*"((?:[^"\\]|\\.)*)"\s*\]/y;
  const steps: Step[] = [];
  let at = 1;
  while (at < path.length) {
    step.lastIndex = at;
    const match = step.exec(path);
    if (match === null) return undefined;
    const name = match[1] ?? (match[3] ?? match[4])?.replace(/\\(.)/g, '$1');
    steps.push(name ?? BigInt(match[2]!));
    at = step.lastIndex;
  }
  return steps;
}

function follow(value: Value, steps: readonly Step[]): Value {
  let current = value;
  for (const step of steps) current = typeof step === 'string' ? memberOf(current, step) : elementAt(current, step);
  return current;
}

/** The object or array at the start of the text; with `seek` the first object anywhere in it. */
function findJson(text: string, seek: boolean): Value {
  if (!seek) return readJson(text, 0)?.value ?? null;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const value = readJson(text, at)?.value;
    if (value instanceof Rec) return value;
  }
  return null;
}

function requirePath(path: string): readonly Step[] {
  const steps = parseJsonPath(path);
  if (steps !== undefined) return steps;
  throw new ArgumentError(
    `The JSONPath \`${path}\` is not supported. Use \`$\`, \`.name\`, \`['name']\` and \`[0]\`: wildcards, filters and slices are not available.`,
    { parameter: 1, errorType: 'MANDATORY_PARAMETER_HAS_TO_BE', arguments: ['a JSON path'] },
  );
}

export const jsonFunctions: readonly ScalarFunction[] = [
  {
    name: 'jsonField',
    parameters: [required('expression'), constant('fieldName'), constantOption('seek', false)],
    evaluate: ([text, name, seek]) => {
      if (typeof text !== 'string' || typeof name !== 'string') return null;
      return memberOf(findJson(text, seek === true), name);
    },
  },
  {
    name: 'jsonPath',
    parameters: [required('expression'), constant('jsonPath'), constantOption('seek', false)],
    evaluate: ([text, path, seek]) => {
      if (typeof text !== 'string' || typeof path !== 'string') return null;
      return follow(findJson(text, seek === true), parseJsonPath(path) ?? []);
    },
    prepare: ([, path, seek]) => {
      if (typeof path !== 'string') return undefined;
      const steps = requirePath(path);
      return ([text]) => (typeof text === 'string' ? follow(findJson(text, seek === true), steps) : null);
    },
  },
];
