/** Parts of a query taken out of it. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { FieldReference } from '../checks/fieldReader.ts';
import type { FieldScope } from '../checks/fieldScope.ts';
import type { Command, Expression, Node } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { type ActionPlace, type CodeAction, separatorBefore, sourceOf } from './actionPlace.ts';
import { isCalendarSpan } from './calendarSpan.ts';
import { type ItemAround, itemsAround, takesCalculation } from './itemsAround.ts';

const NO_EXPRESSION: ReadonlySet<Node['kind']> = new Set([
  'Query',
  'Command',
  'Item',
  'SortOrder',
  'Name',
  'Group',
  'Block',
  'Missing',
]);
/** What is not worth a field of its own. */
const TOO_SMALL: ReadonlySet<Node['kind']> = new Set([
  'Field',
  'String',
  'Long',
  'Double',
  'Boolean',
  'Null',
  'Duration',
  'Variable',
  'Template',
]);
/** Commands whose values are calculated record by record. */
const RECORD_BY_RECORD = new Set([
  'filter',
  'filterout',
  'fields',
  'fieldsadd',
  'summarize',
  'sort',
  'dedup',
  'maketimeseries',
  'expand',
]);

export function extractActions(place: ActionPlace): readonly CodeAction[] {
  return [...extractField(place), ...extractSubquery(place)];
}

/** A selected expression becomes a field in front of its command. */
function extractField(place: ActionPlace): readonly CodeAction[] {
  const { tree, span, path, command, analysis } = place;
  if (span.start === span.end || command === undefined) return [];
  if (!RECORD_BY_RECORD.has(lowerCase(command.name?.text ?? '')) || cannotAdd(place, command)) return [];
  const at = path.findIndex((node) => isSelected(node, tree.text, span.start, span.end));
  const expression = path[at];
  if (!isExpression(expression) || TOO_SMALL.has(expression.kind)) return [];
  if (!isMovable(expression, command, place) || isCalendarSpan(expression, place.catalogue)) return [];
  const way = path.slice(0, at + 1);
  const around = itemsAround(way, analysis, place.catalogue);
  if (around === undefined || !takesCalculation(way, around) || around.some(isNamedAfter)) return [];
  const name = newName(analysis.before(command), analysis.references);
  const { start, end } = expression;
  const text = spaced(tree.text[start - 1]) + name + spaced(tree.text[end]);
  return [
    {
      title: 'Extract into a field',
      kind: 'refactor.extract',
      edits: [
        {
          start: command.start,
          end: command.start,
          text: `fieldsAdd ${name} = ${sourceOf(tree, expression)}${separatorBefore(tree, command)}| `,
        },
        { start, end, text },
      ],
    },
  ];
}

/** A blank where a word stands beside the name: in `not(a)`. */
function spaced(neighbour: string | undefined): string {
  return neighbour !== undefined && /[\w.]/.test(neighbour) ? ' ' : '';
}

function newName(scope: FieldScope, references: readonly FieldReference[]): string {
  const read = new Set(references.map(({ name }) => name.text));
  const isTaken = (name: string): boolean => read.has(name) || ['defined', 'schema'].includes(scope.resolve(name).kind);
  let name = 'extracted';
  for (let count = 2; isTaken(name); count++) name = `extracted_${count}`;
  return name;
}

/** `search` must not follow a command that adds fields, and behind `in` a sub-query results in one field. */
function cannotAdd({ query, path, analysis }: ActionPlace, command: Command): boolean {
  const following = query.commands.slice(query.commands.indexOf(command));
  if (following.some(({ name }) => lowerCase(name?.text ?? '') === 'search')) return true;
  const { closedBy } = analysis.result(query);
  return path[path.indexOf(query) - 2]?.kind === 'InBlock' && !following.some((each) => each === closedBy);
}

/** Functions that only mean something where they stand. */
const BOUND_TO_PLACE: ReadonlySet<string> = new Set(['iindex', 'classicentityselector']);

/** It means the same in front of its command: it neither aggregates, goes through elements, nor reads what the command makes. */
function isMovable(expression: Node, command: Command, { catalogue, analysis }: ActionPlace): boolean {
  const made = new Set(analysis.binding(command).items.map(({ item }) => item.alias?.text));
  let movable = true;
  walk(expression, (node) => {
    if (node.kind === 'Iteration' || node.kind === 'Block') movable = false;
    else if (node.kind === 'Field') movable &&= !made.has(node.name.text);
    else if (node.kind === 'Call') {
      const isScalar = catalogue.functions(node.name.text).some(({ use }) => use === 'scalar');
      movable &&= isScalar && !BOUND_TO_PLACE.has(lowerCase(node.name.text));
    }
  });
  return movable;
}

function isExpression(node: Node | undefined): node is Expression {
  return node !== undefined && !NO_EXPRESSION.has(node.kind);
}

function isSelected(node: Node, text: string, start: number, end: number): boolean {
  const selected = text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  return node.start === from && node.end === from + selected.trim().length && isExpression(node);
}

/** The column or the member would be called otherwise: `fields a + 1`, `record(a + 1)`. */
function isNamedAfter({ item, parameter }: ItemAround): boolean {
  return parameter.alias !== 'none' && item.alias === undefined;
}

/** A sub-query as a query of its own below, to be run alone. */
function extractSubquery({ tree, path }: ActionPlace): readonly CodeAction[] {
  const block = path.findLast((node) => node.kind === 'Block');
  if (block?.kind !== 'Block' || block.query === undefined || block.query.commands.length === 0) return [];
  const lines = sourceOf(tree, block.query).trim().split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  const text = [lines[0]!, ...lines.slice(1).map((line) => line.slice(least))].join('\n');
  const end = tree.text.trimEnd().length;
  return [
    {
      title: 'Copy the sub-query into a query of its own',
      kind: 'refactor.extract',
      edits: [{ start: end, end, text: `\n\n${text}` }],
    },
  ];
}
