/** The shop's service-level objectives; both generations of the SLO API tell of them, each with its own measurement of the same requests. */

import { WorldMetrics } from './metrics.ts';
import { hashUuid } from './random.ts';
import { type ServiceName, serviceIndex, serviceNamed } from './services.ts';
import { minuteOf } from './time.ts';
import type { World } from './world.ts';

export interface Objective {
  readonly name: string;
  readonly description: string;
  readonly service: ServiceName;
  /** Share of requests that succeed, or that are as fast as the service promises. */
  readonly kind: 'availability' | 'latency';
  readonly target: number;
  readonly warning: number;
  /** Of the timeframe that ends now: `1w`, `1d`, `2h`. */
  readonly timeframe: string;
}

export const objectives: readonly Objective[] = [
  objective('Checkout availability', 'Orders that go through', 'checkout', 'availability', 99.5, 99.8, '1d'),
  objective(
    'Payment success',
    'Payments that are authorized or declined, but not lost',
    'payments',
    'availability',
    99.5,
    99.8,
    '1w',
  ),
  objective(
    'Storefront availability',
    'Pages that shoppers get to see',
    'storefront',
    'availability',
    99.9,
    99.95,
    '1w',
  ),
  objective('Edge availability', 'Requests that the gateway answers', 'edge-gateway', 'availability', 99, 99.5, '1d'),
  objective('Product page speed', 'Catalog answers within its promise', 'catalog', 'latency', 97, 99, '1w'),
  objective('Sign-in speed', 'Sign-ins within half a second', 'accounts', 'latency', 95, 98, '1w'),
  objective('Cart availability', 'Carts that can be filled and read', 'cart', 'availability', 99.5, 99.8, '1w'),
  objective('Shipping quotes', 'Quotes that arrive', 'shipping', 'availability', 99, 99.5, '1w'),
  objective('Stock lookups', 'Stock answers within their promise', 'inventory', 'latency', 98, 99, '2h'),
];

function objective(
  name: string,
  description: string,
  service: ServiceName,
  kind: Objective['kind'],
  target: number,
  warning: number,
  timeframe: string,
): Objective {
  return { name, description, service, kind, target, warning, timeframe };
}

export function objectiveId(seed: string, name: string): string {
  return hashUuid(seed, 'objective', name);
}

/** Per cent of the requests between two times (milliseconds) that met the objective; undefined without requests. */
export function measure(world: World, objective: Objective, from: number, to: number): number | undefined {
  const end = Math.min(minuteOf(to), WorldMetrics.publishedTo(world.now()));
  const { requests, failures, slow } = world.counter.sum(serviceIndex(objective.service), minuteOf(from), end);
  if (requests === 0) return undefined;
  return (100 * (requests - (objective.kind === 'availability' ? failures : slow))) / requests;
}

/** The indicator of the newer service: a query whose `sli` is an array of percentages. */
export function indicatorOf(objective: Objective, serviceId: string): string {
  if (objective.kind === 'availability')
    return [
      `timeseries { total = sum(dt.service.request.count), failed = sum(dt.service.request.failure_count) }, filter: dt.entity.service == "${serviceId}"`,
      '| fieldsAdd sli = (((total[] - failed[]) / total[]) * (100))',
      '| fieldsRemove total, failed',
    ].join('\n');
  return [
    `timeseries response = avg(dt.service.request.response_time), filter: dt.entity.service == "${serviceId}"`,
    `| fieldsAdd sli = if(response[] < ${serviceNamed(objective.service).slowMs * 1000}, 100, else: 0)`,
    '| fieldsRemove response',
  ].join('\n');
}
