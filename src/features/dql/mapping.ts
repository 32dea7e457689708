import type { Span } from '../../dql/tree.ts';

/** Between offsets of the DQL and those of the document that it stands in; they differ in what the document escapes. */
export interface Mapping {
  toDocument(offset: number): number;
  /** Clamped to the DQL. */
  toDql(offset: number): number;
  /** What has to be written into the document for a text in place of a span of the DQL; undefined where it cannot be written. */
  escape(text: string, span: Span): string | undefined;
}

/** For a document that is DQL from beginning to end. */
export const identity: Mapping = {
  toDocument: (offset) => offset,
  toDql: (offset) => offset,
  escape: (text) => text,
};
