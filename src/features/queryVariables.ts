/** Queries with variables of dashboards: what they need before they can run. The code that asks for it is loaded with the first one. */

import type { FilledQuery, VariablePlace } from './filledQuery.ts';
import type { VariableStore } from './variableStore.ts';

export class QueryVariables {
  readonly store: VariableStore;

  constructor(store: VariableStore) {
    this.store = store;
  }

  /** A query with what it needs before it can run. Undefined when the user leaves the question for a value. */
  async fill(query: string, place: VariablePlace): Promise<FilledQuery | undefined> {
    if (!query.includes('$')) return { text: query, toQuery: (offset) => offset };
    const { fillQuery } = await import('./variables/fillQuery.ts');
    return await fillQuery(query, place, this.store);
  }

  /** Asks for the value of one variable and keeps it. */
  async ask(name: string, place: VariablePlace): Promise<void> {
    const { setVariable } = await import('./variables/fillQuery.ts');
    await setVariable(name, place, this.store);
  }
}
