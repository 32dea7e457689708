/** The problems of queries, found once a query: a document of many queries checks again only those that were edited. */

import type { Catalogue } from '../../dql/catalogue/catalogue.ts';
import { check } from '../../dql/checks/check.ts';
import type { Problem } from '../../dql/checks/problem.ts';
import type { Tree } from '../../dql/tree.ts';
import type { CheckSeverities, Severities } from './checkSeverities.ts';
import type { PlacedQuery } from './placedQuery.ts';

/** A query stands in one document, so that what it was checked with last is what it will be checked with. */
interface Checked {
  readonly severities: Severities;
  readonly variables: ReadonlySet<string> | undefined;
  readonly problems: readonly Problem[];
}

export class QueryProblems {
  readonly #catalogue: Catalogue;
  readonly #severities: Pick<CheckSeverities, 'of'>;
  readonly #checked = new WeakMap<Tree, Checked>();

  constructor(catalogue: Catalogue, severities: Pick<CheckSeverities, 'of'>) {
    this.#catalogue = catalogue;
    this.#severities = severities;
  }

  of({ tree, document, variables }: Pick<PlacedQuery, 'tree' | 'document' | 'variables'>): readonly Problem[] {
    const severities = this.#severities.of(document);
    const known = this.#checked.get(tree);
    if (known?.severities === severities && known.variables === variables) return known.problems;
    const problems = check(tree, this.#catalogue, { severities, ...(variables && { variables }) });
    this.#checked.set(tree, { severities, variables, problems });
    return problems;
  }
}
