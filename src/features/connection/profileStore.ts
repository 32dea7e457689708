/** The named connections: in the user's settings (never a workspace's), less the demo, which lives as long as the window. */

import * as vscode from 'vscode';
import { settings } from '../../ids.ts';
import type { ConnectionProfile } from '../services.ts';

const KEY = 'connections';

export class ProfileStore implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #demo: ConnectionProfile | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settings.section}.${KEY}`)) this.#changed.fire();
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  get all(): readonly ConnectionProfile[] {
    return this.#demo ? [...this.#saved, this.#demo] : this.#saved;
  }

  find(id: string): ConnectionProfile | undefined {
    return this.all.find((profile) => profile.id === id);
  }

  /** Adds the profile, or replaces the one of its id. */
  async save(profile: ConnectionProfile): Promise<void> {
    if (profile.demo) {
      this.#demo = profile;
      this.#changed.fire();
      return;
    }
    const others = this.#saved.filter(({ id }) => id !== profile.id);
    await this.#write([...others, profile]);
  }

  async remove(id: string): Promise<void> {
    if (this.#demo?.id === id) {
      this.#demo = undefined;
      this.#changed.fire();
      return;
    }
    await this.#write(this.#saved.filter((profile) => profile.id !== id));
  }

  /** Settings are edited by hand: what has no id, name or address is left out rather than trusted. */
  get #saved(): readonly ConnectionProfile[] {
    const value =
      vscode.workspace.getConfiguration(settings.section).inspect<ConnectionProfile[]>(KEY)?.globalValue ?? [];
    if (!Array.isArray(value)) return [];
    return value.filter((each) => isText(each?.id) && isText(each?.name) && isText(each?.environmentUrl));
  }

  async #write(profiles: readonly ConnectionProfile[]): Promise<void> {
    await vscode.workspace.getConfiguration(settings.section).update(KEY, profiles, vscode.ConfigurationTarget.Global);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
