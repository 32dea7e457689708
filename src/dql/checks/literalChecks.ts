/** Values that have to be string literals of a certain form. Source: docs "data", "load", "fetch", "String functions". */

import type { Parameter } from '../catalogue/definitions.ts';
import type { Expression, StringLiteral } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Facts, Mark } from './facts.ts';
import { jsonError } from './jsonMembers.ts';
import type { Owner } from './owner.ts';
import { checkPattern } from './patternChecks.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { quoteString } from './suggestions.ts';

export const literalChecks = {
  textExpected: {
    code: 'text-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE_CONSTANT',
    summary: 'Something else than a text in double quotes where one has to be.',
    example: 'fetch logs, from: -2h, bucket: {custom} | filter dt.system.bucket == "custom" | fields content | limit 1',
    fixed: 'fetch logs, from: -2h, bucket: {"custom"} | filter dt.system.bucket == "custom" | fields content | limit 1',
  },
  invalidJson: {
    code: 'invalid-json',
    severity: 'error',
    summary: 'A text that is not JSON where JSON is read.',
    example: 'data json: """{"a": }"""',
  },
  fileName: {
    code: 'file-name',
    severity: 'error',
    errorType: 'TABULAR_FILE_MUST_START_WITH_SLASH',
    summary: 'The name of a tabular file that does not begin with a slash.',
    example: 'load "lookups/codes"',
    fixed: 'load "/lookups/codes"',
  },
  fileNameForm: {
    code: 'file-name-form',
    severity: 'warning',
    summary: 'The name of a tabular file with characters that names do not have, or without a folder.',
    example: 'load "/codes"',
  },
  jsonPath: {
    code: 'json-path',
    severity: 'warning',
    summary: 'A JSONPath with parts that are not documented: wildcards, slices, filters, negative positions.',
    example: 'data record(a = "{}") | fieldsAdd b = jsonPath(a, "$.x[*]")',
  },
} as const satisfies Record<string, Check>;

/** Literals, with their sign. */
export function isLiteral(value: Expression): boolean {
  switch (value.kind) {
    case 'String':
    case 'Long':
    case 'Double':
    case 'Boolean':
    case 'Null':
    case 'Duration':
      return true;
    case 'Unary':
      return value.operator === '-' && isLiteral(value.operand);
    default:
      return false;
  }
}

/** The number that a literal stands for. */
export function literalNumber(value: Expression): number | undefined {
  if (value.kind === 'Long') return Number(value.value);
  if (value.kind === 'Double') return value.value;
  if (value.kind !== 'Unary' || value.operator !== '-') return undefined;
  const operand = literalNumber(value.operand);
  return operand === undefined ? undefined : -operand;
}

export function checkLiteralValue(
  context: CheckContext,
  owner: Owner,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  if (value.kind !== 'String') {
    const kind = parameter.kinds[0]!;
    if (kind === 'nodeType' || kind === 'edgeType') {
      if (value.kind !== 'Field') reportText(context, owner, parameter, value);
      return;
    }
    if ((facts & Mark.Unknown) !== 0 && (facts & Mark.Reads) === 0) return;
    if (kind === 'bucket' && (facts & Mark.Reads) === 0 && value.kind === 'Call') return;
    reportText(context, owner, parameter, value);
    return;
  }
  for (const kind of parameter.kinds) checkForm(context, owner, kind, value);
}

function reportText(context: CheckContext, owner: Owner, parameter: Parameter, value: Expression): void {
  const source = context.source(value);
  const isWord = value.kind === 'Field' || (value.kind === 'Binary' && value.operator === '-' && !/\s/.test(source));
  const text = value.kind === 'Field' ? value.name.text : source;
  const fixes: Fix[] = isWord
    ? [
        replace(
          'Put it into double quotes',
          value.start,
          value.end,
          quoteString(text),
          !parameter.kinds.includes('pattern'),
        ),
      ]
    : [];
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes a text in double quotes, not ${context.shown(value)}.`;
  context.reportAndCover(literalChecks.textExpected, value, message, fixes, [parameter.name]);
}

function checkForm(context: CheckContext, owner: Owner, kind: string, literal: StringLiteral): void {
  switch (kind) {
    case 'pattern':
      checkPattern(context, literal, true);
      return;
    case 'namelessPattern':
      checkPattern(context, literal, false);
      return;
    case 'json': {
      const error = jsonError(literal.value);
      if (error !== undefined) context.report(literalChecks.invalidJson, literal, `Correct the JSON: ${error}.`);
      return;
    }
    case 'tabularFile':
      // A file of this machine has the names of its system.
      if (!literal.value.startsWith('file:')) checkFileName(context, owner, literal);
      return;
    case 'newTabularFile':
      checkFileName(context, owner, literal);
      return;
    case 'jsonPath':
      if (!isPlainJsonPath(literal.value)) {
        const message = 'Use `$`, `.name`, `["name"]` and `[0]` only: other parts of JSONPath are not documented.';
        context.report(literalChecks.jsonPath, literal, message);
      }
  }
}

function checkFileName(context: CheckContext, owner: Owner, literal: StringLiteral): void {
  const name = literal.value;
  if (!name.startsWith('/')) {
    const fix = replace(
      'Add the slash',
      literal.start + (literal.quote === '"""' ? 3 : 1),
      literal.start + (literal.quote === '"""' ? 3 : 1),
      '/',
    );
    const message = `Begin the name of the file with a slash: \`${owner.name} "/lookups/…"\`.`;
    context.report(literalChecks.fileName, literal, message, [fix], [name]);
  } else if (!/^\/[\w\-./]*\/[\w\-./]*[A-Za-z0-9]$/.test(name)) {
    const message = 'Name a folder and a file, with letters, digits and `- _ . /` only: `/lookups/codes`.';
    context.report(literalChecks.fileNameForm, literal, message);
  }
}

function isPlainJsonPath(path: string): boolean {
  return /^\$?(\.?[\w-]+|\['[^']*'\]|\["[^"]*"\]|\[\d+\])?(\.[^.[\]*]+|\['[^']*'\]|\["[^"]*"\]|\[\d+\])*$/.test(path);
}
