/** `query:autocomplete`: what may follow, with what only the environment knows: its fields, their values, its metrics. */

import type { Catalogue } from '../../../dql/catalogue/catalogue.ts';
import type { FieldScope } from '../../../dql/checks/fieldScope.ts';
import { analyzeFields } from '../../../dql/checks/fields.ts';
import { tokenize } from '../../../dql/lexer.ts';
import { parse } from '../../../dql/parser.ts';
import { isName, isTrivia, TokenKind } from '../../../dql/tokenKind.ts';
import { pathAt } from '../../../dql/treeQueries.ts';
import { absent, stateAt, valueAt } from '../../../grail/columns/column.ts';
import { columnTableOf } from '../../../grail/commands/fetch.ts';
import type { DataTable } from '../../../grail/engine.ts';
import type { WorldCatalog } from './worldCatalog.ts';

interface Part {
  readonly type: string;
  readonly suggestion: string;
  readonly synopsis?: string;
}

export interface Suggestion {
  readonly suggestion: string;
  readonly alreadyTypedCharacters: number;
  readonly parts: readonly Part[];
}

export interface Suggestions {
  readonly optional: boolean;
  readonly suggestedTtlSeconds: number;
  readonly suggestions: readonly Suggestion[];
}

interface Token {
  readonly kind: number;
  readonly text: string;
  readonly end: number;
}

const space: Part = { type: 'SPACE', suggestion: ' ' };
const tableCommands = new Set(['fetch', 'describe', 'fieldssnapshot']);
const metricCommands = new Set(['timeseries', 'metrics']);
const defaultDataSuggestions = 100;
/** How many records are looked at for the values of a field. */
const sampleSize = 20_000;

export function suggest(
  query: string,
  cursor: number,
  catalog: WorldCatalog,
  maxDataSuggestions = defaultDataSuggestions,
): Suggestions {
  const before = tokensBefore(query.slice(0, cursor));
  const last = before.at(-1);
  const isTyping = last !== undefined && last.end === cursor && isName(last.kind);
  const typed = isTyping ? last.text : '';
  const context = isTyping ? before.slice(0, -1) : before;
  const candidates = candidatesFor(context, fieldsAt(query, cursor, catalog), catalog, maxDataSuggestions);
  const wanted = typed.toLowerCase();
  return {
    optional: context.some(({ kind }) => isName(kind)) && last?.kind !== TokenKind.Pipe,
    suggestedTtlSeconds: 60,
    suggestions: candidates
      .filter((parts) => parts[0]!.suggestion.toLowerCase().startsWith(wanted))
      .map((parts) => ({
        suggestion: parts.map(({ suggestion }) => suggestion).join(''),
        alreadyTypedCharacters: typed.length,
        parts,
      })),
  };
}

function tokensBefore(text: string): readonly Token[] {
  const { kinds, starts, count } = tokenize(text);
  const tokens: Token[] = [];
  for (let i = 0; i < count - 1; i++) {
    if (isTrivia(kinds[i]!)) continue;
    tokens.push({ kind: kinds[i]!, text: text.slice(starts[i]!, starts[i + 1]!), end: starts[i + 1]! });
  }
  return tokens;
}

/** Says which names exist at the cursor, and which of those of the data still do. */
function fieldsAt(query: string, cursor: number, catalog: WorldCatalog): FieldScope {
  const tree = parse(query.slice(0, cursor));
  const command = pathAt(tree.query, tree.query.end).findLast((node) => node.kind === 'Command');
  const analysis = analyzeFields(tree, catalog.language);
  return command === undefined ? analysis.result(tree.query) : analysis.before(command);
}

function candidatesFor(
  context: readonly Token[],
  scope: FieldScope,
  catalog: WorldCatalog,
  limit: number,
): readonly (readonly Part[])[] {
  const previous = context.at(-1);
  if (previous === undefined || previous.kind === TokenKind.BracketOpen) return commands(catalog.language, true);
  if (previous.kind === TokenKind.Pipe) return commands(catalog.language, false);
  const command = commandOf(context);
  if (tableCommands.has(previous.text.toLowerCase()))
    return catalog.names.map((name) => [{ type: 'DATA_OBJECT', suggestion: name }]);
  if (metricCommands.has(command) && previous.kind === TokenKind.ParenthesisOpen)
    return catalog
      .metrics()
      .keys()
      .slice(0, limit)
      .map((key) => [{ type: 'METRIC_KEY', suggestion: key }]);
  const table = sourceTable(context, catalog);
  if (table === undefined) return [];
  if (previous.kind === TokenKind.Equal || previous.kind === TokenKind.NotEqual) {
    const field = context.at(-2)?.text.replaceAll('`', '') ?? '';
    return valuesOf(table, field, limit).map((value) => [{ type: 'STRING', suggestion: JSON.stringify(value) }]);
  }
  const names = scope.isOpen
    ? fieldsOf(table).filter((name) => scope.resolve(name).kind !== 'removed')
    : scope.names().toSorted();
  return names.slice(0, limit).map((name) => [{ type: 'SIMPLE_IDENTIFIER', suggestion: name }]);
}

function commands(language: Catalogue, sources: boolean): readonly (readonly Part[])[] {
  return language.commands
    .filter((command) => command.isSource === sources && !command.deprecated)
    .map(({ name, description }) => [{ type: 'COMMAND_NAME', suggestion: name, synopsis: description }, space]);
}

/** The command that the end of the text is part of, in lower case. */
function commandOf(context: readonly Token[]): string {
  const start = context.findLastIndex(({ kind }) => kind === TokenKind.Pipe || kind === TokenKind.BracketOpen);
  return context[start + 1]?.text.toLowerCase() ?? '';
}

function sourceTable(context: readonly Token[], catalog: WorldCatalog): DataTable | undefined {
  const at = context.findLastIndex(({ text }) => text.toLowerCase() === 'fetch');
  const name = at < 0 ? undefined : context[at + 1]?.text;
  return name === undefined ? undefined : catalog.table(name);
}

function fieldsOf(table: DataTable): readonly string[] {
  const names = new Set<string>();
  for (const { batch } of columnTableOf(table).blocks) for (const name of batch.names) names.add(name);
  return [...names].sort();
}

/** The strings that a field has most often, the most frequent first. */
function valuesOf(table: DataTable, field: string, limit: number): readonly string[] {
  const counts = new Map<string, number>();
  let left = sampleSize;
  for (const { batch } of columnTableOf(table).blocks.toReversed()) {
    const index = batch.indexOf(field);
    if (index < 0) continue;
    const column = batch.columnAt(index);
    for (let row = batch.length - 1; row >= 0 && left > 0; row--, left--) {
      if (stateAt(column, row) === absent) continue;
      const value = valueAt(column, row);
      if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([value]) => value);
}
