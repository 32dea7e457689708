/** Comparisons and divisions whose result is another one than their author may think. Source: docs "DQL operators". */

import { describeTypes, Type } from '../catalogue/typeSet.ts';
import type { Binary, Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Facts, isTyped, Mark, typesOf } from './facts.ts';
import { isLiteral } from './literalChecks.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { areComparable, areOrdered } from './types.ts';

export const comparisonChecks = {
  comparisonTypes: {
    code: 'comparison-types',
    severity: 'warning',
    summary: 'A comparison of values whose types can never be equal, or have no order.',
    example: 'data record(a = 1) | filter toString(a) == 1',
  },
  nullComparison: {
    code: 'null-comparison',
    severity: 'warning',
    summary: 'A comparison with null, which is neither true nor false.',
    example: 'data record(a = 1) | filter a == null',
    fixed: 'data record(a = 1) | filter isNull(a)',
  },
  wildcardInEquality: {
    code: 'wildcard-in-equality',
    severity: 'information',
    summary: 'A star in a text that is compared with `==`, where it is a plain character.',
    example: 'data record(a = "abc") | filter a == "ab*"',
    fixed: 'data record(a = "abc") | filter matchesValue(a, "ab*")',
  },
  bareWord: {
    code: 'bare-word',
    severity: 'warning',
    summary:
      'An upper-case word without quotes in a comparison: it is a field, and most likely one that does not exist.',
    example: 'fetch logs, from: -2h, bucket: "b" | filter loglevel == ERROR | summarize count()',
    fixed: 'fetch logs, from: -2h, bucket: "b" | filter loglevel == "ERROR" | summarize count()',
  },
  constantCondition: {
    code: 'constant-condition',
    severity: 'warning',
    summary: 'A condition that is the same for every record.',
    example: 'data record(a = 1) | filter 1 == 1',
  },
  integerDivision: {
    code: 'integer-division',
    severity: 'information',
    summary: 'A division of whole numbers, which drops the fraction.',
    example: 'data record(a = "abc") | fieldsAdd half = stringLength(a) / 2',
    fixed: 'data record(a = "abc") | fieldsAdd half = stringLength(a) / 2.0',
  },
  hyphenatedName: {
    code: 'hyphenated-name',
    severity: 'warning',
    summary: 'Names joined by a hyphen, which is a subtraction unless the whole is in backticks.',
    example: 'data record(a = 1) | fieldsAdd b = my-field',
    fixed: 'data record(a = 1) | fieldsAdd b = `my-field`',
  },
} as const satisfies Record<string, Check>;

export function checkComparison(context: CheckContext, node: Binary, left: Facts, right: Facts): void {
  if (node.operator === '~') return;
  const isEquality = node.operator === '==' || node.operator === '!=';
  if (node.left.kind === 'Null' || node.right.kind === 'Null') {
    if (node.left.kind !== node.right.kind) reportNull(context, node, isEquality);
    return;
  }
  const marks = left | right;
  if ((marks & (Mark.Reads | Mark.Unknown | Mark.Calls | Mark.Iterates)) === 0) {
    context.report(
      comparisonChecks.constantCondition,
      node,
      'This is the same for every record: compare with a field.',
    );
    return;
  }
  const fits = isEquality ? areComparable(typesOf(left), typesOf(right)) : areOrdered(typesOf(left), typesOf(right));
  if (!fits && (isTyped(left) || isTyped(right))) reportTypes(context, node, left, right, isEquality);
  if (!isEquality) return;
  checkWildcard(context, node);
  checkBareWord(context, node);
}

function reportNull(context: CheckContext, node: Binary, isEquality: boolean): void {
  const operand = node.left.kind === 'Null' ? node.right : node.left;
  const name = node.operator === '==' ? 'isNull' : 'isNotNull';
  const fixes = isEquality
    ? [replace(`Use \`${name}\``, node.start, node.end, `${name}(${context.source(operand)})`)]
    : [];
  context.report(
    comparisonChecks.nullComparison,
    node,
    'Use `isNull` or `isNotNull`: comparing with null gives null.',
    fixes,
  );
}

