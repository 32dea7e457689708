/** Metric keys. Source: docs "timeseries", "Built-in metrics on Grail". */

import type { Expression } from '../tree.ts';
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

function classicTable(context: CheckContext): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const metric of context.catalogue.metricKeys.values())
    for (const classic of metric.classic) table.set(classic, metric.key);
  return table;
}
