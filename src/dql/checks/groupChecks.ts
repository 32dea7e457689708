/** Braces around items. Source: docs "DQL language reference", groups. */

import type { Parameter } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Expression, Group, Item, Name } from '../tree.ts';
import type { Binding } from './binding.ts';
import type { CheckContext } from './context.ts';
import { removalEdit } from './edits.ts';
import { isLiteral } from './literalChecks.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, NO_FIXES, replace } from './problem.ts';

export const groupChecks = {
  emptyGroup: {
    code: 'empty-braces',
    severity: 'warning',
    summary: 'Braces with nothing inside.',
    example: 'data record(a = 1) | summarize count(), by:{}',
    fixed: 'data record(a = 1) | summarize count()',
  },
  superfluousBraces: {
    code: 'superfluous-braces',
    severity: 'hint',
    summary: 'Braces inside braces, or around the only value that a parameter takes.',
    example: 'data record(a = 1) | fields {{a}}',
    fixed: 'data record(a = 1) | fields {a}',
  },
  severalValues: {
    code: 'several-values',
    severity: 'error',
    summary: 'Several values in braces for a parameter that takes one.',
    example: 'data record(a = 1, b = 2) | filter {a == 1, b == 2}',
    fixed: 'data record(a = 1, b = 2) | filter a == 1 and b == 2',
  },
  namedBraces: {
    code: 'named-braces',
    severity: 'error',
    summary: 'A name for values in braces, which are no value of their own.',
    example: 'data record(a = 1) | fieldsAdd b = {1, 2}',
    fixed: 'data record(a = 1) | fieldsAdd b = array(1, 2)',
  },
  severalGroups: {
    code: 'several-groups',
    severity: 'information',
    summary: 'Values of one parameter in several pairs of braces.',
    example: 'data record(a = 1, b = 2) | fields {a}, {b}',
    fixed: 'data record(a = 1, b = 2) | fields {a, b}',
  },
} as const satisfies Record<string, Check>;

export function checkGroups(context: CheckContext, owner: Owner, binding: Binding, items: readonly Item[]): void {
  let groups = 0;
  for (const item of items) {
    if (item.value.kind !== 'Group') continue;
    groups++;
    checkGroup(context, owner, binding, item, item.value);
  }
  if (groups > 1 && owner.kind === 'command') checkSeveral(context, binding, items);
}

function checkGroup(context: CheckContext, owner: Owner, binding: Binding, item: Item, group: Group): void {
  if (item.alias !== undefined) {
    reportNamed(context, item.alias, group);
    return;
  }
  if (group.items.length === 0) {
    const isNeeded = binding.items.find((each) => each.item === item)?.parameter?.required === true;
    const fix = { title: 'Remove it', edits: [removalEdit(context, item)], preferred: true };
    const message = `Put values into the braces${isNeeded ? '' : ', or remove them'}.`;
    context.report(groupChecks.emptyGroup, item, message, isNeeded ? NO_FIXES : [fix]);
    return;
  }
  const bound = binding.items.find((each) => each.group === group);
  if (bound?.parameter !== undefined && !bound.parameter.variadic) {
    if (group.items.length > 1) {
      reportSeveral(context, owner, bound.parameter, group);
      return;
    }
    reportSuperfluous(context, group, `\`${bound.parameter.name}\` takes one value: the braces are not needed.`, true);
    return;
  }
  for (const inner of group.items) {
    if (inner.value.kind !== 'Group') continue;
    if (inner.alias !== undefined) reportNamed(context, inner.alias, inner.value);
    else if (inner.parameter === undefined) {
      const orders = [inner, ...inner.value.items].filter(({ order }) => order !== undefined);
      const fixable = inner.value.items.length > 0 && orders.length < 2;
      reportSuperfluous(context, inner.value, 'These braces stand in braces already.', fixable);
    }
  }
}

