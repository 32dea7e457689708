/** Questions to a tree and its tokens that more than one language feature asks. */

import type { TokenTable } from './lexer.ts';
import { isTrivia } from './tokenKind.ts';
import type { Node, Span } from './tree.ts';

/** Direct children in source order. */
export function children(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'Query':
      return node.commands;
    case 'Command':
      return node.name === undefined ? node.items : [node.name, ...node.items];
    case 'Item':
      return [node.parameter, node.alias, node.value, node.order].filter((child) => child !== undefined);
    case 'Group':
      return node.items;
    case 'Block':
      return node.query === undefined ? [] : [node.query];
    case 'Field':
      return [node.name];
    case 'Call':
      return [node.name, ...node.items];
    case 'Paren':
      return [node.expression];
    case 'Unary':
      return [node.operand];
    case 'Binary':
      return [node.left, node.right];
    case 'InBlock':
      return [node.left, node.block];
    case 'Align':
      return node.operand === undefined ? [] : [node.operand];
    case 'Element':
      if (node.index.kind === 'Index') return [node.value];
      return [node.value, node.index.kind === 'Member' ? node.index.name : node.index];
    case 'Iteration':
      return [node.value];
    default:
      return [];
  }
}

/** Visits a node and all below it, parents first. */
export function walk(root: Node, visit: (node: Node) => void): void {
  const stack = [root];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    visit(top);
    const below = children(top);
    for (let index = below.length - 1; index >= 0; index--) stack.push(below[index]!);
  }
}

/** The nodes around an offset, outermost first; where two touch, the one that ends there. Empty when the offset is outside of `root`. */
export function pathAt(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [];
  let node: Node | undefined = offset >= root.start && offset <= root.end ? root : undefined;
  while (node !== undefined) {
    path.push(node);
    node = childAt(node, offset);
  }
  return path;
}

/** Long lists are searched by bisection: their items are in order of position. */
function childAt(node: Node, offset: number): Node | undefined {
  const list = node.kind === 'Query' ? node.commands : 'items' in node ? node.items : undefined;
  if (list === undefined || list.length < 8)
    return children(node).find((child) => offset >= child.start && offset <= child.end);
  const name = node.kind === 'Command' || node.kind === 'Call' ? node.name : undefined;
  if (name !== undefined && offset >= name.start && offset <= name.end) return name;
  const found = list[firstEndingAt(list, offset)];
  return found !== undefined && found.start <= offset ? found : undefined;
}

/** The index of the first of several spans in order of position that ends at an offset or behind it. */
export function firstEndingAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the token that begins at the offset or holds it. */
export function tokenAt(tokens: TokenTable, offset: number): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokens.starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the last token that is no trivia and begins before the offset, or -1. */
export function significantTokenBefore(tokens: TokenTable, offset: number): number {
  let index = tokenAt(tokens, offset);
  while (index >= 0 && (tokens.starts[index]! >= offset || isTrivia(tokens.kinds[index]!))) index--;
  return index;
}

/** Where token `index` ends. */
export function tokenEnd(tokens: TokenTable, index: number): number {
  return tokens.starts[Math.min(index + 1, tokens.count - 1)]!;
}
