/** What makes a query read or carry more than it has to. Source: docs "DQL best practices". */

import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Call, Command, Expression } from '../tree.ts';
import { itemsOf } from './binding.ts';
import type { QueryState, Step } from './commandChecks.ts';
import type { CheckContext } from './context.ts';
import { type Check, type Fix, replace } from './problem.ts';

export const costChecks = {
  noTimeRange: {
    code: 'no-time-range',
    severity: 'information',
    summary: 'A fetch that leaves the time range to where it is run.',
    example: 'fetch logs, bucket: "b" | summarize count()',
    fixed: 'fetch logs, from: -2h, bucket: "b" | summarize count()',
  },
  noBucket: {
    code: 'no-bucket-filter',
    severity: 'information',
    summary: 'A fetch of records that are kept in buckets, without saying which ones.',
    example: 'fetch logs, from: -2h | summarize count()',
  },
  lateFilter: {
    code: 'late-filter',
    severity: 'information',
    summary: 'A filter on fields of the source behind a command that costs: it could come first.',
    example:
      'fetch logs, from: -2h, bucket: "b" | sort timestamp | filter status == "ERROR" | limit 10 | fields content',
    fixed: 'fetch logs, from: -2h, bucket: "b" | filter status == "ERROR" | sort timestamp | limit 10 | fields content',
  },
  containsForPhrase: {
    code: 'contains-for-phrase',
    severity: 'information',
    summary:
      'A search for whole words with `contains`, which reads every character; `matchesPhrase` uses the index of words.',
    example: 'fetch logs, from: -2h, bucket: "b" | filter contains(content, "connection refused") | summarize count()',
    fixed:
      'fetch logs, from: -2h, bucket: "b" | filter matchesPhrase(content, "connection refused") | summarize count()',
  },
  noLimit: {
    code: 'no-limit',
    severity: 'information',
    summary: 'Records of a fetch as the result, without a limit: the service returns 1,000 and says so.',
    example: 'fetch logs, from: -2h, bucket: "b" | fields content',
    fixed: 'fetch logs, from: -2h, bucket: "b" | fields content | limit 100',
  },
  wideFetch: {
    code: 'wide-fetch',
    severity: 'information',
    summary: 'Records with all their fields as the result, or through a command that copies them.',
    example: 'fetch logs, from: -2h, bucket: "b" | limit 10',
  },
  uselessSort: {
    code: 'useless-sort',
    severity: 'information',
    summary: 'A sort before a command that forgets the order.',
    example: 'fetch logs, from: -2h, bucket: "b" | sort timestamp | summarize count()',
    fixed: 'fetch logs, from: -2h, bucket: "b" | summarize count()',
  },
  limitBeforeAggregation: {
    code: 'limit-before-aggregation',
    severity: 'information',
    summary: 'A limit before an aggregation, which then counts an arbitrary part.',
    example: 'fetch logs, from: -2h, bucket: "b" | limit 10 | summarize count()',
  },
} as const satisfies Record<string, Check>;

/** Records that are kept in buckets. */
const IN_BUCKETS = new Set([
  'logs',
  'spans',
  'events',
  'bizevents',
  'security.events',
  'user.events',
  'dt.system.events',
]);
/** Commands that a filter on other fields should come before. */
const EXPENSIVE = new Set(['sort', 'parse', 'expand', 'lookup', 'join', 'joinNested', 'fieldsFlatten', 'jsonExtract']);
const AGGREGATING = new Set(['summarize', 'makeTimeseries', 'fieldsSummary']);
/** Commands that fix the columns. */
const NARROWING = new Set([
  'fields',
  'fieldsKeep',
  'summarize',
  'makeTimeseries',
  'fieldsSummary',
  'describe',
  'traverse',
]);
/** Commands that bound the number of records. */
const BOUNDING = new Set(['limit', 'summarize', 'makeTimeseries', 'fieldsSummary', 'dedup']);
/** Aggregations for which the order counts. */
const ORDERED = new Set(['takefirst', 'takelast', 'collectarray', 'collectdistinct', 'takeany']);

export function checkCost(context: CheckContext, state: QueryState): void {
  const source = state.steps[0];
  checkOrder(context, state.steps);
  if (source?.definition?.name !== 'fetch') return;
  const binding = context.analysis.binding(source.command);
  const value = itemsOf(binding, 'dataObject')[0]?.item.value;
  if (value?.kind !== 'Field') return;
  const object = context.catalogue.dataObject(value.name.text);
  if (object?.timeField === undefined) return;
  const name = source.command.name!;
  const has = (name: string) => binding.items.some((bound) => bound.parameter?.name === name);
  if (!has('from') && !has('to') && !has('timeframe')) {
    const message = 'Add `from:` and `to:` to read only the time that you need.';
    context.report(costChecks.noTimeRange, name, message, [
      replace('Add `from: -2h`', value.end, value.end, ', from: -2h', false),
    ]);
  }
  if (IN_BUCKETS.has(object.name) && !has('bucket') && !readsBucket(context, state.steps)) {
    context.report(costChecks.noBucket, value, 'Add `bucket:` to read only the buckets that hold what you need.');
  }
  if (!state.inBlock) checkResult(context, state, { start: name.start, end: value.end });
}

function readsBucket(context: CheckContext, steps: readonly Step[]): boolean {
  return steps.some(
    ({ command, definition }) => definition?.name === 'filter' && context.source(command).includes('dt.system.bucket'),
  );
}

