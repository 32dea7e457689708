/**
 * Formats DQL: one command a line, sub-queries indented, long lists one item a line. Only white space changes; comments stay where
 * they are. Style after published queries; blanks after docs "DQL best practices".
 */

import { QueryDocument, type Section } from './documents.ts';
import { buildLayout, type LayoutStyle } from './formatBuilder.ts';
import { type TokenTable, tokenize } from './lexer.ts';
import { parse } from './parser.ts';
import { TokenKind } from './tokenKind.ts';
import type { Span } from './tree.ts';
import { tokenAt } from './treeQueries.ts';

export interface FormatOptions extends LayoutStyle {
  /** Columns that lines keep to where they can break. */
  readonly lineWidth: number;
}

export const defaultFormatOptions: FormatOptions = { lineWidth: 100, indent: 2, pipe: 'lineStart' };

/** `[start, end)` of the text is replaced by `newText`; both are white space. */
export interface FormatEdit extends Span {
  readonly newText: string;
}

/** The formatted document; its queries stay apart by a blank line, a final line break stays if there is one. */
export function format(text: string, options: FormatOptions = defaultFormatOptions): string {
  let formatted = '';
  let from = 0;
  for (const edit of formatEdits(QueryDocument.of(text), options)) {
    formatted += text.slice(from, edit.start) + edit.newText;
    from = edit.end;
  }
  return formatted + text.slice(from);
}

/** What formatting the document changes, in order of position. */
export function formatEdits(document: QueryDocument, options: FormatOptions = defaultFormatOptions): FormatEdit[] {
  const { text } = document;
  const lineEnd = lineEndOf(document);
  const edits: FormatEdit[] = [];
  let gapStart = 0;
  const gap = (end: number, newText: string) => {
    if (text.slice(gapStart, end) !== newText) edits.push({ start: gapStart, end, newText });
  };
  for (const section of document.sections) {
    const { start, end } = body(section);
    if (start === end) continue;
    gap(start, gapStart === 0 ? '' : lineEnd + lineEnd);
    for (const edit of queryEdits(section, options, lineEnd)) edits.push(edit);
    gapStart = end;
  }
  gap(text.length, gapStart > 0 && text.includes('\n', gapStart) ? lineEnd : '');
  return edits;
}

/** What formatting changes within the commands that the range touches. */
export function formatRange(
  document: QueryDocument,
  range: Span,
  options: FormatOptions = defaultFormatOptions,
): FormatEdit[] {
  const lineEnd = lineEndOf(document);
  return document.sections
    .filter((section) => section.start <= range.end && section.end >= range.start)
    .flatMap((section) => {
      const commands = commandsAround(section, range);
      return queryEdits(section, options, lineEnd).filter(
        (edit) => edit.start >= commands.start && edit.end <= commands.end,
      );
    });
}

/**
 * What to change after `character` was typed in front of `offset`: a line break formats the command above it, a closing bracket the
 * command it stands in, and a pipe goes to where it belongs. White space at the cursor and what is behind it stay.
 */
export function formatOnType(
  document: QueryDocument,
  offset: number,
  character: string,
  options: FormatOptions = defaultFormatOptions,
): FormatEdit[] {
  if (character.trim() === '') {
    let above = offset;
    while (above > 0 && document.text[above - 1]!.trim() === '') above--;
    return formatRange(document, { start: above, end: above }, options).filter((edit) => edit.end <= above);
  }
  const typed = offset - character.length;
  const section = document.sectionAt(typed);
  const { tokens } = section.tree;
  const isToken = tokens.starts[tokenAt(tokens, typed - section.start)] === typed - section.start;
  if (!isToken) return [];
  const edits = formatRange(document, { start: typed, end: offset }, options);
  return edits.filter((edit) => (character === '|' ? edit.end === typed : edit.end <= typed));
}

function lineEndOf(document: QueryDocument): string {
  return document.text.includes('\r\n') ? '\r\n' : '\n';
}

/** The section without the white space around it, as offsets in the document. */
function body(section: Section): Span {
  const { kinds, starts, count } = section.tree.tokens;
  const last = count - 2;
  if (last < 0) return { start: section.start, end: section.start };
  const start = kinds[0] === TokenKind.WhiteSpace ? starts[1]! : 0;
  const end = kinds[last] === TokenKind.WhiteSpace ? starts[last]! : section.text.length;
  return { start: section.start + start, end: section.start + Math.max(start, end) };
}

/** The commands of a query that a range touches, with the white space before them; an empty range before the query if there are none. */
function commandsAround(section: Section, range: Span): Span {
  let start = section.end;
  let end = section.start;
  let from = section.start;
  for (const command of section.tree.query.commands) {
    const to = section.start + command.end;
    if (from <= range.end && to >= range.start) {
      start = Math.min(start, from);
      end = Math.max(end, to);
    }
    from = to;
  }
  return { start, end };
}

/** Nothing where formatting is not stable: what is wrong may read differently once white space changes. */
function queryEdits(section: Section, options: FormatOptions, lineEnd: string): FormatEdit[] {
  const { text, tokens, errors } = section.tree;
  const formatted = buildLayout(section.tree, options).print(options.lineWidth, lineEnd);
  if (errors.length > 0 && buildLayout(parse(formatted), options).print(options.lineWidth, lineEnd) !== formatted)
    return [];
  return differences(text, tokens, formatted, section.start) ?? [];
}

/** The white space between tokens in which two texts differ; undefined if the tokens differ, so that such a text is left alone. */
function differences(text: string, tokens: TokenTable, formatted: string, offset: number): FormatEdit[] | undefined {
  const others = tokenize(formatted);
  const edits: FormatEdit[] = [];
  let index = 0;
  let other = 0;
  let gap = -1;
  let otherGap = 0;
  for (;;) {
    if (tokens.kinds[index] === TokenKind.WhiteSpace) index++;
    if (others.kinds[other] === TokenKind.WhiteSpace) other++;
    if (index >= tokens.count - 1 || other >= others.count - 1)
      return index >= tokens.count - 1 && other >= others.count - 1 ? edits : undefined;
    const [start, end] = [tokens.starts[index]!, tokens.starts[index + 1]!];
    const [otherStart, otherEnd] = [others.starts[other]!, others.starts[other + 1]!];
    if (tokens.kinds[index] !== others.kinds[other] || text.slice(start, end) !== formatted.slice(otherStart, otherEnd))
      return undefined;
    const newText = formatted.slice(otherGap, otherStart);
    if (gap >= 0 && text.slice(gap, start) !== newText)
      edits.push({ start: offset + gap, end: offset + start, newText });
    gap = end;
    otherGap = otherEnd;
    index++;
    other++;
  }
}
