/** The setup of an integration as plain data: what is known, what was chosen, and what comes next. Nothing here waits or calls. */

import type { AuthCredential } from './authCredential.ts';
import type { CatalogService } from './catalogServices.ts';
import type { IntegrationInstance } from './integrationInstances.ts';
import type { Integration } from './integrations.ts';
import type { MappingOutcome } from './mapping.ts';
import { freeName } from './names.ts';
import type { Resource } from './resources.ts';
import { authorizationForm, type FormField, type FormValues, installForm } from './setupForm.ts';
import type { MappingValidation } from './validation.ts';

export interface SetupGoal {
  /** `dynatrace` */
  readonly integrationName: string;
  /**
   * The values an instance's `config` must have to be the one that is meant, `{ base_url: [...] }`. The first is used to install, each
   * counts as the same place. An instance with any configuration is taken when this is empty.
   */
  readonly config: Readonly<Record<string, readonly [string, ...string[]]>>;
}

/** Holds no secret, so it may be kept and resumed from. */
export interface SetupState {
  readonly goal: SetupGoal;
  /** Null: the catalog does not offer it. */
  readonly integration?: Integration | null | undefined;
  /** Of this integration, whatever their configuration. */
  readonly instances?: readonly IntegrationInstance[] | undefined;
  readonly instanceChoice?: string | 'new' | undefined;
  readonly instance?: IntegrationInstance | undefined;
  /** Null: there is none. `hidden`: this token may not read it. */
  readonly credential?: AuthCredential | 'hidden' | null | undefined;
  /** The user asked for another credential, or goes on with one that Konnect calls broken. */
  readonly credentialWish?: 'replace' | 'keep' | undefined;
  readonly service?: CatalogService | undefined;
  readonly resources?: readonly Resource[] | undefined;
  /** Resources that are mapped to the service already. */
  readonly mappedIds?: readonly string[] | undefined;
  readonly chosenIds?: readonly string[] | undefined;
  readonly outcomes?: readonly MappingOutcome[] | undefined;
  readonly validation?: MappingValidation | undefined;
  /** What this setup changed in Konnect, in order, as sentences. Empty when everything was there. */
  readonly changes: readonly string[];
}

export type SetupStep =
  | { readonly kind: 'inspect' }
  | { readonly kind: 'not-offered'; readonly sentence: string }
  | { readonly kind: 'choose-instance'; readonly instances: readonly IntegrationInstance[] }
  | {
      readonly kind: 'install';
      readonly integration: Integration;
      readonly fields: readonly FormField[];
      /** Free at the time of reading. */
      readonly name: string;
      readonly displayName: string;
    }
  | { readonly kind: 'authorize'; readonly instance: IntegrationInstance; readonly fields: readonly FormField[] }
  | { readonly kind: 'authorize-in-konnect'; readonly instance: IntegrationInstance; readonly strategy: string }
  | {
      readonly kind: 'replace-credential';
      readonly instance: IntegrationInstance;
      readonly because: 'tainted' | 'expired' | 'asked';
      readonly fields: readonly FormField[];
      /** To be agreed to before anything is sent. */
      readonly warning: string;
    }
  | { readonly kind: 'choose-service' }
  | { readonly kind: 'no-discovery'; readonly sentence: string }
  | { readonly kind: 'await-discovery'; readonly instance: IntegrationInstance }
  | {
      readonly kind: 'choose-resources';
      readonly service: CatalogService;
      readonly resources: readonly Resource[];
      readonly mappedIds: readonly string[];
    }
  | { readonly kind: 'map'; readonly service: CatalogService; readonly resources: readonly Resource[] }
  | { readonly kind: 'validate'; readonly service: CatalogService }
  | {
      readonly kind: 'done';
      readonly service: CatalogService;
      readonly outcomes: readonly MappingOutcome[];
      readonly validation: MappingValidation;
      readonly changes: readonly string[];
    };

export const rotationWarning =
  'Konnect cannot exchange a credential in one go: the present one is removed first, and until the new one is accepted the instance is not authorized. What was discovered and mapped stays.';

