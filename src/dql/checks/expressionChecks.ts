/** Operators and literals: what types they take, and how they are written. Source: docs "DQL operators", "DQL data types". */

import { describeTypes, Type } from '../catalogue/typeSet.ts';
import type {
  Align,
  Binary,
  Element,
  Expression,
  InBlock,
  Iteration,
  StringLiteral,
  Unary,
  Variable,
} from '../tree.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import { type Facts, isTyped, Mark, typesOf } from './facts.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { didYouMean, nearest, quoteName } from './suggestions.ts';
import { binaryTypes } from './types.ts';

export const expressionChecks = {
  operandType: {
    code: 'operand-type',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    summary: 'An operator on values of a type that it does not take.',
    example: 'data record(a = 1) | fieldsAdd b = "x" + 1',
  },
  elementType: {
    code: 'element-type',
    severity: 'warning',
    summary: 'An element or member of a value that has none.',
    example: 'data record(a = "x") | fieldsAdd b = lower(a)[0]',
  },
  elementIndex: {
    code: 'element-index',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A computed position in the brackets of an element.',
    example: 'data record(a = array(1), b = 0) | fieldsAdd c = a[b + 1]',
    fixed: 'data record(a = array(1), b = 0) | fieldsAdd c = arrayElement(a, b + 1)',
  },
  memberQuotes: {
    code: 'member-quotes',
    severity: 'warning',
    summary: 'The name of a member in quotes, or with a hyphen and without backticks.',
    example: 'data record(a = record(b = 1)) | fieldsAdd c = a["b"]',
    fixed: 'data record(a = record(b = 1)) | fieldsAdd c = a[b]',
  },
  alignment: {
    code: 'alignment-factor',
    severity: 'error',
    summary: 'An alignment to a number of units that does not divide the next larger unit.',
    example: 'data record(a = 1) | fieldsAdd b = now()@7h',
  },
  inBlockFields: {
    code: 'in-block-fields',
    severity: 'warning',
    summary: 'A sub-query behind `in` that results in more than one field.',
    example: 'data record(a = 1) | filter a in [data record(b = 1, c = 2)]',
  },
  longUnit: {
    code: 'long-unit',
    severity: 'information',
    summary: 'A duration whose unit is not documented in this spelling.',
    example: 'data record(a = 5minutes)',
    fixed: 'data record(a = 5m)',
  },
  unknownEscape: {
    code: 'unknown-escape',
    severity: 'warning',
    summary: 'A backslash before a character that needs none: what the service makes of it is not documented.',
    example: 'data record(a = "\\d")',
    fixed: 'data record(a = "\\\\d")',
  },
  unknownVariable: {
    code: 'unknown-variable',
    severity: 'warning',
    summary: 'A variable that the document does not define.',
    example: 'data record(a = 1) | filter a == $Limt',
    fixed: 'data record(a = 1) | filter a == $Limit',
    options: { variables: new Set(['Limit']) },
  },
} as const satisfies Record<string, Check>;

export function checkLogic(context: CheckContext, node: Binary, left: Facts, right: Facts): void {
  checkCondition(context, node.left, left, node.operator);
  checkCondition(context, node.right, right, node.operator);
}

function checkCondition(context: CheckContext, operand: Expression, facts: Facts, operator: string): void {
  if (!isTyped(facts) || (facts & Type.Boolean) !== 0) return;
  const found = describeTypes(typesOf(facts));
  context.report(
    expressionChecks.operandType,
    operand,
    `\`${operator}\` takes conditions, but this is ${found}.`,
    undefined,
    ['a boolean', found],
  );
}

export function checkNot(context: CheckContext, node: Unary, facts: Facts): void {
  checkCondition(context, node.operand, facts, 'not');
}

export function checkNegation(context: CheckContext, node: Unary, facts: Facts): void {
  if (!isTyped(facts) || (facts & (Type.Numeric | Type.Duration)) !== 0) return;
  const found = describeTypes(typesOf(facts));
  context.report(
    expressionChecks.operandType,
    node.operand,
    `\`-\` takes a number or a duration, but this is ${found}.`,
    undefined,
    ['a long, a double or a duration', found],
  );
}

export function checkArithmetic(context: CheckContext, node: Binary, left: Facts, right: Facts): void {
  if (!isTyped(left) && !isTyped(right)) return;
  const leftTypes = typesOf(left);
  const rightTypes = typesOf(right);
  if (leftTypes === Type.Null || rightTypes === Type.Null) return;
  if (binaryTypes(node.operator, leftTypes, rightTypes) !== Type.None) return;
  const isText =
    isTyped(left) && isTyped(right)
      ? ((left | right) & Type.String) !== 0
      : ((isTyped(left) ? left : right) & Type.String) !== 0;
  const fixes: Fix[] = [];
  if (node.operator === '+' && isText) {
    const text = `concat(${context.source(node.left)}, ${context.source(node.right)})`;
    fixes.push(replace('Join with `concat`', node.start, node.end, text, false));
  }
  const found =
    isTyped(left) && isTyped(right)
      ? `${describeTypes(leftTypes)} and ${describeTypes(rightTypes)}`
      : describeTypes(isTyped(left) ? leftTypes : rightTypes);
  const hint = fixes.length > 0 ? ' Texts are joined with `concat`.' : '';
  context.report(expressionChecks.operandType, node, `\`${node.operator}\` does not take ${found}.${hint}`, fixes, [
    found,
  ]);
}