function checkResult(context: CheckContext, state: QueryState, span: { start: number; end: number }): void {
  const { steps } = state;
  if (steps.some(({ definition }) => definition === undefined)) return;
  const names = steps.map(({ definition }) => definition!.name);
  const last = steps.at(-1)!.command;
  if (!names.some((name) => BOUNDING.has(name))) {
    const message = 'Add `| limit …`: without one the service returns the first 1,000 records.';
    const text = context.source(state.query).includes('\n') ? '\n| limit 100' : ' | limit 100';
    context.report(costChecks.noLimit, last.name ?? last, message, [
      replace('Add `| limit 100`', last.end, last.end, text, false),
    ]);
  }
  if (!names.some((name) => NARROWING.has(name))) {
    context.report(
      costChecks.wideFetch,
      span,
      'Add `| fields …` with the fields that you need: all of them are read and sent otherwise.',
    );
  }
}

function checkOrder(context: CheckContext, steps: readonly Step[]): void {
  let expensive: Step | undefined;
  let sort: Step | undefined;
  let limit: Step | undefined;
  for (const step of steps) {
    const name = step.definition?.name;
    if (name === undefined) return;
    if (AGGREGATING.has(name)) {
      if (sort !== undefined && !dependsOnOrder(step.command)) reportSort(context, sort, step.definition!);
      if (limit !== undefined && name === 'summarize') {
        const message = 'This counts a part only: without a sort before it, `limit` keeps arbitrary records.';
        if (sort === undefined) context.report(costChecks.limitBeforeAggregation, limit.command, message);
      }
      return;
    }
    if (name === 'sort') sort = step;
    if (name === 'limit' || name === 'dedup') {
      limit = name === 'limit' ? step : undefined;
      expensive = undefined;
      if (name === 'dedup') sort = undefined;
    } else if (EXPENSIVE.has(name)) expensive ??= step;
    else if (
      (name === 'filter' || name === 'filterOut') &&
      expensive !== undefined &&
      isOnSource(context, step.command)
    ) {
      reportFilter(context, expensive, step);
      return;
    } else if (name !== 'filter' && name !== 'filterOut' && name !== 'fieldsAdd') {
      expensive = undefined;
    }
  }
}

function dependsOnOrder(command: Command): boolean {
  return command.items.some((item) => holdsOrdered(item.value));
}

function holdsOrdered(value: Expression | { kind: 'Group'; items: Command['items'] } | { kind: 'Block' }): boolean {
  switch (value.kind) {
    case 'Call':
      return (
        ORDERED.has((value as Call).name.text.toLowerCase()) ||
        (value as Call).items.some((item) => holdsOrdered(item.value))
      );
    case 'Group':
      return value.items.some((item) => holdsOrdered(item.value));
    case 'Binary':
      return holdsOrdered(value.left) || holdsOrdered(value.right);
    case 'Paren':
      return holdsOrdered(value.expression);
    case 'Element':
    case 'Iteration':
      return holdsOrdered(value.value);
    default:
      return false;
  }
}

function reportSort(context: CheckContext, sort: Step, aggregation: CommandDefinition): void {
  const fixes: Fix[] = [];
  const start = context.text.lastIndexOf('|', sort.command.start);
  if (start >= 0 && isBlank(context.text, start + 1, sort.command.start)) {
    let end = sort.command.end;
    while (/\s/.test(context.text.charAt(end))) end++;
    fixes.push(replace('Remove the sort', start, end, ''));
  }
  context.report(
    costChecks.uselessSort,
    sort.command,
    `Remove this: \`${aggregation.name}\` forgets the order.`,
    fixes,
  );
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!/\s/.test(text.charAt(at))) return false;
  return true;
}

/** Whether the filter reads nothing but fields of the records as they were fetched. */
function isOnSource(context: CheckContext, command: Command): boolean {
  const references = context.analysis.referencesOf(command);
  return references.length > 0 && references.every((reference) => reference.resolution.kind === 'schema');
}

function reportFilter(context: CheckContext, expensive: Step, filter: Step): void {
  const fixes: Fix[] = [];
  const from = context.text.lastIndexOf('|', filter.command.start);
  const to = context.text.lastIndexOf('|', expensive.command.start);
  if (
    from >= 0 &&
    to >= 0 &&
    isBlank(context.text, from + 1, filter.command.start) &&
    isBlank(context.text, to + 1, expensive.command.start)
  ) {
    let end = filter.command.end;
    while (/\s/.test(context.text.charAt(end))) end++;
    const moved = context.text.slice(from, end);
    fixes.push({
      title: `Move before \`${expensive.definition!.name}\``,
      edits: [
        { start: to, end: to, text: moved.endsWith('\n') || /\s$/.test(moved) ? moved : `${moved} ` },
        { start: from, end, text: '' },
      ],
      preferred: false,
    });
  }
  const message = `Filter before \`${expensive.definition!.name}\`: the fields exist there already, and fewer records pass it.`;
  context.report(costChecks.lateFilter, filter.command, message, fixes);
}

/** `contains(content, "whole words")` as (a part of) a filter condition. */
export function checkContains(context: CheckContext, call: Call): void {
  const [first, second] = call.items;
  if (first?.value.kind !== 'Field' || second?.value.kind !== 'String' || call.items.length !== 2) return;
  if (context.command?.name?.text.toLowerCase() !== 'filter') return;
  if (first.value.name.text !== 'content') return;
  const field = context.resolution(first.value.name);
  if (field?.kind !== 'schema' || field.field.types !== Type.String) return;
  if (!isWords(second.value.value)) return;
  const fix = replace('Use `matchesPhrase`', call.name.start, call.name.end, 'matchesPhrase', false);
  context.report(
    costChecks.containsForPhrase,
    call,
    'For whole words use `matchesPhrase`, which is faster: it ignores case and matches whole words only.',
    [fix],
  );
}

function isWords(text: string): boolean {
  return /^[A-Za-z0-9]+([ _.:/-]+[A-Za-z0-9]+)*$/.test(text);
}
