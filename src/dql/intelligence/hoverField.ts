/** What a field is at its place in the pipeline: where it comes from, of which type. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { KnownField } from '../catalogue/semantics.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { FieldDefinition, FieldResolution } from '../checks/fieldScope.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import { resolvedTypes, staticTypes } from '../checks/types.ts';
import type { Command, Expression, Field, Item, Name, Tree } from '../tree.ts';
import type { Expectation } from './expectation.ts';
import { code, inline, joined } from './hoverMarkdown.ts';
import { typesText } from './signature.ts';

/** Longer ones are cut. */
const LONGEST_SOURCE = 160;

export function describeField(
  field: Field,
  tree: Tree,
  command: Command,
  analysis: FieldAnalysis,
  catalogue: Catalogue,
): string {
  const { text } = field.name;
  const resolution = analysis.resolution(command, field.name) ?? analysis.before(command).resolve(text);
  const types = resolvedTypes(resolution, { catalogue });
  const first = firstSource(resolution);
  const known = resolution.kind === 'schema' || resolution.kind === 'open' ? catalogue.field(text) : undefined;
  return joined([
    `Field ${inline(text)}${typed(types === Type.Any && known !== undefined ? known.types : types)}`,
    ...origins(resolution, tree),
    first.kind === 'schema' ? first.field.description : undefined,
    known === undefined ? undefined : ofDictionary(known),
  ]);
}

function ofDictionary({ stability, typeName, resource }: KnownField): string {
  const what = resource ? 'It describes the resource that sent the data' : 'It is a field of the semantic dictionary';
  const elements = typeName.endsWith('[]') ? `, an array of ${typeName.slice(0, -2)}` : '';
  const state =
    stability === 'stable'
      ? ''
      : stability === 'deprecated'
        ? ' *It is deprecated there.*'
        : ' *It is experimental there.*';
  return `${what}${elements}.${state}`;
}

/** The name before `=`: of a new column, or of a member in a function such as `record`. */
export function describeMade(
  name: Name,
  item: Item,
  tree: Tree,
  command: Command,
  { owner, analysis }: Expectation,
  catalogue: Catalogue,
): string {
  const resolution = analysis.after(command).resolve(name.text);
  const isField = resolution.kind === 'defined' && resolution.definition.start === name.start;
  const value = code(source(tree, item.value.start, item.value.end));
  if (isField || owner?.node.kind !== 'Call') {
    return joined([`Field ${inline(name.text)}${typed(resolvedTypes(resolution, { catalogue }))}, made here`, value]);
  }
  const before = analysis.before(command);
  const types =
    item.value.kind === 'Group' || item.value.kind === 'Block'
      ? Type.Any
      : staticTypes(item.value, { catalogue, resolve: (each) => before.resolve(each) });
  return joined([`Member ${inline(name.text)}${typed(types)} of what \`${owner.node.name.text}\` makes`, value]);
}

function typed(types: TypeSet): string {
  return types === Type.Any || types === Type.None ? '' : `: ${typesText(types)}`;
}

/** Where the values came from in the first place, whatever the field was called then. */
function firstSource(resolution: FieldResolution): FieldResolution {
  let first = resolution;
  while (first.kind === 'defined' && first.definition.source !== undefined) first = first.definition.source;
  return first;
}

/** A line for every name that the values had, the last one first, and one for where they come from. */
function origins(resolution: FieldResolution, tree: Tree): string[] {
  const lines: string[] = [];
  let at = resolution;
  while (at.kind === 'defined' && at.definition.source !== undefined) {
    const { command, name, value, source: before }: FieldDefinition = at.definition;
    const formerly = nameBefore(before, value) ?? name;
    if (formerly !== name) lines.push(`The values of ${inline(formerly)}, by ${by(command, tree)}.`);
    else if (before?.kind === 'open') lines.push(`Kept by ${by(command, tree)}.`);
    at = at.definition.source;
  }
  const line = origin(at, tree);
  return line === undefined ? lines : [...lines, line];
}

function nameBefore(source: FieldResolution | undefined, value: Expression | undefined): string | undefined {
  if (source?.kind === 'defined') return source.definition.name;
  if (source?.kind === 'schema') return source.field.name;
  return value?.kind === 'Field' ? value.name.text : undefined;
}

function origin(resolution: FieldResolution, tree: Tree): string | undefined {
  switch (resolution.kind) {
    case 'defined':
      return made(resolution.definition, tree);
    case 'schema':
      return resolution.object === undefined ? undefined : `A column of ${inline(resolution.object.name)}.`;
    case 'removed':
      return `It is gone: ${by(resolution.by, tree)} took it away. It reads as \`null\` here.`;
    case 'absent':
      if (resolution.by === undefined) return 'It is not among the columns of this data. It reads as `null` here.';
      return `It is not among the columns that ${by(resolution.by, tree)} leaves. It reads as \`null\` here.`;
    default:
      return undefined;
  }
}

function made({ command, value, start, end, inString }: FieldDefinition, tree: Tree): string {
  if (inString) return `Made by ${by(command, tree)}: ${inline(source(tree, start, end))} in its text.`;
  if (value === undefined) return `Made by ${by(command, tree)}.`;
  return `Made by ${by(command, tree)}:\n\n${code(source(tree, value.start, value.end))}`;
}

/** `` `summarize` in line 3 of the query `` */
function by(command: Command, tree: Tree): string {
  return `${inline(command.name?.text ?? 'a command')}${line(tree, command.start)}`;
}

function source({ text }: Tree, start: number, end: number): string {
  const part = text.slice(start, end);
  return part.length > LONGEST_SOURCE ? `${part.slice(0, LONGEST_SOURCE)}…` : part;
}

/** In texts of several lines. */
function line({ text }: Tree, offset: number): string {
  if (!text.includes('\n')) return '';
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count++;
  return ` in line ${count} of the query`;
}
