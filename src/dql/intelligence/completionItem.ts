/** What completion proposes. */

import type { Span } from '../tree.ts';

export type CompletionKind =
  | 'command'
  | 'function'
  | 'aggregation'
  | 'parameter'
  | 'field'
  | 'dataObject'
  | 'metric'
  | 'value'
  | 'keyword'
  | 'variable'
  | 'matcher'
  | 'setting';

export interface CompletionOptions {
  /** Names of the variables that exist, without `$`. */
  readonly variables?: Iterable<string>;
}

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label: a type, a signature. */
  readonly detail: string;
  /** Markdown; empty where there is nothing to say. */
  readonly documentation: string;
  readonly insertText: string;
  /** What the typed text is compared with. */
  readonly filterText: string;
  /** `insertText` has tab stops, as in `bin($1)`. */
  readonly isSnippet: boolean;
  /** The smaller, the more likely. */
  readonly rank: number;
  readonly deprecated: boolean;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** What an item replaces: the word around the offset. What is before the offset is what has been typed. */
  readonly replace: Span;
  /** Some were left out; ask again once more has been typed. */
  readonly isIncomplete: boolean;
}

type Parts = Pick<CompletionItem, 'label' | 'kind' | 'rank'> & Partial<CompletionItem>;

export function item(parts: Parts): CompletionItem {
  return {
    detail: '',
    documentation: '',
    insertText: parts.label,
    filterText: parts.label,
    isSnippet: false,
    deprecated: false,
    ...parts,
  };
}

/** Where kinds of items stand among others. */
export const Rank = {
  Exact: 0,
  /** A parameter's name where the values before it are given. */
  NextParameter: 5,
  Made: 20,
  Schema: 25,
  Joined: 26,
  Parameter: 28,
  Mentioned: 35,
  Fitting: 40,
  Function: 50,
  Keyword: 60,
  Dictionary: 70,
  Unusual: 90,
} as const;
