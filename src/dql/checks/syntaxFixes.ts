/** Fixes for what people write who come from other query languages. Source: docs "DQL language reference"; section on editor rules. */

import { lowerCase } from '../catalogue/definitions.ts';
import { isName, TokenKind } from '../tokenKind.ts';
import type { QuerySyntaxError, Tree } from '../tree.ts';
import { pathAt, tokenAt } from '../treeQueries.ts';
import { assignmentFixes, namesResults, reversedFix } from './assignmentFixes.ts';
import type { CheckContext } from './context.ts';
import { infixFix, listAfterIn } from './operatorFixes.ts';
import { type Fix, NO_FIXES, replace } from './problem.ts';
import { sortFixes } from './sortFixes.ts';
import { commandAt, definitionAt, foreignCommandAt, itemBefore, tokenBefore, tokenFrom } from './syntaxPlace.ts';

/** Operators of other languages. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
  ['<>', '!='],
  ['===', '=='],
  ['=~', '~'],
  ['#', '//'],
]);

/** Units of time as other languages write them behind a number. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ...['millisecond', 'milliseconds', 'millis'].map((name) => [name, 'ms'] as const),
  ...['second', 'seconds', 'sec', 'secs'].map((name) => [name, 's'] as const),
  ...['minute', 'minutes', 'min', 'mins'].map((name) => [name, 'm'] as const),
  ...['hour', 'hours'].map((name) => [name, 'h'] as const),
  ...['day', 'days'].map((name) => [name, 'd'] as const),
  ...['week', 'weeks'].map((name) => [name, 'w'] as const),
]);

export function syntaxFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const text = tree.text.slice(error.start, error.end);
  switch (error.code) {
    case 'PARSE_ERROR_SINGLE_QUOTES':
      return [quoteFix(tree, error, text)];
    case 'UNTERMINATED_STRING':
      return [closeFix(error.end, text.startsWith('"""') ? '"""' : '"')];
    case 'UNTERMINATED_NAME':
      return [closeFix(error.end, '`')];
    case 'UNTERMINATED_COMMENT':
      return [closeFix(tree.text.length, '*/')];
    case 'INVALID_NAME':
      return text.startsWith('`')
        ? NO_FIXES
        : [replace('Put the name into backticks', error.start, error.end, `\`${text}\``)];
    case 'COMMAND_NAME_MISSING':
      return listAfterIn(tree, error) ?? commentFix(tree, error);
    case 'PARSE_ERROR':
      return unexpectedFixes(context, tree, error, text);
    default:
      return NO_FIXES;
  }
}

function closeFix(at: number, text: string): Fix {
  return replace(`Add ${text}`, at, at, text);
}

/** Where the closing quote is missing, what the text was meant to be is a guess: up to what looks like the query again. */
function quoteFix(tree: Tree, error: QuerySyntaxError, text: string): Fix {
  const isClosed = tree.tokens.kinds[tokenAt(tree.tokens, error.start)] === TokenKind.SingleQuotedString;
  const inside = isClosed ? text.slice(1, -1) : (/^[^|,)\]}]*/.exec(text.slice(1))?.[0] ?? '').trimEnd();
  const end = isClosed ? error.end : error.start + 1 + inside.length;
  return replace('Use double quotes', error.start, end, doubleQuoted(inside), isClosed);
}

function doubleQuoted(inside: string): string {
  const plain = inside.replaceAll("\\'", "'").replaceAll("''", "'");
  return `"${plain.replace(/\\.|"/gs, (found) => (found === '"' ? '\\"' : found))}"`;
}

function unexpectedFixes(context: CheckContext, tree: Tree, error: QuerySyntaxError, text: string): readonly Fix[] {
  const foreign = foreignCommandAt(tree, error);
  if (foreign !== undefined) {
    const { start, name, own } = foreign;
    return [replace(`Change to \`${own}\``, start, start + name.length, own)];
  }
  if (text === '=') return assignmentFixes(context, tree, error);
  if (text === '<' || text === '>') return reversedFix(tree, error, text);
  if (text === '/') return pathFix(tree, error);
  if (text === '*') return starFix(context, tree, error);
  if (text === ':') return sliceFix(context, tree, error);
  if (text === ';') return [replace('Remove it', error.start, error.end, '')];
  if (text === '!') return negationFix(tree, error);
  const operator = OPERATORS.get(text);
  if (operator !== undefined) return [replace(`Change to \`${operator}\``, error.start, error.end, operator)];
  const infix = infixFix(context, tree, error, text) ?? unitFix(tree, error, text);
  if (infix !== undefined) return [infix];
  const word = lowerCase(text);
  if (word === 'as') return asFix(context, tree, error);
  const sort = sortFixes(tree, error, word);
  if (sort.length > 0) return sort;
  // A source would be another query, and behind something that is none a pipe mends nothing.
  const isQuery = tree.query.commands[0]?.name !== undefined;
  if (isQuery && context.catalogue.command(text)?.isSource === false)
    return [replace('Add the pipe', error.start, error.start, '| ')];
  if (text.startsWith('"')) return commaFix(context, tree, error);
  return listAfterIn(tree, error) ?? NO_FIXES;
}

