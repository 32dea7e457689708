/**
 * From nothing to a mapped resource: install, authorize, create or pick a service, discover, pick resources, map, validate. What is there is read
 * first and never made twice. Source: "Monitor Dynatrace SLOs with the Konnect API".
 */

import { ApiError } from '../http/errors.ts';
import { allPages } from '../http/paging.ts';
import { deleteAuthCredential, fetchAuthCredential } from './authCredential.ts';
import { type CatalogService, listCatalogServices, type NewCatalogService } from './catalogServices.ts';
import { awaitDiscovery, type DiscoveryOptions, type DiscoveryResult, readResources } from './discovery.ts';
import { listIntegrationInstances } from './integrationInstances.ts';
import { listIntegrations } from './integrations.ts';
import type { Konnect } from './konnect.ts';
import { type MappingOutcome, mapResources, readMappedIds } from './mapping.ts';
import { authorizeInstance, createService, installInstance } from './onceOnly.ts';
import { authorizationForm, configOf, type FormValues, installForm } from './setupForm.ts';
import { matchingInstances, nextStep, type SetupGoal, type SetupState, type SetupStep } from './setupSteps.ts';
import { validateMappings } from './validation.ts';

/**
 * Drives one setup. Every method answers with the step that follows, rejects with an `ApiError`, and may be called again after a rejection:
 * `state` says what was reached, and `inspect` reads it anew.
 */
export class IntegrationSetup {
  readonly #konnect: Konnect;
  #state: SetupState;

  constructor(konnect: Konnect, start: SetupGoal | SetupState) {
    this.#konnect = konnect;
    this.#state = 'goal' in start ? start : { goal: start, changes: [] };
  }

  get state(): SetupState {
    return this.#state;
  }

