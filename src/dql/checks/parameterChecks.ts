/** Which parameters are given, and how they are written. Source: docs "DQL language reference", parameters. */

import type { Parameter } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Group, Item } from '../tree.ts';
import type { Binding, BoundItem } from './binding.ts';
import { commandChecks } from './commandChecks.ts';
import type { CheckContext } from './context.ts';
import { removalEdit, removalFix, wrapFix } from './edits.ts';
import { literalTypes } from './facts.ts';
import { checkGroups } from './groupChecks.ts';
import type { Owner } from './owner.ts';
import { aggregates, isAssignment, reportAssigned, reportSurplus, takesAggregation } from './parameterNameChecks.ts';
import { type Check, type Edit, type Fix, replace } from './problem.ts';
import { didYouMean, nearest } from './suggestions.ts';

export const parameterChecks = {
  unknownParameter: {
    code: 'unknown-parameter',
    severity: 'error',
    errorType: 'UNKNOWN_PARAMETER_DEFINED',
    summary: 'A named parameter that the command or function does not have, or a colon where `=` names a result.',
    example: 'data record(a = 1) | summarize n: count()',
    fixed: 'data record(a = 1) | summarize n = count()',
  },
  missingParameter: {
    code: 'missing-parameter',
    severity: 'error',
    errorType: 'NO_PARAMETERS_FOR_COMMAND',
    summary: 'A mandatory parameter that is not given.',
    example: 'data record(a = 1) | filter',
  },
  missingAggregation: {
    code: 'missing-aggregation',
    severity: 'warning',
    summary: 'A summarize that only groups: it lists the distinct values, which `dedup` says more plainly.',
    example: 'data record(a = 1) | summarize by:{a}',
  },
  duplicateParameter: {
    code: 'duplicate-parameter',
    severity: 'error',
    summary: 'A parameter that is given twice.',
    example: 'data record(a = 1, b = 2) | summarize count(), by:{a}, by:{b}',
    fixed: 'data record(a = 1, b = 2) | summarize count(), by:{a, b}',
  },
  unbracedList: {
    code: 'unbraced-list',
    severity: 'error',
    summary: 'Several values of a named parameter without braces: the comma ends the parameter.',
    example: 'data record(a = 1, b = 2) | summarize count(), by: a, b',
    fixed: 'data record(a = 1, b = 2) | summarize count(), by: {a, b}',
  },
  conflictingParameters: {
    code: 'conflicting-parameters',
    severity: 'error',
    summary: 'Parameters that exclude each other.',
    example: 'timeseries avg(dt.host.cpu.usage), interval: 5m, bins: 10',
    fixed: 'timeseries avg(dt.host.cpu.usage), interval: 5m',
  },
} as const satisfies Record<string, Check>;

/** `fetch dt.entity.os:service` and `filter status:"x"`: name and value are the first value together. */
function firstValueFixes(owner: Owner, { parameter, value }: Item): Fix[] {
  const first = owner.definition.parameters[0];
  const name = parameter!;
  if (first === undefined || value.start !== name.end + 1) return [];
  const kind = first.kinds[0];
  if ((kind === 'dataObject' || kind === 'metricKey') && value.kind === 'Field')
    return [wrapFix('Put the name into backticks', { start: name.start, end: value.end }, '`', '`')];
  const isCondition = owner.name === 'filter' || owner.name === 'filterOut' || owner.name === 'search';
  if (!isCondition || literalTypes(value) === Type.Any) return [];
  return [replace('Compare with `==`', name.end, value.start, ' == ')];
}

