/** What can be folded: commands over several lines, sub-queries, groups, and runs of comments. Ranges are UTF-16 offsets. */

import { isComment, TokenKind } from '../tokenKind.ts';
import type { Span, Tree } from '../tree.ts';
import { tokenEnd, walk } from '../treeQueries.ts';

export interface FoldingRange extends Span {
  readonly kind: 'code' | 'comment';
}

export function foldingRanges(tree: Tree): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const add = (span: Span, kind: FoldingRange['kind']): void => {
    if (tree.text.slice(span.start, span.end).includes('\n')) ranges.push({ start: span.start, end: span.end, kind });
  };
  walk(tree.query, (node) => {
    if (node.kind === 'Command' || node.kind === 'Block' || node.kind === 'Group' || node.kind === 'Call')
      add(node, 'code');
  });
  for (const run of commentRuns(tree)) add(run, 'comment');
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Comments with nothing but white space between them, taken together. */
function* commentRuns({ tokens }: Tree): Generator<Span> {
  let start = -1;
  let end = -1;
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index]!;
    if (isComment(kind)) {
      if (start < 0) start = tokens.starts[index]!;
      end = tokenEnd(tokens, index);
    } else if (kind !== TokenKind.WhiteSpace && start >= 0) {
      yield { start, end };
      start = -1;
    }
  }
  if (start >= 0) yield { start, end };
}
