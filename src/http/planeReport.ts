/** What Test Connection says about one plane; the shape that Dynatrace and Konnect checks share, so that one page can show both. */

export type PlaneState =
  | 'ok'
  /** Works, but something that was not granted disables features. */
  | 'degraded'
  /** Nothing on this plane works until it is mended. */
  | 'failed'
  | 'not-configured';

export interface PlaneCheck {
  /** A scope, permission or step, as its service spells it: `problems.read`, `storage:logs:read`, `token`. */
  readonly name: string;
  /**
   * `missing` is a scope the plane needs, `unavailable` one that only disables the features of `effect`,
   * `failed` a check that could not be made or was refused for another reason.
   */
  readonly state: 'ok' | 'missing' | 'unavailable' | 'failed';
  /** What does not work without it. */
  readonly effect?: string;
  /** What happened and what to do, whole. */
  readonly sentence?: string;
}

export interface PlaneFact {
  readonly label: string;
  readonly value: string;
}

export interface PlaneReport {
  readonly plane: 'environment' | 'grail' | 'konnect';
  readonly state: PlaneState;
  /** The one line for a tooltip. */
  readonly summary: string;
  readonly facts: readonly PlaneFact[];
  readonly checks: readonly PlaneCheck[];
}
