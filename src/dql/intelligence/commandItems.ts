/** Completion of commands. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command } from '../catalogue/definitions.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { signatureText } from './signature.ts';
import { snippet } from './snippet.ts';

/** What a command is usually written with; `«…»` are tab stops. */
const SNIPPETS: Readonly<Record<string, string>> = {
  append: 'append [ «» ]',
  data: 'data record(«»)',
  dedup: 'dedup «field», sort: {«timestamp desc»}',
  describe: 'describe «logs»',
  expand: 'expand «array»',
  fetch: 'fetch «logs»',
  fieldsAdd: 'fieldsAdd «name» = «»',
  fieldsRename: 'fieldsRename «name» = «field»',
  join: 'join [ «» ], on: {«field»}',
  joinNested: 'joinNested «name» = [ «» ], on: {«field»}',
  limit: 'limit «100»',
  load: 'load "«/lookups/»"',
  lookup: 'lookup [ «» ], sourceField: «field», lookupField: «field»',
  makeTimeseries: 'makeTimeseries «count()», by: {«»}, interval: «5m»',
  parse: 'parse «content», "«LD:rest»"',
  summarize: 'summarize «count()», by: {«»}',
  timeseries: 'timeseries «avg»(«dt.host.cpu.usage»), by: {«»}',
};

/** Commands in the order of how often people look for them; others follow. */
const USUAL = [
  'fetch',
  'timeseries',
  'filter',
  'fields',
  'fieldsAdd',
  'summarize',
  'sort',
  'limit',
  'makeTimeseries',
  'parse',
  'filterOut',
  'expand',
  'lookup',
  'join',
  'dedup',
];

export function commandItems(catalogue: Catalogue, wanted: 'first' | 'piped', pipe = ''): readonly CompletionItem[] {
  return catalogue.commands
    .filter(({ isSource }) => isSource === (wanted === 'first'))
    .map((command) => commandItem(command, pipe));
}

function commandItem(command: Command, pipe: string): CompletionItem {
  const usual = USUAL.indexOf(command.name);
  const isOdd = command.experimental || command.deprecated;
  const usage = SNIPPETS[command.name];
  return item({
    label: pipe + command.name,
    kind: 'command',
    rank: (pipe === '' ? 0 : 100) + (isOdd ? Rank.Unusual : usual < 0 ? Rank.Function : usual),
    detail: command.experimental ? 'experimental' : '',
    documentation: `\`\`\`dql\n${signatureText(command).label}\n\`\`\`\n${command.description}`,
    insertText: pipe + (usage === undefined ? `${command.name} ` : snippet(usage)),
    isSnippet: usage !== undefined,
    deprecated: command.deprecated,
  });
}
