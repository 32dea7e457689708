/** The demo organization's catalog, in memory. Records are as Konnect answers, but for what is computed or secret. */

import type { Json } from './bodyCheck.ts';

export interface ServiceRecord {
  readonly id: string;
  name: string;
  display_name: string;
  description: string | null;
  custom_fields: Json;
  labels: Readonly<Record<string, string>>;
  readonly created_at: string;
  updated_at: string;
  /** The token that made it; undefined for what was there. */
  readonly creator: string | undefined;
}

export interface InstanceRecord {
  readonly id: string;
  name: string;
  display_name: string;
  description: string | null;
  readonly integration_name: string;
  labels: Readonly<Record<string, string>>;
  config: Json;
  readonly created_at: string;
  updated_at: string;
  credential: CredentialRecord | undefined;
  authConfig: Json | undefined;
  /** When resources are looked for next, in milliseconds; never while undefined. */
  discoverAt: number | undefined;
}

export interface CredentialRecord {
  readonly id: string;
  readonly type: string;
  /** What of it Konnect shows. */
  readonly shownConfig: Json | undefined;
  /** By header name in lower case. Never answered with. */
  readonly keys: ReadonlyMap<string, string>;
  missing_permissions: readonly { readonly scopes: readonly string[]; readonly message: string }[];
  tainted: boolean;
  readonly expires_at: string | null;
  readonly created_at: string;
}

export interface ResourceRecord {
  readonly id: string;
  name: string | null;
  readonly instanceId: string;
  readonly type: string;
  readonly config: Json;
  integration_data: Json | null;
  archived: boolean;
  readonly created_at: string;
  updated_at: string;
}

export interface MappingRecord {
  readonly id: string;
  readonly resourceId: string;
  readonly serviceId: string;
  readonly created_at: string;
}

export interface Tables {
  services: ServiceRecord[];
  instances: InstanceRecord[];
  resources: ResourceRecord[];
  mappings: MappingRecord[];
}

export class Store {
  readonly #staleReads: number;
  #tables: Tables;
  #before: Tables | undefined;
  #staleLeft = 0;

  /** @param staleReads how many lists after a write still show the state before it. */
  constructor(tables: Tables, staleReads: number) {
    this.#tables = tables;
    this.#staleReads = staleReads;
  }

  /** The state as it is. */
  get tables(): Readonly<Tables> {
    return this.#tables;
  }

  /** The state as a list shows it. */
  listed(): Readonly<Tables> {
    if (this.#staleLeft === 0 || !this.#before) return this.#tables;
    this.#staleLeft--;
    return this.#before;
  }

  write(change: (tables: Tables) => void): void {
    if (this.#staleReads > 0) {
      this.#before = structuredClone(this.#tables);
      this.#staleLeft = this.#staleReads;
    }
    change(this.#tables);
  }
}
