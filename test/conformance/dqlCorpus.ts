/** The collected queries as the conformance measurement reads them. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface CorpusQuery {
  readonly id: string;
  readonly query: string;
  readonly kind: 'query' | 'fragment';
  /** What in the text is no DQL but a stand-in for some. */
  readonly placeholders: readonly string[];
  /** Why the text may be wrong. */
  readonly flags: readonly string[];
}

export interface RejectedQuery {
  readonly id: string;
  readonly query: string;
  readonly expected: {
    /** The service's error type, or the sentence of a local rule. */
    readonly errorType?: string;
    readonly rule?: string;
    readonly arguments?: readonly string[];
    /** Counted from 1, the end column included. */
    readonly span?: { readonly line: number; readonly startColumn: number; readonly endColumn: number };
  };
  /** A query that says the same and is accepted. */
  readonly fixed?: string;
  /** Depends on what the environment holds. */
  readonly environmentDependent?: boolean;
}

export function readCorpus(folder: string): CorpusQuery[] {
  return lines<CorpusQuery>(path.join(folder, 'corpus-dev.jsonl'));
}

export function readRejected(folder: string): RejectedQuery[] {
  return lines<RejectedQuery>(path.join(folder, 'invalid-dev.jsonl'));
}

/** Ids of corpus entries that are probably no valid DQL. */
export function readSuspects(folder: string): ReadonlySet<string> {
  const entries = JSON.parse(readFileSync(path.join(folder, 'suspects-dev.json'), 'utf8')) as { id: string }[];
  return new Set(entries.map((entry) => entry.id));
}

/** Queries that were looked at one by one and break a rule of the language, with the rule they break. */
export function readReviewed(): ReadonlyMap<string, string> {
  const file = new URL('dqlReviewed.json', import.meta.url);
  const entries = JSON.parse(readFileSync(file, 'utf8')) as { why: string; ids: string[] }[];
  return new Map(entries.flatMap(({ why, ids }) => ids.map((id) => [id, why] as const)));
}

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
