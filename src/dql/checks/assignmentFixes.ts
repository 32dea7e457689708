/** What a misplaced `=` was meant to be: a comparison, a name for a result, or a part of an operator. */

import { beginsOperand, TokenKind } from '../tokenKind.ts';
import type { Expression, QuerySyntaxError, Tree } from '../tree.ts';
import { pathAt } from '../treeQueries.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import { type Fix, NO_FIXES, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';
import { commandAt, definitionAt, namedParameterAt, type Token, tokenBefore, tokenFrom } from './syntaxPlace.ts';

export function assignmentFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const before = tokenBefore(tree, error.start);
  // `===`, `= =`
  if (before?.kind === TokenKind.Equal) return [replace('Change to `==`', before.start, error.end, '==')];
  if (before?.kind === TokenKind.Assign) {
    const sign = namesResults(context, tree, error.start) ? '=' : '==';
    return [replace(`Change to \`${sign}\``, before.start, error.end, sign)];
  }
  // `~=`
  if (before?.kind === TokenKind.Tilde) return [replace('Change to `~`', before.start, error.end, '~')];
  // `:=`
  if (before?.kind === TokenKind.Colon) return colonFix(context, tree, error, before);
  if (before === undefined || !endsOperand(before.kind) || before.start === commandAt(tree, error.start)?.name?.start)
    return NO_FIXES;
  const after = tokenFrom(tree, error.end);
  if (after === undefined || !(beginsOperand(after.kind) || after.kind === TokenKind.Minus)) return NO_FIXES;
  if (!takesConditions(context, tree, error.start)) return NO_FIXES;
  const comparison = replace('Change to `==`', error.start, error.end, '==');
  if (!namesResults(context, tree, error.start)) return [comparison];
  return nameFixes(context, tree, error) ?? [{ ...comparison, preferred: false }];
}

/** `from:=-2h` gives a parameter, `n := count()` names a result. */
function colonFix(context: CheckContext, tree: Tree, error: QuerySyntaxError, colon: Token): readonly Fix[] {
  const name = tokenBefore(tree, colon.start);
  const parameter = name === undefined ? undefined : namedParameterAt(context, tree, name.start, name.text);
  if (parameter !== undefined) return [replace('Remove it', error.start, error.end, '')];
  return [replace('Change to `=`', colon.start, error.end, '=')];
}

/** Where only names and sub-queries can stand, nothing is compared. */
function takesConditions(context: CheckContext, tree: Tree, offset: number): boolean {
  return definitionAt(context, tree, offset)?.parameters.some(({ kinds }) => CONDITIONS.has(kinds[0]!)) === true;
}

const CONDITIONS: ReadonlySet<string> = new Set(['expression', 'searchCondition', 'joinCondition', 'constant']);

function endsOperand(kind: number): boolean {
  return (
    (kind >= TokenKind.Identifier && kind < TokenKind.Not) ||
    kind === TokenKind.ParenthesisClose ||
    kind === TokenKind.BracketClose
  );
}

/** `=<`, `=>`: the sign is read as that of a name. */
export function reversedFix(tree: Tree, error: QuerySyntaxError, text: string): readonly Fix[] {
  const before = tokenBefore(tree, error.start);
  if (before?.kind !== TokenKind.Assign || before.end !== error.start) return NO_FIXES;
  return [replace(`Change to \`${text}=\``, before.start, error.end, `${text}=`)];
}

/** Whether the values at an offset may be given names. */
export function namesResults(context: CheckContext, tree: Tree, offset: number): boolean {
  const definition = definitionAt(context, tree, offset);
  return definition?.parameters.some((parameter) => !parameter.named && parameter.alias !== 'none') === true;
}

/** `my-field = 2`, `"name" = 2`, `1st = 2`; undefined where what stands before is an expression. */
function nameFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] | undefined {
  const left = wholeLeftSide(tree, error.start);
  if (left === undefined) return undefined;
  // The check of such names has the fix.
  if (isHyphenated(context, left)) return NO_FIXES;
  if (left.kind === 'String')
    return [replace('Write the name without quotes', left.start, left.end, quoteName(left.value), left.quote !== "'")];
  if (left.kind !== 'Duration') return undefined;
  return [replace('Put the name into backticks', left.start, left.end, `\`${context.source(left)}\``)];
}

/** What stands between the beginning of an item and the sign, which the parser has taken for a comparison. */
function wholeLeftSide(tree: Tree, sign: number): Expression | undefined {
  const path = pathAt(tree.query, sign);
  const at = path.findIndex((node) => node.kind === 'Binary' && node.operatorStart === sign);
  const binary = path[at];
  return binary?.kind === 'Binary' && path[at - 1]?.kind === 'Item' ? binary.left : undefined;
}
