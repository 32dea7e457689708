/** What the checks report. */

import type { Span } from '../tree.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Edit extends Span {
  readonly text: string;
}

/** A change that removes a problem; its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** The obvious one: may be applied without asking. */
  readonly preferred: boolean;
}

export interface Problem extends Span {
  /** Stable, kebab-case; see README.md. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and what to do, in a sentence or two. */
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** The service's name of the error, for those that it reports itself. */
  readonly errorType: string | undefined;
  /** The arguments of the service's message, as far as they are known. */
  readonly arguments: readonly string[];
}

/** A check as it is documented: the README is generated from these, and each example is tested. */
export interface Check {
  readonly code: string;
  readonly severity: Severity;
  /** What it finds, as a sentence. */
  readonly summary: string;
  /** The service's name of the error. */
  readonly errorType?: string;
  /** A query that triggers this check and no other one. */
  readonly example: string;
  /** The example after its first fix; absent for a check without fixes. */
  readonly fixed?: string;
  /** Needed by the example: `$name` that are known, or that the example is a whole document. */
  readonly options?: CheckOptions;
}

export interface CheckOptions {
  /** By code; `off` silences a check. What is not named keeps its default. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  /** Names of the variables that exist, without `$`; when absent, every one does. */
  readonly variables?: ReadonlySet<string>;
}

export const NO_FIXES: readonly Fix[] = [];

/** A fix that changes one place. */
export function replace(title: string, start: number, end: number, text: string, preferred = true): Fix {
  return { title, edits: [{ start, end, text }], preferred };
}
