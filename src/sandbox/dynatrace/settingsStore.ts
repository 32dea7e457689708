/** Settings objects of the demo environment, each with what conflicts are told by. */

import { hashUuid } from '../world/random.ts';
import { DAY } from '../world/time.ts';
import type { World } from '../world/world.ts';
import { owner } from './principals.ts';
import type { JsonObject } from './requestBody.ts';
import { schemaOf } from './settingsSchemas.ts';
import { seededSettings } from './settingsSeed.ts';

export interface StoredSetting {
  readonly objectId: string;
  readonly schemaId: string;
  readonly schemaVersion: string;
  readonly scope: string;
  readonly value: JsonObject;
  readonly externalId: string | undefined;
  /** Milliseconds. */
  readonly created: number;
  readonly modified: number;
  readonly author: string;
  /** A new one with each change. */
  readonly updateToken: string;
}

type NewSetting = Pick<StoredSetting, 'schemaId' | 'value'> & { readonly externalId?: string | undefined };

export class SettingsStore {
  readonly #world: World;
  readonly #objects = new Map<string, StoredSetting>();
  #changes = 0;

  constructor(world: World) {
    this.#world = world;
    for (const { made, changed, ...setting } of seededSettings(world.seed))
      this.#put(setting, owner, world.anchor - made * DAY, world.anchor - changed * DAY);
  }

  all(): readonly StoredSetting[] {
    return [...this.#objects.values()];
  }

  find(objectId: string): StoredSetting | undefined {
    return this.#objects.get(objectId);
  }

  create(setting: NewSetting, author: string): StoredSetting {
    const now = this.#world.now();
    return this.#put(setting, author, now, now);
  }

  replace(setting: StoredSetting, value: JsonObject, author: string): StoredSetting {
    const replaced = {
      ...setting,
      value,
      author,
      modified: this.#world.now(),
      updateToken: this.#nextUpdateToken(),
    };
    this.#objects.set(setting.objectId, replaced);
    return replaced;
  }

  remove(setting: StoredSetting): void {
    this.#objects.delete(setting.objectId);
  }

  #put(setting: NewSetting, author: string, created: number, modified: number): StoredSetting {
    const { schemaId, value, externalId } = setting;
    const updateToken = this.#nextUpdateToken();
    const stored = {
      objectId: this.#objectId(schemaId),
      schemaId,
      schemaVersion: schemaOf(schemaId)!.version,
      scope: 'environment',
      value,
      externalId,
      created,
      modified,
      author,
      updateToken,
    };
    this.#objects.set(stored.objectId, stored);
    return stored;
  }

  /** Opaque, and different for each object and each change. */
  #objectId(schemaId: string): string {
    const id = hashUuid(this.#world.seed, 'settings object', this.#changes);
    return `vu9U3hXa3q0AAAAB${Buffer.from(`${schemaId}/environment/${id}`).toString('base64url')}-71TeFdrerQ`;
  }

  #nextUpdateToken(): string {
    const id = hashUuid(this.#world.seed, 'update token', ++this.#changes);
    return `vu9U3hXY3q0ATAAk${Buffer.from(id).toString('base64url')}`;
  }
}
