/** Functions: their names, and where each may stand. Source: docs function pages, "DQL operators" (iterative expressions). */

import type { FunctionDefinition } from '../catalogue/definitions.ts';

import type { Call, Expression, Value } from '../tree.ts';
import { commandChecks } from './commandChecks.ts';
import type { CheckContext } from './context.ts';
import { checkContains } from './costChecks.ts';
import { wrapFix } from './edits.ts';
import { type Facts, Mark } from './facts.ts';
import { foreignFunctionFixes } from './foreignFunctions.ts';
import type { Owner, Place } from './owner.ts';
import { aggregates } from './parameterNameChecks.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { didYouMean, nearest, quoteName } from './suggestions.ts';

export const functionChecks = {
  unknownFunction: {
    code: 'unknown-function',
    severity: 'error',
    errorType: 'UNKNOWN_FUNCTION',
    summary: 'A function that does not exist, or that another language has.',
    example: 'data record(a = toLower("X"))',
    fixed: 'data record(a = lower("X"))',
  },
  misplacedAggregation: {
    code: 'misplaced-aggregation',
    severity: 'error',
    errorType: 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION',
    summary: 'An aggregation outside of an aggregating command.',
    example: 'data record(a = 1) | summarize count() | sort count() desc',
    fixed: 'data record(a = 1) | summarize count() | sort `count()` desc',
  },
  nestedAggregation: {
    code: 'nested-aggregation',
    severity: 'error',
    errorType: 'PARAMETER_MUST_NOT_BE_AN_AGGREGATION',
    summary: 'An aggregation inside of an aggregation.',
    example: 'data record(a = 1) | summarize sum(count())',
  },
  notAnAggregation: {
    code: 'not-an-aggregation',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'A value in an aggregating command that is not aggregated.',
    example: 'data record(a = 1) | summarize a',
    fixed: 'data record(a = 1) | summarize takeAny(a)',
  },
  deprecated: {
    code: 'deprecated',
    severity: 'warning',
    summary: 'A function that should not be used any more.',
    example: 'data record(a = toVariant(1))',
  },
  indexOutsideIteration: {
    code: 'index-outside-iteration',
    severity: 'warning',
    summary: 'A position in an iteration where nothing is iterated.',
    example: 'data record(a = 1) | fieldsAdd b = iIndex()',
  },
} as const satisfies Record<string, Check>;

/** The definition that is meant at this place; an aggregation where none may stand is reported and used. */
export function chooseDefinition(context: CheckContext, call: Call, place: Place): FunctionDefinition | undefined {
  const definitions = context.catalogue.functions(call.name.text);
  if (definitions.length === 0) return undefined;
  let scalar: FunctionDefinition | undefined;
  for (const definition of definitions) {
    if (definition.use === place) return definition;
    if (definition.use === 'scalar') scalar = definition;
  }
  if (scalar !== undefined) return scalar;
  const definition = definitions[0]!;
  if (place === 'scalar') reportMisplaced(context, call, definition);
  else if (place === 'insideAggregation') {
    const message = `Aggregate once: \`${definition.name}\` cannot stand inside of another aggregation.`;
    context.report(functionChecks.nestedAggregation, call, message, undefined, [context.source(call)]);
  }
  return definition;
}

function reportMisplaced(context: CheckContext, call: Call, definition: FunctionDefinition): void {
  const { command } = context;
  const source = context.source(call);
  const fixes: Fix[] = [];
  if (command !== undefined && context.analysis.before(command).resolve(source).kind === 'defined') {
    fixes.push(replace('Refer to the column', call.start, call.end, quoteName(source)));
  }
  const array = context.catalogue.function(`array${definition.name}`, 'scalar');
  if (array !== undefined) {
    fixes.push(replace(`Change to \`${array.name}\``, call.name.start, call.name.end, array.name, fixes.length === 0));
  }
  const hint = fixes.length > 0 && array === undefined ? ' Put the name of its column into backticks.' : '';
  const where = command?.name === undefined ? 'here' : `in \`${command.name.text}\``;
  const message = `\`${definition.name}\` aggregates records, which is not possible ${where}: use it in \`summarize\` or \`makeTimeseries\`.${hint}`;
  context.report(functionChecks.misplacedAggregation, call, message, fixes, [source]);
}

/** Where an aggregation is expected, the service asks for one instead of saying that the function is unknown. */
export function reportUnknownFunction(context: CheckContext, call: Call, place: Place): void {
  const isAggregationPlace = place === 'metricTimeseries' || place === 'expressionTimeseries';
  if (isAggregationPlace) return;
  const foreign = foreignFunctionFixes(context, call);
  const candidates = foreign.length > 0 || !context.suggests ? [] : nearest(call.name.text, namesFor(context, place));
  const fixes = [
    ...foreign,
    ...candidates.map((candidate, index) =>
      replace(`Change to \`${candidate}\``, call.name.start, call.name.end, candidate, index === 0),
    ),
  ];
  const hint = foreign.length > 0 ? ` ${foreign[0]!.title}.` : didYouMean(candidates);
  const message = `There is no function \`${call.name.text}\`.${hint}`;
  context.report(functionChecks.unknownFunction, call.name, message, fixes, [call.name.text]);
}

