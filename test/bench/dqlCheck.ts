/** The checks with their catalogue, if this build has them. */

import { existsSync } from 'node:fs';
import { type Catalogue, loadCatalogue } from '../../src/dql/catalogue/catalogue.ts';
import type { Tree } from '../../src/dql/tree.ts';

export type Check = (tree: Tree) => unknown;

export async function loadCheck(): Promise<Check | undefined> {
  const file = new URL('../../src/dql/checks/check.ts', import.meta.url);
  if (!existsSync(file)) return undefined;
  const { check } = (await import(file.href)) as { readonly check: (tree: Tree, catalogue: Catalogue) => unknown };
  const catalogue = await loadCatalogue();
  return (tree) => check(tree, catalogue);
}
