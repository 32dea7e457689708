/** Commands: their names, their order, and what a query has to be as a whole. Source: docs "DQL language reference", command pages. */

import type { Command as CommandDefinition } from '../catalogue/definitions.ts';
import { lowerCase } from '../catalogue/definitions.ts';
import type { Command, Query } from '../tree.ts';
import type { CheckContext } from './context.ts';
import { type Check, type Fix, replace } from './problem.ts';
import { didYouMean, nearest } from './suggestions.ts';

export const commandChecks = {
  unknownCommand: {
    code: 'unknown-command',
    severity: 'error',
    errorType: 'UNKNOWN_COMMAND',
    summary: 'A command that does not exist, or that another query language has.',
    example: 'data record(a = 1) | where a == 1',
    fixed: 'data record(a = 1) | filter a == 1',
  },
  notASource: {
    code: 'not-a-source',
    severity: 'error',
    summary: 'A query that does not begin with a command that reads data.',
    example: 'fieldsAdd a = 1',
  },
  sourceNotFirst: {
    code: 'source-not-first',
    severity: 'error',
    summary: 'A command that reads data behind a pipe; other data is added by a sub-query.',
    example: 'data record(a = 1) | data record(a = 2)',
    fixed: 'data record(a = 1) | append [ data record(a = 2) ]',
  },
  fragment: {
    code: 'query-fragment',
    severity: 'information',
    summary: 'A text that begins with a pipe: it has to be appended to a query to run.',
    example: '| limit 10',
  },
  searchNotAllowed: {
    code: 'search-not-allowed',
    severity: 'error',
    errorType: 'SEARCH_COMMAND_NOT_ALLOWED_AFTER',
    summary: 'A search behind a command that computes or changes fields.',
    example: 'data record(a = "x") | fieldsAdd b = 1 | search "x"',
  },
  implicitTime: {
    code: 'no-time-field',
    severity: 'error',
    errorType: 'INVALID_IMPLICIT_TIME_DEFAULT',
    summary: 'A makeTimeseries without a field that says when: neither `time:` nor `timestamp` nor `start_time`.',
    example: 'data record(a = 1) | makeTimeseries avg(a)',
  },
  experimental: {
    code: 'experimental',
    severity: 'information',
    summary: 'A command, function or parameter that is experimental or undocumented and may change.',
    example: 'data record(a = 1) | failIf a > 2, "too much"',
  },
} as const satisfies Record<string, Check>;

/** What other query languages call it. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ...['stats', 'aggregate', 'timechart'].map((name) => [name, 'summarize'] as const),
  ...['where', 'select_where', 'having'].map((name) => [name, 'filter'] as const),
  ...['eval', 'extend', 'let', 'with', 'addfields', 'set'].map((name) => [name, 'fieldsAdd'] as const),
  ...['head', 'take', 'top', 'tail', 'first'].map((name) => [name, 'limit'] as const),
  ...['project', 'select', 'table', 'columns', 'return'].map((name) => [name, 'fields'] as const),
  ...['drop', 'delete', 'exclude'].map((name) => [name, 'fieldsRemove'] as const),
  ...['rename'].map((name) => [name, 'fieldsRename'] as const),
  ...['order', 'orderby', 'sortby'].map((name) => [name, 'sort'] as const),
  ...['distinct', 'unique', 'uniq'].map((name) => [name, 'dedup'] as const),
  ...['union', 'concat'].map((name) => [name, 'append'] as const),
  ...['unnest', 'explode', 'mvexpand'].map((name) => [name, 'expand'] as const),
  ...['from', 'read', 'source', 'show', 'get'].map((name) => [name, 'fetch'] as const),
  ...['extract', 'grok', 'rex'].map((name) => [name, 'parse'] as const),
]);

const HYPHENATED: ReadonlyMap<string, string> = new Map([
  ['project-away', 'fieldsRemove'],
  ['project-keep', 'fieldsKeep'],
  ['project-rename', 'fieldsRename'],
  ['mv-expand', 'expand'],
]);

/** Those whose values mean something else here, so that the word alone does not mend them. */
const GROUPING = new Set(['groupby', 'group']);

/** What may stand between a source and `search`. */
const BEFORE_SEARCH = new Set([
  'filter',
  'filterOut',
  'fieldsKeep',
  'fieldsRemove',
  'fieldsRename',
  'limit',
  'append',
  'search',
]);

/** One command of the pipeline so far. */
export interface Step {
  readonly command: Command;
  readonly definition: CommandDefinition | undefined;
}