function reportTypes(context: CheckContext, node: Binary, left: Facts, right: Facts, isEquality: boolean): void {
  const found = `${describeTypes(typesOf(left))} with ${describeTypes(typesOf(right))}`;
  let result = 'always null';
  if (isEquality) result = node.operator === '==' ? 'never true' : 'always true';
  const smartscape = (typesOf(left) | typesOf(right)) === (Type.SmartscapeId | Type.String);
  const hint = smartscape ? ' Convert the text with `toSmartscapeId`.' : '';
  const fixes: Fix[] = [];
  if (smartscape) {
    const text = typesOf(left) === Type.String ? node.left : node.right;
    fixes.push(replace('Convert the text', text.start, text.end, `toSmartscapeId(${context.source(text)})`));
  }
  context.report(
    comparisonChecks.comparisonTypes,
    node,
    `Comparing ${found} is ${result}: convert one of them.${hint}`,
    fixes,
  );
}

function checkWildcard(context: CheckContext, node: Binary): void {
  const { right, left } = node;
  if (right.kind !== 'String' || isLiteral(left) || !right.value.includes('*') || right.value === '*') return;
  const call = `matchesValue(${context.source(left)}, ${context.source(right)})`;
  const text = node.operator === '==' ? call : `not ${call}`;
  const message = 'A star is a plain character here: for a pattern use `matchesValue`.';
  context.report(comparisonChecks.wildcardInEquality, right, message, [
    replace('Use `matchesValue`', node.start, node.end, text),
  ]);
}

function checkBareWord(context: CheckContext, node: Binary): void {
  const { right } = node;
  if (right.kind !== 'Field' || right.name.quoted || !isUpperCase(right.name.text)) return;
  const kind = context.resolution(right.name)?.kind;
  if (kind === 'defined' || kind === 'schema') return;
  const fix = replace('Put it into double quotes', right.start, right.end, `"${right.name.text}"`);
  context.report(
    comparisonChecks.bareWord,
    right,
    `Put \`${right.name.text}\` into double quotes: without them it is a field.`,
    [fix],
  );
}

function isUpperCase(text: string): boolean {
  if (text.length < 2) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 65 && code <= 90) || code === 95 || (at > 0 && code >= 48 && code <= 57))) return false;
  }
  return true;
}

/** Whole numbers divided, and names that a hyphen takes apart. */
export function checkPitfalls(context: CheckContext, node: Binary, left: Facts, right: Facts): void {
  if (node.operator === '/') {
    if (typesOf(left) === Type.Long && typesOf(right) === Type.Long && !dividesExactly(node))
      reportDivision(context, node);
    return;
  }
  if (node.operator !== '-' || node.left.kind !== 'Field' || node.right.kind !== 'Field') return;
  if (node.left.end !== node.operatorStart || node.right.start !== node.operatorEnd) return;
  if (node.left.name.quoted || node.right.name.quoted) return;
  if (isKnown(context, node.left) && isKnown(context, node.right)) return;
  const fix = replace('Put the name into backticks', node.start, node.end, `\`${context.source(node)}\``);
  context.reportAndCover(
    comparisonChecks.hyphenatedName,
    node,
    'This subtracts two fields: put blanks around the minus, or the whole name into backticks.',
    [fix],
  );
}

function isKnown(context: CheckContext, field: Extract<Expression, { kind: 'Field' }>): boolean {
  const kind = context.resolution(field.name)?.kind;
  return kind === 'defined' || kind === 'schema';
}

function dividesExactly(node: Binary): boolean {
  const { left, right } = node;
  return left.kind === 'Long' && right.kind === 'Long' && right.value !== 0n && left.value % right.value === 0n;
}

function reportDivision(context: CheckContext, node: Binary): void {
  const { right } = node;
  const fix =
    right.kind === 'Long'
      ? replace('Divide by a double', right.start, right.end, `${right.value}.0`)
      : replace('Convert to a double', node.left.start, node.left.end, `toDouble(${context.source(node.left)})`);
  context.report(
    comparisonChecks.integerDivision,
    node,
    'Dividing whole numbers drops the fraction: make one of them a double to keep it.',
    [fix],
  );
}
