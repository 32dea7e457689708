/** What is under the pointer, in a few lines of markdown. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Node, StringLiteral, Tree, Variable } from '../tree.ts';
import { children, pathAt } from '../treeQueries.ts';
import { expectationAt } from './expectation.ts';
import {
  describeDouble,
  describeDuration,
  describeLong,
  describeTimeAlignment,
  describeTimestamp,
} from './hoverLiteral.ts';
import { type Hover, inline, joined } from './hoverMarkdown.ts';
import { describeName } from './hoverName.ts';
import { describeOperator } from './hoverOperator.ts';
import { describePattern } from './hoverPattern.ts';
import { describeNodeType, describeParameter } from './hoverText.ts';

/** Undefined where there is nothing to say. Offsets count in the tree's text. */
export function hover(tree: Tree, offset: number, catalogue: Catalogue): Hover | undefined {
  // The character under the pointer is the one behind the offset; at the end of a name the name is meant all the same.
  return (
    describe(tree, offset, pathOver(tree.query, offset), catalogue) ??
    describe(tree, offset, pathAt(tree.query, offset), catalogue)
  );
}

/** The nodes that hold the character at an offset, outermost first. */
function pathOver(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [];
  let node: Node | undefined = root;
  while (node !== undefined) {
    path.push(node);
    node = children(node).find(({ start, end }) => start <= offset && offset < end);
  }
  return path;
}

function describe(tree: Tree, offset: number, path: readonly Node[], catalogue: Catalogue): Hover | undefined {
  const node = path.at(-1);
  if (node === undefined) return undefined;
  if (node.kind === 'String') {
    const inPattern = describePattern(tree, node, offset, path, catalogue);
    if (inPattern !== undefined) return inPattern;
  }
  const markdown = describeWhole(tree, node, path, catalogue);
  return markdown === undefined ? describeOperator(tree, node, offset) : { start: node.start, end: node.end, markdown };
}

/** What is said of a node wherever the pointer is in it. */
function describeWhole(tree: Tree, node: Node, path: readonly Node[], catalogue: Catalogue): string | undefined {
  switch (node.kind) {
    case 'Name':
      return describeName(node, path, tree, catalogue);
    case 'Duration':
      return describeDuration(node);
    case 'Long':
      return describeLong(node, tree.text.slice(node.start, node.end));
    case 'Double':
      return describeDouble(node, tree.text.slice(node.start, node.end));
    case 'String':
      return describeString(node, path, tree, catalogue);
    case 'Align':
      return describeTimeAlignment(node);
    case 'Variable':
      return describeVariable(node);
    case 'Template':
      return 'Another tool puts text here before the query is sent.';
    default:
      return undefined;
  }
}

function describeString(
  literal: StringLiteral,
  path: readonly Node[],
  tree: Tree,
  catalogue: Catalogue,
): string | undefined {
  const { parameter, owner } = expectationAt(tree, path, catalogue);
  const kinds = parameter?.kinds ?? [];
  if (kinds.includes('nodeType') || kinds.includes('edgeType')) return describeNodeType(literal.value, catalogue);
  if (owner !== undefined && parameter?.values.includes(tree.text.slice(literal.start, literal.end)) === true) {
    return describeParameter(parameter, owner.definition);
  }
  return describeTimestamp(literal);
}

const MODIFIERS: Readonly<Record<string, string>> = {
  noquote: 'without quotes around it, as a part of the query itself',
  triplequote: 'in three quotes, so that nothing in it has to be escaped',
};

function describeVariable({ name, modifier }: Variable): string {
  const how = modifier === undefined ? undefined : MODIFIERS[modifier];
  return joined([
    `Variable ${inline(name)}: the dashboard or notebook puts its value here before the query is sent.`,
    how === undefined ? undefined : `\`:${modifier}\` puts it ${how}.`,
  ]);
}