/** What other query languages call a parameter. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['where', 'filter'],
  ['condition', 'filter'],
  ['group', 'by'],
  ['groupby', 'by'],
  ['order', 'sort'],
  ['orderby', 'sort'],
  ['step', 'interval'],
]);

export function checkBinding(context: CheckContext, owner: Owner, binding: Binding, items: readonly Item[]): void {
  for (const item of binding.repeated) checkRepeated(context, owner, binding, item);
  const isAssigned = reportAssigned(context, owner, binding, items);
  let surplus: BoundItem[] | undefined;
  for (const bound of binding.items) {
    if (bound.fit === 'unknown') reportUnknown(context, owner, bound);
    else if (bound.fit === 'surplus') {
      // What is filled in later may bring its name along: `fetch logs, ${timeframe}`.
      if (bound.item.value.kind === 'Template' || (isAssigned && isAssignment(binding, bound.item))) continue;
      surplus ??= [];
      surplus.push(bound);
    } else if (bound.parameter?.experimental === true && bound.byName && !owner.definition.experimental) {
      const name = bound.item.parameter;
      if (name !== undefined) {
        context.report(
          commandChecks.experimental,
          name,
          `\`${bound.parameter.name}\` is experimental: it may change or go away.`,
        );
      }
    }
  }
  const unbraced = owner.kind === 'command' && reportUnbraced(context, items);
  if (surplus !== undefined && !unbraced) reportSurplus(context, owner, binding, surplus);
  if (!isAssigned) checkMissing(context, owner, binding, items);
  checkConflicts(context, owner, binding, items);
  checkGroups(context, owner, binding, isAssigned ? items.filter((item) => !isAssignment(binding, item)) : items);
}

/** Settings of single aggregations may follow each of them: `avg(a), default:0, sum(b), default:1`. */
function isRepeatable(parameter: Parameter): boolean {
  return parameter.variadic && (parameter.kinds[0] === 'constant' || parameter.kinds[0] === 'word');
}

function checkRepeated(context: CheckContext, owner: Owner, binding: Binding, item: Item): void {
  const parameter = binding.parameters.find((each) => each.keys.includes(item.parameter!.text.toLowerCase()));
  if (parameter === undefined || isRepeatable(parameter)) return;
  const message = `\`${parameter.name}\` is given twice: give ${owner.kind} \`${owner.name}\` one, with all values in braces.`;
  const fixes = parameter.variadic ? mergeFix(context, binding, parameter, item) : [removalFix(context, item)];
  context.report(parameterChecks.duplicateParameter, item, message, fixes);
}

function mergeFix(context: CheckContext, binding: Binding, parameter: Parameter, item: Item): Fix[] {
  const first = binding.items.find((bound) => bound.parameter === parameter);
  if (first?.group === undefined || first.group.end > item.start) return [];
  const values = item.value.kind === 'Group' ? inside(context, item.value) : context.source(item.value);
  const removal = removalEdit(context, item);
  const insertion: Edit = { start: first.group.end - 1, end: first.group.end - 1, text: `, ${values}` };
  return [{ title: 'Put all values into one pair of braces', edits: [insertion, removal], preferred: true }];
}

function inside(context: CheckContext, group: Group): string {
  return context.text.slice(group.start + 1, group.end - 1).trim();
}

function reportUnknown(context: CheckContext, owner: Owner, bound: BoundItem): void {
  const { item } = bound;
  const name = item.parameter!;
  const isAlias = takesAlias(context, owner, item);
  const foreign = FOREIGN.get(name.text.toLowerCase());
  const names = visibleNames(owner.definition.parameters);
  const candidates = foreign !== undefined && names.includes(foreign) ? [foreign] : nearest(name.text, names);
  const fixes: Fix[] = [];
  if (owner.name === 'count' && name.text === 'filter') {
    fixes.push({
      title: 'Change to `countIf`',
      edits: [
        { start: owner.start, end: owner.end, text: 'countIf' },
        { start: item.start, end: item.value.start, text: '' },
      ],
      preferred: true,
    });
  }
  if (isAlias && item.alias === undefined && item.value.kind !== 'Group') {
    fixes.push(
      replace(
        'Name the result with `=`',
        name.start,
        item.value.start,
        `${context.source(name)} = `,
        candidates.length === 0,
      ),
    );
  }
  fixes.push(...firstValueFixes(owner, item));
  for (const candidate of candidates) {
    fixes.push(replace(`Change to \`${candidate}\``, name.start, name.end, candidate, fixes.length === 0));
  }
  fixes.push(removalFix(context, item));
  const hint =
    isAlias && candidates.length === 0
      ? ` To name a result write \`${context.source(name)} = …\`.`
      : didYouMean(candidates);
  // The service takes the value of a misnamed record member for an aggregation.
  const errorType = owner.name === 'record' ? 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION' : 'UNKNOWN_PARAMETER_DEFINED';
  const message = `The ${owner.kind} \`${owner.name}\` has no parameter \`${name.text}\`.${hint}`;
  context.reportAs(parameterChecks.unknownParameter, errorType, item, message, fixes, [name.text]);
}

function takesAlias(context: CheckContext, owner: Owner, { value }: Item): boolean {
  const parameter = owner.definition.parameters.find((each) => !each.named && each.alias !== 'none');
  return parameter !== undefined && (!takesAggregation(parameter) || aggregates(context, value));
}

