/** Renames a field that the query makes, wherever it is made and read. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FieldAnalysis } from '../checks/fields.ts';
import type { Edit } from '../checks/problem.ts';
import { quoteName } from '../checks/suggestions.ts';
import type { Command, Span, Tree } from '../tree.ts';
import type { HiddenRead } from './hiddenReads.ts';
import { isReadOfBothSides, keepsMeaning } from './renameCheck.ts';
import { type FieldSymbol, FieldSymbols, isData } from './symbols.ts';

/** A sentence that says why not, and what to do instead. */
export interface Refusal {
  readonly refused: string;
}

export interface RenameTarget {
  readonly span: Span;
  /** The name as it is now, without backticks. */
  readonly placeholder: string;
}

/** Patterns and JSON texts take no backticks. */
const PLAIN = /^[A-Za-z_][\w.]*$/;

export function prepareRename(tree: Tree, offset: number, catalogue: Catalogue): RenameTarget | Refusal {
  const symbols = new FieldSymbols(tree, catalogue);
  const symbol = symbols.at(offset);
  const refusal = refusalOf(tree, symbols, symbol);
  if (refusal !== undefined || symbol === undefined) return refusal ?? NOT_A_FIELD;
  return { span: symbol.origin, placeholder: symbol.name };
}

export function rename(tree: Tree, offset: number, newName: string, catalogue: Catalogue): readonly Edit[] | Refusal {
  const symbols = new FieldSymbols(tree, catalogue);
  const symbol = symbols.at(offset);
  const refusal = refusalOf(tree, symbols, symbol);
  if (refusal !== undefined || symbol === undefined) return refusal ?? NOT_A_FIELD;
  const name = newName.trim().replace(/^`(.*)`$/, '$1');
  if (name === '') return { refused: 'A field needs a name.' };
  if (name === symbol.name) return [];
  if (symbol.definitions.some(({ inString }) => inString) && !PLAIN.test(name)) {
    return { refused: `\`${name}\` cannot be the name of an export: use letters, digits, underscores and dots.` };
  }
  if (isTaken(name, symbol, symbols.analysis))
    return { refused: `There is a field \`${name}\` already at one of the places: choose another name.` };
  const edits = new Map<number, Edit>();
  for (const { start, end, inString } of symbol.definitions) {
    edits.set(start, { start, end, text: inString ? name : quoteName(name) });
  }
  for (const { start, end } of symbol.reads) edits.set(start, { start, end, text: quoteName(name) });
  const ordered = [...edits.values()].sort((left, right) => left.start - right.start);
  if (keepsMeaning(tree, ordered, catalogue)) return ordered;
  return {
    refused: `With \`${name}\` instead of \`${symbol.name}\`, the query would mean other fields elsewhere: choose another name, or change those places first.`,
  };
}

function isTaken(name: string, { definitions }: FieldSymbol, analysis: FieldAnalysis): boolean {
  const makers = new Set(definitions.map(({ command }) => command));
  let found = false;
  analysis.follow({
    leave: (command, scope) => {
      found ||= makers.has(command) && ['defined', 'schema'].includes(scope.resolve(name).kind);
    },
  });
  return found;
}

const NOT_A_FIELD: Refusal = { refused: 'There is no field here to rename.' };

function refusalOf(tree: Tree, symbols: FieldSymbols, symbol: FieldSymbol | undefined): Refusal | undefined {
  if (symbol === undefined) return NOT_A_FIELD;
  if (tree.errors.length > 0)
    return { refused: 'The query has a syntax error: correct it first, so that every place is found.' };
  const { name, definitions } = symbol;
  const isMade = definitions.some((definition) => !symbols.comesWithData(definition));
  if (definitions.length === 0 || !isMade) {
    return {
      refused: `\`${name}\` comes with the data. Give it another name with \`| fieldsRename new = ${quoteName(name)}\`.`,
    };
  }
  if (definitions.some(({ named }) => !named)) {
    return { refused: `\`${name}\` is named after its expression. Give it a name where it is made: \`name = …\`.` };
  }
  const reads = new Set(symbol.reads);
  const both = symbols.analysis.references.some(
    ({ name: each, command }) => reads.has(each) && isReadOfBothSides(each, command),
  );
  if (both) {
    return {
      refused: `\`${name}\` stands for a field of both sides of a join: write \`left[${quoteName(name)}] == right[${quoteName(name)}]\` first.`,
    };
  }
  if (definitions.some(({ command }) => isMadeTwice(command, name))) {
    return { refused: `One command makes \`${name}\` twice: remove one of them first.` };
  }
  if (symbols.sharesColumn(symbol)) {
    return { refused: `\`append\` puts another field \`${name}\` into the same column: rename both of them by hand.` };
  }
  for (const read of symbols.hiddenReads(symbol)) {
    if (read.kind !== 'search') return { refused: hiddenReason(name, read) };
  }
  return undefined;
}

/** A search looks at values only, whatever the field is called. */
function hiddenReason(name: string, read: Exclude<HiddenRead, { kind: 'search' }>): string {
  const command = read.command.name === undefined ? 'A command' : `\`${read.command.name.text}\``;
  if (read.kind === 'implicit') {
    return `${command} reads \`${name}\` without naming it: write \`${read.parameter}: ${quoteName(name)}\` there first.`;
  }
  return `${command} may use \`${name}\` in a way that cannot be seen here: it is unknown, or holds text that is filled in elsewhere.`;
}

/** The later one wins; the earlier one would come to light. */
function isMadeTwice(command: Command, name: string): boolean {
  const items = command.items.flatMap((item) => (item.value.kind === 'Group' ? item.value.items : [item]));
  const made = items.filter(
    ({ alias, value }) => (alias?.text ?? (value.kind === 'Field' ? value.name.text : undefined)) === name,
  );
  return made.length > 1 && !isData(command);
}
