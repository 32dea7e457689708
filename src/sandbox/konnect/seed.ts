/** What the demo organization has before anybody does anything: a web shop behind a gateway, and no Dynatrace. */

import { type ServiceName, serviceNamed, services } from '../world/services.ts';
import type { Ids } from './ids.ts';
import { gatewayServiceType, integrations } from './integrationCatalog.ts';
import type { InstanceRecord, Tables } from './store.ts';

const gatewayName: ServiceName = 'edge-gateway';

/** Of the shop, all behind the gateway. */
const shopServices = services.filter((service) => service.name !== gatewayName);

interface CatalogEntry {
  readonly name: ServiceName;
  readonly display_name: string;
  readonly description: string;
  /** Whether its gateway service is mapped to it. */
  readonly mapped: boolean;
}

/** What somebody has entered in the catalog so far. */
const catalog: readonly CatalogEntry[] = [
  { name: 'storefront', display_name: 'Storefront', description: 'Pages that shoppers see.', mapped: true },
  { name: 'checkout', display_name: 'Checkout', description: 'Turns a cart into an order.', mapped: true },
  { name: 'payments', display_name: 'Payments', description: 'Authorizes and captures payments.', mapped: true },
  { name: 'cart', display_name: 'Cart', description: 'Keeps what shoppers want.', mapped: false },
  { name: 'inventory', display_name: 'Inventory', description: 'Knows what is in stock.', mapped: false },
  { name: 'shipping', display_name: 'Shipping', description: 'Quotes and books parcels.', mapped: false },
];

const DAY_MS = 86_400_000;

export interface ControlPlane {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface GatewayService {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: string;
  readonly path: string;
  readonly enabled: boolean;
  readonly retries: number;
  readonly tags: readonly string[];
  /** Seconds since 1970. */
  readonly created_at: number;
  readonly updated_at: number;
}

export interface Gateway {
  readonly controlPlane: ControlPlane;
  readonly services: readonly GatewayService[];
}

export function seedGateway(ids: Ids, now: number): Gateway {
  const made = now - 200 * DAY_MS;
  const at = new Date(made).toISOString();
  return {
    controlPlane: {
      id: ids.uuid('control plane'),
      name: gatewayName,
      description: 'The gateway in front of the shop.',
      labels: { env: 'demo' },
      config: {
        control_plane_endpoint: 'https://edge.cp.demo.invalid',
        telemetry_endpoint: 'https://edge.tp.demo.invalid',
        cluster_type: 'CLUSTER_TYPE_CONTROL_PLANE',
        auth_type: 'pinned_client_certs',
        cloud_gateway: false,
        proxy_urls: [{ host: 'shop.demo.invalid', port: 443, protocol: 'https' }],
      },
      created_at: at,
      updated_at: at,
    },
    services: shopServices.map(({ name, namespace }) => ({
      id: ids.uuid(`gateway service ${name}`),
      name,
      host: `${name}.${namespace}.svc.cluster.local`,
      port: 8080,
      protocol: 'http',
      path: '/',
      enabled: true,
      retries: 5,
      tags: ['shop'],
      created_at: Math.floor(made / 1000),
      updated_at: Math.floor(made / 1000),
    })),
  };
}

export function seedTables(ids: Ids, gateway: Gateway, now: number): Tables {
  const long = new Date(now - 200 * DAY_MS).toISOString();
  const recent = new Date(now - 40 * DAY_MS).toISOString();
  const instances = integrations
    .filter((integration) => integration.built_in)
    .map(
      (integration): InstanceRecord => ({
        id: ids.uuid(`instance ${integration.name}`),
        name: integration.name,
        display_name: integration.display_name,
        description: null,
        integration_name: integration.name,
        labels: {},
        config: {},
        created_at: long,
        updated_at: long,
        credential: undefined,
        authConfig: undefined,
        discoverAt: undefined,
      }),
    );
  const catalogServices = catalog.map((entry) => ({
    id: ids.uuid(`service ${entry.name}`),
    name: entry.name,
    display_name: entry.display_name,
    description: entry.description,
    custom_fields: { owner: serviceNamed(entry.name).team },
    labels: { env: 'demo', tier: serviceNamed(entry.name).tier },
    created_at: recent,
    updated_at: recent,
    creator: undefined,
  }));
  const { id: controlPlaneId, name: controlPlaneName, description, labels } = gateway.controlPlane;
  const resources = gateway.services.map((service) => ({
    id: ids.resource(`gateway service ${service.name}`),
    name: service.name,
    instanceId: ids.uuid('instance gateway-manager'),
    type: gatewayServiceType,
    config: { control_plane_id: controlPlaneId, gateway_service_id: service.id },
    integration_data: {
      control_plane: { id: controlPlaneId, name: controlPlaneName, description, labels },
      gateway_service: { ...service },
    },
    archived: false,
    created_at: long,
    updated_at: long,
  }));
  const mappings = catalog
    .filter((entry) => entry.mapped)
    .map((entry) => ({
      id: ids.uuid(`mapping ${entry.name}`),
      resourceId: ids.resource(`gateway service ${entry.name}`),
      serviceId: ids.uuid(`service ${entry.name}`),
      created_at: recent,
    }));
  return { services: catalogServices, instances, resources, mappings };
}
