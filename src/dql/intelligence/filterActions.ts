/** Filters split, joined, and turned into their counterparts. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Command, Expression } from '../tree.ts';
import {
  type ActionPlace,
  type CodeAction,
  hasComment,
  operandsOf,
  separatorBefore,
  sourceOf,
  withoutParentheses,
} from './actionPlace.ts';

interface Filter {
  readonly command: Command;
  readonly name: 'filter' | 'filterOut';
  readonly condition: Expression;
}

export function filterActions(place: ActionPlace): readonly CodeAction[] {
  const filter = place.command && filterOf(place.command);
  if (filter === undefined) return [];
  return [...split(place, filter), ...join(place, filter), ...counterpart(place, filter)];
}

function filterOf(command: Command): Filter | undefined {
  const name = lowerCase(command.name?.text ?? '');
  const [item, ...more] = command.items;
  if ((name !== 'filter' && name !== 'filterout') || item === undefined || more.length > 0) return undefined;
  const { value, alias, parameter } = item;
  if (alias !== undefined || parameter !== undefined) return undefined;
  if (value.kind === 'Group' || value.kind === 'Block' || value.kind === 'Missing') return undefined;
  return { command, name: name === 'filter' ? 'filter' : 'filterOut', condition: value };
}

/** A filter keeps what is true, so `and` is two filters; `filterOut` removes what is true, so `or` is two of them. */
function glue(name: Filter['name']): 'and' | 'or' {
  return name === 'filter' ? 'and' : 'or';
}

function split({ tree }: ActionPlace, { command, name, condition }: Filter): readonly CodeAction[] {
  const parts = operandsOf(condition, glue(name));
  if (parts.length < 2 || hasComment(tree, command)) return [];
  const separator = separatorBefore(tree, command);
  const text = parts.map((part) => `${name} ${sourceOf(tree, withoutParentheses(part))}`).join(`${separator}| `);
  return [
    {
      title: `Split into ${parts.length} filters`,
      kind: 'refactor.rewrite',
      edits: [{ start: command.start, end: command.end, text }],
    },
  ];
}

function join({ tree, query }: ActionPlace, first: Filter): readonly CodeAction[] {
  const following = query.commands[query.commands.indexOf(first.command) + 1];
  const second = following && filterOf(following);
  if (second === undefined || second.name !== first.name) return [];
  const span = { start: first.command.start, end: second.command.end };
  if (hasComment(tree, span)) return [];
  const operator = glue(first.name);
  const parts = [first, second].map(({ condition }) => operand(sourceOf(tree, condition), condition, operator));
  return [
    {
      title: 'Join with the next filter',
      kind: 'refactor.rewrite',
      edits: [{ ...span, text: `${first.name} ${parts.join(` ${operator} `)}` }],
    },
  ];
}

/** In parentheses where the operator around it binds more strongly. */
function operand(text: string, condition: Expression, operator: 'and' | 'or'): string {
  const isWeaker = condition.kind === 'Binary' && ['or', 'xor'].includes(condition.operator);
  return operator === 'and' && isWeaker
    ? `(${text})`
    : condition.kind === 'Binary' && condition.operator === 'xor'
      ? `(${text})`
      : text;
}

/** What is null is kept by `filterOut` and dropped by `filter not`: `isFalseOrNull` says it so that nothing changes. */
function counterpart({ tree }: ActionPlace, { command, name, condition }: Filter): readonly CodeAction[] {
  if (hasComment(tree, command)) return [];
  const other = name === 'filter' ? 'filterOut' : 'filter';
  const inner = withoutParentheses(condition);
  const isOpposite =
    inner.kind === 'Call' && lowerCase(inner.name.text) === 'isfalseornull' && inner.items.length === 1;
  const value = isOpposite ? inner.items[0]!.value : condition;
  const text = sourceOf(tree, value.kind === 'Paren' ? withoutParentheses(value) : value);
  return [
    {
      title: `Change to \`${other}\``,
      kind: 'refactor.rewrite',
      edits: [
        { start: command.start, end: command.end, text: `${other} ${isOpposite ? text : `isFalseOrNull(${text})`}` },
      ],
    },
  ];
}
