/**
 * Where in a query the cursor is. The word around the cursor is replaced by a name that nobody uses and the query parsed again, so that the
 * tree itself says what could stand there, however incomplete the rest is.
 */

import { parse } from '../parser.ts';
import { beginsOperand, isComment, TokenKind } from '../tokenKind.ts';
import type { Command, Node, Query, Span, StringLiteral, Tree } from '../tree.ts';
import { pathAt, significantTokenBefore, tokenAt, tokenEnd } from '../treeQueries.ts';

/** The name that stands for the word at the cursor. */
export const PLACEHOLDER = 'cursor__is__here';

export type Cursor =
  /** A command could begin here. */
  | { readonly kind: 'command'; readonly isFirst: boolean; readonly tree: Tree; readonly word: Span }
  /** A value could begin here; `path` are the nodes of `tree` around it, outermost first, and ends with the placeholder's name. */
  | { readonly kind: 'value'; readonly tree: Tree; readonly path: readonly Node[]; readonly word: Span }
  /** The name of a parameter, its colon behind it; `path` as for values. */
  | { readonly kind: 'parameterName'; readonly tree: Tree; readonly path: readonly Node[]; readonly word: Span }
  /** Behind a value: an operator, a sort order or the next command could follow. */
  | { readonly kind: 'afterValue'; readonly tree: Tree; readonly path: readonly Node[]; readonly word: Span }
  /** Behind the operator `in`: a sub-query in brackets has to follow. */
  | { readonly kind: 'subquery'; readonly word: Span }
  | { readonly kind: 'string'; readonly tree: Tree; readonly literal: StringLiteral; readonly path: readonly Node[] }
  | { readonly kind: 'variable'; readonly word: Span }
  /** Behind digits: a unit of time could follow. */
  | { readonly kind: 'number'; readonly amount: string; readonly word: Span };

/** Undefined where nothing can be proposed: in comments, and where names are made. */
export function cursorAt(tree: Tree, offset: number): Cursor | undefined {
  const { text, tokens } = tree;
  const before = offset === 0 ? -1 : tokenAt(tokens, offset - 1);
  const kind = before < 0 ? TokenKind.EndOfText : tokens.kinds[before]!;
  const start = before < 0 ? 0 : tokens.starts[before]!;
  const end = before < 0 ? 0 : tokenEnd(tokens, before);
  if (isComment(kind) && (offset < end || kind !== TokenKind.BlockComment)) return undefined;
  if (kind === TokenKind.UnterminatedComment) return undefined;
  const isString = kind >= TokenKind.String && kind <= TokenKind.UnterminatedString;
  if (isString && (offset < end || kind === TokenKind.UnterminatedString)) return stringCursor(tree, offset);
  if (kind === TokenKind.Variable && offset <= end) return { kind: 'variable', word: { start, end } };
  if (text[offset - 1] === '$') return { kind: 'variable', word: { start: offset - 1, end: offset } };
  if (kind >= TokenKind.Long && kind <= TokenKind.InvalidNumber && offset <= end) {
    const amount = /^\d+/.exec(text.slice(start, offset))?.[0];
    return amount === undefined ? undefined : { kind: 'number', amount, word: { start, end } };
  }
  return nameCursor(tree, wordAt(tree, offset), offset);
}

/** The name around an offset, backticks included. */
function wordAt({ text, tokens }: Tree, offset: number): Span {
  const before = offset === 0 ? -1 : tokenAt(tokens, offset - 1);
  const kind = before < 0 ? TokenKind.EndOfText : tokens.kinds[before]!;
  if (kind === TokenKind.QuotedIdentifier || kind === TokenKind.UnterminatedIdentifier) {
    const start = tokens.starts[before]!;
    const end = tokenEnd(tokens, before);
    const isOpen = kind === TokenKind.UnterminatedIdentifier;
    if (isOpen || offset < end) return { start, end: isOpen ? offset : end };
  }
  let start = offset;
  while (start > 0 && isNamePart(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
  return { start, end };
}

function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 46
  );
}

function nameCursor(tree: Tree, word: Span, offset: number): Cursor | undefined {
  const { text } = tree;
  const marked = parse(`${text.slice(0, word.start)}${PLACEHOLDER}${text.slice(word.end)}`);
  const path = pathAt(marked.query, word.start + 1);
  const mark = path.at(-1);
  if (mark?.kind !== 'Name' || mark.text !== PLACEHOLDER) return afterValue(tree, word, offset);
  const owner = path.at(-2);
  if (owner?.kind === 'Command') {
    // A word behind a value reads like a command whose pipe is missing.
    const behind = beginsCommand(tree, word) ? undefined : afterValue(tree, word, offset);
    if (behind !== undefined) return behind;
    const query = path.at(-3) as Query;
    return { kind: 'command', isFirst: isFirst(query, owner), tree: marked, word };
  }
  if (owner?.kind === 'Item' && owner.parameter === mark) return { kind: 'parameterName', tree: marked, path, word };
  // The name before `=` is made here.
  if (owner?.kind === 'Item' && owner.alias === mark) return undefined;
  return { kind: 'value', tree: marked, path, word };
}

function beginsCommand({ tokens }: Tree, word: Span): boolean {
  const previous = significantTokenBefore(tokens, word.start);
  if (previous < 0) return true;
  const kind = tokens.kinds[previous]!;
  return kind === TokenKind.Pipe || kind === TokenKind.BracketOpen;
}

function isFirst(query: Query, command: Command): boolean {
  return query.commands[0] === command && !query.fragment;
}

/** What follows the cursor is left out: it goes on with the value in ways that an operator would change. */
function afterValue(tree: Tree, word: Span, offset: number): Cursor | undefined {
  const { tokens, text } = tree;
  const previous = significantTokenBefore(tokens, word.start);
  if (previous < 0) return undefined;
  const kind = tokens.kinds[previous]!;
  const closes =
    kind === TokenKind.ParenthesisClose || kind === TokenKind.BracketClose || kind === TokenKind.BraceClose;
  if (!closes && !beginsOperand(kind)) return undefined;
  // Directly behind a closing bracket or a literal nothing is being typed yet.
  if (tokenEnd(tokens, previous) === offset && text.slice(word.start, offset) === '') return undefined;
  const before = parse(text.slice(0, word.start));
  const path = pathAt(before.query, tokenEnd(tokens, previous));
  if (path.at(-1)?.kind === 'Block' && kind === TokenKind.In) return { kind: 'subquery', word };
  return { kind: 'afterValue', tree: before, path, word };
}

function stringCursor(tree: Tree, offset: number): Cursor | undefined {
  const path = pathAt(tree.query, Math.min(offset, tree.query.end));
  const literal = path.findLast((node) => node.kind === 'String');
  return literal?.kind === 'String' ? { kind: 'string', tree, literal, path } : undefined;
}