function reportSuperfluous(context: CheckContext, group: Group, message: string, fixable: boolean): void {
  const fix: Fix = {
    title: 'Remove the braces',
    edits: [
      { start: group.start, end: group.start + 1, text: '' },
      { start: group.end - 1, end: group.end, text: '' },
    ],
    preferred: true,
  };
  context.report(
    groupChecks.superfluousBraces,
    group,
    message,
    fixable && context.text[group.end - 1] === '}' ? [fix] : [],
  );
}

function reportSeveral(context: CheckContext, owner: Owner, parameter: Parameter, group: Group): void {
  const isCondition = parameter.types === Type.Boolean;
  const fixes = isCondition && canBeJoined(context, group) ? [conjunction(context, group)] : [];
  const advice = isCondition ? 'join the conditions with `and` or `or`' : 'keep one of these';
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes one value: ${advice}.`;
  context.report(groupChecks.severalValues, group, message, fixes, [parameter.name]);
}

/** Nothing but commas and blanks stands around the values. */
function canBeJoined(context: CheckContext, { start, end, items }: Group): boolean {
  let at = start;
  for (const item of items) {
    if (!isPlain(item) || !/^[{,\s]*$/.test(context.text.slice(at, item.start))) return false;
    at = item.end;
  }
  return /^\s*\}$/.test(context.text.slice(at, end));
}

function conjunction(context: CheckContext, group: Group): Fix {
  const conditions = group.items.map(({ value }) => {
    const isWeaker = value.kind === 'Binary' && (value.operator === 'or' || value.operator === 'xor');
    return isWeaker ? `(${context.source(value)})` : context.source(value);
  });
  return replace('Join with `and`', group.start, group.end, conditions.join(' and '), false);
}

/** `b = {1, 2}`: to the service a syntax error. */
function reportNamed(context: CheckContext, alias: Name, group: Group): void {
  const fixes: Fix[] = [];
  const { items } = group;
  if (context.text[group.end - 1] === '}' && items.length > 0 && items.every(isPlain)) {
    const values = context.text.slice(group.start + 1, group.end - 1).trim();
    if (items.length === 1) fixes.push(replace('Remove the braces', group.start, group.end, values));
    else {
      const areLiterals = items.every(({ value }) => isLiteral(value as Expression));
      fixes.push(replace('Make it an array', group.start, group.end, `array(${values})`, areLiterals));
    }
  }
  const message = `\`${alias.text}\` names one value, not several in braces: a list is written \`array(…)\`.`;
  context.reportAndCover(groupChecks.namedBraces, { start: alias.start, end: group.end }, message, fixes);
}

/** A value of its own, without a name, and with nothing that has to stay behind it. */
function isPlain({ alias, parameter, order, value }: Item): boolean {
  if (alias !== undefined || parameter !== undefined || order !== undefined) return false;
  return value.kind !== 'Group' && value.kind !== 'Block' && value.kind !== 'Missing' && value.kind !== 'Template';
}

/** Groups of the same parameter, one behind the other. */
function checkSeveral(context: CheckContext, binding: Binding, items: readonly Item[]): void {
  for (let at = 1; at < items.length; at++) {
    const before = items[at - 1]!;
    const item = items[at]!;
    if (
      before.value.kind !== 'Group' ||
      item.value.kind !== 'Group' ||
      item.parameter !== undefined ||
      before.parameter !== undefined
    ) {
      continue;
    }
    const first = binding.items.find((each) => each.group === before.value)?.parameter;
    const second = binding.items.find((each) => each.group === item.value)?.parameter;
    if (first === undefined || first !== second) continue;
    // `sort {a, direction:"descending"}, {b}`: each pair of braces has settings of its own.
    if (before.value.items.some(isNamed) || item.value.items.some(isNamed)) continue;
    const join: Fix = {
      title: 'Join the braces',
      edits: [{ start: before.value.end - 1, end: item.value.start + 1, text: ', ' }],
      preferred: true,
    };
    context.report(groupChecks.severalGroups, item, `Put all values of \`${first.name}\` into one pair of braces.`, [
      join,
    ]);
  }
}

function isNamed(item: Item): boolean {
  return item.parameter !== undefined;
}
