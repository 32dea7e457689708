/** What each scope enables, so that a missing one can be named together with what does not work without it. */
export interface Scope {
  readonly name: string;
  /** The features that need it, as they are called in the product. */
  readonly enables: string;
  /** True when nothing on its plane is of use without it. */
  readonly needed: boolean;
}

/** Scopes of an API token. Source: "Dynatrace API - Tokens and authentication", section "Token scopes". */
export const apiTokenScopes: readonly Scope[] = [
  { name: 'problems.read', enables: 'the Problems tree', needed: true },
  { name: 'entities.read', enables: 'the Entities tree', needed: true },
  { name: 'settings.read', enables: 'alerting rules', needed: true },
  { name: 'apiTokens.read', enables: 'checking the scopes and the end of the API token', needed: false },
  { name: 'slo.read', enables: 'classic SLOs', needed: false },
  { name: 'events.ingest', enables: 'sending events', needed: false },
  { name: 'problems.write', enables: 'commenting on problems and closing them', needed: false },
];

/** Scopes of an OAuth client or a platform token. Source: "Permissions in Grail"; OpenAPI description "Service-Level Objectives". */
export const platformScopes: readonly Scope[] = [
  { name: 'storage:buckets:read', enables: 'every query', needed: true },
  { name: 'storage:logs:read', enables: 'queries over logs', needed: false },
  {
    name: 'storage:metrics:read',
    enables: 'queries over metrics (timeseries), and SLOs computed from them',
    needed: false,
  },
  { name: 'storage:spans:read', enables: 'queries over spans', needed: false },
  { name: 'storage:bizevents:read', enables: 'queries over business events', needed: false },
  { name: 'storage:events:read', enables: 'queries over events and Davis problems', needed: false },
  { name: 'storage:user.sessions:read', enables: 'queries over user sessions', needed: false },
  { name: 'slo:slos:read', enables: 'the SLOs of the platform', needed: false },
];

/** What to tell about a scope that was not granted. `credential` reads "API token", "OAuth client" or "platform token". */
export function missingSentence(scope: Scope, credential: string): string {
  const consequence = scope.needed ? `${scope.enables} cannot work` : `${scope.enables} will not work`;
  return `The ${credential} lacks ${scope.name}: ${consequence}. Grant it where the credential was made.`;
}
