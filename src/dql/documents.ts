/**
 * Documents of several queries, as `.dql` files hold them: a blank line and a source command begin the next query. Decided line by
 * line, so that an open quote or bracket in one query does not swallow the others and an edit only touches the queries around it.
 */

import { isForeignLetter, isWordPart } from './characters.ts';
import { parse } from './parser.ts';
import type { Tree } from './tree.ts';

/** Commands that a query begins with. Source: docs "DQL commands", data source commands. */
const sourceCommands: ReadonlySet<string> = new Set([
  'data',
  'describe',
  'fetch',
  'fieldssnapshot',
  'load',
  'metrics',
  'smartscapeedges',
  'smartscapenodes',
  'timeseries',
]);
const LONGEST_SOURCE_COMMAND = 15;

/** One query of a document; sections follow each other without gaps. */
export interface Section {
  /** Offsets in the document: comments before the query and blank lines after it included. */
  readonly start: number;
  readonly end: number;
  /** The text between `start` and `end`. */
  readonly text: string;
  /** The query parsed, on first use; its offsets count from the section's start. */
  readonly tree: Tree;
}

class LazySection implements Section {
  readonly start: number;
  readonly text: string;
  readonly source: SharedTree;

  constructor(start: number, text: string, source: SharedTree = { tree: undefined }) {
    this.start = start;
    this.text = text;
    this.source = source;
  }

  get end(): number {
    return this.start + this.text.length;
  }

  get tree(): Tree {
    this.source.tree ??= parse(this.text);
    return this.source.tree;
  }

  /** The same query elsewhere in the document. */
  movedBy(distance: number): LazySection {
    return distance === 0 ? this : new LazySection(this.start + distance, this.text, this.source);
  }
}

interface SharedTree {
  tree: Tree | undefined;
}

/**
 * A text and its queries. Immutable: an edit gives a new document that shares the queries it did not touch, trees included. The whole
 * text is put together only for who asks, as a long one made anew with every key would be what the garbage collector halts the host for.
 */
export class QueryDocument {
  readonly #sections: readonly LazySection[];
  #text: string | undefined;

  private constructor(sections: readonly LazySection[]) {
    this.#sections = sections;
  }

  static of(text: string): QueryDocument {
    return new QueryDocument(split(text, 0, () => false).sections);
  }

  get text(): string {
    this.#text ??= textOf(this.#sections);
    return this.#text;
  }

  /** Of the text, in UTF-16 code units. */
  get length(): number {
    return this.#sections.at(-1)!.end;
  }

  /** At least one; a text without queries is one section whose tree has no command to show. */
  get sections(): readonly Section[] {
    return this.#sections;
  }

  /** The section at an offset; at a border the one that begins there, at the end of the text the last. */
  sectionAt(offset: number): Section {
    return this.#sections[this.#indexAt(offset)]!;
  }

  /** The document with `removed` characters at `offset` replaced; costs what the queries around the edit cost. */
  edited(offset: number, removed: number, inserted: string): QueryDocument {
    const sections = this.#sections;
    const shift = inserted.length - removed;
    // The line before a border decides on it, so the section before the edited one may change as well.
    const first = Math.max(0, this.#indexAt(offset) - 1);
    const start = sections[first]!.start;
    const touched = this.#indexAt(offset + removed) + 1;
    for (let count = touched + 1 - first; ; count *= 2) {
      const around = sections.slice(first, first + count);
      const before = textOf(around);
      const after = before.slice(0, offset - start) + inserted + before.slice(offset - start + removed);
      let next = touched;
      const changed = split(after, start, (border) => {
        while (next < sections.length && sections[next]!.start + shift < border) next++;
        return next < sections.length && sections[next]!.start + shift === border;
      });
      if (changed.isRestKnown) return this.#with(first, changed.sections, next, shift);
      if (first + count >= sections.length) return this.#with(first, changed.sections, sections.length, shift);
    }
  }

  /** With other sections in the place of those from `first` up to `next`. */
  #with(first: number, changed: readonly LazySection[], next: number, shift: number): QueryDocument {
    const sections = this.#sections;
    const old = new Map(sections.slice(first, next).map((section) => [section.text, section]));
    const result = sections.slice(0, first);
    for (const section of changed) {
      const same = old.get(section.text);
      result.push(same === undefined ? section : new LazySection(section.start, section.text, same.source));
    }
    for (let index = next; index < sections.length; index++) result.push(sections[index]!.movedBy(shift));
    return new QueryDocument(result);
  }

