/** Conditions with a grammar of their own: `on:` of joins and `search`. Source: docs "join", "search". */

import type { Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { isLiteral } from './literalChecks.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';

export const conditionChecks = {
  joinCondition: {
    code: 'join-condition',
    severity: 'error',
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    summary: 'A join condition that is neither a field nor `left[a] == right[b]`.',
    example: 'data record(a = 1) | join [data record(a = 1)], on: {left[a] > right[a]}',
    fixed: 'data record(a = 1) | join [data record(a = 1)], on: {left[a] == right[a]}',
  },
  searchCondition: {
    code: 'search-condition',
    severity: 'warning',
    summary: 'A search with something else than terms, `field ~ "term"` and comparisons with constants.',
    example: 'data record(a = "x", b = "x") | search a == b',
  },
} as const satisfies Record<string, Check>;

export function checkJoinCondition(context: CheckContext, value: Expression): void {
  if (value.kind === 'Field') return;
  let fixes: Fix[] = [];
  if (value.kind === 'Binary') {
    const left = sideOf(value.left);
    const right = sideOf(value.right);
    const isPair = (left === 'left' && right === 'right') || (left === 'right' && right === 'left');
    if (isPair && value.operator === '==') return;
    const sides = [dottedSide(value.left), dottedSide(value.right)];
    if (sides[0] !== undefined && sides[1] !== undefined && sides[0].side !== sides[1].side) {
      const text = sides.map((each) => `${each!.side}[${each!.name}]`).join(' == ');
      fixes = [replace('Put the fields into brackets', value.start, value.end, text)];
    }
    if (isPair) fixes = [replace('Compare with `==`', value.operatorStart, value.operatorEnd, '==')];
  }
  context.report(
    conditionChecks.joinCondition,
    value,
    'Write a field that both sides have, or `left[a] == right[b]`.',
    fixes,
    ['on', 'a join condition'],
  );
}

function sideOf(side: Expression): string | undefined {
  return side.kind === 'Element' && side.value.kind === 'Field' && side.index.kind === 'Member'
    ? side.value.name.text
    : undefined;
}

/** `left.a`, as SQL has it. */
function dottedSide(side: Expression): { side: string; name: string } | undefined {
  const found = side.kind === 'Field' ? /^(left|right)\.(.+)$/.exec(side.name.text) : null;
  return found === null ? undefined : { side: found[1]!, name: quoteName(found[2]!) };
}

export function checkSearchCondition(context: CheckContext, value: Expression): void {
  switch (value.kind) {
    case 'String':
    case 'Variable':
    case 'Template':
    case 'Missing':
      return;
    case 'Paren':
      checkSearchCondition(context, value.expression);
      return;
    case 'Unary':
      if (value.operator === 'not') {
        checkSearchCondition(context, value.operand);
        return;
      }
      break;
    case 'Binary':
      if (value.operator === 'and' || value.operator === 'or' || value.operator === 'xor') {
        checkSearchCondition(context, value.left);
        checkSearchCondition(context, value.right);
        return;
      }
      if (value.left.kind === 'Field' && isSearchValue(value.right)) return;
  }
  const message = 'Search for `"term"`, `field ~ "term"` or `field == constant`; use `filter` for other conditions.';
  context.report(conditionChecks.searchCondition, value, message);
}

function isSearchValue(value: Expression): boolean {
  if (isLiteral(value) || value.kind === 'Variable' || value.kind === 'Template' || value.kind === 'Missing')
    return true;
  return (
    value.kind === 'Call' ||
    value.kind === 'Binary' ||
    value.kind === 'Unary' ||
    value.kind === 'Align' ||
    value.kind === 'Paren'
  );
}
