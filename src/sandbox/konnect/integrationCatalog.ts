/**
 * What the demo organization can install. Machine names, config keys and header names are those of Kong's documents where they tell; the
 * resource type and the `integration_data` of Dynatrace are published nowhere and carry names of our own.
 */

interface ConfigField {
  readonly type: 'string' | 'boolean' | 'enum';
  readonly display_name: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly mutable_condition?: 'unauthorized';
  readonly default?: string | boolean;
  readonly choices?: readonly { readonly value: string; readonly display_name: string }[];
}

interface Header {
  readonly name: string;
  readonly display_name: string | null;
  readonly description: string | null;
}

type Authorization =
  | { readonly type: 'multi_key_auth'; readonly config: { readonly headers: readonly Header[] } }
  | {
      readonly type: 'oauth';
      readonly overridable_config: readonly string[];
      readonly config: {
        readonly grant_type: 'authorization_code';
        readonly client_id: string;
        readonly authorization_endpoint: { readonly url: string };
        readonly token_endpoint: { readonly url: string };
        readonly scope: readonly string[];
        readonly rolling_refresh_exp_seconds: null;
      };
    }
  | {
      readonly type: 'github_app_installation';
      readonly config: Readonly<
        Record<
          | 'app_install_url'
          | 'app_manage_url'
          | 'authorize_app_installation_endpoint'
          | 'pending_app_installs_endpoint',
          { readonly url: string }
        >
      >;
    };

export interface IntegrationRecord {
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly built_in: boolean;
  readonly version: string;
  readonly visibility: 'public';
  readonly authorization: Authorization | null;
  readonly config_schema: Readonly<Record<string, ConfigField>>;
  readonly resource_types: Readonly<
    Record<
      string,
      {
        readonly display_name: string;
        readonly schema: {
          readonly type: 'simple';
          readonly definition: Readonly<Record<string, 'string' | 'number' | 'boolean'>>;
        };
      }
    >
  >;
  readonly discovery: { readonly resource_integration_data_examples: Readonly<Record<string, object>> } | null;
  readonly api_spec_provider: null;
  readonly events: null;
}

export const dynatraceSloType = 'sandbox_dynatrace_slo';
export const gatewayServiceType = 'gateway_svc';

const common = { version: 'v1', visibility: 'public', api_spec_provider: null, events: null } as const;

function resourceType(display_name: string, ...keys: readonly string[]) {
  const definition = Object.fromEntries(keys.map((key) => [key, 'string' as const]));
  return { display_name, schema: { type: 'simple' as const, definition } };
}

function keyHeaders(...headers: readonly (readonly [name: string, label: string])[]): Authorization {
  return {
    type: 'multi_key_auth',
    config: { headers: headers.map(([name, display_name]) => ({ name, display_name, description: null })) },
  };
}

export const integrations: readonly IntegrationRecord[] = [
  {
    ...common,
    name: 'dynatrace',
    display_name: 'Dynatrace',
    description: 'Shows the service-level objectives of a Dynatrace environment next to the services they are about.',
    built_in: false,
    authorization: keyHeaders(['authorization', 'Dynatrace API key']),
    config_schema: {
      base_url: {
        type: 'string',
        display_name: 'Dynatrace API Base URL',
        description: 'The address of the Dynatrace environment without a slash at its end.',
        required: true,
        mutable_condition: 'unauthorized',
      },
    },
    resource_types: { [dynatraceSloType]: resourceType('Classic SLO', 'slo_id') },
    discovery: {
      resource_integration_data_examples: { [dynatraceSloType]: { name: 'Search answers', status: 'SUCCESS' } },
    },
  },
  {
    ...common,
    name: 'datadog',
    display_name: 'Datadog',
    description: 'Shows monitors and dashboards of Datadog.',
    built_in: false,
    authorization: keyHeaders(['DD-API-KEY', 'API key'], ['DD-APPLICATION-KEY', 'Application key']),
    config_schema: {
      datadog_region: {
        type: 'enum',
        display_name: 'Region',
        required: true,
        choices: [
          { value: 'US_1', display_name: 'US1' },
          { value: 'US_5', display_name: 'US5' },
        ],
      },
      datadog_webhook_name: { type: 'string', display_name: 'Webhook name' },
    },
    resource_types: { sandbox_datadog_monitor: resourceType('Monitor', 'monitor_id') },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'traceable',
    display_name: 'Traceable',
    description: 'Shows services that Traceable watches.',
    built_in: false,
    authorization: keyHeaders(['authorization', 'API token']),
    config_schema: {
      include_inactive: { type: 'boolean', display_name: 'Include inactive services', default: false },
    },
    resource_types: { sandbox_traceable_service: resourceType('Traceable service', 'service_id') },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'pagerduty',
    display_name: 'PagerDuty',
    description: 'Shows who is on call.',
    built_in: false,
    authorization: {
      type: 'oauth',
      overridable_config: ['client_id', 'client_secret', 'authorization_endpoint', 'token_endpoint'],
      config: {
        grant_type: 'authorization_code',
        client_id: 'demo-shop',
        authorization_endpoint: { url: 'https://pagerduty.demo.invalid/oauth/authorize' },
        token_endpoint: { url: 'https://pagerduty.demo.invalid/oauth/token' },
        scope: ['services.read'],
        rolling_refresh_exp_seconds: null,
      },
    },
    config_schema: {
      service_region: {
        type: 'enum',
        display_name: 'Region',
        required: true,
        default: 'us',
        choices: [
          { value: 'us', display_name: 'United States' },
          { value: 'eu', display_name: 'Europe' },
        ],
      },
    },
    resource_types: { pagerduty_service: resourceType('PagerDuty service', 'service_id') },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'github',
    display_name: 'GitHub',
    description: 'Shows repositories.',
    built_in: false,
    authorization: {
      type: 'github_app_installation',
      config: {
        app_install_url: { url: 'https://github.demo.invalid/app/install' },
        app_manage_url: { url: 'https://github.demo.invalid/app/manage' },
        authorize_app_installation_endpoint: { url: 'https://github.demo.invalid/app/authorize' },
        pending_app_installs_endpoint: { url: 'https://github.demo.invalid/app/pending' },
      },
    },
    config_schema: {},
    resource_types: { sandbox_github_repository: resourceType('Repository', 'repository_id') },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'gateway-manager',
    display_name: 'API Gateway',
    description: 'The gateway services of every control plane.',
    built_in: true,
    authorization: null,
    config_schema: {},
    resource_types: { [gatewayServiceType]: resourceType('Gateway service', 'control_plane_id', 'gateway_service_id') },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'mesh-manager',
    display_name: 'Service Mesh',
    description: 'The services of every mesh.',
    built_in: true,
    authorization: null,
    config_schema: {},
    resource_types: {
      service_insight: resourceType('Mesh service', 'global_control_plane_id', 'mesh_name', 'mesh_service_name'),
    },
    discovery: { resource_integration_data_examples: {} },
  },
  {
    ...common,
    name: 'analytics',
    display_name: 'Observability',
    description: 'Reports about the traffic through the gateways.',
    built_in: true,
    authorization: null,
    config_schema: {},
    resource_types: { report: resourceType('Report', 'report_id') },
    discovery: null,
  },
];

export function findIntegration(name: string): IntegrationRecord | undefined {
  return integrations.find((integration) => integration.name === name);
}