function namesFor(context: CheckContext, place: Place): Set<string> {
  const names = new Set<string>();
  for (const definition of context.catalogue.allFunctions) {
    if (definition.deprecated) continue;
    if (definition.use === 'scalar' || definition.use === place) names.add(definition.name);
  }
  return names;
}

export function checkFunction(context: CheckContext, call: Call, definition: FunctionDefinition): void {
  if (definition.name === 'contains') checkContains(context, call);
  if (definition.deprecated) {
    context.report(functionChecks.deprecated, call.name, `\`${definition.name}\` is deprecated: do without it.`);
  } else if (definition.experimental) {
    context.report(
      commandChecks.experimental,
      call.name,
      `\`${definition.name}\` is experimental: it may change or go away.`,
    );
  }
}

const KINDS = {
  aggregation: 'an aggregation',
  timeseriesAggregation: 'an expression-based timeseries aggregation',
  metricAggregation: 'a metric-based timeseries aggregation',
} as const;

/** The value of `summarize`, `makeTimeseries` and `timeseries`: summarize computes with aggregations, the others take them as they are. */
export function checkAggregationValue(
  context: CheckContext,
  owner: Owner,
  value: Expression,
  facts: Facts,
  kind: keyof typeof KINDS = 'aggregation',
): void {
  if ((facts & Mark.Aggregates) !== 0) {
    if (kind === 'aggregation') {
      if ((facts & Mark.Reads) === 0 || (facts & Mark.Unknown) !== 0) return;
      const plain = firstPlainField(context, value);
      if (plain === undefined) return;
      report(context, owner, plain, kind);
      return;
    }
    if (isAggregationCall(context, value, kind)) return;
  } else if (kind === 'aggregation' && (facts & Mark.Reads) === 0) {
    // A constant is the same for the whole group.
    return;
  } else if ((facts & Mark.Unknown) !== 0 && !(kind === 'metricAggregation' && value.kind === 'Call')) {
    if (kind === 'aggregation' || value.kind !== 'Call') return;
  }
  report(context, owner, value, kind);
}

function isAggregationCall(context: CheckContext, value: Expression, kind: keyof typeof KINDS): boolean {
  let call = value;
  while (call.kind === 'Paren') call = call.expression;
  if (call.kind !== 'Call') return kind === 'timeseriesAggregation';
  const use = kind === 'metricAggregation' ? 'metricTimeseries' : 'expressionTimeseries';
  const definitions = context.catalogue.functions(call.name.text);
  return definitions.some(
    (definition) => definition.use === use || (definition.use === 'scalar' && kind !== 'metricAggregation'),
  );
}

function firstPlainField(context: CheckContext, value: Expression): Expression | undefined {
  switch (value.kind) {
    case 'Field':
      return value;
    case 'Paren':
      return firstPlainField(context, value.expression);
    case 'Unary':
      return firstPlainField(context, value.operand);
    case 'Binary':
      return firstPlainField(context, value.left) ?? firstPlainField(context, value.right);
    default:
      return undefined;
  }
}

function report(context: CheckContext, owner: Owner, value: Expression, kind: keyof typeof KINDS): void {
  const message = `\`${owner.name}\` takes ${KINDS[kind]}, such as \`${kind === 'metricAggregation' ? 'avg(dt.host.cpu.usage)' : 'count()'}\`, not ${context.shown(value)}.`;
  context.report(functionChecks.notAnAggregation, value, message, aggregationFixes(context, value, kind), [
    KINDS[kind],
  ]);
}

function aggregationFixes(context: CheckContext, value: Expression, kind: keyof typeof KINDS): Fix[] {
  const condition = value.kind === 'Binary' && COMPARISONS.has(value.operator);
  if (kind === 'metricAggregation') {
    // What has a name is no parameter.
    const isNamed = /=\s*$/.test(context.text.slice(0, value.start));
    return condition && !isNamed && !aggregates(context, value)
      ? [wrapFix('Use it as the filter', value, 'filter: ', '')]
      : [];
  }
  if (condition) return [wrapFix('Count the records', value, 'countIf(', ')', false)];
  if (value.kind !== 'Field' || kind !== 'aggregation') return [];
  const fixes = [wrapFix('Take any of the values', value, 'takeAny(', ')', false)];
  const known = context.catalogue.function(value.name.text, 'aggregation');
  if (known?.parameters.length === 0) fixes.unshift(wrapFix('Call the function', value, '', '()'));
  return fixes;
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'and', 'or', 'xor', '~']);

/** Once a whole item has been visited: `iIndex()` needs something to iterate over. */
export function checkIndexUse(context: CheckContext, value: Value, facts: Facts): void {
  if ((facts & Mark.Index) === 0 || (facts & Mark.Iterates) !== 0 || !isOutermost(context, value)) return;
  context.report(
    functionChecks.indexOutsideIteration,
    value,
    'Iterate over an array here, as in `a[]`: else there is no position.',
  );
}

function isOutermost(context: CheckContext, value: Value): boolean {
  return context.command?.items.some((item) => item.value === value) === true;
}
