/** Data objects and metric keys. */

import type { DataObjectEntry } from './entries.ts';
import { parseFieldLines, splitFirst, type TableField, tableLines } from './tables.ts';

export interface DataObject {
  readonly name: string;
  readonly category: string;
  readonly description: string;
  /** The field that the timeframe selects by. */
  readonly timeField: string | undefined;
  /** Whether `samplingRatio` has an effect. */
  readonly samplable: boolean;
  /** Fields outside `fields` do not exist. */
  readonly strict: boolean;
  readonly deprecated: boolean;
  readonly replacement: string | undefined;
  readonly fields: ReadonlyMap<string, TableField>;
}

export interface MetricKey {
  readonly key: string;
  /** Where the documentation lists it, for instance `Infrastructure / CPU`; empty when it does not. */
  readonly group: string;
  /** Keys of the classic metrics that it replaces. */
  readonly classic: readonly string[];
  readonly type: string | undefined;
  readonly unit: string | undefined;
}

export function dataObjectTable(entries: readonly DataObjectEntry[]): ReadonlyMap<string, DataObject> {
  const table = new Map<string, DataObject>();
  for (const entry of entries) {
    table.set(entry.name, {
      name: entry.name,
      category: entry.category,
      description: entry.description,
      timeField: entry.timeField,
      samplable: entry.samplable === true,
      strict: entry.strict === true,
      deprecated: entry.deprecated === true,
      replacement: entry.replacement,
      fields: new Map(parseFieldLines(entry.fields).map((field) => [field.name, field])),
    });
  }
  return table;
}

export function metricTable(text: string): ReadonlyMap<string, MetricKey> {
  const table = new Map<string, MetricKey>();
  let group = '';
  for (const line of tableLines(text)) {
    if (line.startsWith('# ')) {
      group = line === '# -' ? '' : line.slice(2);
      continue;
    }
    const [key, rest] = splitFirst(line);
    let classic: string[] = [];
    let type: string | undefined;
    let unit: string | undefined;
    for (const part of rest === '' ? [] : rest.split(' ')) {
      if (part.startsWith('type=')) type = part.slice(5);
      else if (part.startsWith('unit=')) unit = part.slice(5).replaceAll('_', ' ');
      else if (part !== 'seen') classic = part === '=' ? [classicForm(key)] : part.split(',');
    }
    table.set(key, { key, group, classic, type, unit });
  }
  return table;
}

/** `dt.host.cpu.idle_time` was `builtin:host.cpu.idleTime`. */
function classicForm(key: string): string {
  return `builtin:${key.replace(/^dt\./, '').replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}`;
}
