/** Values that stand without the name of their parameter, or behind it with the wrong sign. Source: docs "DQL language reference", parameters. */

import type { Parameter } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Item, Span, Value } from '../tree.ts';
import { walk } from '../treeQueries.ts';
import type { Binding, BoundItem } from './binding.ts';
import type { CheckContext } from './context.ts';
import { removalFix } from './edits.ts';
import { literalTypes } from './facts.ts';
import type { Owner } from './owner.ts';
import { colonFix } from './parameterFixes.ts';
import { type Check, type Fix, replace } from './problem.ts';

export const parameterNameChecks = {
  tooManyParameters: {
    code: 'too-many-parameters',
    severity: 'error',
    errorType: 'TOO_MANY_POSITIONAL_PARAMETERS',
    summary: 'More values than the command or function has parameters.',
    example: 'data record(a = lower("A", "B"))',
    fixed: 'data record(a = lower("A"))',
  },
  missingParameterName: {
    code: 'missing-parameter-name',
    severity: 'error',
    errorType: 'TOO_MANY_POSITIONAL_PARAMETERS_WITH_OPTIONS',
    summary: 'A value of an optional parameter without the name that it needs.',
    example: 'data record(a = substring("abc", 0, 2))',
    fixed: 'data record(a = substring("abc", from: 0, to: 2))',
  },
  assignedParameter: {
    code: 'assigned-parameter',
    severity: 'error',
    errorType: 'TOO_MANY_POSITIONAL_PARAMETERS_WITH_OPTIONS',
    summary: 'A parameter with `=`, which names results: a colon stands behind the name of a parameter.',
    example: 'data record(a = 1) | summarize count(), by = {a}',
    fixed: 'data record(a = 1) | summarize count(), by: {a}',
  },
} as const satisfies Record<string, Check>;

/** `from=now()-2h`. Whether there is any. */
export function reportAssigned(context: CheckContext, owner: Owner, binding: Binding, items: readonly Item[]): boolean {
  let found = false;
  for (const item of items) {
    const { alias } = item;
    if (alias === undefined || item.parameter !== undefined || !isAssignment(binding, item)) continue;
    if (!isBeyondDoubt(context, binding, item)) continue;
    found = true;
    const sign = context.text.indexOf('=', alias.end);
    context.reportAndCover(
      parameterNameChecks.assignedParameter,
      { start: alias.start, end: item.end },
      `Write \`${alias.text}:\` with a colon: \`${alias.text}\` is a parameter of \`${owner.name}\`, and \`=\` names results.`,
      [replace('Change `=` to a colon', alias.end, sign + 1, ':')],
    );
  }
  return found;
}

/** Whether the name before the sign is that of a parameter which has to be named. */
export function isAssignment(binding: Binding, { alias }: Item): boolean {
  return alias !== undefined && !alias.quoted && namedParameter(binding, alias.text) !== undefined;
}

function namedParameter(binding: Binding, name: string): Parameter | undefined {
  const lower = lowerCase(name);
  return binding.parameters.find((each) => each.named && !each.hidden && each.keys.includes(lower));
}

/** A result may have the name of a parameter: `summarize by = count()`. */
function isBeyondDoubt(context: CheckContext, binding: Binding, item: Item): boolean {
  const bound = binding.items.find((each) => each.item === item || each.group === item.value);
  if (bound?.parameter === undefined) return bound?.fit === 'surplus';
  if (bound.parameter.alias === 'none') return true;
  return takesAggregation(bound.parameter) && !aggregates(context, item.value);
}

export function takesAggregation({ kinds }: Parameter): boolean {
  return kinds[0] === 'timeseriesAggregation' || kinds[0] === 'metricAggregation' || kinds[1] === 'aggregation';
}

/** Whether a value holds an aggregation, or something that may be one. */
export function aggregates(context: CheckContext, value: Value): boolean {
  let found = value.kind === 'Variable' || value.kind === 'Template';
  walk(value, (node) => {
    if (node.kind !== 'Call') return;
    const definitions = context.catalogue.functions(node.name.text);
    if (definitions.length === 0 || definitions.some(({ use }) => use !== 'scalar')) found = true;
  });
  return found;
}

