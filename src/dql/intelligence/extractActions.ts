/** Parts of a query taken out of it. */

import { lowerCase } from '../catalogue/definitions.ts';
import type { Command, Node } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { type ActionPlace, type CodeAction, separatorBefore, sourceOf } from './actionPlace.ts';

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
function extractField({ tree, span, path, command, catalogue, analysis }: ActionPlace): readonly CodeAction[] {
  if (span.start === span.end || command === undefined) return [];
  if (!RECORD_BY_RECORD.has(lowerCase(command.name?.text ?? ''))) return [];
  const expression = path.find((node) => isSelected(node, tree.text, span.start, span.end));
  if (expression === undefined || NO_EXPRESSION.has(expression.kind) || TOO_SMALL.has(expression.kind)) return [];
  let movable = true;
  walk(expression, (node) => {
    const isAggregation =
      node.kind === 'Call' && !catalogue.functions(node.name.text).some(({ use }) => use === 'scalar');
    const isMadeHere = node.kind === 'Field' && madeBy(command).has(node.name.text);
    if (isAggregation || isMadeHere || node.kind === 'Iteration' || node.kind === 'Block') movable = false;
  });
  if (!movable || isNamedAfter(path, command)) return [];
  const scope = analysis.before(command);
  let name = 'extracted';
  for (let count = 2; ['defined', 'schema'].includes(scope.resolve(name).kind); count++) name = `extracted_${count}`;
  const separator = separatorBefore(tree, command);
  return [
    {
      title: 'Extract into a field',
      kind: 'refactor.extract',
      edits: [
        {
          start: command.start,
          end: command.start,
          text: `fieldsAdd ${name} = ${sourceOf(tree, expression)}${separator}| `,
        },
        { start: expression.start, end: expression.end, text: name },
      ],
    },
  ];
}

function isSelected(node: Node, text: string, start: number, end: number): boolean {
  const selected = text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  return node.start === from && node.end === from + selected.trim().length && !NO_EXPRESSION.has(node.kind);
}

/** Names that the items of a command make: an item sees those before it. */
function madeBy({ items }: Command): ReadonlySet<string> {
  return new Set(items.flatMap(({ alias }) => (alias === undefined ? [] : [alias.text])));
}

/** The column would be called otherwise: `fields a + 1`. */
function isNamedAfter(path: readonly Node[], { name }: Command): boolean {
  if (['filter', 'filterout', 'sort', 'dedup'].includes(lowerCase(name?.text ?? ''))) return false;
  return !path.some((node) => node.kind === 'Item' && node.alias !== undefined);
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
