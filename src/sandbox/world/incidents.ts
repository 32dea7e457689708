/** What went wrong in the shop and when: a timeline of causes. Their traces in the telemetry follow from it; nothing else is told. */

import { Random } from './random.ts';
import { type ServiceName, serviceNamed } from './services.ts';
import { DAY, MINUTE } from './time.ts';

interface Period {
  readonly id: string;
  /** Milliseconds; when the cause came into the world. */
  readonly start: number;
  /** When the cause was gone; undefined while it lasts. */
  readonly end: number | undefined;
}

/** A version that fails for some requests, rolled out pod by pod, two minutes each; ended by rolling back. */
export interface BadVersion extends Period {
  readonly kind: 'bad version';
  readonly service: ServiceName;
  readonly from: string;
  readonly version: string;
  /** Of the requests in a currency other than the shop's own, or of all where the service knows no currency. */
  readonly failureRate: number;
  readonly exception: string;
  readonly message: string;
}

/** A setting that makes a service wait for its database. */
export interface PoolTooSmall extends Period {
  readonly kind: 'pool too small';
  readonly service: ServiceName;
  readonly poolBefore: number;
  readonly pool: number;
  readonly slowdown: number;
}

/** A host without spare CPU; everything on it is slower. */
export interface BusyHost extends Period {
  readonly kind: 'busy host';
  /** Index into the hosts. */
  readonly host: number;
  readonly process: string;
  readonly cpuPercent: number;
  readonly slowdown: number;
}

/** Pods that run out of memory and are restarted over and over. */
export interface CrashingPods extends Period {
  readonly kind: 'crashing pods';
  readonly service: ServiceName;
  /** How often, in minutes, and which share of the requests is lost meanwhile. */
  readonly everyMinutes: number;
  readonly failureRate: number;
}

export type Incident = BadVersion | PoolTooSmall | BusyHost | CrashingPods;

/** How long one pod takes to be replaced. */
export const ROLLOUT_STEP = 2 * MINUTE;

/** When a good or bad version runs on the nth pod of its service. */
export function rolloutOf(incident: BadVersion, pod: number): { readonly from: number; readonly to: number } {
  return {
    from: incident.start + pod * ROLLOUT_STEP,
    to: incident.end === undefined ? Number.POSITIVE_INFINITY : incident.end + pod * ROLLOUT_STEP,
  };
}

/** The incidents around a moment, oldest first; the last is still open. */
export function incidentsBefore(seed: string, anchor: number): readonly Incident[] {
  const minute = Math.floor(anchor / MINUTE) * MINUTE;
  const ago = (ms: number) => minute - ms;
  const recent: readonly Incident[] = [
    {
      kind: 'crashing pods',
      id: 'shipping out of memory',
      service: 'shipping',
      start: ago(4 * DAY + 397 * MINUTE),
      end: ago(4 * DAY + 369 * MINUTE),
      everyMinutes: 4,
      failureRate: 0.55,
    },
    {
      kind: 'busy host',
      id: 'batch on a worker',
      host: 2,
      process: 'recommendations-trainer',
      start: ago(2 * DAY + 181 * MINUTE),
      end: ago(2 * DAY + 129 * MINUTE),
      cpuPercent: 96,
      slowdown: 2.6,
    },
    {
      kind: 'pool too small',
      id: 'catalog pool',
      service: 'catalog',
      poolBefore: 40,
      pool: 4,
      start: ago(172 * MINUTE),
      end: ago(135 * MINUTE),
      slowdown: 9,
    },
    {
      kind: 'bad version',
      id: 'payments rollout',
      service: 'payments',
      from: '2.13.4',
      version: '2.14.0',
      start: ago(25 * MINUTE),
      end: undefined,
      failureRate: 0.94,
      exception: 'com.bergland.payments.routing.NoAcquirerException',
      message: 'No acquirer is configured for currency {currency}',
    },
  ];
  return [...earlierIncidents(seed, minute), ...recent];
}

/** Older ones, from nine days to two months back, so that there is a history to page through. */
function earlierIncidents(seed: string, anchor: number): readonly Incident[] {
  const random = new Random(seed, 'earlier incidents');
  const found: Incident[] = [];
  for (let day = 58; day >= 9; day -= 3 + random.below(3)) {
    const start = anchor - day * DAY - random.below(1440) * MINUTE;
    const end = start + (18 + random.below(50)) * MINUTE;
    const id = `earlier ${found.length + 1}`;
    switch (random.below(4)) {
      case 0:
        found.push({
          kind: 'busy host',
          id,
          start,
          end,
          host: random.below(5),
          process: random.pick(['node-backup', 'image-resizer', 'log-shipper']),
          cpuPercent: 91 + random.below(8),
          slowdown: 2 + random.unit(),
        });
        break;
      case 1:
        found.push({
          kind: 'pool too small',
          id,
          start,
          end,
          service: random.pick(['catalog', 'accounts', 'inventory']),
          poolBefore: 30,
          pool: 3 + random.below(4),
          slowdown: 8 + random.below(6),
        });
        break;
      case 2:
        found.push({
          kind: 'crashing pods',
          id,
          start,
          end,
          service: random.pick(['recommendations', 'shipping', 'cart']),
          everyMinutes: 3 + random.below(3),
          failureRate: 0.4 + random.unit() * 0.3,
        });
        break;
      default: {
        const service = random.pick(['storefront', 'pricing', 'accounts'] as const);
        found.push({
          kind: 'bad version',
          id,
          start,
          end,
          service,
          from: versionBefore(service, 2),
          version: versionBefore(service, 1),
          failureRate: 0.25 + random.unit() * 0.3,
          exception: 'FeatureFlagError',
          message: 'Feature flag client is not initialized',
        });
      }
    }
  }
  return found;
}

/** A version that ran before the present one; minors count on from nine of the major before. */
function versionBefore(service: ServiceName, steps: number): string {
  const [major = 1, minor = 0] = serviceNamed(service).version.split('.').map(Number);
  return minor >= steps ? `${major}.${minor - steps}.0` : `${major - 1}.${10 + minor - steps}.0`;
}
