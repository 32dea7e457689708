/** What stands around a syntax error. */

import type { Command as CommandDefinition, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import { TokenKind } from '../tokenKind.ts';
import type { Call, Command, Expression, Item, QuerySyntaxError, Tree } from '../tree.ts';
import { firstEndingAt, pathAt, significantTokenBefore, tokenAt, tokenEnd } from '../treeQueries.ts';
import { hyphenatedCommand } from './commandChecks.ts';
import type { CheckContext } from './context.ts';

export interface Token {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The last token that is no trivia and begins before an offset. */
export function tokenBefore(tree: Tree, offset: number): Token | undefined {
  const index = significantTokenBefore(tree.tokens, offset);
  return index < 0 ? undefined : tokenOf(tree, index);
}

/** The first token that is no trivia and begins at an offset or behind it. */
export function tokenFrom(tree: Tree, offset: number): Token | undefined {
  const { tokens } = tree;
  for (let index = tokenAt(tokens, offset); index < tokens.count; index++) {
    const kind = tokens.kinds[index]!;
    if (kind <= TokenKind.UnterminatedComment || tokens.starts[index]! < offset) continue;
    return kind === TokenKind.EndOfText ? undefined : tokenOf(tree, index);
  }
  return undefined;
}

function tokenOf({ tokens, text }: Tree, index: number): Token {
  const start = tokens.starts[index]!;
  const end = tokenEnd(tokens, index);
  return { kind: tokens.kinds[index]!, start, end, text: text.slice(start, end) };
}

/** Where the token before an offset ends. */
export function endBefore(tree: Tree, offset: number): number {
  return tokenBefore(tree, offset)?.end ?? offset;
}

/** The innermost command around an offset. */
export function commandAt(tree: Tree, offset: number): Command | undefined {
  return pathAt(tree.query, offset).findLast((node) => node.kind === 'Command');
}

/** The command or function among whose values an offset is. */
export function definitionAt(
  context: CheckContext,
  tree: Tree,
  offset: number,
): CommandDefinition | FunctionDefinition | undefined {
  const node = pathAt(tree.query, offset).findLast(
    (each): each is Command | Call => each.kind === 'Command' || (each.kind === 'Call' && each.name.end < offset),
  );
  if (node?.name === undefined) return undefined;
  return node.kind === 'Call'
    ? context.catalogue.functions(node.name.text)[0]
    : context.catalogue.command(node.name.text);
}

/** The parameter of that name which the definition at an offset takes by its name only. */
export function namedParameterAt(
  context: CheckContext,
  tree: Tree,
  offset: number,
  name: string,
): Parameter | undefined {
  const definition = definitionAt(context, tree, offset);
  const parameter = definition === undefined ? undefined : context.catalogue.parameter(definition, name);
  return parameter?.named === true ? parameter : undefined;
}

/** The item that ends before the offset; what follows may have been read as another command. */
export function itemBefore(tree: Tree, offset: number): Item | undefined {
  const query = pathAt(tree.query, offset).findLast((node) => node.kind === 'Query');
  if (query?.kind !== 'Query') return undefined;
  const command = query.commands.findLast((each) => each.start < offset);
  return command?.items[firstEndingAt(command.items, offset + 1) - 1];
}

/** The operand that stands last before an offset: what a wrong operator would be applied to. */
export function operandBefore(tree: Tree, offset: number): Expression | undefined {
  const item = itemBefore(tree, offset);
  if (item === undefined || item.value.kind === 'Group' || item.value.kind === 'Block') return undefined;
  let operand: Expression = item.value;
  while (operand.kind === 'Binary' || operand.kind === 'Unary')
    operand = operand.kind === 'Binary' ? operand.right : operand.operand;
  return operand.kind === 'Missing' ? undefined : operand;
}

/** The foreign command with a minus in its name that has made a syntax error. */
export function foreignCommandAt(tree: Tree, { code, start }: QuerySyntaxError) {
  const name = code === 'PARSE_ERROR' ? commandAt(tree, start)?.name : undefined;
  const found = name === undefined ? undefined : hyphenatedCommand(tree.text, name.start);
  return found === undefined ? undefined : { ...found, start: name!.start };
}
