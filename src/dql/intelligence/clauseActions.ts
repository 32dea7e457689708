/** Clauses of commands written in another way. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Item } from '../tree.ts';
import { type ActionPlace, type CodeAction, hasComment, sourceOf } from './actionPlace.ts';

export function clauseActions(place: ActionPlace): readonly CodeAction[] {
  return [...direction(place), ...braces(place)];
}

/** The one change here that is meant to change the result. */
function direction({ path, command, analysis }: ActionPlace): readonly CodeAction[] {
  if (command === undefined || lowerCase(command.name?.text ?? '') !== 'sort') return [];
  const bound = analysis
    .binding(command)
    .items.find(({ item, parameter }) => parameter?.sortable && path.includes(item));
  const item = bound?.item;
  if (item === undefined || item.value.kind === 'Missing') return [];
  const { order, value } = item;
  const other = order?.descending === true ? 'asc' : 'desc';
  return [
    {
      title: `Sort \`${other}\``,
      kind: 'refactor.rewrite',
      edits: [
        order === undefined
          ? { start: value.end, end: value.end, text: ` ${other}` }
          : { start: order.start, end: order.end, text: other },
      ],
    },
  ];
}

/** Several groups need braces, one does not. */
function braces({ path, tree }: ActionPlace): readonly CodeAction[] {
  const item = path.find(
    (node): node is Item => node.kind === 'Item' && lowerCase(node.parameter?.text ?? '') === 'by',
  );
  if (item === undefined || item.value.kind === 'Missing' || item.value.kind === 'Block') return [];
  const { value } = item;
  if (value.kind !== 'Group') {
    const edits = [{ start: value.start, end: value.end, text: `{${sourceOf(tree, value)}}` }];
    return item.alias === undefined ? [{ title: 'Put braces around the groups', kind: 'refactor.rewrite', edits }] : [];
  }
  const [only, ...more] = value.items;
  if (only === undefined || more.length > 0 || only.alias !== undefined || hasComment(tree, value)) return [];
  const edits = [{ start: value.start, end: value.end, text: sourceOf(tree, only) }];
  return [{ title: 'Remove the braces', kind: 'refactor.rewrite', edits }];
}
