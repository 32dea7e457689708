/** The path of a file of this machine while it is written: `fetch "file:logs/ap`, `load "file:codes.csv"`. */

import type { Span, Tree } from '../tree.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { cursorAt } from './cursor.ts';

const PREFIX = 'file:';

export interface LocalPath {
  /** As it is written: empty, or with a slash at its end. */
  readonly folder: string;
  /** What the name of a file in that folder replaces. */
  readonly name: Span;
}

/** Undefined where no such path is. */
export function localPathAt(tree: Tree, offset: number): LocalPath | undefined {
  const cursor = cursorAt(tree, offset);
  if (cursor?.kind !== 'string') return undefined;
  const { literal, path } = cursor;
  const command = path.findLast((node) => node.kind === 'Command');
  const item = path.findLast((node) => node.kind === 'Item');
  if (!isRead(command?.name?.text) || item?.value !== literal) return undefined;
  const start = literal.start + literal.quote.length;
  if (!tree.text.startsWith(PREFIX, start) || offset < start + PREFIX.length) return undefined;
  const isClosed = literal.end - literal.quote.length >= start && tree.text.endsWith(literal.quote, literal.end);
  const end = isClosed ? literal.end - literal.quote.length : offset;
  if (offset > end) return undefined;
  const typed = tree.text.slice(start + PREFIX.length, offset);
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  return { folder, name: { start: start + PREFIX.length + folder.length, end } };
}

function isRead(command: string | undefined): boolean {
  return command !== undefined && /^(fetch|load)$/i.test(command);
}

/** Begins such a path. */
export const localPathItem: CompletionItem = item({
  label: '"file:"',
  kind: 'value',
  rank: Rank.Unusual,
  detail: 'a file of this machine',
  documentation: 'Reads a log, NDJSON, JSON or CSV file, gzipped or not. Nothing is uploaded.',
  insertText: '"file:$1"',
  isSnippet: true,
});
