/** What each name in a query is, for colours that a line-by-line grammar cannot tell: data object or field, parameter or alias, aggregation or function. */

import type { Command, Item, Name, Query, Span } from '../tree.ts';
import { walk } from '../treeQueries.ts';

export const semanticTokenTypes = [
  'keyword',
  'function',
  'parameter',
  'property',
  'class',
  'variable',
  'enumMember',
  'type',
  'macro',
] as const;
export type SemanticTokenType = (typeof semanticTokenTypes)[number];

export const semanticTokenModifiers = ['definition', 'defaultLibrary', 'deprecated'] as const;
export type SemanticTokenModifier = (typeof semanticTokenModifiers)[number];

export interface SemanticToken extends Span {
  readonly type: SemanticTokenType;
  readonly modifiers: readonly SemanticTokenModifier[];
}

/** Commands whose first bare words name data and not fields. */
const DATA_COMMANDS: ReadonlySet<string> = new Set(['fetch', 'describe', 'fieldssnapshot']);
const TYPE_COMMANDS: ReadonlySet<string> = new Set(['smartscapenodes', 'smartscapeedges', 'traverse']);

/** In order of position; no two overlap. */
export function semanticTokens(query: Query): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const types = new Map<Name, SemanticTokenType>();
  const add = (span: Span, type: SemanticTokenType, ...modifiers: SemanticTokenModifier[]): void => {
    if (span.end > span.start) tokens.push({ start: span.start, end: span.end, type, modifiers });
  };
  walk(query, (node) => {
    switch (node.kind) {
      case 'Command':
        if (node.name) types.set(node.name, 'keyword');
        for (const name of dataNames(node)) types.set(name, TYPE_COMMANDS.has(lower(node)) ? 'type' : 'class');
        break;
      case 'Item':
        if (node.parameter) types.set(node.parameter, 'parameter');
        if (node.alias) types.set(node.alias, 'variable');
        if (node.order) add(node.order, 'keyword');
        break;
      case 'Call':
        types.set(node.name, 'function');
        break;
      case 'Name': {
        const type = types.get(node) ?? 'property';
        if (type === 'variable') add(node, type, 'definition');
        else if (type === 'function' || type === 'keyword') add(node, type, 'defaultLibrary');
        else add(node, type);
        break;
      }
      case 'Variable':
        add(node, 'macro');
        break;
      default:
        break;
    }
  });
  return tokens.sort((a, b) => a.start - b.start);
}

function lower({ name }: Command): string {
  return name?.text.toLowerCase() ?? '';
}

/** The bare words of `fetch logs`, `smartscapeNodes {HOST, SERVICE}`. */
function* dataNames(command: Command): Generator<Name> {
  const name = lower(command);
  if (DATA_COMMANDS.has(name)) {
    const first = command.items.find(({ parameter }) => !parameter);
    if (first?.value.kind === 'Field') yield first.value.name;
  } else if (TYPE_COMMANDS.has(name)) {
    yield* fieldNames(command.items.filter(({ parameter }) => !parameter));
  }
}

function* fieldNames(items: readonly Item[]): Generator<Name> {
  for (const { value } of items) {
    if (value.kind === 'Field') yield value.name;
    else if (value.kind === 'Group') yield* fieldNames(value.items);
  }
}