function visibleNames(parameters: readonly Parameter[]): string[] {
  return parameters.filter((parameter) => !parameter.hidden).map((parameter) => parameter.name);
}

/** `by: a, b`: a plain field right behind a named list without braces, where no field can stand. */
function reportUnbraced(context: CheckContext, items: readonly Item[]): boolean {
  let found = false;
  for (let at = 0; at < items.length; at++) {
    const named = items[at]!;
    if (named.parameter === undefined || named.value.kind === 'Group' || lowerCase(named.parameter.text) !== 'by')
      continue;
    let last = at;
    while (last + 1 < items.length && isPlainField(items[last + 1]!)) last++;
    if (last === at) continue;
    found = true;
    const end = items[last]!.end;
    context.reportAndCover(
      parameterChecks.unbracedList,
      { start: named.start, end },
      `Put the values of \`${named.parameter.text}\` into braces: a comma ends the parameter.`,
      [
        {
          title: 'Put the values into braces',
          edits: [
            { start: named.value.start, end: named.value.start, text: '{' },
            { start: end, end, text: '}' },
          ],
          preferred: true,
        },
      ],
    );
    at = last;
  }
  return found;
}

function isPlainField(item: Item): boolean {
  return item.parameter === undefined && item.alias === undefined && item.value.kind === 'Field';
}

function checkMissing(context: CheckContext, owner: Owner, binding: Binding, items: readonly Item[]): void {
  let missing: Parameter[] | undefined;
  for (let at = 0; at < binding.parameters.length; at++) {
    const parameter = binding.parameters[at]!;
    if (!parameter.required || (binding.given & (1 << at)) !== 0) continue;
    if (parameter.excludes.some((name) => binding.items.some((bound) => bound.parameter?.name === name))) continue;
    missing ??= [];
    missing.push(parameter);
  }
  if (missing === undefined || items.some(isFilledIn)) return;
  // A misnamed one is most likely the missing one.
  if (binding.items.some((bound) => bound.fit === 'unknown')) return;
  // Documented results begin with `record()` and `array()`.
  if (items.length === 0 && (owner.name === 'record' || owner.name === 'array')) return;
  const first = missing[0]!;
  const span = { start: owner.start, end: owner.end };
  if (owner.name === 'summarize' && items.length > 0) {
    context.report(
      parameterChecks.missingAggregation,
      span,
      'Add an aggregation such as `count()`, or use `dedup` for distinct values.',
    );
    return;
  }
  // Two that exclude each other are alternatives: `data record(…)` and `data json:"…"`.
  const names = first.excludes.length > 0 ? [first] : missing.filter((parameter) => parameter.excludes.length === 0);
  const shown = names
    .map((parameter) => (parameter.named ? `\`${parameter.name}:\`` : `\`${parameter.name}\``))
    .join(', ');
  const message = `The ${owner.kind} \`${owner.name}\` needs ${shown}: ${lowerFirst(first.description)}`;
  const errorType = owner.kind === 'command' ? 'NO_PARAMETERS_FOR_COMMAND' : undefined;
  context.reportAs(parameterChecks.missingParameter, errorType, span, message, undefined, [owner.name, first.name]);
}

function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** What stands there becomes any number of items, or is reported already. */
function isFilledIn(item: Item): boolean {
  const { kind } = item.value;
  return kind === 'Variable' || kind === 'Template' || kind === 'Missing';
}

function checkConflicts(context: CheckContext, owner: Owner, binding: Binding, items: readonly Item[]): void {
  for (let at = 1; at < binding.parameters.length; at++) {
    const parameter = binding.parameters[at]!;
    if (parameter.excludes.length === 0 || (binding.given & (1 << at)) === 0) continue;
    for (let other = 0; other < at; other++) {
      const excluded = binding.parameters[other]!;
      if ((binding.given & (1 << other)) === 0 || !parameter.excludes.includes(excluded.name)) continue;
      const item = items.findLast((each) => {
        const name = each.parameter?.text.toLowerCase();
        return name !== undefined && (parameter.keys.includes(name) || excluded.keys.includes(name));
      });
      if (item === undefined) continue;
      const message = `\`${excluded.name}\` and \`${parameter.name}\` exclude each other: give \`${owner.name}\` one of them.`;
      context.report(parameterChecks.conflictingParameters, item, message, [removalFix(context, item)]);
      return;
    }
  }
}
