/** Which connection is in use, its clients, and what the last test of it found. */

import * as vscode from 'vscode';
import type { HttpClientOptions } from '../../http/client.ts';
import { ApiError } from '../../http/errors.ts';
import { contextKeys } from '../../ids.ts';
import { errorSentence } from '../errorTitle.ts';
import type { ActiveConnection, ConnectionProfile, ConnectionReport, Connections, Log } from '../services.ts';
import type { Clients } from './clients.ts';
import type { Credentials, CredentialVault } from './credentialVault.ts';
import type { ProfileStore } from './profileStore.ts';

const ACTIVE_KEY = 'activeConnection';

interface Parts {
  readonly profiles: ProfileStore;
  readonly vault: CredentialVault;
  readonly http: HttpClientOptions;
  readonly state: vscode.Memento;
  readonly log: Log;
}

export class ConnectionService implements Connections, vscode.Disposable {
  readonly #parts: Parts;
  readonly #activeChanged = new vscode.EventEmitter<ActiveConnection | undefined>();
  readonly #reportChanged = new vscode.EventEmitter<ConnectionReport | undefined>();
  readonly #subscription: vscode.Disposable;
  /** Clients are kept while their profile stays the same, so that tokens and limits are shared. */
  readonly #open = new Map<string, { readonly profile: string; readonly connection: ActiveConnection }>();
  #clients: Promise<Clients> | undefined;
  #active: ActiveConnection | undefined;
  #report: ConnectionReport | undefined;
  #test: AbortController | undefined;

  readonly onDidChangeActive = this.#activeChanged.event;
  readonly onDidChangeReport = this.#reportChanged.event;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#subscription = parts.profiles.onDidChange(() => void this.#profilesChanged());
  }

  dispose(): void {
    this.#test?.abort();
    this.#subscription.dispose();
    this.#activeChanged.dispose();
    this.#reportChanged.dispose();
  }

  get profiles(): readonly ConnectionProfile[] {
    return this.#parts.profiles.all;
  }

  get onDidChangeProfiles(): vscode.Event<void> {
    return this.#parts.profiles.onDidChange;
  }

  get active(): ActiveConnection | undefined {
    return this.#active;
  }

  get report(): ConnectionReport | undefined {
    return this.#report;
  }

  /** The connection that was in use when the last window closed, if it is still there. */
  get remembered(): string | undefined {
    const id = this.#parts.state.get<string>(ACTIVE_KEY);
    return id !== undefined && this.#parts.profiles.find(id) ? id : undefined;
  }

  async open(id: string): Promise<ActiveConnection | undefined> {
    const profile = this.#parts.profiles.find(id);
    if (!profile) return undefined;
    const text = JSON.stringify(profile);
    const clients = await this.#loadClients();
    const known = this.#open.get(id);
    if (known?.profile === text) return known.connection;
    const connection = clients.connect(profile);
    this.#open.set(id, { profile: text, connection });
    return connection;
  }

  /** Makes a connection the one in use and tests it in the background. */
  async use(id: string): Promise<void> {
    await this.#parts.state.update(ACTIVE_KEY, id);
    await this.#setActive(await this.open(id));
    void this.test();
  }

  /** Saves a profile with its credentials and makes it the one in use. */
  async save(profile: ConnectionProfile, credentials: Credentials): Promise<void> {
    const { credentialHosts } = await import('./clients.ts');
    await this.#parts.vault.store(profile.id, credentials, credentialHosts(profile));
    this.#open.delete(profile.id);
    await this.#parts.profiles.save(profile);
    await this.use(profile.id);
  }

  /** Takes the credentials of a connection away, and the connection with them. */
  async disconnect(id: string): Promise<void> {
    if (this.#active?.profile.id === id) {
      await this.#parts.state.update(ACTIVE_KEY, undefined);
      await this.#setActive(undefined);
    }
    await this.#parts.vault.purge(id);
    this.#open.delete(id);
    await this.#parts.profiles.remove(id);
  }

  credentialsOf(id: string): Promise<Credentials> {
    return this.#parts.vault.read(id);
  }

  /** Tests every plane of the active connection. A second call replaces a test under way. */
  async test(outer?: AbortSignal): Promise<ConnectionReport | undefined> {
    const connection = this.#active;
    if (!connection) return undefined;
    this.#test?.abort();
    const abort = new AbortController();
    this.#test = abort;
    const signal = outer ? AbortSignal.any([outer, abort.signal]) : abort.signal;
    try {
      const { testPlanes } = await import('./clients.ts');
      const planes = await testPlanes(connection, signal);
      if (signal.aborted || this.#active !== connection) return undefined;
      return this.#setReport({ profile: connection.profile, at: new Date(), planes });
    } catch (error) {
      if (signal.aborted || ApiError.is(error, 'cancelled')) return undefined;
      this.#parts.log.error('The connection test failed', error);
      throw error;
    }
  }

  #loadClients(): Promise<Clients> {
    this.#clients ??= import('./clients.ts').then(({ Clients }) => new Clients(this.#parts.http, this.#parts.vault));
    return this.#clients;
  }

  async #setActive(connection: ActiveConnection | undefined): Promise<void> {
    this.#test?.abort();
    this.#active = connection;
    this.#report = undefined;
    await vscode.commands.executeCommand('setContext', contextKeys.connected, connection !== undefined);
    await vscode.commands.executeCommand('setContext', contextKeys.konnectConnected, connection?.konnect !== undefined);
    this.#activeChanged.fire(connection);
    this.#reportChanged.fire(undefined);
  }

  #setReport(report: ConnectionReport): ConnectionReport {
    this.#report = report;
    this.#reportChanged.fire(report);
    return report;
  }

  /** The active profile was edited or removed by hand. */
  async #profilesChanged(): Promise<void> {
    const id = this.#active?.profile.id;
    if (id === undefined) return;
    try {
      const connection = await this.open(id);
      if (connection === this.#active) return;
      await this.#setActive(connection);
      await this.test();
    } catch (error) {
      this.#parts.log.error('The edited connection cannot be used', error);
      await this.#setActive(undefined);
      void vscode.window.showErrorMessage(errorSentence(error));
    }
  }
}
