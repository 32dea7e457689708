/** Syntax errors, with what would be right in their place. Source: docs "DQL language reference". */

import type { QuerySyntaxError, Span, SyntaxErrorCode, Tree } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { parameterFix } from './parameterFixes.ts';
import { type Check, type Fix, NO_FIXES } from './problem.ts';
import { syntaxFixes } from './syntaxFixes.ts';
import { foreignCommandAt, itemBefore } from './syntaxPlace.ts';

export const syntaxChecks = {
  unexpected: {
    code: 'syntax-error',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'Something that cannot stand here: a word of another query language, a missing comma, pipe or bracket.',
    example: 'data record(a = 1) | summarize count() by a',
    fixed: 'data record(a = 1) | summarize count(), by:{a}',
  },
  singleQuotes: {
    code: 'single-quotes',
    severity: 'error',
    errorType: 'PARSE_ERROR_SINGLE_QUOTES',
    summary: 'A text in single quotes.',
    example: "data record(a = 'x')",
    fixed: 'data record(a = "x")',
  },
  missingCommand: {
    code: 'missing-command',
    severity: 'error',
    errorType: 'COMMAND_NAME_MISSING',
    summary: 'A pipe or a query without a command, or an expression where a query has to be.',
    example: 'data record(a = 1) |',
  },
  unterminatedString: {
    code: 'unterminated-string',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A text without its closing quote.',
    example: 'data record(a = 1) | filter "x',
    fixed: 'data record(a = 1) | filter "x"',
  },
  unterminatedName: {
    code: 'unterminated-name',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A name without its closing backtick.',
    example: 'data record(a = 1) | fields `a',
    fixed: 'data record(a = 1) | fields `a`',
  },
  unterminatedComment: {
    code: 'unterminated-comment',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A comment without `*/`.',
    example: 'data record(a = 1) /* open',
    fixed: 'data record(a = 1) /* open*/',
  },
  invalidName: {
    code: 'invalid-name',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A name with characters that need backticks.',
    example: 'data record(a = 1) | fields größe',
    fixed: 'data record(a = 1) | fields `größe`',
  },
  invalidNumber: {
    code: 'invalid-number',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'Digits that make no number.',
    example: 'data record(a = 0x)',
  },
  numberOutOfRange: {
    code: 'number-out-of-range',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A number that does not fit into 64 bits.',
    example: 'data record(a = 99999999999999999999)',
  },
  durationUnit: {
    code: 'duration-unit',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A unit of time that does not exist.',
    example: 'data record(a = 5x)',
  },
  alignmentUnit: {
    code: 'alignment-unit',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'A unit to align to that does not exist.',
    example: 'data record(a = now()@x)',
  },
  tooDeep: {
    code: 'nesting-too-deep',
    severity: 'error',
    errorType: 'PARSE_ERROR',
    summary: 'An expression nested too deeply to be read.',
    example: `data record(a = ${'('.repeat(400)}1${')'.repeat(400)})`,
  },
} as const satisfies Record<string, Check>;

const BY_CODE: Readonly<Record<SyntaxErrorCode, Check>> = {
  PARSE_ERROR: syntaxChecks.unexpected,
  PARSE_ERROR_SINGLE_QUOTES: syntaxChecks.singleQuotes,
  COMMAND_NAME_MISSING: syntaxChecks.missingCommand,
  UNTERMINATED_STRING: syntaxChecks.unterminatedString,
  UNTERMINATED_NAME: syntaxChecks.unterminatedName,
  UNTERMINATED_COMMENT: syntaxChecks.unterminatedComment,
  INVALID_NAME: syntaxChecks.invalidName,
  INVALID_NUMBER: syntaxChecks.invalidNumber,
  NUMBER_OUT_OF_RANGE: syntaxChecks.numberOutOfRange,
  INVALID_DURATION_UNIT: syntaxChecks.durationUnit,
  INVALID_ALIGNMENT_UNIT: syntaxChecks.alignmentUnit,
  NESTING_TOO_DEEP: syntaxChecks.tooDeep,
};

export function reportSyntax(context: CheckContext, tree: Tree): void {
  for (const error of tree.errors) {
    const check = BY_CODE[error.code];
    const mends = context.suggests;
    const message = mends ? messageOf(tree, error) : error.message;
    const parameter = mends && error.code === 'PARSE_ERROR' ? parameterFix(context, tree, error) : undefined;
    const fixes = parameter?.fixes ?? (mends ? syntaxFixes(context, tree, error) : NO_FIXES);
    // Read as it stands, what is around an error with a known cure only looks wrong.
    if (parameter !== undefined) context.cover(parameter.span);
    else if (error.code === 'PARSE_ERROR' && fixes.length > 0) context.cover(surroundings(tree, error, fixes));
    context.report(check, error, message, fixes, error.arguments);
  }
}

/** The item that the error ends, and all that the fixes change. */
function surroundings(tree: Tree, error: QuerySyntaxError, fixes: readonly Fix[]): Span {
  const edits = fixes.flatMap((fix) => fix.edits);
  const item = itemBefore(tree, error.start);
  return {
    start: Math.min(item?.start ?? error.start, ...edits.map(({ start }) => start)),
    end: Math.max(error.end, ...edits.map(({ end }) => end)),
  };
}

function messageOf(tree: Tree, error: QuerySyntaxError): string {
  const foreign = foreignCommandAt(tree, error);
  if (foreign !== undefined) return `There is no command \`${foreign.name}\`. Did you mean \`${foreign.own}\`?`;
  if (/^\s*select\s/i.test(tree.text) && error.code === 'COMMAND_NAME_MISSING')
    return 'This is SQL: a query of DQL begins with its source, as in `fetch logs | fields timestamp, content`.';
  return isExpressionOnly(tree, error)
    ? 'This is an expression, not a query: put it behind a command, as in `fetch logs | filter …`.'
    : error.message;
}

/** An expression alone is a common thing to paste, and no command is missing in it. */
function isExpressionOnly(tree: Tree, error: QuerySyntaxError): boolean {
  const [first] = tree.query.commands;
  if (error.code !== 'COMMAND_NAME_MISSING' || first?.name !== undefined || first?.items.length === 0) return false;
  return tree.query.commands.length === 1 && error.start === first?.start;
}
