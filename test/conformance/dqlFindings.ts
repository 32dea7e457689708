/** Everything that counts as an error in a DQL text. */

import { loadCatalogue } from '../../src/dql/catalogue/catalogue.ts';
import { check } from '../../src/dql/checks/check.ts';
import { QueryDocument } from '../../src/dql/documents.ts';
import type { Span } from '../../src/dql/tree.ts';

export interface Finding extends Span {
  /** The service's name of the error; ours for those that it does not report. */
  readonly code: string;
  readonly message: string;
}

export interface Findings {
  /** The text begins with a pipe. */
  readonly fragment: boolean;
  /** Of severity error, query by query: in each those of the syntax first, then in order of position. */
  readonly errors: readonly Finding[];
}

const catalogue = await loadCatalogue();

/** The errors of a text with one or more queries; their offsets count from its beginning. */
export function findings(text: string): Findings {
  const { sections } = QueryDocument.of(text);
  return {
    fragment: sections[0]?.tree.query.fragment === true,
    errors: sections.flatMap(({ start, tree }) =>
      check(tree, catalogue)
        .filter((problem) => problem.severity === 'error')
        .map(({ code, errorType, message, ...problem }) => ({
          code: errorType ?? code,
          message,
          start: start + problem.start,
          end: start + problem.end,
        })),
    ),
  };
}
