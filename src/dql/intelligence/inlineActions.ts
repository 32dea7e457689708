/** A field that is calculated and read once, put where it is read. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Command, Expression, Name, Node } from '../tree.ts';
import { pathAt, walk } from '../treeQueries.ts';
import { type ActionPlace, type CodeAction, hasComment, sourceOf } from './actionPlace.ts';
import { isCalendarSpan } from './calendarSpan.ts';
import { itemsAround, takesCalculation } from './itemsAround.ts';
import { FieldSymbols } from './symbols.ts';

/** Commands that keep no name of what they read, so that an expression can stand there. */
const NAMELESS = new Set(['filter', 'filterout', 'sort']);

/**
 * Offered where the next command reads the field and the result has it no more: between the two no field can change, and no column
 * is lost.
 */
export function inlineActions(place: ActionPlace): readonly CodeAction[] {
  const pair = pairAt(place);
  if (pair === undefined) return [];
  const { tree, span, query, analysis } = place;
  const { maker, reader, name, value } = pair;
  const symbols = new FieldSymbols(tree, place.catalogue);
  const symbol = symbols.at(span.start);
  const [definition, ...others] = symbol?.definitions ?? [];
  const [read, ...reads] = symbol?.reads ?? [];
  if (definition?.start !== name.start || read === undefined || others.length + reads.length > 0) return [];
  if (!analysis.referencesOf(reader).some((each) => each.name === read)) return [];
  if ([...analysis.result(query).definitions()].some((each) => each.start === name.start)) return [];
  if (symbols.hiddenReads(symbol!).length > 0) return [];
  const path = pathAt(tree.query, read.start);
  const at = path.findIndex((node) => node.kind === 'Field' && node.name === read);
  const stands = path[at];
  const way = path.slice(0, at + 1);
  const around = itemsAround(way, analysis, place.catalogue);
  if (stands === undefined || around === undefined || !takesCalculation(way, around)) return [];
  const text = sourceOf(tree, value);
  return [
    {
      title: `Inline \`${name.text}\``,
      kind: 'refactor.inline',
      edits: [
        { start: maker.start, end: reader.start, text: '' },
        {
          start: stands.start,
          end: stands.end,
          text: value.kind === 'Call' || value.kind === 'Field' ? text : `(${text})`,
        },
      ],
    },
  ];
}

interface Pair {
  readonly maker: Command;
  /** The command behind it. */
  readonly reader: Command;
  readonly name: Name;
  readonly value: Expression;
}

/** Two commands that could become one, the cursor in one of them: what can be told without asking for all fields. */
function pairAt({ tree, command, query, catalogue }: ActionPlace): Pair | undefined {
  if (command === undefined) return undefined;
  const at = query.commands.indexOf(command);
  const maker = isMaker(command) ? command : query.commands[at - 1];
  const reader = isMaker(command) ? query.commands[at + 1] : command;
  if (maker === undefined || !isMaker(maker) || reader === undefined) return undefined;
  if (!NAMELESS.has(lowerCase(reader.name?.text ?? ''))) return undefined;
  const { alias, value } = maker.items[0]!;
  if (alias === undefined || value.kind === 'Group' || value.kind === 'Block' || isBound(value)) return undefined;
  if (isCalendarSpan(value, catalogue)) return undefined;
  return hasComment(tree, { start: maker.start, end: reader.start })
    ? undefined
    : { maker, reader, name: alias, value };
}

function isMaker({ name, items }: Command): boolean {
  return lowerCase(name?.text ?? '') === 'fieldsadd' && items.length === 1;
}

/** What goes through the elements of an array means something else in another expression. */
function isBound(value: Expression): boolean {
  let found = false;
  walk(value, ({ kind }: Node) => {
    if (kind === 'Iteration' || kind === 'Block') found = true;
  });
  return found;
}
