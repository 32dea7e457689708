import { pause } from '../http/clock.ts';
import { ApiError } from '../http/errors.ts';
import { allPages } from '../http/paging.ts';
import { type AuthCredential, fetchAuthCredential } from './authCredential.ts';
import { integrationInstancesLink } from './deepLinks.ts';
import type { IntegrationInstance } from './integrationInstances.ts';
import type { Konnect } from './konnect.ts';
import { listResources, type Resource } from './resources.ts';

/** Told before each pause. */
export interface DiscoveryProgress {
  readonly waitedMs: number;
  readonly nextLookInMs: number;
  readonly credential: AuthCredential | undefined;
  /** What the user can do meanwhile; only once waiting has taken a while. */
  readonly hint: SyncHint | undefined;
}

/** Konnect's public API cannot start a sync; its pages can. Source: "Monitor Dynatrace SLOs with the Konnect API". */
export interface SyncHint {
  readonly sentence: string;
  readonly link: string;
}

export type DiscoveryResult =
  | { readonly kind: 'found'; readonly resources: readonly Resource[] }
  /** It will not find anything until the credential is replaced. */
  | { readonly kind: 'credential-broken'; readonly credential: AuthCredential }
  | { readonly kind: 'nothing-yet'; readonly hint: SyncHint; readonly credential: AuthCredential | undefined };

export interface DiscoveryOptions {
  readonly onProgress?: (progress: DiscoveryProgress) => void;
  /** Milliseconds. Five minutes when absent. */
  readonly maxWaitMs?: number;
}

const FIRST_PAUSE_MS = 1000;
const GROWTH = 1.5;
const LONGEST_PAUSE_MS = 15_000;
const HINT_AFTER_MS = 10_000;
const MAX_WAIT_MS = 300_000;
const SETTLING_READINGS = 6;

export function syncHint(instance: IntegrationInstance): SyncHint {
  return {
    sentence: `Konnect looks for resources in its own time. To start it now, open "${instance.display_name}" in Konnect and choose Actions, Sync Now.`,
    link: integrationInstancesLink(instance.integration.name),
  };
}

export function readResources(konnect: Konnect, instanceId: string, signal: AbortSignal): Promise<readonly Resource[]> {
  return allPages((page) => listResources(konnect, { instanceId, page }, signal));
}

/** Looks with growing pauses until the instance has resources, its credential breaks, or the time is up. Rejects with `cancelled` when the signal fires. */
export async function awaitDiscovery(
  konnect: Konnect,
  instance: IntegrationInstance,
  options: DiscoveryOptions,
  signal: AbortSignal,
): Promise<DiscoveryResult> {
  const { clock } = konnect.http;
  const begun = clock.now();
  const maxWaitMs = options.maxWaitMs ?? MAX_WAIT_MS;
  let wait = FIRST_PAUSE_MS;
  for (;;) {
    const first = await listResources(konnect, { instanceId: instance.id, size: 1 }, signal);
    if (first.items.length > 0) return { kind: 'found', resources: await readSettled(konnect, instance.id, signal) };
    const credential = await credentialOf(konnect, instance.id, signal);
    if (credential?.tainted) return { kind: 'credential-broken', credential };
    const waitedMs = clock.now() - begun;
    if (waitedMs >= maxWaitMs) return { kind: 'nothing-yet', hint: syncHint(instance), credential };
    const nextLookInMs = Math.min(wait, maxWaitMs - waitedMs);
    const hint = waitedMs >= HINT_AFTER_MS ? syncHint(instance) : undefined;
    options.onProgress?.({ waitedMs, nextLookInMs, credential, hint });
    await pause(clock, nextLookInMs, 'konnect', signal);
    wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS);
  }
}

/** Resources may arrive in portions: reads until two readings have the same number, or it has taken too long. */
async function readSettled(konnect: Konnect, instanceId: string, signal: AbortSignal): Promise<readonly Resource[]> {
  let resources = await readResources(konnect, instanceId, signal);
  for (let reading = 1; reading < SETTLING_READINGS; reading++) {
    await pause(konnect.http.clock, FIRST_PAUSE_MS, 'konnect', signal);
    const before = resources.length;
    resources = await readResources(konnect, instanceId, signal);
    if (resources.length === before) break;
  }
  return resources;
}

async function credentialOf(
  konnect: Konnect,
  instanceId: string,
  signal: AbortSignal,
): Promise<AuthCredential | undefined> {
  try {
    return await fetchAuthCredential(konnect, instanceId, signal);
  } catch (error) {
    // Discovery can be watched without the right to read credentials.
    if (ApiError.is(error, 'forbidden', 'missing-scope')) return undefined;
    throw error;
  }
}
