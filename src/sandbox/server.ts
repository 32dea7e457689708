/** The demo environment's server: one origin on loopback that answers for Dynatrace and for Konnect. */

import type { Fault } from './faults.ts';
import type { KonnectBehaviour, KonnectRole } from './konnect/options.ts';
import type { WorldSize } from './world/size.ts';

export interface DemoServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** The same seed at the same time gives the same data, byte for byte. */
  readonly seed?: string | number;
  /** Milliseconds since 1970-01-01 UTC. A number stands still; real time when absent. */
  readonly now?: number | (() => number);
  readonly size?: Partial<WorldSize>;
  /** What the credentials may do, when not everything. */
  readonly scopes?: {
    readonly apiToken?: readonly string[];
    readonly platformToken?: readonly string[];
    readonly oauthClient?: readonly string[];
  };
  readonly konnectRoles?: readonly KonnectRole[];
  readonly konnectBehaviour?: Partial<KonnectBehaviour>;
  readonly faults?: readonly Fault[];
  /** Milliseconds that each DQL query takes besides its real time; 0 by default. */
  readonly queryDelayMs?: number;
}

/** Credentials of the demo world. They look like real ones and open nothing else. */
export interface DemoCredentials {
  readonly apiToken: string;
  readonly platformToken: string;
  readonly oauth: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly accountUrn: string;
    readonly tokenUrl: string;
  };
  readonly konnectToken: string;
}

export interface DemoServer {
  /** `http://127.0.0.1:<port>`, for every plane. */
  readonly url: string;
  readonly credentials: DemoCredentials;
  close(): Promise<void>;
}

/** Rejects when the port is taken. */
export declare function startDemoServer(options?: DemoServerOptions): Promise<DemoServer>;
