/** What stands around a value: the name that it gets, and the order that it is sorted in. Source: docs command and function pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import { describeTypes, Type } from '../catalogue/typeSet.ts';
import { parseExpression } from '../parser.ts';
import type { Item, Value } from '../tree.ts';
import { isRenameInPairs } from './binding.ts';
import type { CheckContext } from './context.ts';
import { literalTypes } from './facts.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';

export const itemChecks = {
  assignmentForComparison: {
    code: 'assignment-for-comparison',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_BUT_WAS',
    summary: 'A condition with `=`, which names a result; values are compared with `==`.',
    example: 'data record(a = 1) | filter a = 1',
    fixed: 'data record(a = 1) | filter a == 1',
  },
  aliasNotAllowed: {
    code: 'alias-not-allowed',
    severity: 'error',
    summary: 'A name for a result where the command or function gives none.',
    example: 'data record(a = 1) | sort b = a',
    fixed: 'data record(a = 1) | sort a',
  },
  aliasMissing: {
    code: 'alias-missing',
    severity: 'error',
    summary: 'A value that needs a new name.',
    example: 'data record(a = 1) | fieldsRename a',
  },
  renamePairs: {
    code: 'rename-pairs',
    severity: 'warning',
    summary: 'Fields and their new names one behind the other: an older form of `new = old`.',
    example: 'data record(a = 1) | fieldsRename a, b',
    fixed: 'data record(a = 1) | fieldsRename b = a',
  },
  sortOrder: {
    code: 'misplaced-sort-order',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: '`asc` or `desc` where nothing is sorted.',
    example: 'data record(a = 1) | fields a desc',
    fixed: 'data record(a = 1) | fields a',
  },
  sortOrderAsField: {
    code: 'sort-order-as-field',
    severity: 'warning',
    summary: '`asc` or `desc` behind a comma, where it is a field of that name.',
    example: 'data record(a = 1, desc = 2) | sort a, desc',
    fixed: 'data record(a = 1, desc = 2) | sort a desc',
  },
} as const satisfies Record<string, Check>;

/** Before the value itself is visited: whether it may be named. */
export function checkAlias(context: CheckContext, owner: Owner, item: Item, parameter: Parameter): void {
  // Published queries write `dedup a, {timestamp desc}`.
  if (item.order !== undefined && !parameter.sortable && owner.name !== 'dedup') {
    const fix = replace(`Remove ${context.shown(item.order)}`, item.value.end, item.order.end, '');
    const message = `Remove ${context.shown(item.order)}: \`${owner.name}\` does not sort.`;
    context.report(itemChecks.sortOrder, item.order, message, [fix], [context.shown(item.order)]);
  }
  const { alias } = item;
  if (alias === undefined) {
    if (parameter.alias === 'mandatory' && item.value.kind !== 'Variable' && item.value.kind !== 'Template') {
      if (owner.name === 'fieldsRename' && checkPairs(context, item)) return;
      const message = `Write \`newName = ${context.source(item.value).slice(0, 40)}\`: \`${owner.name}\` needs a new name.`;
      context.report(itemChecks.aliasMissing, item, message);
    }
    return;
  }
  if (parameter.alias !== 'none') return;
  if (parameter.types === Type.Boolean || parameter.kinds[0] === 'searchCondition') {
    reportAssignment(context, item, alias.end);
    return;
  }
  context.report(
    itemChecks.aliasNotAllowed,
    { start: alias.start, end: item.value.start },
    `Remove \`${alias.text} =\`: \`${owner.name}\` gives this value no name.`,
    aliasFixes(owner, item),
  );
}

/** `contains(content = "x")` compares in the writer's mind: both are values of the function. */
function aliasFixes(owner: Owner, { alias, value }: Item): Fix[] {
  const [first, second] = owner.definition.parameters;
  const isComparison = owner.kind === 'function' && first?.alias === 'none' && second?.required === true;
  if (!isComparison) return [replace('Remove the name', alias!.start, value.start, '', false)];
  return [replace('Give both as values', alias!.end, value.start, ', ')];
}

/** `fieldsRename old, new, old, new`; what belongs to a pair is reported once, at its first item. */
function checkPairs(context: CheckContext, item: Item): boolean {
  const items = context.command?.items ?? [];
  if (!isRenameInPairs(items)) return false;
  const at = items.indexOf(item);
  const next = items[at + 1];
  if (at % 2 === 1 || next === undefined) return true;
  const text = `${context.source(next)} = ${context.source(item)}`;
  context.report(itemChecks.renamePairs, { start: item.start, end: next.end }, `Write \`${text}\`.`, [
    replace('Write it with `=`', item.start, next.end, text),
  ]);
  return true;
}

/** `a = 1 and b == 2`: the name belongs to the leftmost operand in the reader's mind, and it is that operand the service complains of. */
function reportAssignment(context: CheckContext, item: Item, aliasEnd: number): void {
  let compared: Value = item.value;
  while (
    compared.kind === 'Binary' &&
    (compared.operator === 'and' || compared.operator === 'or' || compared.operator === 'xor')
  ) {
    compared = compared.left;
  }
  const sign = context.text.indexOf('=', aliasEnd);
  const canCompare = sign >= 0 && parseExpression(`a ==${context.text.slice(sign + 1, item.end)}`).errors.length === 0;
  const fixes: Fix[] = canCompare ? [replace('Compare with `==`', sign, sign + 1, '==')] : [];
  const types = literalTypes(compared);
  const args = types === Type.Any ? ['a boolean'] : ['a boolean', describeTypes(types)];
  context.report(itemChecks.assignmentForComparison, compared, 'Compare with `==`: `=` names a result.', fixes, args);
}

export function checkSortOrder(context: CheckContext, item: Item): void {
  const { value } = item;
  if (value.kind !== 'Field' || value.name.quoted || item.order !== undefined) return;
  const lower = value.name.text.toLowerCase();
  if (lower !== 'asc' && lower !== 'desc') return;
  let comma = item.start - 1;
  while (/\s/.test(context.text[comma] ?? '')) comma--;
  const hasOrder = /\b(asc|desc)\s*$/i.test(context.text.slice(Math.max(0, comma - 40), comma));
  const fixes = context.text[comma] === ',' && !hasOrder ? [replace('Remove the comma', comma, comma + 1, '')] : [];
  context.report(
    itemChecks.sortOrderAsField,
    item,
    `Remove the comma before \`${lower}\`: here it is a field of that name.`,
    fixes,
  );
}
