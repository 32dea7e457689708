/** The variables of a query with their values, as a lens or an item of a status bar shows them. */

import { timeframeVariables } from '../dql/embedded/dashboardVariables.ts';
import type { Tree } from '../dql/tree.ts';
import { valuesText, variableUses } from '../dql/variables.ts';
import type { VariableStore } from './variableStore.ts';

const LONGEST = 40;

export interface VariableTitle {
  readonly name: string;
  readonly title: string;
}

/** Each variable once, in order. The timeframe of a dashboard is nobody's to set here. */
export function variableTitles(tree: Tree, store: VariableStore): VariableTitle[] {
  const own = timeframeVariables(new Date());
  const names = new Set(variableUses(tree).map(({ name }) => name));
  return [...names]
    .filter((name) => !own.has(name))
    .map((name) => ({ name, title: `$${name} = ${shortened(store.get(name))}` }));
}

function shortened(values: readonly string[] | undefined): string {
  if (values === undefined) return '…';
  const text = valuesText(values);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
