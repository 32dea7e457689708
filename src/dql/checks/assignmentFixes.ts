/** What a misplaced `=` was meant to be: a comparison, a name for a result, or a part of an operator. */

import { TokenKind } from '../tokenKind.ts';
import type { Expression, QuerySyntaxError, Tree } from '../tree.ts';
import { pathAt } from '../treeQueries.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import { type Fix, NO_FIXES, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';
import { definitionAt, tokenBefore } from './syntaxPlace.ts';

export function assignmentFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const before = tokenBefore(tree, error.start);
  // `===`, `= =`
  if (before?.kind === TokenKind.Equal) return [replace('Change to `==`', before.start, error.end, '==')];
  if (before?.kind === TokenKind.Assign) return [replace('Change to `==`', before.start, error.end, '==')];
  // `~=`
  if (before?.kind === TokenKind.Tilde) return [replace('Change to `~`', before.start, error.end, '~')];
  // `:=`
  if (before?.kind === TokenKind.Colon) return [replace('Change to `=`', before.start, error.end, '=')];
  const comparison = replace('Change to `==`', error.start, error.end, '==');
  if (!namesResults(context, tree, error.start)) return [comparison];
  return nameFixes(context, tree, error) ?? [{ ...comparison, preferred: false }];
}

/** `=<`, `=>`: the sign is read as that of a name. */
export function reversedFix(tree: Tree, error: QuerySyntaxError, text: string): readonly Fix[] {
  const before = tokenBefore(tree, error.start);
  if (before?.kind !== TokenKind.Assign || before.end !== error.start) return NO_FIXES;
  return [replace(`Change to \`${text}=\``, before.start, error.end, `${text}=`)];
}

function namesResults(context: CheckContext, tree: Tree, offset: number): boolean {
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
