/** What of a document can be run: its queries, sub-queries inside them, and a selection snapped to whole commands. */

import type { QueryDocument, Section } from './documents.ts';
import { isTrivia } from './tokenKind.ts';
import type { Block, Query, Span } from './tree.ts';
import { tokenEnd, walk } from './treeQueries.ts';

/** A piece of the document that is a query on its own. Offsets count from the document's start. */
export interface Runnable extends Span {
  readonly kind: 'query' | 'sub-query' | 'selection';
  readonly text: string;
}

/** Every query of the document and every sub-query in it, in order. A text without any command has none. */
export function runnables(document: QueryDocument): Runnable[] {
  return document.sections.flatMap((section) => {
    const query = wholeQuery(section);
    if (!query) return [];
    return [query, ...blocks(section.tree.query).flatMap((block) => blockRunnable(section, block))];
  });
}

/** What *Run* means with this selection: a caret runs the query around it. Undefined where there is nothing to run. */
export function runnableAt(document: QueryDocument, selection: Span): Runnable | undefined {
  const section = document.sectionAt(selection.start);
  if (selection.end <= selection.start) return wholeQuery(section);
  const start = selection.start - section.start;
  const end = Math.min(selection.end, section.end) - section.start;
  const inner = blocks(section.tree.query).findLast((block) => block.start < start && end <= block.end);
  return snapped(section, inner?.query ?? section.tree.query, start, end) ?? wholeQuery(section);
}

/**
 * From the beginning of the query to the last command that the selection touches: a command needs those before it. A selection that
 * begins at the source command or later is thus never cut in the middle of a command.
 */
function snapped(section: Section, query: Query, start: number, end: number): Runnable | undefined {
  const touched = query.commands.filter((command) => command.name && command.start < end && command.end > start);
  const last = touched.at(-1);
  const first = query.commands[0];
  if (!last || !first) return undefined;
  return runnable('selection', section, first.start, last.end);
}

function wholeQuery(section: Section): Runnable | undefined {
  const { query, tokens } = section.tree;
  if (!query.commands.some(({ name }) => name)) return undefined;
  // Comments before a query belong to it: people name their queries so.
  let first = 0;
  while (first < tokens.count - 1 && isTrivia(tokens.kinds[first]!)) first++;
  const start = tokens.starts[first] ?? 0;
  let last = tokens.count - 2;
  while (last > first && isTrivia(tokens.kinds[last]!)) last--;
  return runnable('query', section, start, Math.max(query.end, tokenEnd(tokens, Math.max(last, 0))));
}

function blockRunnable(section: Section, block: Block): Runnable[] {
  const { query } = block;
  if (!query?.commands.some(({ name }) => name)) return [];
  return [runnable('sub-query', section, query.start, query.end)];
}

function runnable(kind: Runnable['kind'], section: Section, start: number, end: number): Runnable {
  return { kind, start: section.start + start, end: section.start + end, text: section.text.slice(start, end) };
}

/** Outer blocks before inner ones. */
function blocks(query: Query): Block[] {
  const found: Block[] = [];
  walk(query, (node) => {
    if (node.kind === 'Block') found.push(node);
  });
  return found;
}
