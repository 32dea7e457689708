/** Plans a query: binds each command, compiles its expressions, and chains what runs. */

import type { Command, Query } from '../../dql/tree.ts';
import { planAppend } from '../commands/append.ts';
import { planData } from '../commands/data.ts';
import { planDedup } from '../commands/dedup.ts';
import { planDescribe, planFieldsSnapshot } from '../commands/describe.ts';
import { planExpand } from '../commands/expand.ts';
import { planFailIf } from '../commands/failIf.ts';
import { planFetch, planLoad } from '../commands/fetch.ts';
import { planFields, planFieldsAdd, planFieldsKeep, planFieldsRemove, planFieldsRename } from '../commands/fields.ts';
import { planFieldsFlatten } from '../commands/fieldsFlatten.ts';
import { planFieldsSummary } from '../commands/fieldsSummary.ts';
import { planFilter, planFilterOut, planLimit } from '../commands/filter.ts';
import { planJoin, planJoinNested } from '../commands/join.ts';
import { planJsonExtract } from '../commands/jsonExtract.ts';
import { planLookup } from '../commands/lookup.ts';
import { planMakeTimeseries } from '../commands/makeTimeseries.ts';
import { planMetrics } from '../commands/metrics.ts';
import { planParse } from '../commands/parse.ts';
import { planSearch } from '../commands/search.ts';
import { planSmartscapeEdges, planSmartscapeNodes } from '../commands/smartscape.ts';
import { planSort, type SortPlan } from '../commands/sort.ts';
import { planSummarize } from '../commands/summarize.ts';
import { planTimeseries } from '../commands/timeseries.ts';
import { topRecords } from '../commands/topRecords.ts';
import { planTraverse } from '../commands/traverse.ts';
import { QueryError } from '../engine.ts';
import { bindItems, spanOf } from './binding.ts';
import { type CommandDefinition, findCommand } from './commandDefinitions.ts';
import type { Environment } from './environment.ts';
import type { SourcePlan, StageInput, StagePlan, TimeRange } from './pipeline.ts';
import { openSchema } from './schema.ts';

const sources: Readonly<Record<string, (input: StageInput) => SourcePlan>> = {
  data: planData,
  describe: planDescribe,
  fetch: planFetch,
  fieldsSnapshot: planFieldsSnapshot,
  load: planLoad,
  metrics: planMetrics,
  smartscapeEdges: planSmartscapeEdges,
  smartscapeNodes: planSmartscapeNodes,
  timeseries: planTimeseries,
};

const stages: Readonly<Record<string, (input: StageInput) => StagePlan>> = {
  append: planAppend,
  dedup: planDedup,
  expand: planExpand,
  failIf: planFailIf,
  fields: planFields,
  fieldsAdd: planFieldsAdd,
  fieldsFlatten: planFieldsFlatten,
  fieldsKeep: planFieldsKeep,
  fieldsRemove: planFieldsRemove,
  fieldsRename: planFieldsRename,
  fieldsSummary: planFieldsSummary,
  filter: planFilter,
  filterOut: planFilterOut,
  join: planJoin,
  joinNested: planJoinNested,
  jsonExtract: planJsonExtract,
  limit: planLimit,
  lookup: planLookup,
  makeTimeseries: planMakeTimeseries,
  parse: planParse,
  search: planSearch,
  sort: planSort,
  summarize: planSummarize,
  traverse: planTraverse,
};

