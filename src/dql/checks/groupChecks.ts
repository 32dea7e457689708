/** Braces around items. Source: docs "DQL language reference", groups. */

import type { Group, Item } from '../tree.ts';
import type { Binding } from './binding.ts';
import type { CheckContext } from './context.ts';
import { removalEdit } from './edits.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, NO_FIXES } from './problem.ts';

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
    checkGroup(context, binding, item, item.value);
  }
  if (groups > 1 && owner.kind === 'command') checkSeveral(context, binding, items);
}

function checkGroup(context: CheckContext, binding: Binding, item: Item, group: Group): void {
  if (group.items.length === 0) {
    const isNeeded = binding.items.find((each) => each.item === item)?.parameter?.required === true;
    const fix = { title: 'Remove it', edits: [removalEdit(context, item)], preferred: true };
    const message = `Put values into the braces${isNeeded ? '' : ', or remove them'}.`;
    context.report(groupChecks.emptyGroup, item, message, isNeeded ? NO_FIXES : [fix]);
    return;
  }
  const bound = binding.items.find((each) => each.group === group);
  if (bound?.parameter !== undefined && !bound.parameter.variadic) {
    reportSuperfluous(
      context,
      group,
      `\`${bound.parameter.name}\` takes one value: the braces are not needed.`,
      group.items.length === 1,
    );
    return;
  }
  for (const inner of group.items) {
    if (inner.value.kind === 'Group' && inner.parameter === undefined) {
      const orders = [inner, ...inner.value.items].filter(({ order }) => order !== undefined);
      const isNamedTwice = inner.alias !== undefined && inner.value.items.some(({ alias }) => alias !== undefined);
      const fixable = inner.value.items.length > 0 && orders.length < 2 && !isNamedTwice;
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
