/** Completion of values that are neither fields nor functions: names of data, words, times. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Parameter } from '../catalogue/definitions.ts';
import { Type, type TypeSet } from '../catalogue/typeSet.ts';
import { quoteName } from '../checks/suggestions.ts';
import { type CompletionItem, item, Rank } from './completionItem.ts';
import { builtInBuckets, valuesOfField } from './fieldValues.ts';
import { localPathItem } from './localPath.ts';
import { quotedText } from './quotedText.ts';

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

/** `timeframe(…)` takes both ends. */
const TIMEFRAMES: readonly (readonly [string, string])[] = [
  ['timeframe(from: -2h, to: now())', 'the last two hours'],
  ['timeframe(from: -1d@d, to: @d)', 'yesterday'],
];

const MOMENTS = TIMES.filter(([time]) => !time.startsWith('-'));

const SHORT_SPANS: readonly (readonly [string, string])[] = [
  ['100ms', 'a tenth of a second'],
  ['1s', 'a second'],
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
export function namedValueItems(parameter: Parameter, catalogue: Catalogue): readonly CompletionItem[] {
  const items: CompletionItem[] = parameter.values.map((label) => item({ label, kind: 'value', rank: Rank.Exact }));
  for (const kind of parameter.kinds) {
    if (kind === 'dataObject') items.push(...dataObjectItems(catalogue), localPathItem);
    else if (kind === 'tabularFile') items.push(localPathItem);
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
    else if (parameter.name === 'timeframe') items.push(...phrases(TIMEFRAMES));
    else if (takesCount(parameter)) items.push(...countItems(parameter));
    else if (parameter.types === Type.Duration) items.push(...phrases(SPANS));
  }
  return items;
}

/** A number of things, which is written as digits. */
export function takesCount({ kinds, types }: Parameter): boolean {
  return types === Type.Long && kinds.every((kind) => kind === 'constant' || kind === 'literal');
}

function countItems({ min = 0, max = Number.POSITIVE_INFINITY }: Parameter): readonly CompletionItem[] {
  return [10, 100, 1000]
    .filter((count) => count >= min && count <= max)
    .map((count, index) => item({ label: `${count}`, kind: 'value', rank: Rank.Exact + index / 100 }));
}

export function booleanItems(): readonly CompletionItem[] {
  return ['true', 'false'].map((label) => item({ label, kind: 'keyword', rank: Rank.Keyword }));
}

/** Values of a field, as text in quotes. */
export function fieldValueItems(field: string, catalogue: Catalogue): readonly CompletionItem[] {
  if (field === 'metric.key') {
    return metricItems(catalogue).map((each) => {
      const text = quotedText(each.label);
      return { ...each, label: text, filterText: text, insertText: text };
    });
  }
  return texts(valuesOfField(field));
}

/** What times and durations are compared with. */
export function timeItems(types: TypeSet): readonly CompletionItem[] {
  if (types === Type.Timestamp) return phrases(MOMENTS);
  return types === Type.Duration ? phrases([...SHORT_SPANS, ...SPANS]) : [];
}

const METRICS = new WeakMap<Catalogue, readonly CompletionItem[]>();

function metricItems(catalogue: Catalogue): readonly CompletionItem[] {
  const known = METRICS.get(catalogue);
  if (known !== undefined) return known;
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
  METRICS.set(catalogue, items);
  return items;
}

function dataObjectItems(catalogue: Catalogue): readonly CompletionItem[] {
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
  return items;
}

function texts(values: readonly string[]): CompletionItem[] {
  return values.map((value, index) =>
    item({ label: quotedText(value), kind: 'value', rank: Rank.Exact + index / 100 }),
  );
}

function phrases(list: readonly (readonly [string, string])[]): CompletionItem[] {
  return list.map(([label, detail], index) => item({ label, kind: 'value', rank: Rank.Exact + index / 100, detail }));
}
