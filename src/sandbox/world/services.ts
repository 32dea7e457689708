/** The shop: what runs, in which technology, who owns it, and how it is asked. Everything here is made up. */

export const shopName = 'Bergland Outfitters';

export const serviceNames = [
  'edge-gateway',
  'storefront',
  'checkout',
  'payments',
  'cart',
  'catalog',
  'inventory',
  'pricing',
  'recommendations',
  'shipping',
  'accounts',
] as const;
export type ServiceName = (typeof serviceNames)[number];

export type Technology = 'kong' | 'nodejs' | 'java' | 'go' | 'python' | 'dotnet';

export interface ServiceDefinition {
  readonly name: ServiceName;
  readonly technology: Technology;
  readonly team: string;
  readonly tier: 'critical' | 'standard';
  readonly namespace: 'edge' | 'shop' | 'backoffice';
  readonly pods: number;
  /** Of the version that runs when nothing is being deployed. */
  readonly version: string;
  /** Requests slower than this miss the latency objective. */
  readonly slowMs: number;
  /** Millicores and bytes that one pod takes when idle, and millicores per request and minute. */
  readonly idleMillicores: number;
  readonly millicoresPerRequest: number;
  readonly memoryBytes: number;
}

const MIB = 1024 * 1024;

export const services: readonly ServiceDefinition[] = [
  {
    name: 'edge-gateway',
    technology: 'kong',
    team: 'platform',
    tier: 'critical',
    namespace: 'edge',
    pods: 2,
    version: '3.9.1',
    slowMs: 1200,
    idleMillicores: 60,
    millicoresPerRequest: 2.4,
    memoryBytes: 420 * MIB,
  },
  {
    name: 'storefront',
    technology: 'nodejs',
    team: 'window',
    tier: 'critical',
    namespace: 'shop',
    pods: 3,
    version: '5.21.0',
    slowMs: 800,
    idleMillicores: 90,
    millicoresPerRequest: 6,
    memoryBytes: 310 * MIB,
  },
  {
    name: 'checkout',
    technology: 'java',
    team: 'till',
    tier: 'critical',
    namespace: 'shop',
    pods: 3,
    version: '4.8.2',
    slowMs: 900,
    idleMillicores: 120,
    millicoresPerRequest: 14,
    memoryBytes: 780 * MIB,
  },
  {
    name: 'payments',
    technology: 'java',
    team: 'till',
    tier: 'critical',
    namespace: 'shop',
    pods: 3,
    version: '2.13.4',
    slowMs: 600,
    idleMillicores: 110,
    millicoresPerRequest: 12,
    memoryBytes: 690 * MIB,
  },
  {
    name: 'cart',
    technology: 'go',
    team: 'window',
    tier: 'standard',
    namespace: 'shop',
    pods: 2,
    version: '1.34.0',
    slowMs: 250,
    idleMillicores: 25,
    millicoresPerRequest: 2,
    memoryBytes: 96 * MIB,
  },
  {
    name: 'catalog',
    technology: 'java',
    team: 'shelf',
    tier: 'critical',
    namespace: 'shop',
    pods: 3,
    version: '7.2.0',
    slowMs: 350,
    idleMillicores: 130,
    millicoresPerRequest: 7,
    memoryBytes: 820 * MIB,
  },
  {
    name: 'inventory',
    technology: 'go',
    team: 'shelf',
    tier: 'standard',
    namespace: 'backoffice',
    pods: 2,
    version: '3.5.1',
    slowMs: 200,
    idleMillicores: 30,
    millicoresPerRequest: 2,
    memoryBytes: 110 * MIB,
  },
  {
    name: 'pricing',
    technology: 'dotnet',
    team: 'shelf',
    tier: 'standard',
    namespace: 'backoffice',
    pods: 2,
    version: '2.0.9',
    slowMs: 200,
    idleMillicores: 70,
    millicoresPerRequest: 4,
    memoryBytes: 260 * MIB,
  },
  {
    name: 'recommendations',
    technology: 'python',
    team: 'insight',
    tier: 'standard',
    namespace: 'shop',
    pods: 2,
    version: '0.41.3',
    slowMs: 500,
    idleMillicores: 160,
    millicoresPerRequest: 11,
    memoryBytes: 940 * MIB,
  },
  {
    name: 'shipping',
    technology: 'nodejs',
    team: 'parcel',
    tier: 'standard',
    namespace: 'backoffice',
    pods: 2,
    version: '1.9.6',
    slowMs: 700,
    idleMillicores: 60,
    millicoresPerRequest: 5,
    memoryBytes: 220 * MIB,
  },
  {
    name: 'accounts',
    technology: 'dotnet',
    team: 'identity',
    tier: 'critical',
    namespace: 'shop',
    pods: 2,
    version: '6.3.0',
    slowMs: 500,
    idleMillicores: 80,
    millicoresPerRequest: 6,
    memoryBytes: 300 * MIB,
  },
];

export function serviceIndex(name: ServiceName): number {
  return serviceNames.indexOf(name);
}

export function serviceNamed(name: ServiceName): ServiceDefinition {
  return services[serviceIndex(name)]!;
}
