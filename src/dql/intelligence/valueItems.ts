/** Completion of values that are neither fields nor functions: names of data, words, times. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Parameter } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import { quoteName } from '../checks/suggestions.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { builtInBuckets, valuesOfField } from './fieldValues.ts';

const UNITS: readonly (readonly [string, string])[] = [
  ['s', 'seconds'],
  ['m', 'minutes'],
  ['h', 'hours'],
  ['d', 'days'],
  ['w', 'weeks'],
  ['M', 'calendar months'],
  ['q', 'calendar quarters'],
  ['y', 'calendar years'],
  ['ms', 'milliseconds'],
  ['us', 'microseconds'],
  ['ns', 'nanoseconds'],
];

const TIMES: readonly (readonly [string, string])[] = [
  ['-30m', 'half an hour ago'],
  ['-2h', 'two hours ago'],
  ['-1d', 'a day ago'],
  ['-7d', 'seven days ago'],
  ['now()', 'the time of the query'],
  ['now() - 1h', 'an hour ago'],
  ['@d', 'the start of today'],
  ['now() - 1d@d', 'the start of yesterday'],
  ['@w1', 'the start of the week, on Monday'],
];

const SPANS: readonly (readonly [string, string])[] = [
  ['1m', 'a minute'],
  ['5m', 'five minutes'],
  ['15m', 'a quarter of an hour'],
  ['1h', 'an hour'],
  ['1d', 'a day'],
];

/** Units of time behind digits. */
export function unitItems(amount: string): readonly CompletionItem[] {
  return UNITS.map(([unit, detail], index) =>
    item({ label: amount + unit, kind: 'value', rank: Rank.Exact + index, detail }),
  );
}

/** What a parameter takes by its kind; empty for ordinary expressions. */
export function namedValueItems(
  parameter: Parameter,
  catalogue: Catalogue,
  dataObjects: Iterable<string>,
): readonly CompletionItem[] {
  const items: CompletionItem[] = parameter.values.map((label) => item({ label, kind: 'value', rank: Rank.Exact }));
  for (const kind of parameter.kinds) {
    if (kind === 'dataObject') items.push(...dataObjectItems(catalogue, dataObjects));
    else if (kind === 'metricKey') items.push(...metricItems(catalogue));
    else if (kind === 'nodeType') {
      for (const label of catalogue.smartscape.nodeTypes) items.push(item({ label, kind: 'value', rank: Rank.Exact }));
    } else if (kind === 'edgeType') {
      for (const [label, documentation] of catalogue.smartscape.edgeTypes)
        items.push(item({ label, kind: 'value', rank: Rank.Exact, documentation }));
    } else if (kind === 'bucket') items.push(...texts(builtInBuckets));
  }
  if (parameter.kinds.includes('constant') || parameter.kinds.includes('expression')) {
    if (['from', 'to'].includes(parameter.name)) items.push(...phrases(TIMES));
    else if (parameter.types === Type.Duration) items.push(...phrases(SPANS));
  }
  return items;
}

export function booleanItems(): readonly CompletionItem[] {
  return ['true', 'false'].map((label) => item({ label, kind: 'keyword', rank: Rank.Keyword }));
}

/** Values of a field, as text in quotes. */
export function fieldValueItems(field: string): readonly CompletionItem[] {
  return texts(valuesOfField(field));
}

export function metricItems(catalogue: Catalogue): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const { key, group, unit } of catalogue.metricKeys.values()) {
    items.push(
      item({
        label: key,
        kind: 'metric',
        rank: key.startsWith('dt.') ? Rank.Exact : Rank.Exact + 1,
        detail: unit ?? '',
        documentation: group,
        insertText: quoteName(key),
      }),
    );
  }
  return items;
}

function dataObjectItems(catalogue: Catalogue, more: Iterable<string>): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const { name, category, description, deprecated, replacement } of catalogue.dataObjects.values()) {
    items.push(
      item({
        label: name,
        kind: 'dataObject',
        rank: deprecated ? Rank.Unusual : category === 'telemetry' ? Rank.Exact : Rank.Parameter,
        detail: category,
        documentation: replacement === undefined ? description : `${description} Use \`${replacement}\`.`,
        insertText: quoteName(name),
        deprecated,
      }),
    );
  }
  for (const name of more) {
    if (catalogue.dataObject(name) !== undefined) continue;
    items.push(item({ label: name, kind: 'dataObject', rank: Rank.Exact, insertText: quoteName(name) }));
  }
  return items;
}

function texts(values: readonly string[]): CompletionItem[] {
  return values.map((value, index) =>
    item({ label: JSON.stringify(value), kind: 'value', rank: Rank.Exact + index / 100 }),
  );
}

function phrases(list: readonly (readonly [string, string])[]): CompletionItem[] {
  return list.map(([label, detail], index) => item({ label, kind: 'value', rank: Rank.Exact + index / 100, detail }));
}
