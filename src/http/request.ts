import type { Plane } from './errors.ts';

/**
 * - `read`: repeated on 429, 502, 503, 504 and network errors. The default of GET and HEAD; polls and verify ask for it.
 * - `throttled`: repeated only when the service says it did not begin (429, 503). For starting queries.
 * - `never`: sent once. The default of everything that changes something.
 */
export type RetryPolicy = 'read' | 'throttled' | 'never';

export interface HttpRequest {
  readonly plane: Plane;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** What is being done, as it reads after "Could not": `list problems`. */
  readonly purpose: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?:
    | { readonly json: unknown }
    /** Sent as `application/x-www-form-urlencoded`. */
    | { readonly form: Readonly<Record<string, string>> };
  /** The scopes the call needs, named to the person when the service refuses without naming them. */
  readonly scopes?: readonly string[];
  readonly retry?: RetryPolicy;
  /** Milliseconds for everything: queueing, attempts, waits between them. 30,000 by default. */
  readonly budgetMs?: number;
  /** Milliseconds the service holds the call on purpose (a long poll): not counted as silence, and not queued with ordinary calls. */
  readonly serverWaitMs?: number;
  /** Milliseconds between two pieces of the body, and until the headers on top of `serverWaitMs`. 15,000 by default. */
  readonly silenceMs?: number;
  /** The largest body that is read, in bytes. 64 MiB by default. */
  readonly maxBytes?: number;
  /** Lets identical GETs that are under way at the same time share one. */
  readonly share?: boolean;
}

export interface HttpResponse<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly value: T;
}