/** `limit` is what the caller will take at most, or undefined for all: it lets a final `sort` keep only so many records. */
export function planQuery(
  query: Query,
  environment: Environment,
  defaultRange: TimeRange,
  limit: number | undefined,
): SourcePlan {
  const definitions = query.commands.map((command, index) => definitionOf(command, index === 0));
  const first = query.commands[0];
  if (first === undefined) throw missingName(query);
  const before: string[] = [definitions[0]!.name];
  const source = sources[definitions[0]!.name]!(
    inputOf(first, definitions[0]!, { environment, schema: openSchema, range: defaultRange, before: [] }),
  );
  let plan: SourcePlan = source;
  for (let index = 1; index < query.commands.length; index++) {
    const command = query.commands[index]!;
    const definition = definitions[index]!;
    const planner = stages[definition.name];
    if (planner === undefined) throw notSupported(definition.name, command);
    const input = inputOf(command, definition, {
      environment,
      schema: plan.schema,
      range: source.range,
      before: [...before],
    });
    if (definition.name === 'sort') {
      const next = query.commands[index + 1];
      const size = next === undefined ? limit : limitOf(next, definitions[index + 1]!);
      plan = withSort(plan, planSort(input), size, environment);
    } else {
      plan = withStage(plan, planner(input), oneByOne.has(definition.name));
    }
    before.push(definition.name);
  }
  return plan;
}

function inputOf(
  command: Command,
  { name, parameters }: CommandDefinition,
  rest: Omit<StageInput, 'command' | 'bindings'>,
): StageInput {
  const bindings = bindItems(command.items, { kind: 'command', name, span: command, parameters, trailingAlias: true });
  return { ...rest, command, bindings };
}

function definitionOf(command: Command, first: boolean): CommandDefinition {
  if (command.name === undefined) throw missingName(command);
  const definition = findCommand(command.name.text);
  const span = spanOf(command.name);
  if (definition === undefined) {
    throw new QueryError(`There's no command \`${command.name.text}\`.`, {
      errorType: 'UNKNOWN_COMMAND',
      span,
      arguments: [command.name.text],
    });
  }
  if (definition.source === first) return definition;
  throw new QueryError(
    first
      ? `A query cannot begin with \`${definition.name}\`: it needs a data source such as fetch before it.`
      : `\`${definition.name}\` can only begin a query.`,
    { errorType: 'COMMAND_NOT_ALLOWED_HERE', span, arguments: [definition.name] },
  );
}

function missingName(node: { start: number; end: number }): QueryError {
  return new QueryError('A command is missing here.', { errorType: 'COMMAND_NAME_MISSING', span: spanOf(node) });
}

function notSupported(name: string, command: Command): QueryError {
  return new QueryError(`The command \`${name}\` is not supported here.`, {
    errorType: 'NOT_SUPPORTED',
    span: spanOf(command.name ?? command),
    arguments: [name],
  });
}

/** Commands that make one batch of each, whatever came before it. */
const oneByOne: ReadonlySet<string> = new Set([
  'fields',
  'fieldsAdd',
  'fieldsFlatten',
  'fieldsKeep',
  'fieldsRemove',
  'fieldsRename',
  'filter',
  'filterOut',
  'jsonExtract',
  'lookup',
  'parse',
  'search',
]);

function withStage(upstream: SourcePlan, stage: StagePlan, isOneByOne: boolean): SourcePlan {
  const { range, latestFirst } = upstream;
  return {
    schema: stage.schema,
    range,
    run: () => stage.run(upstream.run()),
    latestFirst:
      isOneByOne && latestFirst !== undefined
        ? { timeField: latestFirst.timeField, run: () => stage.run(latestFirst.run()) }
        : undefined,
  };
}

/** `size` of them are wanted; undefined for all. Where the latest are, they are read first: no other block then has any of the first. */
function withSort(
  upstream: SourcePlan,
  sort: SortPlan,
  size: number | undefined,
  environment: Environment,
): SourcePlan {
  if (size === undefined) return withStage(upstream, sort, false);
  const { keys } = sort;
  const { latestFirst } = upstream;
  const isLatestFirst = keys[0]?.descending === true && keys[0].field === latestFirst?.timeField;
  const input = latestFirst !== undefined && isLatestFirst ? latestFirst : upstream;
  return {
    schema: sort.schema,
    range: upstream.range,
    run: () => topRecords(input.run(), keys, size, environment, input === latestFirst),
  };
}

/** The constant of a `limit` command. */
function limitOf(command: Command, definition: CommandDefinition): number | undefined {
  if (definition.name !== 'limit') return undefined;
  const value = command.items[0]?.value;
  return value?.kind === 'Long' ? Number(value.value) : undefined;
}
