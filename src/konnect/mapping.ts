import { pause } from '../http/clock.ts';
import { ApiError } from '../http/errors.ts';
import { allPages } from '../http/paging.ts';
import type { Konnect } from './konnect.ts';
import { createResourceMapping, listResourceMappings } from './resourceMappings.ts';
import type { Resource } from './resources.ts';
import { mayHaveHappened } from './uncertainty.ts';

/** What became of one resource. */
export interface MappingOutcome {
  readonly resource: Resource;
  readonly state: 'mapped' | 'already-mapped' | 'failed' | 'not-tried';
  /** Of a failure: what happened and what to do. */
  readonly sentence?: string;
}

const THROTTLE_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/** The ids of the resources that are mapped to a service. */
export async function readMappedIds(konnect: Konnect, serviceId: string, signal: AbortSignal): Promise<Set<string>> {
  const mappings = await allPages((page) => listResourceMappings(konnect, { serviceId, page }, signal));
  return new Set(mappings.map((mapping) => mapping.resource.id));
}

/**
 * Maps each resource to the service, one after the other since Konnect has no call for several. What is mapped already is not sent again. One
 * failure does not keep the others from being tried, unless it is one that all would meet. Rejects only when cancelled, or when the mappings cannot be read.
 */
export async function mapResources(
  konnect: Konnect,
  serviceId: string,
  resources: readonly Resource[],
  onOutcome: (outcome: MappingOutcome) => void,
  signal: AbortSignal,
): Promise<MappingOutcome[]> {
  const mapped = await readMappedIds(konnect, serviceId, signal);
  const outcomes: MappingOutcome[] = [];
  let stopped: ApiError | undefined;
  for (const resource of resources) {
    let outcome: MappingOutcome;
    if (mapped.has(resource.id)) outcome = { resource, state: 'already-mapped' };
    else if (stopped) outcome = { resource, state: 'not-tried', sentence: stopped.message };
    else {
      try {
        outcome = { resource, state: await mapResource(konnect, serviceId, resource.id, signal) };
      } catch (error) {
        if (!ApiError.is(error) || error.reason === 'cancelled') throw error;
        if (ApiError.is(error, 'unauthorized', 'forbidden', 'missing-scope', 'not-configured', 'rate-limited'))
          stopped = error;
        outcome = { resource, state: 'failed', sentence: error.message };
      }
    }
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

async function mapResource(
  konnect: Konnect,
  serviceId: string,
  resourceId: string,
  signal: AbortSignal,
): Promise<'mapped' | 'already-mapped'> {
  for (let attempt = 1; ; attempt++) {
    try {
      await createResourceMapping(konnect, { serviceId, resourceId }, signal);
      return 'mapped';
    } catch (error) {
      if (ApiError.is(error, 'conflict')) return 'already-mapped';
      if (mayHaveHappened(error)) {
        const { items } = await listResourceMappings(konnect, { serviceId, resourceId, size: 1 }, signal);
        if (items.length > 0) return 'mapped';
      }
      // A throttled call was not begun, so it may be sent again.
      if (!ApiError.is(error, 'rate-limited') || attempt === THROTTLE_ATTEMPTS) throw error;
      const wait = error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempt - 1);
      await pause(konnect.http.clock, Math.min(wait, LONGEST_PAUSE_MS), 'konnect', signal);
    }
  }
}
