/** What a demo environment is started with. */

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
