import type { DemoResponse } from '../http.ts';
import type { Permission } from './access.ts';
import type { Ids } from './ids.ts';
import type { KonnectApiOptions, KonnectBehaviour, KonnectTokenHolder } from './options.ts';
import type { Gateway } from './seed.ts';
import type { Store } from './store.ts';

/** What every handler works on. */
export interface Organization {
  readonly store: Store;
  readonly ids: Ids;
  readonly behaviour: KonnectBehaviour;
  readonly options: KonnectApiOptions;
  readonly gateway: Gateway;
}

export interface Call {
  readonly organization: Organization;
  readonly holder: KonnectTokenHolder;
  /** As requested, for links. */
  readonly path: string;
  /** A segment of the route's path in braces, decoded. */
  parameter(name: string): string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** The time of the call as Konnect writes it. */
  readonly at: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/v1/catalog-services/{id}` */
  readonly path: string;
  /** Undefined: every holder of a token may. */
  readonly permission?: Permission;
  readonly handle: (call: Call) => DemoResponse;
}

export function ok(body: unknown): DemoResponse {
  return { status: 200, body };
}

export function created(body: unknown): DemoResponse {
  return { status: 201, body };
}

export const noContent: DemoResponse = { status: 204 };