/** What the rules remember while they go through a query. */
export class QueryState {
  readonly query: Query;
  readonly inBlock: boolean;
  readonly steps: Step[] = [];
  /** The first command that forbids `search` behind it. */
  searchForbiddenBy: string | undefined;

  constructor(query: Query, inBlock: boolean) {
    this.query = query;
    this.inBlock = inBlock;
  }

  add(command: Command, definition: CommandDefinition | undefined): void {
    this.steps.push({ command, definition });
    if (definition === undefined || definition.isSource || BEFORE_SEARCH.has(definition.name)) return;
    this.searchForbiddenBy ??= definition.name;
  }
}

export function checkCommand(
  context: CheckContext,
  command: Command,
  definition: CommandDefinition | undefined,
  state: QueryState,
): void {
  const isFirst = state.steps.length === 0;
  if (isFirst && state.query.fragment && !state.inBlock && command.name !== undefined) {
    const pipe = { start: state.query.start, end: state.query.start + 1 };
    context.report(
      commandChecks.fragment,
      pipe,
      'This is a part of a query: put a source such as `fetch logs` before it to run it.',
    );
  }
  if (definition === undefined) {
    if (command.name !== undefined) reportUnknown(context, command, isFirst && !state.query.fragment);
    return;
  }
  const name = command.name!;
  if (definition.experimental) {
    context.report(
      commandChecks.experimental,
      name,
      `\`${definition.name}\` is experimental: it may change or go away.`,
    );
  }
  if (isFirst && !state.query.fragment) {
    if (!definition.isSource) {
      const message = `A query begins with a command that reads data, such as \`fetch\`: \`${definition.name}\` needs one before it.`;
      context.report(commandChecks.notASource, name, message);
    }
  } else if (definition.isSource) {
    context.report(
      commandChecks.sourceNotFirst,
      name,
      `\`${definition.name}\` begins a query: to add its records, put it into \`append [ … ]\` or \`join [ … ]\`.`,
      [appendFix(command)],
    );
  }
  if (definition.name === 'search' && state.searchForbiddenBy !== undefined) {
    const message = `\`search\` must not follow \`${state.searchForbiddenBy}\`: move it before, or use \`filter\` with \`~\`.`;
    context.report(commandChecks.searchNotAllowed, name, message, undefined, [state.searchForbiddenBy]);
  }
  if (definition.name === 'makeTimeseries' && context.analysis.lacksTime(command)) {
    const message = 'No field says when a record happened: give `time:` a timestamp, or keep `timestamp` until here.';
    context.report(commandChecks.implicitTime, name, message);
  }
}

function appendFix(command: Command): Fix {
  return {
    title: 'Append its records',
    edits: [
      { start: command.start, end: command.start, text: 'append [ ' },
      { start: command.end, end: command.end, text: ' ]' },
    ],
    preferred: false,
  };
}

function reportUnknown(context: CheckContext, command: Command, isFirst: boolean): void {
  const name = command.name!;
  const isGrouping = GROUPING.has(lowerCase(name.text));
  const foreign = isGrouping ? 'summarize' : FOREIGN.get(lowerCase(name.text));
  const names = context.catalogue.commands.filter((each) => each.isSource === isFirst).map((each) => each.name);
  const candidates = foreign === undefined ? nearest(name.text, names) : [foreign];
  const end = foreign === 'sort' ? endOfBy(context.text, name.end) : name.end;
  const fixes = candidates.map((candidate, index) =>
    replace(`Change to \`${candidate}\``, name.start, end, candidate, index === 0 && !isGrouping),
  );
  const message = `There is no command \`${name.text}\`.${didYouMean(candidates)}`;
  context.report(commandChecks.unknownCommand, name, message, fixes, [name.text]);
  // What its values are for is not known.
  context.cover({ start: name.end, end: command.end + 1 });
}

/** `order by` is one word to those who write it. */
function endOfBy(text: string, end: number): number {
  return end + (/^\s+by\b/i.exec(text.slice(end, end + 40))?.[0].length ?? 0);
}

/** The foreign command with a minus in its name at an offset, which is read as the beginning of a value, and what it is here. */
export function hyphenatedCommand(text: string, start: number): { name: string; own: string } | undefined {
  const name = /^\w+-\w+/.exec(text.slice(start, start + 40))?.[0];
  const own = name === undefined ? undefined : HYPHENATED.get(lowerCase(name));
  return own === undefined ? undefined : { name: name!, own };
}