export function reportSurplus(
  context: CheckContext,
  owner: Owner,
  binding: Binding,
  surplus: readonly BoundItem[],
): void {
  const span = { start: surplus[0]!.item.start, end: surplus.at(-1)!.item.end };
  const signed = surplus.length === 1 ? withoutColon(binding, surplus[0]!.item) : undefined;
  if (signed !== undefined) {
    const message = `Write a colon between the parameter \`${context.source(signed.name)}\` and its value.`;
    context.report(parameterNameChecks.missingParameterName, span, message, [colonFix(signed.name, signed.start)]);
    return;
  }
  const parameters = parametersFor(binding, surplus);
  if (parameters === undefined) {
    const hasOptions = binding.parameters.some((parameter) => parameter.named);
    const errorType = hasOptions ? 'TOO_MANY_POSITIONAL_PARAMETERS_WITH_OPTIONS' : 'TOO_MANY_POSITIONAL_PARAMETERS';
    const message = `Remove ${context.shown(span)}: the ${owner.kind} \`${owner.name}\` takes no more values.`;
    const fixes = span.end > span.start ? [removalFix(context, span)] : [];
    context.reportAs(parameterNameChecks.tooManyParameters, errorType, span, message, fixes);
    return;
  }
  const names = parameters.map((parameter) => `\`${parameter.name}:\``).join(', ');
  const message = `Optional values of \`${owner.name}\` need their name: ${names}.`;
  context.report(parameterNameChecks.missingParameterName, span, message, [nameFix(surplus, parameters)]);
}

/** `fetch logs, from -2h`, read as a difference. */
function withoutColon(binding: Binding, { value }: Item): { name: Span; start: number } | undefined {
  if (value.kind !== 'Binary' || value.operator !== '-' || value.left.kind !== 'Field') return undefined;
  if (namedParameter(binding, value.left.name.text) === undefined) return undefined;
  return { name: value.left, start: value.operatorStart };
}

function nameFix(surplus: readonly BoundItem[], parameters: readonly Parameter[]): Fix {
  const edits = surplus.map(({ item: { start } }, index) => ({
    start,
    end: start,
    text: `${parameters[index]!.name}: `,
  }));
  return { title: `Add ${surplus.length === 1 ? 'the name' : 'the names'}`, edits, preferred: true };
}

/** The open parameters that the values were meant for, those that have to be given first; undefined where one fits none. */
function parametersFor(binding: Binding, surplus: readonly BoundItem[]): readonly Parameter[] | undefined {
  const open = binding.parameters.filter(
    (parameter, index) =>
      parameter.named && !parameter.hidden && !parameter.experimental && (binding.given & (1 << index)) === 0,
  );
  open.sort((left, right) => Number(right.required) - Number(left.required));
  const chosen: Parameter[] = [];
  for (const { item } of surplus) {
    const at = open.findIndex((parameter) => item.alias === undefined && mayTake(parameter, item.value));
    if (at < 0) return undefined;
    chosen.push(...open.splice(at, 1));
  }
  return chosen;
}

function mayTake(parameter: Parameter, value: Value): boolean {
  if (value.kind === 'Group') {
    const isList = parameter.variadic && value.items.length > 0;
    return isList && value.items.every((item) => mayTake(parameter, item.value));
  }
  switch (parameter.kinds[0]) {
    case 'joinCondition':
      return value.kind === 'Field' || value.kind === 'Binary';
    case 'anyField':
    case 'rootField':
      return value.kind === 'Field';
    case 'fieldPattern':
      return value.kind === 'Field' || value.kind === 'String';
    case 'word':
      return value.kind === 'Field' && parameter.values.includes(value.name.text);
    case 'expression':
      return isOfType(parameter, value);
    case 'block':
      return value.kind === 'Block';
    case 'prefix':
    case 'bucket':
      return value.kind === 'String';
    default:
      return value.kind !== 'Field' && isOfType(parameter, value);
  }
}

function isOfType(parameter: Parameter, value: Value): boolean {
  const types = literalTypes(value);
  const wanted = (parameter.types & Type.Double) === 0 ? parameter.types : parameter.types | Type.Long;
  return types === Type.Any || (wanted & types) !== 0;
}
