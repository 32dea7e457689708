/** What refactorings are told about where they are asked for, and what they all need. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import type { Edit } from '../checks/problem.ts';
import { isComment } from '../tokenKind.ts';
import type { Command, Expression, Node, Query, Span, Tree } from '../tree.ts';
import { tokenAt } from '../treeQueries.ts';

export interface CodeAction {
  readonly title: string;
  /** As editors group them. */
  readonly kind: 'refactor.rewrite' | 'refactor.extract' | 'refactor.inline';
  /** They do not overlap. */
  readonly edits: readonly Edit[];
}

/** Where actions are asked for. */
export interface ActionPlace {
  readonly tree: Tree;
  readonly span: Span;
  /** The nodes around the span, outermost first. */
  readonly path: readonly Node[];
  readonly command: Command | undefined;
  /** The query that `command` belongs to. */
  readonly query: Query;
  readonly catalogue: Catalogue;
  readonly analysis: FieldAnalysis;
}

export function sourceOf(tree: Tree, { start, end }: Span): string {
  return tree.text.slice(start, end);
}

/** Parts of `a and b and c`, in order. */
export function operandsOf(expression: Expression, operator: 'and' | 'or'): readonly Expression[] {
  const inner = withoutParentheses(expression);
  if (inner.kind !== 'Binary' || inner.operator !== operator) return [expression];
  return [...operandsOf(inner.left, operator), ...operandsOf(inner.right, operator)];
}

export function withoutParentheses(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === 'Paren') inner = inner.expression;
  return inner;
}

/** The line break and the indentation in front of a command, or a blank where it stands in a line with others. */
export function separatorBefore({ text }: Tree, { start }: Span): string {
  const found = /(\r?\n[ \t]*)\|[ \t]*$/.exec(text.slice(0, start));
  return found === null ? ' ' : found[1]!;
}

/** A comment in a part would be lost by rewriting it. */
export function hasComment({ tokens }: Tree, { start, end }: Span): boolean {
  for (let index = tokenAt(tokens, start); index < tokens.count && tokens.starts[index]! < end; index++) {
    if (isComment(tokens.kinds[index]!)) return true;
  }
  return false;
}
