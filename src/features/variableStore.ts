/** The variables of dashboards in this workspace: one name has one value, wherever it is used. */

import * as vscode from 'vscode';

const KEY = 'dql.variables';

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
    const all = this.#all;
    // `$constructor` is a name like any other.
    return Object.hasOwn(all, name) ? all[name] : undefined;
  }

  async set(name: string, values: readonly string[]): Promise<void> {
    await this.#state.update(KEY, { ...this.#all, [name]: values });
    this.#changed.fire();
  }

  get #all(): Readonly<Record<string, readonly string[]>> {
    return this.#state.get(KEY, {});
  }
}
