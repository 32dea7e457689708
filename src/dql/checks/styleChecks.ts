/** Signs, negations and parentheses that say in two steps what could be said in one. */

import type { Binary, Expression, Paren, Span, Unary } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { wrapFix } from './edits.ts';
import { type Check, type Fix, replace } from './problem.ts';

export const styleChecks = {
  doubleNegation: {
    code: 'double-negation',
    severity: 'information',
    summary: 'A negation of a negation.',
    example: 'data record(a = true) | filter not not a',
    fixed: 'data record(a = true) | filter a',
  },
  negatedComparison: {
    code: 'negated-comparison',
    severity: 'hint',
    summary: 'A negated comparison or null test that has an opposite of its own.',
    example: 'data record(a = 1) | fieldsAdd b = not (a == 1)',
    fixed: 'data record(a = 1) | fieldsAdd b = a != 1',
  },
  negatedFilter: {
    code: 'negated-filter',
    severity: 'information',
    summary: 'A negated condition in `filterOut`, which keeps what meets it or is null.',
    example: 'data record(a = "x") | filterOut not contains(a, "x")',
    fixed: 'data record(a = "x") | filter isTrueOrNull(contains(a, "x"))',
  },
  doubleSign: {
    code: 'double-sign',
    severity: 'information',
    summary: 'A minus before a minus.',
    example: 'data record(a = --5)',
    fixed: 'data record(a = 5)',
  },
  signAfterOperator: {
    code: 'sign-after-operator',
    severity: 'hint',
    summary: 'A sign right behind an operator, without parentheses.',
    example: 'data record(a = 5) | fieldsAdd b = a * -1',
    fixed: 'data record(a = 5) | fieldsAdd b = a * (-1)',
  },
  superfluousParentheses: {
    code: 'superfluous-parentheses',
    severity: 'hint',
    summary: 'Parentheses inside parentheses, or around a single value.',
    example: 'data record(a = 1) | filter ((a > 1 or a < 0)) and a != 5',
    fixed: 'data record(a = 1) | filter (a > 1 or a < 0) and a != 5',
  },
} as const satisfies Record<string, Check>;

const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['==', '!='],
  ['!=', '=='],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['<=', '>'],
]);

const OPPOSITE_TESTS: ReadonlyMap<string, string> = new Map([
  ['isnull', 'isNotNull'],
  ['isnotnull', 'isNull'],
]);

export function checkNotStyle(context: CheckContext, node: Unary): void {
  const operand = withoutParentheses(node.operand);
  if (operand.kind === 'Unary' && operand.operator === 'not') {
    const inner = withoutParentheses(operand.operand);
    const fix = replace('Remove both', node.start, node.end, context.source(inner));
    context.report(styleChecks.doubleNegation, node, 'Two negations cancel out: remove both.', [fix]);
  } else if (operand.kind === 'Binary') {
    const opposite = OPPOSITES.get(operand.operator);
    if (opposite === undefined) return;
    const text = `${context.source(operand.left)} ${opposite} ${context.source(operand.right)}`;
    context.report(
      styleChecks.negatedComparison,
      node,
      `Write \`${opposite}\` instead of negating \`${operand.operator}\`.`,
      [replace(`Change to \`${opposite}\``, node.start, node.end, text)],
    );
  } else if (operand.kind === 'Call') {
    const opposite = OPPOSITE_TESTS.get(operand.name.text.toLowerCase());
    if (opposite === undefined) return;
    const text = opposite + context.text.slice(operand.name.end, operand.end);
    context.report(
      styleChecks.negatedComparison,
      node,
      `Write \`${opposite}\` instead of negating \`${operand.name.text}\`.`,
      [replace(`Change to \`${opposite}\``, node.start, node.end, text)],
    );
  }
}

function withoutParentheses(node: Expression): Expression {
  let inner = node;
  while (inner.kind === 'Paren') inner = inner.expression;
  return inner;
}

/** `filterOut not x` keeps the records for which `x` is true, and those for which it is null. */
export function checkFilterStyle(context: CheckContext, command: Span, value: Expression): void {
  const condition = withoutParentheses(value);
  if (condition.kind !== 'Unary' || condition.operator !== 'not') return;
  const fix: Fix = {
    title: 'Change to `filter`',
    edits: [
      { start: command.start, end: command.end, text: 'filter' },
      {
        start: value.start,
        end: value.end,
        text: `isTrueOrNull(${context.source(withoutParentheses(condition.operand))})`,
      },
    ],
    preferred: false,
  };
  context.report(
    styleChecks.negatedFilter,
    condition,
    'Filter for the condition instead of filtering out its opposite, which keeps what is null as well.',
    [fix],
  );
}

export function checkSignStyle(context: CheckContext, node: Unary): void {
  const operand = withoutParentheses(node.operand);
  if (operand.kind !== 'Unary' || operand.operator !== '-') return;
  const inner = withoutParentheses(operand.operand);
  if (inner.kind === 'Unary') return;
  const separator = /\w/.test(context.text[node.start - 1] ?? '') ? ' ' : '';
  const fix = replace('Remove both', node.start, node.end, separator + context.source(inner));
  context.report(styleChecks.doubleSign, node, 'Two signs cancel out: remove both.', [fix]);
}

export function checkOperandStyle(context: CheckContext, node: Binary): void {
  const { right } = node;
  if (right.kind !== 'Unary' || right.operator !== '-') return;
  context.report(
    styleChecks.signAfterOperator,
    right,
    'Put the signed value into parentheses, to be read at a glance.',
    [wrapFix('Add parentheses', right, '(', ')')],
  );
}

export function checkParentheses(context: CheckContext, node: Paren): void {
  const { expression } = node;
  switch (expression.kind) {
    case 'Paren':
    case 'Field':
    case 'Long':
    case 'Double':
    case 'String':
    case 'Boolean':
    case 'Null':
    case 'Duration':
    case 'Call':
      break;
    default:
      return;
  }
  if (context.text[node.end - 1] !== ')') return;
  context.report(styleChecks.superfluousParentheses, node, 'These parentheses are not needed.', [
    replace('Remove them', node.start, node.end, separated(context, node, context.source(expression))),
  ]);
}

/** `and(a)` without its parentheses is `and a`. */
function separated(context: CheckContext, { start, end }: Span, text: string): string {
  const before = /\w/.test(context.text.charAt(start - 1)) ? ' ' : '';
  const after = /\w/.test(context.text.charAt(end)) ? ' ' : '';
  return before + text + after;
}
