/** What a field is at its place in the pipeline: where it comes from, of which type. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import type { FieldDefinition, FieldResolution } from '../checks/fieldScope.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import { resolvedTypes } from '../checks/types.ts';
import type { Command, Field, Item, Tree } from '../tree.ts';
import { code, inline, joined } from './hoverText.ts';
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
  const resolution = analysis.resolution(field.name) ?? analysis.before(command).resolve(text);
  const types = resolvedTypes(resolution, { catalogue });
  const known = catalogue.field(text);
  return joined([
    `Field ${inline(text)}${typed(types === Type.Any && known !== undefined ? known.types : types)}`,
    origin(resolution, tree),
    resolution.kind === 'schema' ? resolution.field.description : undefined,
    known?.stability === 'deprecated' ? '*The semantic dictionary has deprecated it.*' : undefined,
  ]);
}

/** The name before `=`. */
export function describeMade(
  name: string,
  item: Item,
  tree: Tree,
  command: Command,
  analysis: FieldAnalysis,
  catalogue: Catalogue,
): string {
  const types = resolvedTypes(analysis.after(command).resolve(name), { catalogue });
  return joined([
    `Field ${inline(name)}${typed(types)}, made here`,
    code(source(tree, item.value.start, item.value.end)),
  ]);
}

function typed(types: TypeSet): string {
  return types === Type.Any || types === Type.None ? '' : `: ${typesText(types)}`;
}

function origin(resolution: FieldResolution, tree: Tree): string | undefined {
  switch (resolution.kind) {
    case 'defined':
      return made(resolution.definition, tree);
    case 'schema':
      return resolution.object === undefined ? undefined : `A column of \`${resolution.object.name}\`.`;
    case 'removed':
      return `It is gone: \`${resolution.by.name?.text ?? ''}\` took it away${line(tree, resolution.by.start)}. It reads as \`null\` here.`;
    case 'absent': {
      const { by } = resolution;
      if (by === undefined) return 'It is not among the columns of this data. It reads as `null` here.';
      return `It is not among the columns that \`${by.name?.text ?? ''}\` leaves${line(tree, by.start)}. It reads as \`null\` here.`;
    }
    default:
      return undefined;
  }
}

function made({ command, value, start, end, inString }: FieldDefinition, tree: Tree): string {
  const by = `Made by \`${command.name?.text ?? ''}\`${line(tree, command.start)}`;
  if (inString) return `${by}: ${inline(source(tree, start, end))} in its pattern.`;
  if (value === undefined) return `${by}.`;
  return `${by}:\n\n${code(source(tree, value.start, value.end))}`;
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
