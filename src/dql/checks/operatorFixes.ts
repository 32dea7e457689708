/** Operators of other languages between or behind their operands, and what DQL has for them. Source: docs "DQL operators", function pages. */

import { lowerCase } from '../catalogue/definitions.ts';
import { TokenKind } from '../tokenKind.ts';
import type { QuerySyntaxError, Tree } from '../tree.ts';
import { pathAt, significantTokenBefore, tokenAt, tokenEnd } from '../treeQueries.ts';
import type { CheckContext } from './context.ts';
import { type Fix, replace } from './problem.ts';
import { itemBefore, operandBefore, type Token, tokenFrom } from './syntaxPlace.ts';

/** `a contains "x"`, `a like "x"`, `a is null`, `a is not null`, `a between 1 and 2` */
export function infixFix(context: CheckContext, tree: Tree, error: QuerySyntaxError, text: string): Fix | undefined {
  const operand = operandBefore(tree, error.start);
  const next = tokenFrom(tree, error.end);
  if (operand === undefined || next === undefined) return undefined;
  const left = context.source(operand);
  switch (lowerCase(text)) {
    case 'is': {
      if (next.kind === TokenKind.Null) return replace('Use `isNull`', operand.start, next.end, `isNull(${left})`);
      const after = tokenFrom(tree, next.end);
      if (next.kind !== TokenKind.Not || after?.kind !== TokenKind.Null) return undefined;
      return replace('Use `isNotNull`', operand.start, after.end, `isNotNull(${left})`);
    }
    case 'not': {
      if (next.kind !== TokenKind.In || tokenFrom(tree, next.end)?.kind !== TokenKind.BracketOpen) return undefined;
      return replace('Put `not` before the field', operand.start, error.end, `not ${left}`);
    }
    case '?':
      return ternaryFix(context, tree, error);
    case 'between': {
      const and = tokenFrom(tree, next.end);
      const high = and === undefined ? undefined : tokenFrom(tree, and.end);
      if (!isValue(next) || and?.kind !== TokenKind.And || high === undefined || !isValue(high)) return undefined;
      const both = `${left} >= ${next.text} and ${left} <= ${high.text}`;
      return replace('Compare with both bounds', operand.start, high.end, both);
    }
  }
  const [definition] = context.catalogue.functions(text);
  const takesTwo = definition?.parameters.filter((parameter) => parameter.required).length === 2;
  if (!takesTwo || next.kind < TokenKind.String || next.kind > TokenKind.TripleQuotedString) return undefined;
  const name = definition!.name;
  return replace(`Call \`${name}\``, operand.start, next.end, `${name}(${left}, ${next.text})`);
}

/** `a > 1 ? "b" : "c"` → `if(a > 1, "b", else: "c")` */
function ternaryFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): Fix | undefined {
  const condition = itemBefore(tree, error.start)?.value;
  const first = tokenFrom(tree, error.end);
  const colon = first === undefined ? undefined : tokenFrom(tree, first.end);
  const second = colon?.kind === TokenKind.Colon ? tokenFrom(tree, colon.end) : undefined;
  if (condition === undefined || first === undefined || second === undefined) return undefined;
  if (!isValue(first) || !isValue(second)) return undefined;
  const text = `if(${context.source(condition)}, ${first.text}, else: ${second.text})`;
  return replace('Use `if`', condition.start, second.end, text);
}

function isValue({ kind }: Token): boolean {
  return kind <= TokenKind.Duration || kind === TokenKind.String;
}

/** `a in ("x", "y")`, `a in ["x", "y"]` and `a in {"x", "y"}` → `in(a, "x", "y")` */
export function listAfterIn(tree: Tree, error: QuerySyntaxError): readonly Fix[] | undefined {
  const index = significantTokenBefore(tree.tokens, error.start);
  if (index < 0) return undefined;
  const isBracketed = tree.tokens.kinds[index] === TokenKind.BracketOpen;
  const open = isBracketed ? index : tokenAt(tree.tokens, error.start);
  const word = significantTokenBefore(tree.tokens, tree.tokens.starts[open]!);
  const openKind = tree.tokens.kinds[open];
  if (word < 0 || tree.tokens.kinds[word] !== TokenKind.In) return undefined;
  if (openKind !== TokenKind.BracketOpen && openKind !== TokenKind.ParenthesisOpen && openKind !== TokenKind.BraceOpen)
    return undefined;
  const close = closingToken(tree, open);
  const node = pathAt(tree.query, tree.tokens.starts[word]!).findLast((each) => each.kind === 'InBlock');
  if (close === undefined || node?.kind !== 'InBlock') return undefined;
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
