/** Fixes for what people write who come from other query languages. Source: docs "DQL language reference"; section on editor rules. */

import { lowerCase } from '../catalogue/definitions.ts';
import { TokenKind } from '../tokenKind.ts';
import type { Command, Expression, Item, Query, QuerySyntaxError, Tree } from '../tree.ts';
import { pathAt, significantTokenBefore, tokenAt, tokenEnd } from '../treeQueries.ts';
import type { CheckContext } from './context.ts';
import { type Fix, NO_FIXES, replace } from './problem.ts';

/** Operators of other languages. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
  ['<>', '!='],
  ['===', '=='],
  ['=', '=='],
  ['=~', '~'],
  ['#', '//'],
]);

export function syntaxFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const text = tree.text.slice(error.start, error.end);
  switch (error.code) {
    case 'PARSE_ERROR_SINGLE_QUOTES':
      return [replace('Use double quotes', error.start, error.end, doubleQuoted(text))];
    case 'UNTERMINATED_STRING':
      return [closeFix(error.end, text.startsWith('"""') ? '"""' : '"')];
    case 'UNTERMINATED_NAME':
      return [closeFix(error.end, '`')];
    case 'UNTERMINATED_COMMENT':
      return [closeFix(tree.text.length, '*/')];
    case 'INVALID_NAME':
      return [replace('Put the name into backticks', error.start, error.end, `\`${text}\``)];
    case 'COMMAND_NAME_MISSING':
      return listAfterIn(tree, error);
    case 'PARSE_ERROR':
      return unexpectedFixes(context, tree, error, text);
    default:
      return NO_FIXES;
  }
}

function closeFix(at: number, text: string): Fix {
  return replace(`Add ${text}`, at, at, text);
}

function doubleQuoted(text: string): string {
  const inside = text.slice(1, -1).replaceAll("\\'", "'");
  return `"${inside.replace(/(^|[^\\])"/g, '$1\\"')}"`;
}

function unexpectedFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError, text: string): readonly Fix[] {
  if (text === ';') return [replace('Remove it', error.start, error.end, '')];
  if (text === '!') return [replace('Change to `not`', error.start, error.end, 'not ')];
  const operator = OPERATORS.get(text);
  if (operator !== undefined) return [replace(`Change to \`${operator}\``, error.start, error.end, operator)];
  const infix = infixFix(context, tree, error, text);
  if (infix !== undefined) return [infix];
  const word = lowerCase(text);
  const command = commandAt(tree.query, error.start);
  if (word === 'by' && command !== undefined) return byFix(context, tree, error, command);
  if (word === 'as' && command !== undefined) return asFix(tree, error, command);
  if (text === '(' || text === '[') return listAfterIn(tree, error);
  if (context.catalogue.command(text) !== undefined) return [replace('Add the pipe', error.start, error.start, '| ')];
  return sortOrderFix(tree, error);
}

/** The innermost command around an offset. */
function commandAt(query: Query, offset: number): Command | undefined {
  return pathAt(query, offset).findLast((node) => node.kind === 'Command');
}

/** `count() by a, b` → `count(), by:{a, b}` */
function byFix(context: CheckContext, tree: Tree, error: QuerySyntaxError, command: Command): readonly Fix[] {
  const definition = command.name === undefined ? undefined : context.catalogue.command(command.name.text);
  if (definition === undefined || context.catalogue.parameter(definition, 'by') === undefined) return NO_FIXES;
  const before = previousEnd(tree, error.start);
  let from = error.end;
  while (/[\s:]/.test(tree.text.charAt(from))) from++;
  const end = command.end;
  const isBraced = tree.text[from] === '{';
  const value = tree.text.slice(from, end);
  return [replace('Make it the parameter `by`', before, end, isBraced ? `, by:${value}` : `, by:{${value}}`)];
}

function previousEnd(tree: Tree, offset: number): number {
  const index = significantTokenBefore(tree.tokens, offset);
  return index < 0 ? offset : tokenEnd(tree.tokens, index);
}

/** `count() as n` → `n = count()` */
function asFix(tree: Tree, error: QuerySyntaxError, command: Command): readonly Fix[] {
  const item = command.items.findLast((each) => each.end <= error.start);
  const next = nextSignificant(tree, error.end);
  if (item === undefined || item.alias !== undefined || next === undefined) return NO_FIXES;
  const name = tree.text.slice(next.start, next.end);
  return [
    {
      title: 'Name it with `=`',
      edits: [
        { start: item.value.start, end: item.value.start, text: `${name} = ` },
        { start: item.end, end: next.end, text: '' },
      ],
      preferred: true,
    },
  ];
}

function nextSignificant(tree: Tree, offset: number): { start: number; end: number; kind: number } | undefined {
  const { tokens } = tree;
  for (let index = tokenAt(tokens, offset); index < tokens.count; index++) {
    const kind = tokens.kinds[index]!;
    const start = tokens.starts[index]!;
    if (kind <= TokenKind.UnterminatedComment || start < offset) continue;
    return kind === TokenKind.EndOfText ? undefined : { start, end: tokenEnd(tokens, index), kind };
  }
  return undefined;
}

