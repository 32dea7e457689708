/** Metric keys. Source: docs "timeseries", "Built-in metrics on Grail". */

import { type FunctionDefinition, lowerCase } from '../catalogue/definitions.ts';
import type { MetricKey } from '../catalogue/objects.ts';
import type { Call, Expression, Item } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { quoteName } from './suggestions.ts';

export const metricChecks = {
  metricKeyExpected: {
    code: 'metric-key-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'Something else than a metric key, or one with characters that need backticks.',
    example: 'timeseries sum(my.request-count)',
    fixed: 'timeseries sum(`my.request-count`)',
  },
  classicMetricKey: {
    code: 'classic-metric-key',
    severity: 'warning',
    summary: 'The key of a classic metric: Grail has another one.',
    example: 'timeseries avg(`builtin:host.cpu.idle`)',
    fixed: 'timeseries avg(dt.host.cpu.idle)',
  },
  missingRollup: {
    code: 'missing-rollup',
    severity: 'warning',
    summary: 'A percentile of a metric that is no histogram, without saying how its values are joined over time first.',
    example: 'timeseries p = percentile(dt.host.cpu.usage, 95)',
    fixed: 'timeseries p = percentile(dt.host.cpu.usage, 95, rollup: avg)',
  },
} as const satisfies Record<string, Check>;

let classicKeys: ReadonlyMap<string, string> | undefined;

export function checkMetricKey(context: CheckContext, value: Expression): void {
  if (value.kind !== 'Field') {
    const fixes: Fix[] = [];
    if (value.kind === 'String')
      fixes.push(replace('Change to a metric key', value.start, value.end, quoteName(value.value)));
    else if (isHyphenated(context, value)) {
      fixes.push(replace('Put the key into backticks', value.start, value.end, quoteName(context.source(value))));
    }
    context.reportAndCover(
      metricChecks.metricKeyExpected,
      value,
      `Write a metric key instead of ${context.shown(value)}, in backticks where it needs them.`,
      fixes,
    );
    return;
  }
  const key = value.name.text;
  if (!key.includes(':')) return;
  classicKeys ??= classicTable(context);
  const replacement = classicKeys.get(key);
  if (replacement === undefined) return;
  const fix = replace(`Change to \`${replacement}\``, value.start, value.end, quoteName(replacement));
  context.report(
    metricChecks.classicMetricKey,
    value,
    `On Grail this metric is called \`${replacement}\`.`,
    [fix],
    [key],
  );
}

/** For an aggregation of a metric: percentiles are made of one value of each series and bin, but for histograms. */
export function checkRollup(context: CheckContext, call: Call, { name }: FunctionDefinition): void {
  if (name !== 'percentile' && name !== 'median' && name !== 'percentRank') return;
  const [first] = call.items;
  const last = call.items.at(-1);
  if (first?.value.kind !== 'Field' || last === undefined || saysRollup(context, call)) return;
  const metric = context.catalogue.metricKeys.get(first.value.name.text);
  if (metric === undefined || !isSingleValued(metric)) return;
  context.report(
    metricChecks.missingRollup,
    call,
    `Add \`rollup: avg\`, or another one: \`${metric.key}\` is no histogram, so \`${name}\` needs one value of each series and bin first.`,
    [replace('Add `rollup`', last.end, last.end, ', rollup: avg', false)],
  );
}

function saysRollup({ command, analysis }: CheckContext, call: Call): boolean {
  if (call.items.some(isRollup)) return true;
  if (command === undefined) return false;
  const { parameters, given } = analysis.binding(command);
  const at = parameters.findIndex(({ name }) => name === 'rollup');
  return at >= 0 && (given & (1 << at)) !== 0;
}

function isRollup({ parameter, value }: Item): boolean {
  return value.kind === 'Template' || (parameter !== undefined && lowerCase(parameter.text) === 'rollup');
}

/** Of what is not known at all it may be a histogram; those that replace a classic metric are listed where they are. */
function isSingleValued({ type, classic }: MetricKey): boolean {
  return type === 'gauge' || type === 'counter' || (type === undefined && classic.length > 0);
}

function classicTable(context: CheckContext): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const metric of context.catalogue.metricKeys.values())
    for (const classic of metric.classic) table.set(classic, metric.key);
  return table;
}
