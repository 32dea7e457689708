/** The spans that *Expand Selection* goes through, innermost first: the word, each node around it, whole lines of the pipeline. */

import { isTrivia } from '../tokenKind.ts';
import type { Span, Tree } from '../tree.ts';
import { pathAt, tokenAt, tokenEnd } from '../treeQueries.ts';

export function selectionSpans(tree: Tree, offset: number): Span[] {
  const spans: Span[] = [];
  const add = (start: number, end: number): void => {
    const last = spans.at(-1);
    if (last && (start > last.start || end < last.end || (start === last.start && end === last.end))) return;
    spans.push({ start, end });
  };
  const token = tokenAt(tree.tokens, offset);
  if (!isTrivia(tree.tokens.kinds[token]!)) add(tree.tokens.starts[token]!, tokenEnd(tree.tokens, token));
  for (const node of [...pathAt(tree.query, offset)].reverse()) {
    // Without its brackets first: what is inside is more often what is wanted.
    if (
      (node.kind === 'Group' || node.kind === 'Block' || node.kind === 'Paren') &&
      offset > node.start &&
      offset < node.end
    ) {
      add(node.start + 1, node.end - 1);
    }
    add(node.start, node.end);
  }
  add(0, tree.text.length);
  return spans;
}
