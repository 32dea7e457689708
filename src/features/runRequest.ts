/** What *DQL: Run Query* is given: a query and where it stands in a document. */

export interface RunRequest {
  readonly text: string;
  /** Offsets in the document. */
  readonly start: number;
  readonly end: number;
  /** From an offset in the text to one in the document, which differ by more than `start` where the document escapes the text. */
  toDocument(offset: number): number;
}
