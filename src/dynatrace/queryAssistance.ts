import * as z from 'zod/mini';
import type { DynatraceEnvironment } from './environment.ts';
import { notification, type QueryNotification, type QueryRequest, queryService, toNotification } from './query.ts';
import { queryScopes } from './queryScopes.ts';

/** What Grail says about a query while it is written. Source: OpenAPI description "Grail - Query API" 1.20. */

export interface Verification {
  readonly valid: boolean;
  readonly canonicalQuery: string | undefined;
  readonly notifications: readonly QueryNotification[];
}

/** Checks a query without running it. */
export async function verifyQuery(
  environment: DynatraceEnvironment,
  request: Pick<QueryRequest, 'query' | 'scopes' | 'timezone' | 'locale'>,
  signal: AbortSignal,
): Promise<Verification> {
  const { query, timezone, locale } = request;
  const answer = await environment.platformJson(
    {
      plane: 'grail',
      method: 'POST',
      path: `${queryService}/query:verify`,
      scopes: request.scopes ?? queryScopes(query),
      purpose: 'check the query',
      json: { query, timezone, locale, generateCanonicalQuery: true },
      retry: 'read',
    },
    z.object({
      valid: z.boolean(),
      canonicalQuery: z.nullish(z.string()),
      notifications: z.nullish(z.array(notification)),
    }),
    signal,
  );
  return {
    valid: answer.valid,
    canonicalQuery: answer.canonicalQuery ?? undefined,
    notifications: (answer.notifications ?? []).map((entry) => toNotification(entry, query)),
  };
}

export interface SuggestionPart {
  /** A token type such as `COMMAND_NAME`, `SPACE`, `SIMPLE_IDENTIFIER`; others may come. */
  readonly type: string;
  readonly text: string;
  readonly info: string | undefined;
  readonly synopsis: string | undefined;
}

export interface Suggestion {
  /** All of the text to insert. */
  readonly text: string;
  /** How many characters before the cursor it replaces. */
  readonly replaces: number;
  readonly parts: readonly SuggestionPart[];
}

export interface Suggestions {
  /** The text up to the cursor may already be a whole query. */
  readonly optional: boolean;
  /** Seconds the answer may be kept; undefined means long, less than one not at all. */
  readonly ttlSeconds: number | undefined;
  readonly suggestions: readonly Suggestion[];
}

const suggestions = z.object({
  optional: z._default(z.boolean(), false),
  suggestedTtlSeconds: z.nullish(z.number()),
  suggestions: z._default(
    z.array(
      z.object({
        suggestion: z.string(),
        alreadyTypedCharacters: z.nullish(z.number()),
        parts: z._default(
          z.array(
            z.object({
              type: z.string(),
              suggestion: z.string(),
              info: z.nullish(z.string()),
              synopsis: z.nullish(z.string()),
            }),
          ),
          [],
        ),
      }),
    ),
    [],
  ),
});

/** What may follow at `cursor`, a zero-based offset in UTF-16 units, clamped to the query. */
export async function autocompleteQuery(
  environment: DynatraceEnvironment,
  request: Pick<QueryRequest, 'query' | 'scopes' | 'timezone' | 'locale'> & { readonly cursor: number },
  signal: AbortSignal,
): Promise<Suggestions> {
  const { query, timezone, locale } = request;
  const answer = await environment.platformJson(
    {
      plane: 'grail',
      method: 'POST',
      path: `${queryService}/query:autocomplete`,
      scopes: request.scopes ?? queryScopes(query),
      purpose: 'complete the query',
      json: { query, cursorPosition: Math.min(Math.max(0, request.cursor), query.length), timezone, locale },
      retry: 'throttled',
      budgetMs: 5000,
    },
    suggestions,
    signal,
  );
  return {
    optional: answer.optional,
    ttlSeconds: answer.suggestedTtlSeconds ?? undefined,
    suggestions: answer.suggestions.map((entry) => ({
      text: entry.suggestion,
      replaces: entry.alreadyTypedCharacters ?? 0,
      parts: entry.parts.map((part) => ({
        type: part.type,
        text: part.suggestion,
        info: part.info ?? undefined,
        synopsis: part.synopsis ?? undefined,
      })),
    })),
  };
}
