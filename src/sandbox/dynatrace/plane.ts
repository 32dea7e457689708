/** The ways into the API, and what each demands of a caller. */

/** `classic`: the environment API on its own host; `mirror`: the same API below the platform; `platform`: the services of the platform. */
export type Plane = 'classic' | 'mirror' | 'platform';

/** Any one of the scopes is enough; none is needed where there are none. */
export interface ScopeDemand {
  readonly tokenScopes?: readonly string[];
  readonly platformScopes?: readonly string[];
}
