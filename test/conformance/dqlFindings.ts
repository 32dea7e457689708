/** Everything that counts as an error in a DQL text. */

import { QueryDocument } from '../../src/dql/documents.ts';
import type { Span } from '../../src/dql/tree.ts';

export interface Finding extends Span {
  readonly code: string;
  readonly message: string;
}

export interface Findings {
  /** The text begins with a pipe. */
  readonly fragment: boolean;
  /** Query by query; in each those of the syntax first. */
  readonly errors: readonly Finding[];
}

/** The errors of a text with one or more queries; their offsets count from its beginning. */
export function findings(text: string): Findings {
  const { sections } = QueryDocument.of(text);
  return {
    fragment: sections[0]?.tree.query.fragment === true,
    errors: sections.flatMap(({ start, tree }) =>
      tree.errors.map((error) => ({ ...error, start: start + error.start, end: start + error.end })),
    ),
  };
}
