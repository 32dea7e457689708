/** All places of one field. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Span, Tree } from '../tree.ts';
import { FieldSymbols } from './symbols.ts';

export interface References {
  /** Where it is made, in order of position. */
  readonly declarations: readonly Span[];
  /** Where it is read only. */
  readonly reads: readonly Span[];
}

export function referencesAt(tree: Tree, offset: number, catalogue: Catalogue): References | undefined {
  const symbol = new FieldSymbols(tree, catalogue).at(offset);
  if (symbol === undefined) return undefined;
  const made = new Map(symbol.definitions.map(({ start, end }) => [start, { start, end }]));
  const read = symbol.reads.filter(({ start }) => !made.has(start)).map(({ start, end }) => ({ start, end }));
  return { declarations: [...made.values()].sort(byStart), reads: read.sort(byStart) };
}

function byStart(left: Span, right: Span): number {
  return left.start - right.start;
}
