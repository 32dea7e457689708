/** Fixes for parameters that are not written `, name: value`. Source: docs "DQL language reference", parameters. */

import { lowerCase } from '../catalogue/definitions.ts';
import { beginsOperand, isName, TokenKind } from '../tokenKind.ts';
import type { QuerySyntaxError, Span, Tree } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Fix, replace } from './problem.ts';
import { commandAt, endBefore, namedParameterAt, type Token, tokenBefore, tokenFrom } from './syntaxPlace.ts';

/** A fix, and what has to be read as the parameter that it makes. */
export interface ParameterFix {
  readonly fixes: readonly Fix[];
  readonly span: Span;
}

/** What a token that is not expected means where it belongs to a parameter. */
export function parameterFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): ParameterFix | undefined {
  const word = lowerCase(tree.text.slice(error.start, error.end));
  const next = tokenFrom(tree, error.end);
  if (word === 'by' && hasValue(next) && takesBy(context, tree, error))
    return groupingFix(tree, error.start, error.end);
  if ((word === 'group' || word === 'grouped') && next !== undefined && lowerCase(next.text) === 'by')
    return takesBy(context, tree, error) ? groupingFix(tree, error.start, next.end) : undefined;
  const here = tokenFrom(tree, error.start);
  if (here !== undefined && isName(here.kind) && next?.kind === TokenKind.Colon) {
    const before = endBefore(tree, error.start);
    return { fixes: [replace('Add the comma', before, error.start, ', ')], span: error };
  }
  return here === undefined || word === 'as' ? undefined : missingColon(context, tree, error, here.kind);
}

function hasValue(next: Token | undefined): boolean {
  return next !== undefined && (beginsOperand(next.kind) || next.kind === TokenKind.Colon || isOpening(next.kind));
}

/** Where the error begins, another command may have been read. */
function takesBy(context: CheckContext, tree: Tree, { start }: QuerySyntaxError): boolean {
  const command = commandAt(tree, endBefore(tree, start));
  const definition = command?.name === undefined ? undefined : context.catalogue.command(command.name.text);
  return definition !== undefined && context.catalogue.parameter(definition, 'by') !== undefined;
}

/** `count() by a, b` → `count(), by:{a, b}` */
function groupingFix(tree: Tree, start: number, end: number): ParameterFix {
  let from = end;
  while (/[\s:]/.test(tree.text.charAt(from))) from++;
  const to = commandAt(tree, start)?.end ?? tree.text.length;
  const value = tree.text.slice(from, Math.max(from, to));
  const braced = tree.text[from] === '{' ? value : `{${value}}`;
  const fix = replace('Make it the parameter `by`', endBefore(tree, start), Math.max(from, to), `, by:${braced}`);
  return { fixes: [fix], span: { start, end } };
}

/** `dedup a, sort timestamp desc` → `dedup a, sort: timestamp desc` */
function missingColon(
  context: CheckContext,
  tree: Tree,
  error: QuerySyntaxError,
  kind: number,
): ParameterFix | undefined {
  if (!beginsOperand(kind) && kind !== TokenKind.BraceOpen && kind !== TokenKind.BracketOpen) return undefined;
  const name = tokenBefore(tree, error.start);
  if (name?.kind !== TokenKind.Identifier) return undefined;
  const parameter = namedParameterAt(context, tree, name.start, name.text);
  if (parameter === undefined) return undefined;
  const before = tokenBefore(tree, name.start);
  if (before === undefined || !(before.kind === TokenKind.Comma || isOpening(before.kind) || isName(before.kind)))
    return undefined;
  return { fixes: [colonFix(name, error.start)], span: { start: name.start, end: error.end } };
}

/** Behind a name, in the place of the blanks or the sign up to its value. */
export function colonFix(name: Span, valueStart: number): Fix {
  return replace('Add the colon', name.end, valueStart, ': ');
}

function isOpening(kind: number): boolean {
  return kind === TokenKind.ParenthesisOpen || kind === TokenKind.BraceOpen;
}
