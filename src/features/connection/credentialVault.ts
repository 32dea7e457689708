/**
 * Credentials, in SecretStorage and nowhere else: one entry a connection. Each entry remembers the hosts its credentials were entered
 * for, and is not handed out for another host: an address that was changed by hand, or synced from elsewhere, gets nothing.
 */

import type * as vscode from 'vscode';
import type { CredentialSource, OAuthClient } from '../../dynatrace/credentials.ts';
import { ApiError } from '../../http/errors.ts';
import type { Redactor } from '../../http/redact.ts';

export interface Credentials {
  readonly apiToken?: string | undefined;
  readonly platformToken?: string | undefined;
  readonly oauth?: OAuthClient | undefined;
  readonly konnectToken?: string | undefined;
}

interface Entry extends Credentials {
  /** The hosts these were entered for. */
  readonly hosts: readonly string[];
}

export class CredentialVault {
  readonly #storage: vscode.SecretStorage;
  readonly #redactor: Redactor;

  constructor(storage: vscode.SecretStorage, redactor: Redactor) {
    this.#storage = storage;
    this.#redactor = redactor;
  }

  async read(connectionId: string): Promise<Credentials> {
    return (await this.#entry(connectionId)) ?? {};
  }

  async store(connectionId: string, credentials: Credentials, hosts: readonly string[]): Promise<void> {
    const entry: Entry = { ...credentials, hosts };
    this.#register(entry);
    await this.#storage.store(keyOf(connectionId), JSON.stringify(entry));
  }

  async purge(connectionId: string): Promise<void> {
    await this.#storage.delete(keyOf(connectionId));
  }

  /** What a client of `hosts` may have. Its getters throw where the connection's address is no longer the one of its credentials. */
  sourceFor(
    connectionId: string,
    hosts: readonly string[],
  ): CredentialSource & { konnectToken(): Promise<string | undefined> } {
    const read = async (): Promise<Credentials> => {
      const entry = await this.#entry(connectionId);
      const stranger = entry && hosts.find((host) => !entry.hosts.includes(host));
      if (stranger !== undefined) {
        throw new ApiError({
          reason: 'invalid-configuration',
          plane: 'environment',
          message: `The address of this connection was changed to ${stranger} after its credentials were entered. Run "Dynatrace: Edit Connection…" and enter them for the new address.`,
        });
      }
      return entry ?? {};
    };
    return {
      apiToken: async () => (await read()).apiToken,
      platformToken: async () => (await read()).platformToken,
      oauthClient: async () => (await read()).oauth,
      konnectToken: async () => (await read()).konnectToken,
    };
  }

  async #entry(connectionId: string): Promise<Entry | undefined> {
    const text = await this.#storage.get(keyOf(connectionId));
    if (text === undefined) return undefined;
    const entry = JSON.parse(text) as Entry;
    this.#register(entry);
    return entry;
  }

  #register(entry: Entry): void {
    for (const secret of [entry.apiToken, entry.platformToken, entry.oauth?.clientSecret, entry.konnectToken]) {
      if (secret) this.#redactor.register(secret);
    }
  }
}

function keyOf(connectionId: string): string {
  return `connection:${connectionId}`;
}
