/** A field that is calculated and read once, put where it is read. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Expression, Node } from '../tree.ts';
import { pathAt, walk } from '../treeQueries.ts';
import { type ActionPlace, type CodeAction, hasComment, sourceOf } from './actionPlace.ts';
import { FieldSymbols } from './symbols.ts';

/** Commands that keep no name of what they read, so that an expression can stand there. */
const NAMELESS = new Set(['filter', 'filterout', 'sort']);

/**
 * Offered where the next command reads the field and the result has it no more: between the two no field can change, and no column
 * is lost.
 */
export function inlineActions({ tree, span, query, analysis }: ActionPlace): readonly CodeAction[] {
  const symbol = new FieldSymbols(tree, analysis).at(span.start);
  const [definition, ...others] = symbol?.definitions ?? [];
  const [read, ...reads] = symbol?.reads ?? [];
  if (definition === undefined || read === undefined || others.length + reads.length > 0) return [];
  const { command, value, start } = definition;
  const [item, ...items] = command.items;
  if (lowerCase(command.name?.text ?? '') !== 'fieldsadd' || item?.alias?.start !== start || items.length > 0)
    return [];
  const index = query.commands.indexOf(command);
  const next = query.commands[index + 1];
  if (value === undefined || index < 0 || next === undefined) return [];
  if (!analysis.referencesOf(next).some(({ name }) => name.start === read.start)) return [];
  if (!NAMELESS.has(lowerCase(next.name?.text ?? ''))) return [];
  if ([...analysis.result(query).definitions()].some((each) => each.start === start)) return [];
  const removed = { start: command.start, end: next.start };
  if (hasComment(tree, removed) || isBound(value)) return [];
  const text = sourceOf(tree, value);
  const stands = pathAt(tree.query, read.start).find((node) => node.kind === 'Field' && node.name.start === read.start);
  if (stands === undefined) return [];
  return [
    {
      title: `Inline \`${symbol!.name}\``,
      kind: 'refactor.inline',
      edits: [
        { ...removed, text: '' },
        {
          start: stands.start,
          end: stands.end,
          text: value.kind === 'Call' || value.kind === 'Field' ? text : `(${text})`,
        },
      ],
    },
  ];
}

/** What goes through the elements of an array means something else in another expression. */
function isBound(value: Expression): boolean {
  let found = false;
  walk(value, ({ kind }: Node) => {
    if (kind === 'Iteration' || kind === 'Block') found = true;
  });
  return found;
}