  get step(): SetupStep {
    return nextStep(this.#state, this.#konnect.http.clock.now());
  }

  /** Reads everything that is known to matter so far. Call it first, and to resume. Changes nothing in Konnect. */
  async inspect(signal: AbortSignal): Promise<SetupStep> {
    const { goal } = this.#state;
    const [offered, instances] = await Promise.all([
      allPages((page) => listIntegrations(this.#konnect, { name: goal.integrationName, page }, signal)),
      allPages((page) =>
        listIntegrationInstances(this.#konnect, { integrationName: goal.integrationName, page }, signal),
      ),
    ]);
    const integration = offered.find((candidate) => candidate.name === goal.integrationName) ?? null;
    this.#update({ integration, instances });
    const matching = matchingInstances(instances, goal);
    const chosen = instances.find((instance) => instance.id === this.#state.instanceChoice);
    const instance =
      chosen ?? (this.#state.instanceChoice === undefined && matching.length === 1 ? matching[0] : undefined);
    this.#update({ instance: undefined, credential: undefined });
    if (instance) await this.#useInstance(instance.id, signal);
    return this.step;
  }

  /** One of the instances, or `new` to install another. */
  async chooseInstance(choice: string | 'new', signal: AbortSignal): Promise<SetupStep> {
    this.#update({
      instance: undefined,
      credential: undefined,
      resources: undefined,
      chosenIds: undefined,
      outcomes: undefined,
      validation: undefined,
    });
    this.#update({ instanceChoice: choice });
    if (choice !== 'new') await this.#useInstance(choice, signal);
    return this.step;
  }

  /** @param values by field key of the `install` step. */
  async install(
    named: { readonly name: string; readonly displayName: string },
    values: FormValues,
    signal: AbortSignal,
  ): Promise<SetupStep> {
    const integration = this.#need('integration');
    const wanted = {
      integration_name: integration.name,
      name: named.name,
      display_name: named.displayName,
      config: configOf(installForm(integration, {}), values),
    };
    const { value: instance, changed } = await installInstance(this.#konnect, wanted, signal);
    this.#update({ instances: [...(this.#state.instances ?? []).filter(({ id }) => id !== instance.id), instance] });
    if (changed) this.#changed(`Installed ${integration.display_name} as "${instance.display_name}".`);
    await this.#useInstance(instance.id, signal);
    return this.step;
  }

  /**
   * @param keys by field key of the `authorize` step; kept nowhere. Not in use when the instance was authorized meanwhile: `changes` then names no
   * authorization.
   */
  async authorize(keys: Readonly<Record<string, string>>, signal: AbortSignal): Promise<SetupStep> {
    const instance = this.#need('instance');
    const { value: credential, changed } = await authorizeInstance(
      this.#konnect,
      instance.id,
      this.#headers(keys),
      signal,
    );
    if (changed) this.#changed(`Authorized "${instance.display_name}".`);
    this.#update({ credential, instance: { ...instance, authorized: true } });
    this.#update({ credentialWish: undefined });
    return this.step;
  }

  /** Asks for another credential although the present one works. */
  wishReplacement(): SetupStep {
    this.#update({ credentialWish: 'replace' });
    return this.step;
  }

  /** Goes on with a credential that Konnect calls broken. */
  keepCredential(): SetupStep {
    this.#update({ credentialWish: 'keep' });
    return this.step;
  }

  /** Removes the present credential, then authorizes. When the second half fails the step is `authorize`: the old credential is gone by then. */
  async replaceCredential(keys: Readonly<Record<string, string>>, signal: AbortSignal): Promise<SetupStep> {
    const instance = this.#need('instance');
    try {
      await deleteAuthCredential(this.#konnect, instance.id, signal);
      this.#changed(`Removed the credential of "${instance.display_name}".`);
    } catch (error) {
      if (!ApiError.is(error, 'not-found')) throw error;
    }
    this.#update({ credential: null, instance: { ...instance, authorized: false } });
    this.#update({ credentialWish: undefined });
    return this.authorize(keys, signal);
  }

  /** For the `choose-service` step. */
  services(signal: AbortSignal): Promise<readonly CatalogService[]> {
    return allPages((page) => listCatalogServices(this.#konnect, { page }, signal));
  }

  async chooseService(service: CatalogService, signal: AbortSignal): Promise<SetupStep> {
    this.#update({ service });
    this.#update({ mappedIds: undefined, chosenIds: undefined, outcomes: undefined, validation: undefined });
    await this.#readResources(signal);
    return this.step;
  }

  /** Takes the service of that name where there is one already. */
  async createService(wanted: NewCatalogService, signal: AbortSignal): Promise<SetupStep> {
    const { value: service, changed } = await createService(this.#konnect, wanted, signal);
    if (changed) this.#changed(`Created the service "${service.display_name}".`);
    return this.chooseService(service, signal);
  }

  /** Waits for the instance's resources; the result says why there are none. */
  async awaitDiscovery(options: DiscoveryOptions, signal: AbortSignal): Promise<DiscoveryResult> {
    const result = await awaitDiscovery(this.#konnect, this.#need('instance'), options, signal);
    if (result.kind === 'found') this.#update({ resources: result.resources });
    else if (result.credential) this.#update({ credential: result.credential });
    if (result.kind === 'credential-broken') this.#update({ credentialWish: undefined });
    return result;
  }

  chooseResources(ids: readonly string[]): SetupStep {
    this.#update({ chosenIds: ids });
    this.#update({ outcomes: undefined, validation: undefined });
    return this.step;
  }

  /** Each resource by itself: see the outcomes in the state. */
  async map(onOutcome: (outcome: MappingOutcome) => void, signal: AbortSignal): Promise<SetupStep> {
    const service = this.#need('service');
    const outcomes = await mapResources(this.#konnect, service.id, this.#chosen(), onOutcome, signal);
    const mapped = outcomes.filter((outcome) => outcome.state === 'mapped').length;
    if (mapped > 0)
      this.#changed(`Mapped ${mapped} ${mapped === 1 ? 'resource' : 'resources'} to "${service.display_name}".`);
    this.#update({ outcomes });
    return this.step;
  }

  async validate(signal: AbortSignal): Promise<SetupStep> {
    const { credential } = this.#state;
    const service = this.#need('service');
    const known = credential === 'hidden' || credential === null ? undefined : credential;
    this.#update({ validation: await validateMappings(this.#konnect, service.id, this.#chosen(), known, signal) });
    return this.step;
  }

  async #useInstance(id: string, signal: AbortSignal): Promise<void> {
    const instance = this.#state.instances?.find((candidate) => candidate.id === id);
    if (!instance) throw new Error(`No such integration instance was read: ${id}`);
    const credential = this.#state.integration?.authorization ? await this.#readCredential(id, signal) : undefined;
    this.#update({ instanceChoice: id, instance, credential });
    if (this.#state.service) await this.#readResources(signal);
  }

  async #readCredential(instanceId: string, signal: AbortSignal): Promise<SetupState['credential']> {
    try {
      return (await fetchAuthCredential(this.#konnect, instanceId, signal)) ?? null;
    } catch (error) {
      if (ApiError.is(error, 'forbidden', 'missing-scope')) return 'hidden';
      throw error;
    }
  }

  async #readResources(signal: AbortSignal): Promise<void> {
    const { instance, service } = this.#state;
    if (!instance || !service) return;
    const [resources, mapped] = await Promise.all([
      readResources(this.#konnect, instance.id, signal),
      readMappedIds(this.#konnect, service.id, signal),
    ]);
    this.#update({ resources, mappedIds: [...mapped] });
  }

  #headers(keys: Readonly<Record<string, string>>) {
    const fields = authorizationForm(this.#need('integration')) ?? [];
    return fields.map((field) => ({ name: field.key, key: keys[field.key] ?? '' }));
  }

  #chosen() {
    const ids = new Set(this.#state.chosenIds);
    return (this.#state.resources ?? []).filter((resource) => ids.has(resource.id));
  }

  #need<K extends 'integration' | 'instance' | 'service'>(key: K): NonNullable<SetupState[K]> {
    const value = this.#state[key];
    if (value === undefined || value === null)
      throw new Error(`The setup has not come to its ${key} yet: ${this.step.kind} is next.`);
    return value;
  }

  #update(change: Partial<SetupState>): void {
    this.#state = { ...this.#state, ...change };
  }

  #changed(sentence: string): void {
    this.#update({ changes: [...this.#state.changes, sentence] });
  }
}
