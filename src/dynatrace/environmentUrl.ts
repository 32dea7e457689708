/** What an environment's address says about it. No member ends in a slash. */
export interface EnvironmentUrls {
  readonly deployment: 'saas' | 'managed' | 'activegate' | 'custom' | 'loopback';
  readonly stage: 'production' | 'sprint' | 'dev';
  /** Base of `/api/v2/…`; on Managed it ends in `/e/{id}`. */
  readonly classicApi: string;
  /** Base of `/platform/…`; absent where there is none (Managed, ActiveGate). */
  readonly platform: string | undefined;
  /** Base of links into the classic web UI; links into apps use `platform`. */
  readonly web: string;
  readonly environmentId: string;
  /** Sentences for the person who typed the address. */
  readonly warnings: readonly string[];
}

export type EnvironmentUrlResult =
  | { readonly ok: true; readonly urls: EnvironmentUrls }
  | {
      readonly ok: false;
      readonly reason:
        | 'empty'
        | 'not-a-url'
        | 'insecure'
        | 'credentials-in-url'
        | 'not-an-environment'
        | 'bad-platform-url';
      readonly message: string;
    };

/** Reads every form of address that people paste. `platformUrl` is for hosts from which it cannot be derived. */
export declare function parseEnvironmentUrl(input: string, platformUrl?: string): EnvironmentUrlResult;
