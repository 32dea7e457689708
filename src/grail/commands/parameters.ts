/** Reads parameters that are constants, names or words. */

import type { Item, Expression as Node } from '../../dql/tree.ts';
import { QueryError } from '../engine.ts';
import { compileExpression } from '../expression/compileExpression.ts';
import type { Expression } from '../expression/expression.ts';
import { type Bindings, expressionOf, single, spanOf } from '../plan/binding.ts';
import { type StageInput, scopeOf } from '../plan/pipeline.ts';
import type { Value } from '../value.ts';

type Input = Pick<StageInput, 'bindings' | 'environment'>;

const constantScope = { fields: undefined, strict: false };

export function mustBe(node: { start: number; end: number }, parameter: string, expected: string): QueryError {
  return new QueryError(`The parameter \`${parameter}\` has to be ${expected}.`, {
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    span: spanOf(node),
    arguments: [parameter, expected],
  });
}

/** The value of a constant parameter; undefined where it is not given. */
export function constantParameter(input: Input, name: string): { value: Value; node: Node } | undefined {
  const item = single(input.bindings, name);
  return item === undefined ? undefined : constantItem(item, input);
}

export function constantItem(item: Item, input: Input): { value: Value; node: Node } {
  const node = expressionOf(item.value);
  const scope = scopeOf({ ...input, schema: constantScope } as StageInput);
  const expression = compileExpression(node, scope);
  if (expression.constant !== undefined) return { value: expression.constant.value, node };
  throw new QueryError('The parameter has to be constant and must not read fields.', {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    span: spanOf(node),
  });
}

export function booleanParameter(input: Input, name: string, otherwise: boolean): boolean {
  const constant = constantParameter(input, name);
  if (constant === undefined) return otherwise;
  if (typeof constant.value !== 'boolean') throw mustBe(constant.node, name, 'a boolean');
  return constant.value;
}

export function stringParameter(input: Input, name: string): string | undefined {
  const constant = constantParameter(input, name);
  if (constant === undefined) return undefined;
  if (typeof constant.value !== 'string') throw mustBe(constant.node, name, 'a string');
  return constant.value;
}

/** A whole number from `least` on. */
export function countParameter(
  input: Input,
  name: string,
  least = 0,
  most = Number.POSITIVE_INFINITY,
): number | undefined {
  const constant = constantParameter(input, name);
  if (constant === undefined) return undefined;
  const { value, node } = constant;
  if (typeof value !== 'bigint' || value < least || value > most) {
    const bounds = most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`;
    throw mustBe(node, name, `a whole number ${bounds}`);
  }
  return Number(value);
}

/** One of a set of words, written bare or as a string. */
export function wordParameter<Word extends string>(
  bindings: Bindings,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const item = single(bindings, name);
  return item === undefined ? undefined : wordOf(item, name, words);
}

export function wordOf<Word extends string>(item: Item, name: string, words: readonly Word[]): Word {
  const node = expressionOf(item.value);
  const text = node.kind === 'Field' ? node.name.text : node.kind === 'String' ? node.value : undefined;
  const word = words.find((candidate) => candidate.toLowerCase() === text?.toLowerCase());
  if (word !== undefined) return word;
  throw mustBe(node, name, `a predefined identifier (allowed: ${words.join(', ')})`);
}

/** The name of a top-level field. */
export function fieldName(item: Item): string {
  const node = expressionOf(item.value);
  if (node.kind === 'Field') return node.name.text;
  throw new QueryError('The name of a field is needed here.', {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    span: spanOf(node),
    arguments: ['a field identifier'],
  });
}

const typeNames: Readonly<Record<string, string>> = { array: 'an array', ip: 'an ip', uid: 'a uid' };

/** A condition must not be known to be something else than a boolean. */
export function requireBoolean(expression: Expression, node: Node): void {
  const { types } = expression;
  if (types === undefined || types.length === 0 || types.includes('boolean')) return;
  const actual = typeNames[types[0]!] ?? `a ${types[0]}`;
  throw new QueryError(`The parameter has to be a boolean, but was ${actual}.`, {
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    span: spanOf(node),
    arguments: ['a boolean', actual],
  });
}
