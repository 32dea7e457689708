/**
 * Variables of dashboards: what a query needs filled in before it can run, and the query with it filled in. Source: docs "Variables in
 * dashboards": a value stands as a string literal, several as a list of them; `:noquote` as it is, `:triplequote` between `"""`.
 */

import { type EmbeddedText, EmbeddedTextBuilder } from './embedded/embeddedText.ts';
import { TokenKind } from './tokenKind.ts';
import type { Span, Tree } from './tree.ts';
import { tokenEnd } from './treeQueries.ts';

export interface VariableUse extends Span {
  readonly name: string;
  /** How the value is put in: as literals in quotes, or as it is. */
  readonly manner: 'quotes' | 'tripleQuotes' | 'plain';
}

/** By name, without `$`. Several values of one variable stand for a list. */
export type VariableValues = ReadonlyMap<string, readonly string[]>;

const USE = /^\$([A-Za-z]\w*)(?::([A-Za-z]\w*))?/;

/** Every place of a variable, in order; what is glued to it, as in `$type.name` and `dt.entity.$type`, makes a name together with its plain value. */
export function variableUses({ tokens, text }: Tree): VariableUse[] {
  const uses: VariableUse[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind !== TokenKind.Variable && kind !== TokenKind.Template) continue;
    const start = tokens.starts[index]!;
    const end = tokenEnd(tokens, index);
    const [whole, name, modifier] = USE.exec(text.slice(start, end)) ?? [];
    if (whole === undefined || name === undefined) continue;
    uses.push({
      name,
      manner: mannerOf(modifier, kind === TokenKind.Template || text[start - 1] === '.'),
      start,
      end: start + whole.length,
    });
  }
  return uses;
}

function mannerOf(modifier: string | undefined, isGlued: boolean): VariableUse['manner'] {
  if (modifier === 'triplequote') return 'tripleQuotes';
  return modifier === 'noquote' || isGlued ? 'plain' : 'quotes';
}

/** The query with the values in place of the variables, and where each of its characters comes from. What has no value stays. */
export function fillVariables(text: string, uses: readonly VariableUse[], values: VariableValues): EmbeddedText {
  const builder = new EmbeddedTextBuilder(text, 0);
  let from = 0;
  for (const { name, manner, start, end } of uses) {
    const given = values.get(name);
    if (given === undefined) continue;
    builder.plain(from, start);
    builder.escaped(start, end, given.map((value) => written(value, manner)).join(', '));
    from = end;
  }
  builder.plain(from, text.length);
  return builder.build((inner) => inner);
}

function written(value: string, manner: VariableUse['manner']): string {
  if (manner === 'plain') return value;
  if (manner === 'tripleQuotes') return `"""${value}"""`;
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r')}"`;
}

/** What somebody typed for a variable: values with commas between them; quotes hold a value together that has one itself. */
export function typedValues(text: string): string[] {
  const values: string[] = [];
  for (const [, quoted, plain] of text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g)) {
    const value = quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"');
    if (quoted !== undefined || value !== '') values.push(value);
  }
  return values;
}

/** The values as `typedValues` reads them. */
export function valuesText(values: readonly string[]): string {
  return values.map((value) => (/^\s|[",]|\s$|^$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(', ');
}
