/** The checks, if this build has them. */

import { existsSync } from 'node:fs';
import type { Tree } from '../../src/dql/tree.ts';

export type Check = (tree: Tree) => unknown;

export async function loadCheck(): Promise<Check | undefined> {
  const file = new URL('../../src/dql/checks/check.ts', import.meta.url);
  if (!existsSync(file)) return undefined;
  const module = (await import(file.href)) as { readonly check?: Check };
  return module.check;
}
