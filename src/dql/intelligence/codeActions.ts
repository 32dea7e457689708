/** Refactorings: changes that leave the result of a query as it is, but for the direction of a sort. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import { analyzeFields } from '../checks/fields.ts';
import type { Command, Query, Span, Tree } from '../tree.ts';
import { pathAt } from '../treeQueries.ts';
import type { ActionPlace, CodeAction } from './actionPlace.ts';
import { clauseActions } from './clauseActions.ts';
import { conditionActions } from './conditionActions.ts';
import { extractActions } from './extractActions.ts';
import { filterActions } from './filterActions.ts';
import { inlineActions } from './inlineActions.ts';
import { quoteActions } from './quoteActions.ts';

export function codeActions(tree: Tree, span: Span, catalogue: Catalogue): readonly CodeAction[] {
  const path = pathAt(tree.query, span.start).filter((node) => node.end >= span.end);
  const place: ActionPlace = {
    tree,
    span,
    path,
    command: path.findLast((node): node is Command => node.kind === 'Command'),
    query: path.findLast((node): node is Query => node.kind === 'Query') ?? tree.query,
    catalogue,
    analysis: analyzeFields(tree, catalogue),
  };
  return [
    ...filterActions(place),
    ...conditionActions(place),
    ...quoteActions(place),
    ...extractActions(place),
    ...inlineActions(place),
    ...clauseActions(place),
  ];
}
