/** Completion inside a DPL pattern: matchers, and the settings of the matcher in whose parentheses the cursor is. */

import type { MatcherDefinition, MatcherTable } from '../catalogue/matcherTable.ts';
import { lexPattern, type PatternToken } from '../dpl/lexer.ts';
import { documentOffset, escapeForLiteral, patternOffset } from '../dpl/offsets.ts';
import type { StringLiteral } from '../tree.ts';
import { type CompletionItem, type CompletionList, item, Rank } from './completionItem.ts';
import { typesText } from './signature.ts';

/** Matchers that most patterns are made of. */
const USUAL = new Set([
  'LD',
  'DATA',
  'INT',
  'LONG',
  'DOUBLE',
  'WORD',
  'NSPACE',
  'SPACE',
  'IPADDR',
  'TIMESTAMP',
  'JSON',
  'EOS',
]);
const BODIES: Readonly<Record<string, string>> = {
  sequence: '{$1}',
  members: '{$1}',
  enum: "{'$1'=1}",
  element: '{$1}{1,}',
};

export function patternCompletion(
  text: string,
  literal: StringLiteral,
  offset: number,
  matchers: MatcherTable,
): CompletionList {
  const at = patternOffset(text, literal, offset);
  const tokens = lexPattern(literal.value);
  const inside = tokens.find(({ start, end, kind }) => start < at && at <= end && kind !== 'end');
  const isClosed = inside !== undefined && (inside.unterminated || at < inside.end);
  const isText = inside !== undefined && ['string', 'class', 'comment'].includes(inside.kind) && isClosed;
  const word = inside?.kind === 'name' ? inside : undefined;
  const start = word?.start ?? at;
  const before = tokens.findLast(({ end, kind }) => end <= start && kind !== 'comment' && kind !== 'end');
  const replace = {
    start: documentOffset(text, literal, start),
    end: documentOffset(text, literal, word?.end ?? at),
  };
  // Names of fields and macros are made behind a colon and a dollar sign.
  if (isText || before?.text === ':' || before?.text === '$' || inside?.kind === 'number') {
    return { items: [], replace, isIncomplete: false };
  }
  const owner = settingsOwner(tokens, start, literal.value, matchers);
  const items = owner === undefined ? matchers.all.map(matcherItem) : settingItems(owner);
  const written = items.map((each) => ({ ...each, insertText: escapeForLiteral(literal, each.insertText) }));
  return { items: written.sort((left, right) => left.rank - right.rank), replace, isIncomplete: false };
}

/** The matcher right before the parenthesis that is open at `start`. */
function settingsOwner(
  tokens: readonly PatternToken[],
  start: number,
  pattern: string,
  matchers: MatcherTable,
): MatcherDefinition | undefined {
  let depth = 0;
  for (let at = tokens.length - 1; at > 0; at--) {
    const token = tokens[at]!;
    if (token.end > start) continue;
    if (token.text === ')') depth++;
    if (token.text !== '(') continue;
    if (depth-- > 0) continue;
    const name = tokens[at - 1]!;
    return name.kind === 'name' && name.end === token.start
      ? matchers.find(pattern.slice(name.start, name.end))
      : undefined;
  }
  return undefined;
}

function matcherItem(matcher: MatcherDefinition): CompletionItem {
  const { name, body, bodyRequired, description, output, aliases } = matcher;
  const snippet = bodyRequired && body !== undefined ? name + BODIES[body] : undefined;
  return item({
    label: name,
    kind: 'matcher',
    rank: USUAL.has(name) ? Rank.Exact : Rank.Function,
    detail: output === 0 ? 'exports nothing' : typesText(output),
    documentation: aliases.length === 0 ? description : `${description}\n\nAlso: ${aliases.join(', ')}`,
    insertText: snippet ?? name,
    isSnippet: snippet !== undefined,
  });
}

function settingItems({ settings }: MatcherDefinition): CompletionItem[] {
  return settings.map(({ name, type, default: value }) =>
    item({
      label: `${name}=`,
      kind: 'setting',
      rank: Rank.Exact,
      detail: value === undefined ? type : `${type}, default ${value}`,
      insertText: type === 'string' ? `${name}='$1'` : `${name}=$1`,
      isSnippet: true,
    }),
  );
}
