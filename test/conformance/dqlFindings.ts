/** Everything that counts as an error in a DQL text. */

import { parse } from '../../src/dql/parser.ts';
import type { Span, Tree } from '../../src/dql/tree.ts';

export interface Finding extends Span {
  readonly code: string;
  readonly message: string;
}

export interface Findings {
  readonly tree: Tree;
  /** In order of position; those of the syntax first. */
  readonly errors: readonly Finding[];
}

export function findings(text: string): Findings {
  const tree = parse(text);
  return { tree, errors: tree.errors };
}
