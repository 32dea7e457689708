/** What a demo Konnect organization may be told to be like; every point that Kong leaves open is one named choice. */

/** A classic SLO of the demo world, as the Dynatrace half answers for it. */
export interface ClassicSloLike {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly target: number;
  readonly warning: number;
  readonly evaluatedPercentage: number;
  readonly errorBudget: number;
  readonly timeframe: string;
  readonly relatedOpenProblems: number;
}

/** Catalog roles as Kong's "Teams and roles" page names them; `Organization Admin` covers everything. */
export type KonnectRole =
  | 'Organization Admin'
  | 'Organization Admin (Read Only)'
  | 'Integration Admin'
  | 'Integration Viewer'
  | 'Service Admin'
  | 'Service Creator'
  | 'Service Viewer';

export interface KonnectTokenHolder {
  readonly token: string;
  /** A system account token gets 401 from `/v3/users/me`. */
  readonly kind: 'personal' | 'system-account';
  readonly roles: readonly KonnectRole[];
}

/** Where Kong's documents are silent: the demo's answer, and the other one for tests. */
export interface KonnectBehaviour {
  readonly duplicateName: 409 | 400;
  readonly unknownReference: 400 | 404;
  readonly defaultPageSize: number;
  readonly maxPageSize: number;
  readonly pagePastEnd: 'empty' | 400;
  /** Archived resources in a list without a filter for them. */
  readonly archivedByDefault: 'included' | 'left-out';
  /** `later`: accepted, and tainted by the first sync; `at-once`: a key that Dynatrace refuses is 400. */
  readonly credentialCheck: 'later' | 'at-once';
  readonly authorizedWhenTainted: boolean;
  /** Milliseconds from authorization to the first resources; `on-sync` waits for the control route. */
  readonly discoveryDelayMs: number | 'on-sync';
  readonly patchOfMaps: 'replace' | 'merge';
  readonly customFieldsOfMinimalService: 'empty' | 'all-null';
  readonly unknownCustomField: 'accepted' | 400;
  readonly deleteMappedService: 204 | 409;
  readonly nameInPath: 404 | 200;
  readonly mappingOfUnknownConfig: 'creates' | 400;
  readonly mappingOfArchived: 400 | 201;
  readonly lockedConfigChange: 400 | 409;
  readonly unknownQuery: 400 | 'ignored';
  readonly rateLimitBody: 'plain' | 'problem';
  readonly unauthorizedBody: 'problem' | 'plain';
  readonly maxLabels: number;
  /** How many lists after a write still show the state before it. */
  readonly staleReadsAfterWrite: number;
  /** What a list gives to someone who may see only part of it. */
  readonly partialRole: 'filtered' | 403;
}

export const defaultBehaviour: KonnectBehaviour = {
  duplicateName: 409,
  unknownReference: 400,
  defaultPageSize: 10,
  maxPageSize: 100,
  pagePastEnd: 'empty',
  archivedByDefault: 'included',
  credentialCheck: 'later',
  authorizedWhenTainted: true,
  discoveryDelayMs: 4000,
  patchOfMaps: 'replace',
  customFieldsOfMinimalService: 'empty',
  unknownCustomField: 'accepted',
  deleteMappedService: 204,
  nameInPath: 404,
  mappingOfUnknownConfig: 'creates',
  mappingOfArchived: 400,
  lockedConfigChange: 400,
  unknownQuery: 400,
  rateLimitBody: 'plain',
  unauthorizedBody: 'problem',
  maxLabels: 50,
  staleReadsAfterWrite: 0,
  partialRole: 'filtered',
};

export interface KonnectApiOptions {
  readonly seed: string | number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** The classic SLOs that discovery finds behind an authorized `dynatrace` instance, asked anew at each sync. */
  readonly slos: () => readonly ClassicSloLike[];
  readonly tokens: readonly KonnectTokenHolder[];
  /** Whether Dynatrace would take this key for reading SLOs. Everything is taken when absent. */
  readonly checkDynatraceKey?: (key: string) => DynatraceKeyVerdict;
  readonly behaviour?: Partial<KonnectBehaviour>;
}

export type DynatraceKeyVerdict = 'ok' | 'refused' | 'missing-scope';
