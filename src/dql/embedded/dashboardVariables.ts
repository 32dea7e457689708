/** The variables that a dashboard's JSON defines. Source: the dashboard document, version 21. */

import type { VariableValues } from '../variables.ts';

export interface DashboardVariable {
  readonly name: string;
  readonly kind: 'query' | 'csv' | 'text';
  /** A query whose first column has the values, or the values with commas between them; else empty. */
  readonly input: string;
  readonly multiple: boolean;
  readonly defaults: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** By name. Undefined where the text is no dashboard (yet): then any variable may exist. */
export function dashboardVariables(text: string): ReadonlyMap<string, DashboardVariable> | undefined {
  if (!text.includes('"tiles"')) return undefined;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // In the middle of an edit.
    return undefined;
  }
  // Documents are exported with what surrounds them, or without.
  const board = [document, isObject(document) ? document.content : undefined].find(isDashboard);
  if (board === undefined) return undefined;
  const { variables } = board;
  const found = new Map<string, DashboardVariable>();
  for (const variable of Array.isArray(variables) ? variables : []) {
    if (isObject(variable) && typeof variable.key === 'string') found.set(variable.key, toVariable(variable));
  }
  return found;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDashboard(value: unknown): value is Json {
  return isObject(value) && isObject(value.tiles);
}

function toVariable({ key, type, input, multiple, defaultValue }: Json): DashboardVariable {
  const values = Array.isArray(defaultValue) ? defaultValue : [defaultValue];
  return {
    name: String(key),
    kind: type === 'query' || type === 'csv' ? type : 'text',
    input: typeof input === 'string' ? input : '',
    multiple: multiple === true,
    defaults: values.filter((value) => typeof value === 'string'),
  };
}

/** What every dashboard has without defining it: the time it shows, as text. Here the last two hours. */
export function timeframeVariables(now: Date): VariableValues {
  const from = new Date(now.getTime() - 2 * 3_600_000);
  return new Map([
    ['dt_timeframe_from', [from.toISOString()]],
    ['dt_timeframe_to', [now.toISOString()]],
  ]);
}
