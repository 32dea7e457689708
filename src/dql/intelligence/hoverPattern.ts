/** Inside a DPL pattern: matchers and the fields they export. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { MatcherDefinition } from '../catalogue/matcherTable.ts';
import { exportsOf } from '../dpl/exports.ts';
import { lexPattern } from '../dpl/lexer.ts';
import { documentOffset, patternOffset } from '../dpl/offsets.ts';
import { parsePattern } from '../dpl/parser.ts';
import type { Node, StringLiteral, Tree } from '../tree.ts';
import { expectationAt } from './expectation.ts';
import type { Hover } from './hover.ts';
import { inline, joined } from './hoverText.ts';
import { typesText } from './signature.ts';

export function describePattern(
  tree: Tree,
  literal: StringLiteral,
  offset: number,
  path: readonly Node[],
  catalogue: Catalogue,
): Hover | undefined {
  const kinds = expectationAt(tree, path, catalogue).parameter?.kinds ?? [];
  if (!kinds.includes('pattern') && !kinds.includes('namelessPattern')) return undefined;
  const at = patternOffset(tree.text, literal, offset);
  const token = lexPattern(literal.value).find(({ kind, start, end }) => kind === 'name' && start <= at && at <= end);
  if (token === undefined) return undefined;
  const name = literal.value.slice(token.start, token.end);
  const exported = exportsOf(parsePattern(literal.value), catalogue.matchers).find(
    (each) => each.name.start <= at && at <= each.name.end,
  );
  const matcher = exported === undefined ? catalogue.matchers.find(name) : undefined;
  const markdown =
    exported !== undefined
      ? `Field ${inline(exported.name.text)}: ${typesText(exported.types)}, exported by this pattern`
      : matcher && describeMatcher(matcher);
  const start = documentOffset(tree.text, literal, token.start);
  const end = documentOffset(tree.text, literal, token.end);
  // The quotes are outside of the pattern.
  return markdown === undefined || offset < start || offset > end ? undefined : { start, end, markdown };
}

function describeMatcher({ name, aliases, description, output, settings, repetition }: MatcherDefinition): string {
  const often =
    repetition.kind === 'free'
      ? `Repeats from ${repetition.min} to ${repetition.max} times unless a quantifier says otherwise.`
      : repetition.kind === 'required'
        ? 'Needs a quantifier.'
        : undefined;
  return joined([
    `Matcher \`${name}\`: ${output === 0 ? 'exports nothing' : typesText(output)}`,
    description,
    often,
    settings.length === 0 ? undefined : `Settings: ${settings.map((each) => `\`${each.name}\``).join(', ')}`,
    aliases.length === 0 ? undefined : `Also ${aliases.map((alias) => `\`${alias}\``).join(', ')}`,
  ]);
}