export function checkElement(context: CheckContext, node: Element, facts: Facts): void {
  checkIndex(context, node);
  if (!isTyped(facts)) return;
  // A text in the brackets is meant as a member, and reported as such.
  const isMember = node.index.kind === 'Member' || node.index.kind === 'String';
  const wanted = isMember ? Type.Record | Type.Timeframe | Type.Array : Type.Array;
  if ((facts & wanted) !== 0 || (facts & Mark.Iterates) !== 0) return;
  const found = describeTypes(typesOf(facts));
  const what = isMember ? 'members' : 'elements';
  context.report(
    expressionChecks.elementType,
    node.value,
    `Brackets read ${what}, but this is ${found}: the result is null.`,
  );
}

function checkIndex(context: CheckContext, node: Element): void {
  const { index } = node;
  switch (index.kind) {
    case 'Index':
    case 'Member':
    case 'Variable':
    case 'Template':
    case 'Missing':
      return;
  }
  const name = index.kind === 'String' ? index.value : isHyphenated(context, index) ? context.source(index) : undefined;
  if (name !== undefined) {
    const fix = replace('Change to a name', index.start, index.end, quoteName(name));
    context.reportAndCover(
      expressionChecks.memberQuotes,
      index,
      'Write the name of a member as it is, or in backticks.',
      [fix],
    );
    return;
  }
  const text = `arrayElement(${context.source(node.value)}, ${context.source(index)})`;
  const fix = replace('Use `arrayElement`', node.start, node.end, text);
  const message = 'Brackets take a number or the name of a member: compute a position with `arrayElement`.';
  context.report(expressionChecks.elementIndex, index, message, [fix], [context.source(index)]);
}

export function checkIteration(context: CheckContext, node: Iteration, facts: Facts): void {
  if (!isTyped(facts) || (facts & Type.Array) !== 0) return;
  context.report(
    expressionChecks.elementType,
    node.value,
    `\`[]\` iterates over arrays, but this is ${describeTypes(typesOf(facts))}.`,
  );
}

/** How many of a unit make the next larger one. */
const PER_LARGER_UNIT: ReadonlyMap<string, number> = new Map([
  ['h', 24],
  ['m', 60],
  ['s', 60],
  ['ms', 1000],
  ['us', 1000],
  ['ns', 1000],
]);

export function checkAlign(context: CheckContext, node: Align, facts: Facts): void {
  if (isTyped(facts) && (facts & (Type.Timestamp | Type.Duration)) === 0 && node.operand !== undefined) {
    const found = describeTypes(typesOf(facts));
    context.report(
      expressionChecks.operandType,
      node.operand,
      `\`@\` aligns a timestamp or a duration, but this is ${found}.`,
      undefined,
      ['a timestamp', found],
    );
  }
  if (node.factor === undefined) return;
  const unit = PER_LARGER_UNIT.get(node.unit);
  if (unit === undefined || (node.factor > 0 && unit % node.factor === 0)) return;
  const start = node.end - node.unit.length - String(node.factor).length;
  context.report(
    expressionChecks.alignment,
    { start, end: node.end },
    `Align to a number of \`${node.unit}\` that divides ${unit}.`,
  );
}

export function checkInBlock(context: CheckContext, node: InBlock): void {
  const { query } = node.block;
  if (query === undefined) return;
  const scope = context.analysis.result(query);
  if (scope.isOpen) return;
  const names = scope.names();
  if (names.length <= 1) return;
  const name = names
    .slice(0, 4)
    .map((each) => `\`${each}\``)
    .join(', ');
  context.report(
    expressionChecks.inBlockFields,
    node.block,
    `Keep one field in this sub-query with \`fields\`: it has ${name}.`,
  );
}

const SHORT_UNITS: ReadonlyMap<string, string> = new Map([
  ['sec', 's'],
  ['secs', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['min', 'm'],
  ['mins', 'm'],
  ['minute', 'm'],
  ['minutes', 'm'],
  ['hr', 'h'],
  ['hrs', 'h'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['day', 'd'],
  ['days', 'd'],
]);

export function checkDuration(context: CheckContext, node: Extract<Expression, { kind: 'Duration' }>): void {
  if (node.unit.length < 3 && node.unit !== 'hr') return;
  const short = SHORT_UNITS.get(node.unit);
  if (short === undefined) return;
  const fix = replace(`Change to \`${short}\``, node.end - node.unit.length, node.end, short);
  context.report(
    expressionChecks.longUnit,
    node,
    `Write \`${node.amount}${short}\`: only short units are documented.`,
    [fix],
  );
}

const ESCAPED = '"\\ntr';

export function checkString(context: CheckContext, node: StringLiteral): void {
  if (node.quote !== '"' || node.value.length === node.end - node.start - 2) return;
  const end = node.end - 1;
  for (let at = node.start + 1; at < end; at++) {
    if (context.text.charCodeAt(at) !== 92) continue;
    const escaped = context.text.charAt(at + 1);
    if (!ESCAPED.includes(escaped)) {
      const fix = replace('Double the backslash', at, at + 1, '\\\\');
      context.report(
        expressionChecks.unknownEscape,
        { start: at, end: at + 2 },
        `Double the backslash, or remove it: \`\\${escaped}\` is no escape.`,
        [fix],
      );
      return;
    }
    at++;
  }
}

export function checkVariable(context: CheckContext, node: Variable): void {
  const { variables } = context.options;
  if (variables === undefined || variables.has(node.name)) return;
  const candidates = nearest(node.name, variables);
  const fixes = candidates.map((candidate, index) =>
    replace(`Change to \`$${candidate}\``, node.start + 1, node.start + 1 + node.name.length, candidate, index === 0),
  );
  const message = `There is no variable \`$${node.name}\`.${didYouMean(candidates.map((candidate) => `$${candidate}`))}`;
  context.report(expressionChecks.unknownVariable, node, message, fixes, [node.name]);
}
