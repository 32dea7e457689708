/** Fills the variables of a query in, and asks for the values that nobody has said yet. */

import {
  type DashboardVariable,
  dashboardVariables,
  timeframeVariables,
} from '../../dql/embedded/dashboardVariables.ts';
import { parse } from '../../dql/parser.ts';
import { fillVariables, variableUses } from '../../dql/variables.ts';
import type { FilledQuery, VariablePlace } from '../filledQuery.ts';
import type { VariableStore } from '../variableStore.ts';
import { askVariable } from './askVariable.ts';

interface Parts extends VariablePlace {
  readonly store: VariableStore;
  readonly definitions: ReadonlyMap<string, DashboardVariable> | undefined;
  /** The variables whose values wait for the query: one of them in it would wait for itself. */
  readonly asking: ReadonlySet<string>;
}

export async function fillQuery(
  query: string,
  place: VariablePlace,
  store: VariableStore,
): Promise<FilledQuery | undefined> {
  return await fill(query, partsOf(place, store));
}

export async function setVariable(name: string, place: VariablePlace, store: VariableStore): Promise<void> {
  await valuesOf(name, partsOf(place, store));
}

function partsOf(place: VariablePlace, store: VariableStore): Parts {
  return { ...place, store, definitions: dashboardVariables(place.document.getText()), asking: new Set() };
}

async function fill(query: string, parts: Parts): Promise<FilledQuery | undefined> {
  const uses = variableUses(parse(query));
  const timeframe = timeframeVariables(new Date());
  const values = new Map<string, readonly string[]>();
  for (const { name } of uses) {
    if (values.has(name) || parts.asking.has(name)) continue;
    const found = parts.store.get(name) ?? timeframe.get(name) ?? (await valuesOf(name, parts));
    if (found === undefined) return undefined;
    values.set(name, found);
  }
  const filled = fillVariables(query, uses, values);
  return { text: filled.text, toQuery: (offset) => filled.toDocument(offset) };
}

async function valuesOf(name: string, parts: Parts): Promise<readonly string[] | undefined> {
  const { store, runner, definitions } = parts;
  const values = await askVariable({
    name,
    definition: definitions?.get(name),
    current: store.get(name),
    find: async (input, signal) => {
      if (runner === undefined) throw new Error('Its values come from a query, and there is no connection.');
      const query = await fill(input, { ...parts, asking: new Set([...parts.asking, name]) });
      if (query === undefined) return [];
      const request = { query: query.text, maxResultRecords: 1000 };
      // The list of values shows that it is busy; how far it is would say nothing more.
      const { table } = await runner.run(request, { signal, onProgress: () => undefined });
      return textsOf(table.columns[0]?.values ?? []);
    },
  });
  if (values !== undefined) await store.set(name, values);
  return values;
}

/** Distinct, in order; the elements of arrays count each. */
function textsOf(values: readonly unknown[]): readonly string[] {
  const texts = values.flat().filter((value) => value !== null && value !== undefined && typeof value !== 'object');
  return [...new Set(texts.map(String))];
}
