/** Data objects of `fetch`, `describe` and `fieldsSnapshot`. Source: docs "fetch", "describe", "fieldsSnapshot". */

import type { Expression } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { isHyphenated } from './edits.ts';
import type { Owner } from './owner.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { didYouMean, nearest, quoteName } from './suggestions.ts';

export const dataObjectChecks = {
  unknownDataObject: {
    code: 'unknown-data-object',
    severity: 'warning',
    errorType: 'UNKNOWN_DATA_OBJECT',
    summary: 'A data object that is not known here or in the tenant.',
    example: 'fetch logz, from: -2h, bucket: "b" | summarize count()',
    fixed: 'fetch logs, from: -2h, bucket: "b" | summarize count()',
  },
  dataObjectNotSupported: {
    code: 'data-object-not-supported',
    severity: 'error',
    errorType: 'DATA_OBJECT_NOT_SUPPORTED',
    summary: 'Data that another command reads.',
    example: 'fetch smartscape.nodes | summarize count()',
  },
  dataObjectExpected: {
    code: 'data-object-expected',
    severity: 'error',
    errorType: 'MANDATORY_PARAMETER_HAS_TO_BE',
    summary: 'Something else than the name of a data object.',
    example: 'fetch "logs", from: -2h, bucket: "b" | summarize count()',
    fixed: 'fetch logs, from: -2h, bucket: "b" | summarize count()',
  },
  deprecatedDataObject: {
    code: 'deprecated-data-object',
    severity: 'information',
    errorType: 'UNKNOWN_DATA_OBJECT',
    summary:
      'A data object that has been replaced: classic entities by Smartscape, `metric.series` by `metrics`. Some tenants have it no longer.',
    example: 'fetch metric.series | summarize count()',
    fixed: 'metrics | summarize count()',
  },
} as const satisfies Record<string, Check>;

/** What other commands read. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['smartscape.nodes', 'smartscapeNodes'],
  ['smartscape.edges', 'smartscapeEdges'],
  ['metrics', 'timeseries'],
  ['dt.metrics', 'timeseries'],
  ['metric', 'timeseries'],
]);

/** Files of this machine, which local Grail reads: `fetch "file:logs/app.log"`. */
const LOCAL_FILE = 'file:';

/** Data that only `fieldsSnapshot` takes by this name. */
const SNAPSHOTS = new Set(['metrics', 'smartscape.nodes', 'logs', 'spans']);

export function checkDataObject(context: CheckContext, owner: Owner, value: Expression): void {
  if (owner.name === 'fetch' && value.kind === 'String' && value.value.startsWith(LOCAL_FILE)) return;
  if (value.kind !== 'Field') {
    const text = value.kind === 'String' ? value.value : context.source(value);
    const comment = /^[\w.]+\s*--/.exec(text);
    const fixes =
      comment !== null
        ? [
            replace(
              'Begin the comment with `//`',
              value.start + comment[0].length - 2,
              value.start + comment[0].length,
              '//',
            ),
          ]
        : (value.kind === 'String' && !/[`\n\r]/.test(text)) || isHyphenated(context, value)
          ? [replace('Change to a name', value.start, value.end, quoteName(text))]
          : [];
    context.reportAndCover(
      dataObjectChecks.dataObjectExpected,
      value,
      `\`${owner.name}\` takes the name of a data object, such as \`logs\`.`,
      fixes,
    );
    return;
  }
  const name = value.name.text;
  if (owner.name === 'fieldsSnapshot') {
    if (SNAPSHOTS.has(name)) return;
    const message = '`fieldsSnapshot` knows `logs`, `spans`, `metrics` and `smartscape.nodes`.';
    context.report(dataObjectChecks.dataObjectNotSupported, value, message, undefined, [name]);
    return;
  }
  const object = context.catalogue.dataObject(name);
  if (object !== undefined) {
    if (object.deprecated) reportDeprecated(context, owner, value.start, value.end, name, object.replacement);
    return;
  }
  const other = ELSEWHERE.get(name);
  if (other !== undefined && owner.name === 'fetch') {
    context.report(
      dataObjectChecks.dataObjectNotSupported,
      value,
      `Read \`${name}\` with the command \`${other}\`.`,
      undefined,
      [name],
    );
    return;
  }
  if (name.startsWith('dt.entity.')) {
    reportDeprecated(context, owner, value.start, value.end, name, 'smartscapeNodes');
    return;
  }
  if (ELSEWHERE.has(name)) return;
  const candidates = nearest(name, context.catalogue.dataObjects.keys());
  const fixes = candidates.map((candidate, index) =>
    replace(`Change to \`${candidate}\``, value.start, value.end, quoteName(candidate), index === 0),
  );
  context.report(
    dataObjectChecks.unknownDataObject,
    value,
    `There is no data object \`${name}\` known.${didYouMean(candidates)}`,
    fixes,
    [name],
  );
}

function reportDeprecated(
  context: CheckContext,
  owner: Owner,
  start: number,
  end: number,
  name: string,
  replacement: string | undefined,
): void {
  const fixes: Fix[] = [];
  if (owner.name === 'fetch' && replacement === 'metrics')
    fixes.push(
      replace('Change to `metrics`', owner.start, endOfComma(context.text, end), 'metrics', fitsMetrics(context)),
    );
  if (owner.name === 'fetch' && replacement === 'smartscapeNodes') {
    const type = name.slice('dt.entity.'.length).toUpperCase();
    const known = SMARTSCAPE_TYPES.get(type) ?? type;
    if (context.catalogue.smartscape.nodeTypes.has(known)) {
      fixes.push(
        replace(`Change to \`smartscapeNodes ${known}\``, owner.start, end, `smartscapeNodes ${known}`, false),
      );
    }
  }
  const message = `\`${name}\` is on its way out${replacement === undefined ? '' : `: use \`${replacement}\``}.`;
  context.report(dataObjectChecks.deprecatedDataObject, { start, end }, message, fixes, [name]);
}

/** Whether `metrics` takes all parameters of the command. */
function fitsMetrics(context: CheckContext): boolean {
  const metrics = context.catalogue.command('metrics')!;
  return (context.command?.items ?? []).every(
    ({ parameter }) => parameter === undefined || context.catalogue.parameter(metrics, parameter.text) !== undefined,
  );
}

/** Named parameters follow a command without a comma. */
function endOfComma(text: string, end: number): number {
  return end + (/^\s*,/.exec(text.slice(end, end + 80))?.[0].length ?? 0);
}

/** Smartscape's names of classic entity types, where they differ. */
const SMARTSCAPE_TYPES: ReadonlyMap<string, string> = new Map([
  ['PROCESS_GROUP_INSTANCE', 'PROCESS'],
  ['KUBERNETES_CLUSTER', 'K8S_CLUSTER'],
  ['KUBERNETES_NODE', 'K8S_NODE'],
  ['KUBERNETES_SERVICE', 'K8S_SERVICE'],
  ['CLOUD_APPLICATION_INSTANCE', 'K8S_POD'],
  ['CLOUD_APPLICATION_NAMESPACE', 'K8S_NAMESPACE'],
  ['CONTAINER_GROUP_INSTANCE', 'CONTAINER'],
  ['APPLICATION', 'FRONTEND'],
]);
