/** The variables of dashboards in this workspace: one name has one value, wherever it is used. Asked for when a query needs it. */

import * as vscode from 'vscode';
import type { QueryRunner } from './queryRunner.ts';

const KEY = 'dql.variables';

export interface FilledQuery {
  readonly text: string;
  /** From an offset in the text to one in the query as it was written. */
  toQuery(offset: number): number;
}

export interface VariablePlace {
  /** Where the query stands: a dashboard says what its variables can be. */
  readonly document: vscode.TextDocument;
  /** Finds the values of variables that are queries themselves. Undefined without a connection. */
  readonly runner: QueryRunner | undefined;
}

export class VariableStore implements vscode.Disposable {
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Undefined where nobody has said any yet. `name` is without `$`. */
  get(name: string): readonly string[] | undefined {
    return this.#all[name];
  }

  /** A query with what it needs before it can run. Undefined when the user leaves the question for a value. */
  async fill(query: string, place: VariablePlace): Promise<FilledQuery | undefined> {
    if (!query.includes('$')) return { text: query, toQuery: (offset) => offset };
    const { fillQuery } = await import('./variables/fillQuery.ts');
    return await fillQuery(query, place, this);
  }

  /** Asks for the value of one variable and keeps it. */
  async ask(name: string, place: VariablePlace): Promise<void> {
    const { setVariable } = await import('./variables/fillQuery.ts');
    await setVariable(name, place, this);
  }

  async set(name: string, values: readonly string[]): Promise<void> {
    await this.#state.update(KEY, { ...this.#all, [name]: values });
    this.#changed.fire();
  }

  get #all(): Readonly<Record<string, readonly string[]>> {
    return this.#state.get(KEY, {});
  }
}