  #indexAt(offset: number): number {
    const sections = this.#sections;
    let low = 0;
    let high = sections.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sections[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function textOf(sections: readonly Section[]): string {
  return sections.map((section) => section.text).join('');
}

interface Split {
  readonly sections: LazySection[];
  /** A border was met at which the rest is known. */
  readonly isRestKnown: boolean;
}

/** Sections of a text that begins at a border, `start` in its document, up to its end or a border at which `isKnown` says that the rest is known. */
function split(text: string, start: number, isKnown: (border: number) => boolean): Split {
  const sections: LazySection[] = [];
  const lines = new BorderScanner(text);
  let from = 0;
  for (;;) {
    const border = lines.next();
    sections.push(new LazySection(start + from, text.slice(from, border < 0 ? text.length : border)));
    if (border < 0) return { sections, isRestKnown: false };
    if (isKnown(start + border)) return { sections, isRestKnown: true };
    from = border;
  }
}

/** Finds the lines that begin a query. */
class BorderScanner {
  readonly #text: string;
  #position = 0;
  /** The current section has a query. */
  #hasQuery = false;
  /** How far its first line is indented. */
  #indentation = 0;
  #afterBlank = false;
  /** The last line of code ends with a bracket that a sub-query follows. */
  #afterBracket = false;
  /** Where the comment lines directly above the current line begin, if a blank line is above them. */
  #commentStart = -1;
  #inComment = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset where the next section begins, or -1. */
  next(): number {
    const text = this.#text;
    while (this.#position < text.length) {
      const start = this.#position;
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      this.#position = newline < 0 ? end : newline + 1;
      const border = this.#line(start, end);
      if (border >= 0) return border;
    }
    return -1;
  }

  #line(start: number, end: number): number {
    const text = this.#text;
    let first = start;
    while (first < end && isBlank(text.charCodeAt(first))) first++;
    let last = end;
    while (last > first && isBlank(text.charCodeAt(last - 1))) last--;
    const code = this.#skipComments(first, last);
    if (code === last) {
      if (first === last && !this.#inComment) {
        this.#afterBlank = true;
        this.#commentStart = -1;
      } else if (this.#afterBlank && this.#commentStart < 0) this.#commentStart = start;
      return -1;
    }
    const border = this.#commentStart >= 0 ? this.#commentStart : start;
    const begins =
      this.#hasQuery &&
      this.#afterBlank &&
      !this.#afterBracket &&
      first - start <= this.#indentation &&
      isSource(text, code, last);
    if (begins || !this.#hasQuery) this.#indentation = first - start;
    this.#hasQuery = true;
    this.#afterBlank = false;
    this.#commentStart = -1;
    this.#afterBracket = endsWithBracket(text.slice(code, last));
    return begins ? border : -1;
  }

  /** Where code begins on a line, or `last`; comments are only looked for in front of it, where no string can hold their marks. */
  #skipComments(first: number, last: number): number {
    const text = this.#text;
    let at = first;
    for (;;) {
      if (this.#inComment) {
        const close = text.slice(at, last).indexOf('*/');
        if (close < 0) return last;
        this.#inComment = false;
        at += close + 2;
      }
      while (at < last && isBlank(text.charCodeAt(at))) at++;
      if (at >= last || text.charCodeAt(at) !== 47) return at;
      const second = text.charCodeAt(at + 1);
      if (second === 47) return last;
      if (second !== 42) return at;
      this.#inComment = true;
      at += 2;
    }
  }
}

/** Whether a text, comments aside, begins with a command that begins queries. */
export function beginsWithSource(text: string): boolean {
  const code = text.replace(/^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/, '');
  return isSource(code, 0, code.length);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** What makes a field of the word in front of it: an operator, a further part of its name, the end of what it is an item of. */
const CONTINUES = /[ \t\r]*(?:[.:=!<>+*%,;@~[)\]}-]|\/(?![/*]))/y;

function isSource(text: string, first: number, last: number): boolean {
  let end = first;
  while (end < last && end - first <= LONGEST_SOURCE_COMMAND) {
    const letter = text.charCodeAt(end) | 32;
    if (letter < 97 || letter > 122) break;
    end++;
  }
  if (!sourceCommands.has(text.slice(first, end).toLowerCase())) return false;
  if (end === last) return true;
  const next = text.charCodeAt(end);
  if (isWordPart(next) || isForeignLetter(next)) return false;
  CONTINUES.lastIndex = end;
  return !CONTINUES.test(text);
}

/** Strings and names in quotes, which may hold the marks of comments, and comments; open ones go on to the end of the line. */
const QUOTED_OR_COMMENT =
  /"""(?:.*?"""+|.*)|"(?:[^"\\]|\\.)*(?:"|$)|'(?:[^'\\]|\\.)*(?:'|$)|`(?:[^`\\]|\\.)*(?:`|$)|\/\/.*|\/\*(?:.*?\*\/|.*)/g;

/** Whether the code of a line does, comments behind it left aside. */
function endsWithBracket(line: string): boolean {
  if (!line.includes('[')) return false;
  return line
    .replace(QUOTED_OR_COMMENT, (found) => (found.startsWith('/') ? '' : '"'))
    .trimEnd()
    .endsWith('[');
}
