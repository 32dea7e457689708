/** Questions to the tree of a pattern. */

import type { PatternNode, PatternTree } from './tree.ts';

/** Direct children in source order. */
export function patternChildren(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case 'Macro':
    case 'SequenceGroup':
    case 'SequenceBody':
    case 'Pattern':
      return [node.sequence];
    case 'Sequence':
      return node.elements;
    case 'Element':
      return present(node.lookAround, node.matcher, node.configuration, node.quantifier, node.exportName);
    case 'NamedMatcher':
      return present(node.body);
    case 'CharacterClass':
      return node.parts;
    case 'AlternativesGroup':
      return node.alternatives;
    case 'MembersBody':
      return node.members;
    case 'Member':
      return present(node.matcher, node.configuration, node.quantifier, node.name, node.newName);
    case 'EnumBody':
      return node.entries;
    case 'Configuration':
      return node.settings;
    case 'Setting':
      return [node.value];
    default:
      return [];
  }
}

function present(...nodes: readonly (PatternNode | undefined)[]): readonly PatternNode[] {
  return nodes.filter((node) => node !== undefined);
}

/** The nodes that hold the character at an offset, outermost first; empty outside of the pattern's elements. */
export function patternPathAt({ macros, sequence }: PatternTree, offset: number): readonly PatternNode[] {
  const path: PatternNode[] = [];
  let below: readonly PatternNode[] = [...macros, sequence];
  for (;;) {
    const node = below.find(({ start, end }) => start <= offset && offset < end);
    if (node === undefined) return path;
    path.push(node);
    below = patternChildren(node);
  }
}