/** `sort desc a` → `sort a desc` */
function sortOrderFix(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const index = significantTokenBefore(tree.tokens, error.start);
  if (index < 0) return NO_FIXES;
  const start = tree.tokens.starts[index]!;
  const end = tokenEnd(tree.tokens, index);
  const order = tree.text.slice(start, end);
  const lower = lowerCase(order);
  if (lower !== 'asc' && lower !== 'desc') return NO_FIXES;
  const field = tree.text.slice(error.start, error.end);
  if (['asc', 'desc'].includes(lowerCase(field))) return NO_FIXES;
  return [replace(`Put \`${lower}\` behind the field`, start, error.end, `${field} ${order}`)];
}

/** `a contains "x"`, `a like "x"`, `a is null`, `a is not null` */
function infixFix(context: CheckContext, tree: Tree, error: QuerySyntaxError, text: string): Fix | undefined {
  const item = itemBefore(tree, error.start);
  const next = nextSignificant(tree, error.end);
  if (item === undefined || next === undefined) return undefined;
  const operand = lastOperand(item);
  if (operand === undefined) return undefined;
  const left = tree.text.slice(operand.start, operand.end);
  if (lowerCase(text) === 'is') {
    if (next.kind === TokenKind.Null) return replace('Use `isNull`', operand.start, next.end, `isNull(${left})`);
    const after = nextSignificant(tree, next.end);
    if (next.kind !== TokenKind.Not || after?.kind !== TokenKind.Null) return undefined;
    return replace('Use `isNotNull`', operand.start, after.end, `isNotNull(${left})`);
  }
  const [definition] = context.catalogue.functions(text);
  const takesTwo = definition?.parameters.filter((parameter) => parameter.required).length === 2;
  if (!takesTwo || next.kind < TokenKind.String || next.kind > TokenKind.TripleQuotedString) return undefined;
  const right = tree.text.slice(next.start, next.end);
  return replace(`Call \`${definition!.name}\``, operand.start, next.end, `${definition!.name}(${left}, ${right})`);
}

/** The item that ends before the offset; what follows may have been read as another command. */
function itemBefore(tree: Tree, offset: number): Item | undefined {
  const query = pathAt(tree.query, offset).findLast((node) => node.kind === 'Query');
  if (query?.kind !== 'Query') return undefined;
  const command = query.commands.findLast((each) => each.start < offset);
  return command?.items.findLast((item) => item.end <= offset);
}

/** The operand that stands last: what a wrong operator would be applied to. */
function lastOperand(item: Item): Expression | undefined {
  if (item.value.kind === 'Group' || item.value.kind === 'Block') return undefined;
  let operand: Expression = item.value;
  while (operand.kind === 'Binary' || operand.kind === 'Unary')
    operand = operand.kind === 'Binary' ? operand.right : operand.operand;
  return operand.kind === 'Missing' ? undefined : operand;
}

/** `a in ("x", "y")` and `a in ["x", "y"]` → `in(a, "x", "y")` */
function listAfterIn(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const index = significantTokenBefore(tree.tokens, error.start);
  if (index < 0) return NO_FIXES;
  const isBracketed = tree.tokens.kinds[index] === TokenKind.BracketOpen;
  const open = isBracketed ? index : tokenAt(tree.tokens, error.start);
  const word = significantTokenBefore(tree.tokens, tree.tokens.starts[open]!);
  const openKind = tree.tokens.kinds[open];
  if (word < 0 || tree.tokens.kinds[word] !== TokenKind.In) return NO_FIXES;
  if (openKind !== TokenKind.BracketOpen && openKind !== TokenKind.ParenthesisOpen) return NO_FIXES;
  const close = closingToken(tree, open);
  const node = pathAt(tree.query, tree.tokens.starts[word]!).findLast((each) => each.kind === 'InBlock');
  if (close === undefined || node?.kind !== 'InBlock') return NO_FIXES;
  const values = tree.text.slice(tokenEnd(tree.tokens, open), tree.tokens.starts[close]!).trim();
  const left = tree.text.slice(node.left.start, node.left.end);
  return [replace('Use the function `in`', node.start, tokenEnd(tree.tokens, close), `in(${left}, ${values})`)];
}

/** The token that closes the bracket at `open`. */
function closingToken(tree: Tree, open: number): number | undefined {
  const { kinds, count } = tree.tokens;
  let depth = 0;
  for (let index = open; index < count; index++) {
    const kind = kinds[index]!;
    if (kind === TokenKind.ParenthesisOpen || kind === TokenKind.BracketOpen || kind === TokenKind.BraceOpen) depth++;
    else if (kind === TokenKind.ParenthesisClose || kind === TokenKind.BracketClose || kind === TokenKind.BraceClose) {
      depth--;
      if (depth === 0) return index;
    } else if (kind === TokenKind.Pipe && depth <= 1) return undefined;
  }
  return undefined;
}