/** `!contains(…)`, where an operand may begin. */
function negationFix(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const before = tokenBefore(tree, error.start);
  const isFirst = before?.start === commandAt(tree, error.start)?.name?.start;
  if (before === undefined || !(isFirst || BEFORE_OPERAND.has(before.kind))) return NO_FIXES;
  const blank = before.end === error.start && isName(before.kind) ? ' ' : '';
  return [replace('Change to `not`', error.start, error.end, `${blank}not `)];
}

const BEFORE_OPERAND: ReadonlySet<number> = new Set([
  TokenKind.And,
  TokenKind.Or,
  TokenKind.Xor,
  TokenKind.Not,
  TokenKind.ParenthesisOpen,
  TokenKind.BraceOpen,
  TokenKind.Comma,
  TokenKind.Colon,
  TokenKind.Assign,
]);

/** `count() as n` → `n = count()` */
function asFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  if (!namesResults(context, tree, error.start)) return NO_FIXES;
  const item = commandAt(tree, error.start)?.items.findLast((each) => each.end <= error.start);
  const next = tokenFrom(tree, error.end);
  if (item === undefined || item.alias !== undefined || next === undefined || !isName(next.kind)) return NO_FIXES;
  return [
    {
      title: 'Name it with `=`',
      edits: [
        { start: item.value.start, end: item.value.start, text: `${next.text} = ` },
        { start: item.end, end: next.end, text: '' },
      ],
      preferred: true,
    },
  ];
}

/** `5 minutes` → `5m` */
function unitFix(tree: Tree, error: QuerySyntaxError, text: string): Fix | undefined {
  const unit = UNITS.get(lowerCase(text));
  const number = tokenBefore(tree, error.start);
  if (unit === undefined || number?.kind !== TokenKind.Long || itemBefore(tree, error.start) === undefined)
    return undefined;
  return replace(`Write \`${number.text}${unit}\``, number.start, error.end, number.text + unit);
}

/** `-- comment` */
function commentFix(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  if (!tree.text.startsWith('--', error.start)) return NO_FIXES;
  return [replace('Begin the comment with `//`', error.start, error.start + 2, '//')];
}

/** `load /lookups/codes` */
function pathFix(tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const path = /^\/[\w./-]+/.exec(tree.text.slice(error.start))?.[0];
  if (path === undefined || tokenBefore(tree, error.start)?.text.toLowerCase() !== 'load') return NO_FIXES;
  return [replace('Put the path into double quotes', error.start, error.start + path.length, `"${path}"`)];
}

/** `count(*)` */
function starFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const isAlone =
    tokenBefore(tree, error.start)?.kind === TokenKind.ParenthesisOpen &&
    tokenFrom(tree, error.end)?.kind === TokenKind.ParenthesisClose;
  const definition = definitionAt(context, tree, error.start);
  if (!isAlone || definition === undefined || definition.parameters.some(({ required }) => required)) return NO_FIXES;
  return [replace('Remove it', error.start, error.end, '')];
}

/** `a[0:2]` */
function sliceFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const element = pathAt(tree.query, error.start).findLast((node) => node.kind === 'Element');
  if (element?.kind !== 'Element' || element.index.kind !== 'Index') return NO_FIXES;
  const to = tokenFrom(tree, error.end);
  if (to?.kind !== TokenKind.Long || tokenFrom(tree, to.end)?.end !== element.end) return NO_FIXES;
  const array = context.source(element.value);
  const text = `arraySlice(${array}, from: ${element.index.value}, to: ${to.text})`;
  return [replace('Use `arraySlice`', element.start, element.end, text)];
}

/** `parse content "INT:a"`: two values side by side where there may be two. */
function commaFix(context: CheckContext, tree: Tree, error: QuerySyntaxError): readonly Fix[] {
  const definition = definitionAt(context, tree, error.start);
  const positional = definition?.parameters.filter(({ named }) => !named) ?? [];
  if (positional.length < 2 && positional[0]?.variadic !== true) return NO_FIXES;
  const before = tokenBefore(tree, error.start);
  return before === undefined ? NO_FIXES : [replace('Add the comma', before.end, before.end, ',')];
}
