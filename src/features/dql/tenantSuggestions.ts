/** What the tenant proposes at a place of a query (`query:autocomplete`): remembered, so that the next keys need no question. */

import type { Suggestion, SuggestionPart } from '../../dynatrace/queryAssistance.ts';
import { ApiError } from '../../http/errors.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ActiveConnection, Connections, Log } from '../services.ts';
import { namesLocalFile } from './localFileNames.ts';

export interface TenantSuggestion {
  /** All of the text to insert from `start` on. */
  readonly text: string;
  /** Offset in the query. */
  readonly start: number;
  /** What names it: the first part that is more than punctuation. */
  readonly label: string;
  /** A token type such as `COMMAND_NAME`, `SIMPLE_IDENTIFIER`; others may come. */
  readonly type: string;
  readonly synopsis: string | undefined;
}

interface Answer {
  readonly typed: string;
  readonly suggestions: Promise<readonly TenantSuggestion[]>;
  /** Milliseconds since the epoch; infinite until the answer is there. */
  expires: number;
}

const MAX_ANSWERS = 100;
const LONG_TTL_SECONDS = 3600;
const UNREADABLE_TTL_MS = 5000;
/** A tenant that does not answer is left in peace for so long. */
const REST_MS = 60_000;

const PUNCTUATION: ReadonlySet<string> = new Set([
  'SPACE',
  'PIPE',
  'LINEBREAK',
  'INDENT',
  'COMMA',
  'QUOTE',
  'BRACE_OPEN',
  'BRACE_CLOSE',
  'BRACKET_OPEN',
  'BRACKET_CLOSE',
  'PARENTHESIS_OPEN',
  'PARENTHESIS_CLOSE',
]);

export class TenantSuggestions {
  readonly #connections: Pick<Connections, 'active'>;
  readonly #log: Log;
  /** By connection and the text before the word at the cursor. */
  readonly #answers = new Map<string, Answer>();
  /** The question that has no answer yet. */
  #open: AbortController | undefined;
  #restUntil = 0;

  constructor(connections: Pick<Connections, 'active'>, log: Log) {
    this.#connections = connections;
    this.#log = log;
  }

  /** Undefined where there is nobody to ask. Never rejects: without an answer there are no suggestions. */
  at(query: string, offset: number): Promise<readonly TenantSuggestion[]> | undefined {
    const { active } = this.#connections;
    if (!active || namesLocalFile(query)) return undefined;
    const typed = /[\p{L}\p{N}_.$]*$/u.exec(query.slice(0, offset))![0];
    const key = `${active.profile.id}\0${query.slice(0, offset - typed.length)}`;
    const known = this.#answers.get(key);
    if (known && typed.startsWith(known.typed) && Date.now() < known.expires) return known.suggestions;
    if (Date.now() < this.#restUntil) return undefined;
    return this.#ask(active, key, query, offset, typed);
  }

  #ask(
    active: ActiveConnection,
    key: string,
    query: string,
    offset: number,
    typed: string,
  ): Promise<readonly TenantSuggestion[]> {
    // Only what is typed now matters: an older question that is still open is given up.
    this.#open?.abort();
    const abort = new AbortController();
    this.#open = abort;
    const fetched = this.#fetch(active, query, offset, abort.signal);
    const answer: Answer = {
      typed,
      suggestions: fetched.then(({ found }) => found),
      expires: Number.POSITIVE_INFINITY,
    };
    void fetched.then(({ ttlMs }) => {
      answer.expires = Date.now() + ttlMs;
      if (this.#open === abort) this.#open = undefined;
    });
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MAX_ANSWERS) break;
      this.#answers.delete(oldest);
    }
    return answer.suggestions;
  }

  async #fetch(
    { environment, profile }: ActiveConnection,
    query: string,
    offset: number,
    signal: AbortSignal,
  ): Promise<{ found: readonly TenantSuggestion[]; ttlMs: number }> {
    try {
      const { autocompleteQuery } = await import('../../dynatrace/queryAssistance.ts');
      const { suggestions, ttlSeconds } = await autocompleteQuery(environment, { query, cursor: offset }, signal);
      const found = suggestions.flatMap((suggestion) => toSuggestion(suggestion, offset));
      return { found, ttlMs: (ttlSeconds ?? LONG_TTL_SECONDS) * 1000 };
    } catch (error) {
      if (signal.aborted) return { found: [], ttlMs: 0 };
      // A query that is being written is often one that the service cannot read.
      if (ApiError.is(error, 'bad-request')) return { found: [], ttlMs: UNREADABLE_TTL_MS };
      this.#restUntil = Date.now() + REST_MS;
      this.#log.warn(`${profile.name} is not asked for suggestions for a while: ${errorSentence(error)}`);
      return { found: [], ttlMs: 0 };
    }
  }
}

function toSuggestion({ text, replaces, parts }: Suggestion, offset: number): TenantSuggestion[] {
  const main = parts.find(({ type }) => !PUNCTUATION.has(type)) ?? bare(text);
  if (text.trim() === '') return [];
  return [
    {
      text,
      start: Math.max(0, offset - replaces),
      label: main.text.trim(),
      type: main.type,
      synopsis: main.synopsis ?? main.info,
    },
  ];
}

function bare(text: string): SuggestionPart {
  return { type: '', text, info: undefined, synopsis: undefined };
}
