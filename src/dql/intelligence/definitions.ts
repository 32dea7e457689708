/** Where a field that is read was made. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Span, Tree } from '../tree.ts';

export interface Definition {
  /** The name that is read. */
  readonly origin: Span;
  /** The name as it is made: an alias, an export name of a pattern, a selected field; the expression where it has no name. */
  readonly target: Span;
}

/** The nearest place; undefined for what comes with the data. */
export function definitionAt(tree: Tree, offset: number, catalogue: Catalogue): Definition | undefined {
  const { references } = analyzeFields(tree, catalogue);
  const reference = references.find(({ name }) => name.start <= offset && offset <= name.end);
  if (reference?.resolution.kind !== 'defined') return undefined;
  const { name, resolution } = reference;
  const { start, end } = resolution.definition;
  return { origin: { start: name.start, end: name.end }, target: { start, end } };
}
