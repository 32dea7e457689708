/** Values out of a fixed list. Source: docs command and function pages. */

import type { Parameter } from '../catalogue/definitions.ts';
import type { Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { removalEdit } from './edits.ts';
import { type Facts, Mark } from './facts.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { didYouMean, nearest } from './suggestions.ts';

export const wordChecks = {
  unknownValue: {
    code: 'unknown-value',
    severity: 'error',
    errorType: 'NAMED_PARAMETER_HAS_TO_BE',
    summary: 'A value that is not on the list of those that the parameter takes.',
    example: 'timeseries avg(dt.host.cpu.usage), rollup: 5m',
    fixed: 'timeseries avg(dt.host.cpu.usage), interval: 5m',
  },
} as const satisfies Record<string, Check>;

export function checkWord(
  context: CheckContext,
  owner: Owner,
  parameter: Parameter,
  value: Expression,
  facts: Facts,
): void {
  const word = value.kind === 'Field' ? value.name.text : value.kind === 'String' ? value.value : undefined;
  const isOpen = parameter.kinds.includes('expression');
  if (word === undefined || (isOpen && value.kind === 'Field')) {
    if (isOpen || (facts & Mark.Unknown) !== 0) return;
  } else if (parameter.values.some((allowed) => unquoted(allowed) === word)) return;
  const allowed = parameter.values.map(unquoted);
  const candidates = word === undefined ? [] : closest(word, allowed);
  const quoted = parameter.values[0]?.startsWith('"') === true;
  const fixes: Fix[] = candidates.map((candidate, index) =>
    replace(`Change to \`${candidate}\``, value.start, value.end, quoted ? `"${candidate}"` : candidate, index === 0),
  );
  const moved =
    parameter.name === 'rollup' && value.kind === 'Duration' ? intervalFix(context, owner, value) : undefined;
  if (moved !== undefined) fixes.unshift(moved);
  const list = allowed.join(', ');
  const expected = `a predefined identifier (allowed: ${list})`;
  const errorType = parameter.named ? 'NAMED_PARAMETER_HAS_TO_BE' : 'MANDATORY_PARAMETER_HAS_TO_BE';
  const message = `\`${parameter.name}\` of \`${owner.name}\` takes one of ${list}.${didYouMean(candidates)}`;
  context.reportAs(wordChecks.unknownValue, errorType, value, message, fixes, [parameter.name, expected]);
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1) : value;
}

function closest(word: string, allowed: readonly string[]): string[] {
  const lower = word.toLowerCase();
  const sameLetters = allowed.filter((value) => value.toLowerCase() === lower);
  if (sameLetters.length > 0) return sameLetters;
  const begun = allowed.filter((value) => value.startsWith(lower) || (lower.length > 2 && lower.startsWith(value)));
  return begun.length > 0 ? begun : nearest(word, allowed);
}

/** `rollup: 5m` means the length of the bins, which is a parameter of the command. */
function intervalFix(context: CheckContext, owner: Owner, value: Expression): Fix | undefined {
  const text = `interval: ${context.source(value)}`;
  let start = value.start;
  while (
    start > 0 &&
    context.text[start - 1] !== ',' &&
    context.text[start - 1] !== '(' &&
    context.text[start - 1] !== '{'
  )
    start--;
  while (context.text[start] === ' ' || context.text[start] === '\n') start++;
  if (owner.kind === 'command') return replace('Change to `interval`', start, value.end, text);
  const { command } = context;
  if (command === undefined) return undefined;
  return {
    title: 'Move to `interval` of the command',
    edits: [
      removalEdit(context, { start, end: value.end }),
      { start: command.end, end: command.end, text: `, ${text}` },
    ],
    preferred: true,
  };
}
