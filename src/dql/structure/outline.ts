/** The outline of a query: its commands, what each names, and the sub-queries inside. */

import type { Command, Item, Node, Query, Span } from '../tree.ts';
import { children } from '../treeQueries.ts';

export interface OutlineEntry extends Span {
  readonly kind: 'query' | 'command' | 'alias';
  readonly name: string;
  /** The rest of a command, cut to a line's length. */
  readonly detail: string;
  /** The part to select: the command's name, the alias. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

const DETAIL_LENGTH = 80;

export function outline(text: string, query: Query): OutlineEntry[] {
  return query.commands.filter(({ name }) => name !== undefined).map((command) => commandEntry(text, command));
}

function commandEntry(text: string, command: Command): OutlineEntry {
  const name = command.name!;
  return {
    kind: 'command',
    name: name.text,
    detail: detailOf(text, name.end, command.end),
    start: command.start,
    end: command.end,
    selection: { start: name.start, end: name.end },
    children: command.items.flatMap((item) => [...aliasEntries(text, item), ...blockEntries(text, item)]),
  };
}

function aliasEntries(text: string, item: Item): OutlineEntry[] {
  const inner = item.value.kind === 'Group' ? item.value.items.flatMap((each) => aliasEntries(text, each)) : [];
  if (!item.alias) return inner;
  const { alias } = item;
  const entry: OutlineEntry = {
    kind: 'alias',
    name: alias.text,
    detail: detailOf(text, item.value.start, item.value.end),
    start: item.start,
    end: item.end,
    selection: { start: alias.start, end: alias.end },
    children: [],
  };
  return [entry, ...inner];
}

/** The sub-queries anywhere below a node, each with its commands. */
function blockEntries(text: string, node: Node): OutlineEntry[] {
  if (node.kind !== 'Block') return children(node).flatMap((child) => blockEntries(text, child));
  if (!node.query) return [];
  return [
    {
      kind: 'query',
      name: 'sub-query',
      detail: detailOf(text, node.query.start, node.query.end),
      start: node.start,
      end: node.end,
      selection: { start: node.start, end: node.start + 1 },
      children: outline(text, node.query),
    },
  ];
}

function detailOf(text: string, start: number, end: number): string {
  const line = text
    .slice(start, Math.min(end, start + DETAIL_LENGTH * 3))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > DETAIL_LENGTH ? `${line.slice(0, DETAIL_LENGTH - 1)}…` : line;
}
