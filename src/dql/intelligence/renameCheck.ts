/** Whether names still mean after a change what they meant before. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Edit } from '../checks/problem.ts';
import { parse } from '../parser.ts';
import type { Command, Name, Tree } from '../tree.ts';
import { walk } from '../treeQueries.ts';

/** Every name that is read leads to the same place, and every command leaves as many fields. `edits` are in order of position. */
export function keepsMeaning(tree: Tree, edits: readonly Edit[], catalogue: Catalogue): boolean {
  let text = '';
  let copied = 0;
  for (const { start, end, text: inserted } of edits) {
    text += tree.text.slice(copied, start) + inserted;
    copied = end;
  }
  const before = meanings(tree, catalogue, (offset) => moved(offset, edits));
  const after = meanings(parse(text + tree.text.slice(copied)), catalogue, (offset) => offset);
  return before.length === after.length && before.every((meaning, index) => meaning === after[index]);
}

function meanings(tree: Tree, catalogue: Catalogue, toNew: (offset: number) => number): readonly string[] {
  const analysis = analyzeFields(tree, catalogue);
  const found = analysis.references.map(({ name, resolution }) => {
    const target = resolution.kind === 'defined' ? toNew(resolution.definition.start) : '';
    return `${toNew(name.start)} ${resolution.kind} ${target}`;
  });
  walk(tree.query, (node) => {
    if (node.kind === 'Command') found.push(`${[...analysis.after(node).definitions()].length}`);
  });
  return found;
}

function moved(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { start, end, text } of edits) if (start < offset) shift += text.length - (end - start);
  return offset + shift;
}

/** `join …, on:{a}` reads `a` of both sides under one name. */
export function isReadOfBothSides(name: Name, command: Command): boolean {
  if (!lowerCase(command.name?.text ?? '').startsWith('join')) return false;
  const items = command.items.flatMap((item) => (item.value.kind === 'Group' ? item.value.items : [item]));
  return items.some(({ value }) => value.kind === 'Field' && value.name.start === name.start);
}
