/** Whether names still mean after a change what they meant before. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { FieldResolution } from '../checks/fieldScope.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Edit } from '../checks/problem.ts';
import { parse } from '../parser.ts';
import type { Command, Name, Tree } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import { hiddenRead } from './hiddenReads.ts';

/** Every field that is read, named or not, comes from the same place, and every query results in as many. `edits` are in order of position. */
export function keepsMeaning(tree: Tree, edits: readonly Edit[], catalogue: Catalogue): boolean {
  let text = '';
  let copied = 0;
  for (const { start, end, text: inserted } of edits) {
    text += tree.text.slice(copied, start) + inserted;
    copied = end;
  }
  const before = meanings(tree, catalogue, mover(edits));
  const after = meanings(parse(text + tree.text.slice(copied)), catalogue, (offset) => offset);
  return before.length === after.length && before.every((meaning, index) => meaning === after[index]);
}

function meanings(tree: Tree, catalogue: Catalogue, toNew: (offset: number) => number): readonly string[] {
  const analysis = analyzeFields(tree, catalogue);
  const found: string[] = [];
  const add = (start: number, resolution: FieldResolution): void => {
    const target = resolution.kind === 'defined' ? toNew(resolution.definition.start) : '';
    found.push(`${toNew(start)} ${resolution.kind} ${target}`);
  };
  for (const { name, resolution } of analysis.references) add(name.start, resolution);
  analysis.follow({
    enter: (command, scope) => {
      const read = hiddenRead(command, analysis, scope);
      if (read?.kind === 'implicit') add(command.start, scope.resolve(read.field));
    },
  });
  walk(tree.query, (node) => {
    if (node.kind === 'Query') found.push(`${[...analysis.result(node).definitions()].length}`);
  });
  return found;
}

/** Where an offset is once the edits are made. */
function mover(edits: readonly Edit[]): (offset: number) => number {
  const shifts = [0];
  for (const { start, end, text } of edits) shifts.push(shifts.at(-1)! + text.length - (end - start));
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edits[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return offset + shifts[low]!;
  };
}

/** `join …, on:{a}` reads `a` of both sides under one name. */
export function isReadOfBothSides(name: Name, command: Command): boolean {
  if (!lowerCase(command.name?.text ?? '').startsWith('join')) return false;
  const items = command.items.flatMap((item) => (item.value.kind === 'Group' ? item.value.items : [item]));
  return items.some(({ value }) => value.kind === 'Field' && value.name.start === name.start);
}