/** What to do next, from what is known and chosen. `now` in milliseconds decides whether a credential has expired. */
export function nextStep(state: SetupState, now: number): SetupStep {
  const { integration, instances, instance, service, resources } = state;
  if (integration === undefined || instances === undefined) return { kind: 'inspect' };
  if (integration === null || integration.built_in) return notOffered(state);
  if (!instance) {
    const candidates = matchingInstances(instances, state.goal);
    if (candidates.length > 0 && state.instanceChoice !== 'new')
      return { kind: 'choose-instance', instances: candidates };
    return installStep(integration, state);
  }
  const credentialStep = authorizationStep(state, integration, instance, now);
  if (credentialStep) return credentialStep;
  if (!service) return { kind: 'choose-service' };
  if (!resources || resources.length === 0) {
    if (integration.discovery) return { kind: 'await-discovery', instance };
    return {
      kind: 'no-discovery',
      sentence: `${integration.display_name} discovers no resources, so there is nothing to map.`,
    };
  }
  if (!state.chosenIds) return { kind: 'choose-resources', service, resources, mappedIds: state.mappedIds ?? [] };
  const chosen = new Set(state.chosenIds);
  if (!state.outcomes)
    return { kind: 'map', service, resources: resources.filter((resource) => chosen.has(resource.id)) };
  if (!state.validation) return { kind: 'validate', service };
  return { kind: 'done', service, outcomes: state.outcomes, validation: state.validation, changes: state.changes };
}

function notOffered(state: SetupState): SetupStep {
  const sentence = state.integration
    ? `${state.integration.display_name} is built into Konnect and is always installed.`
    : `The Konnect catalog of this region offers no integration named "${state.goal.integrationName}".`;
  return { kind: 'not-offered', sentence };
}

function installStep(integration: Integration, state: SetupState): SetupStep {
  const known: FormValues = Object.fromEntries(
    Object.entries(state.goal.config).map(([key, values]) => [key, values[0]]),
  );
  const taken = new Set(state.instances?.map((instance) => instance.name));
  const name = freeName(integration.name, taken);
  const displayName = name === integration.name ? integration.display_name : `${integration.display_name} (${name})`;
  return { kind: 'install', integration, fields: installForm(integration, known), name, displayName };
}

/** Undefined when the instance may be used as it is. */
function authorizationStep(
  state: SetupState,
  integration: Integration,
  instance: IntegrationInstance,
  now: number,
): SetupStep | undefined {
  const { credential } = state;
  if (!integration.authorization) return undefined;
  if (credential === undefined) return { kind: 'inspect' };
  const fields = authorizationForm(integration);
  if (credential === null || (credential === 'hidden' && !instance.authorized)) {
    return fields
      ? { kind: 'authorize', instance, fields }
      : { kind: 'authorize-in-konnect', instance, strategy: integration.authorization.type };
  }
  const because = state.credentialWish === 'replace' ? 'asked' : credentialFlaw(credential, now);
  if (!because || state.credentialWish === 'keep') return undefined;
  return fields
    ? { kind: 'replace-credential', instance, because, fields, warning: rotationWarning }
    : { kind: 'authorize-in-konnect', instance, strategy: integration.authorization.type };
}

function credentialFlaw(credential: AuthCredential | 'hidden', now: number): 'tainted' | 'expired' | undefined {
  if (credential === 'hidden') return undefined;
  if (credential.tainted) return 'tainted';
  return credential.expires_at && Date.parse(credential.expires_at) <= now ? 'expired' : undefined;
}

/** The instances whose `config` says what the goal says. */
export function matchingInstances(instances: readonly IntegrationInstance[], goal: SetupGoal): IntegrationInstance[] {
  return instances.filter((instance) =>
    Object.entries(goal.config).every(([key, values]) => {
      const actual = comparable(instance.config[key]);
      return values.some((value) => comparable(value) === actual);
    }),
  );
}

/** Addresses are the same whatever the case of their host and with or without a slash at the end. */
function comparable(value: unknown): string {
  const text = String(value);
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  const url = new URL(text);
  return url.origin + url.pathname.replace(/\/+$/, '') + url.search;
}
