/**
 * The five ways in which the services hand out long lists, as the query of the next request.
 * Source: "Pagination" pages of the Dynatrace Environment API and the platform services; Konnect "Pagination".
 */

export type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue>>;

/** One page of a list. `next` goes into the call for the following page; it is opaque to the caller. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
  /** All matches, where the service counts them. */
  readonly totalCount: number | undefined;
}
