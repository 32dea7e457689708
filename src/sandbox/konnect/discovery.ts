import type { Ids } from './ids.ts';
import { dynatraceSloType, findIntegration, type IntegrationRecord } from './integrationCatalog.ts';
import type { ClassicSloLike, KonnectApiOptions, KonnectBehaviour } from './options.ts';
import type { InstanceRecord, Store } from './store.ts';

/** Milliseconds between two looks once something was found, so that statuses follow the demo world. */
const REPEAT_MS = 30_000;

interface Surroundings {
  readonly store: Store;
  readonly ids: Ids;
  readonly behaviour: KonnectBehaviour;
  readonly options: KonnectApiOptions;
}

/** When a newly authorized instance is looked at first. */
export function firstDiscovery(now: number, behaviour: KonnectBehaviour): number | undefined {
  return behaviour.discoveryDelayMs === 'on-sync' ? undefined : now + behaviour.discoveryDelayMs;
}

/** Does the looking that has come due. */
export function discoverDue(surroundings: Surroundings): void {
  const now = surroundings.options.now();
  for (const instance of surroundings.store.tables.instances) {
    if (instance.discoverAt !== undefined && instance.discoverAt <= now) discover(surroundings, instance);
  }
}

/** Looks at once; answers with how many instances were looked at. */
export function discoverAll(surroundings: Surroundings): number {
  const authorized = surroundings.store.tables.instances.filter((instance) => instance.credential !== undefined);
  for (const instance of authorized) discover(surroundings, instance);
  return authorized.length;
}

function discover(surroundings: Surroundings, instance: InstanceRecord): void {
  const { store, ids, options, behaviour } = surroundings;
  const now = options.now();
  const { credential } = instance;
  const integration = findIntegration(instance.integration_name);
  instance.discoverAt = behaviour.discoveryDelayMs === 'on-sync' ? undefined : now + REPEAT_MS;
  if (!credential || integration?.name !== 'dynatrace') return;
  const verdict = options.checkDynatraceKey?.(bareKey(credential.keys, integration)) ?? 'ok';
  credential.tainted = verdict === 'refused';
  credential.missing_permissions =
    verdict === 'missing-scope'
      ? [{ scopes: ['slo.read'], message: 'Service-level objectives cannot be listed with this key.' }]
      : [];
  if (verdict !== 'ok') return;
  const at = new Date(now).toISOString();
  store.write((tables) => {
    for (const slo of options.slos()) {
      const known = tables.resources.find(
        (resource) =>
          resource.instanceId === instance.id &&
          resource.type === dynatraceSloType &&
          resource.config.slo_id === slo.id,
      );
      const integration_data = sloData(slo);
      if (!known) {
        tables.resources.push({
          id: ids.resource(`${instance.id}/${slo.id}`),
          name: slo.name,
          instanceId: instance.id,
          type: dynatraceSloType,
          config: { slo_id: slo.id },
          integration_data,
          archived: false,
          created_at: at,
          updated_at: at,
        });
      } else if (
        known.name !== slo.name ||
        JSON.stringify(known.integration_data) !== JSON.stringify(integration_data)
      ) {
        Object.assign(known, { name: slo.name, integration_data, updated_at: at });
      }
    }
  });
}

/** The key as Dynatrace knows it, with or without the scheme word in front. */
export function bareKey(keys: ReadonlyMap<string, string>, integration: IntegrationRecord): string {
  const header =
    integration.authorization?.type === 'multi_key_auth' ? integration.authorization.config.headers[0] : undefined;
  return (keys.get(header?.name.toLowerCase() ?? '') ?? '').replace(/^(Api-Token|Bearer)\s+/i, '');
}

/** Modelled on Dynatrace's classic SLO object; what Kong writes here is not published. */
function sloData(slo: ClassicSloLike) {
  const { name, status, target, warning, evaluatedPercentage, errorBudget, timeframe, relatedOpenProblems } = slo;
  return { name, status, target, warning, evaluatedPercentage, errorBudget, timeframe, relatedOpenProblems };
}
