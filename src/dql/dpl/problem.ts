/** What the checks of DPL patterns report; positions are in the pattern's text. */

import type { PatternSpan } from './tree.ts';

export interface PatternEdit extends PatternSpan {
  /** As pattern text. */
  readonly text: string;
}

export interface PatternCheck {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly summary: string;
  /** A pattern that triggers this check and no other one. */
  readonly example: string;
  /** The example after its fix; absent for a check without one. */
  readonly fixed?: string;
  /** For patterns without export names, as in `replacePattern`. */
  readonly nameless?: true;
}

export interface PatternProblem extends PatternSpan {
  readonly check: PatternCheck;
  readonly message: string;
  readonly fix: { readonly title: string; readonly edits: readonly PatternEdit[] } | undefined;
}
