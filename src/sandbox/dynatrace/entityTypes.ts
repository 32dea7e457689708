/** `/api/v2/entityTypes`: what kinds of entities there are. */

import { classicPage } from './classicPaging.ts';
import { classicError } from './errors.ts';
import { json, type Route } from './route.ts';

interface TypeDefinition {
  readonly type: string;
  readonly displayName: string;
  /** Id, display name and type of a property. */
  readonly properties: readonly (readonly [string, string, string])[];
  /** Relationship to types at its other end. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
}

const definitions: readonly TypeDefinition[] = [
  {
    type: 'APPLICATION',
    displayName: 'Web application',
    properties: [
      ['applicationType', 'Application type', 'Enum'],
      ['ruleAppliedPattern', 'Rule pattern', 'String'],
    ],
    from: { calls: ['SERVICE'] },
  },
  {
    type: 'CLOUD_APPLICATION',
    displayName: 'Kubernetes workload',
    properties: [
      ['workloadType', 'Workload type', 'Enum'],
      ['kubernetesNamespace', 'Namespace', 'String'],
      ['desiredPods', 'Desired pods', 'Integer'],
    ],
  },
  {
    type: 'CLOUD_APPLICATION_INSTANCE',
    displayName: 'Kubernetes pod',
    properties: [
      ['kubernetesPodUid', 'Pod UID', 'String'],
      ['ipAddress', 'IP address', 'String'],
      ['cloudApplicationInstancePhase', 'Phase', 'Enum'],
    ],
    from: {
      isInstanceOf: ['CLOUD_APPLICATION'],
      runsOnHost: ['HOST'],
      belongsToNamespace: ['CLOUD_APPLICATION_NAMESPACE'],
    },
  },
  {
    type: 'CLOUD_APPLICATION_NAMESPACE',
    displayName: 'Kubernetes namespace',
    properties: [['kubernetesClusterName', 'Cluster', 'String']],
    from: { isNamespaceOfCa: ['CLOUD_APPLICATION'] },
  },
  {
    type: 'HOST',
    displayName: 'Host',
    properties: [
      ['osType', 'OS type', 'Enum'],
      ['osVersion', 'OS version', 'String'],
      ['osArchitecture', 'Architecture', 'Enum'],
      ['cpuCores', 'CPU cores', 'Integer'],
      ['logicalCpuCores', 'Logical CPU cores', 'Integer'],
      ['physicalMemory', 'Physical memory', 'Long'],
      ['ipAddress', 'IP addresses', 'List'],
      ['state', 'State', 'Enum'],
      ['monitoringMode', 'Monitoring mode', 'Enum'],
      ['hypervisorType', 'Hypervisor', 'Enum'],
      ['hostGroupName', 'Host group', 'String'],
    ],
  },
  {
    type: 'KUBERNETES_CLUSTER',
    displayName: 'Kubernetes cluster',
    properties: [
      ['kubernetesClusterId', 'Cluster id', 'String'],
      ['kubernetesDistribution', 'Distribution', 'Enum'],
      ['kubernetesVersion', 'Version', 'String'],
    ],
    from: { isClusterOfNode: ['KUBERNETES_NODE'], isClusterOfNamespace: ['CLOUD_APPLICATION_NAMESPACE'] },
  },
  {
    type: 'KUBERNETES_NODE',
    displayName: 'Kubernetes node',
    properties: [
      ['kubernetesNodeName', 'Node', 'String'],
      ['kubernetesClusterName', 'Cluster', 'String'],
    ],
    from: { isNodeOfHost: ['HOST'] },
  },
  {
    type: 'PROCESS_GROUP',
    displayName: 'Process group',
    properties: [['softwareTechnologies', 'Technologies', 'List']],
    from: { runsOn: ['HOST'], isPgOfCa: ['CLOUD_APPLICATION'] },
  },
  {
    type: 'PROCESS_GROUP_INSTANCE',
    displayName: 'Process',
    properties: [
      ['releasesVersion', 'Release version', 'String'],
      ['listenPorts', 'Listen ports', 'List'],
      ['processType', 'Process type', 'Enum'],
      ['metadata', 'Metadata', 'List'],
    ],
    from: {
      isProcessOf: ['HOST'],
      isInstanceOf: ['PROCESS_GROUP'],
      isPgiOfCai: ['CLOUD_APPLICATION_INSTANCE'],
    },
  },
  {
    type: 'SERVICE',
    displayName: 'Service',
    properties: [
      ['serviceType', 'Service type', 'Enum'],
      ['agentTechnologyType', 'Technology', 'Enum'],
      ['serviceTechnologyTypes', 'Technologies', 'List'],
      ['webServiceName', 'Web service name', 'String'],
      ['port', 'Port', 'Integer'],
      ['databaseVendor', 'Database vendor', 'Enum'],
      ['databaseName', 'Database', 'String'],
      ['databaseHostNames', 'Database hosts', 'List'],
    ],
    from: {
      calls: ['SERVICE'],
      runsOn: ['PROCESS_GROUP'],
      runsOnHost: ['HOST'],
      runsOnProcessGroupInstance: ['PROCESS_GROUP_INSTANCE'],
    },
  },
];

export const entityTypes = definitions.map(({ type, displayName, properties, from = {} }) => ({
  type,
  displayName,
  dimensionKey: `dt.entity.${type.toLowerCase()}`,
  entityLimitExceeded: false,
  properties: properties.map(([id, name, kind]) => ({ id, displayName: name, type: kind })),
  tags: 'List',
  managementZones: 'List',
  fromRelationships: Object.entries(from).map(([id, toTypes]) => ({ id, toTypes })),
  toRelationships: relationshipsTo(type),
}));

function relationshipsTo(type: string): readonly { readonly id: string; readonly fromTypes: readonly string[] }[] {
  const found = new Map<string, string[]>();
  for (const definition of definitions)
    for (const [id, toTypes] of Object.entries(definition.from ?? {}))
      if (toTypes.includes(type)) found.set(id, [...(found.get(id) ?? []), definition.type]);
  return [...found].map(([id, fromTypes]) => ({ id, fromTypes }));
}

const scopes = { tokenScopes: ['entities.read'], platformScopes: ['environment-api:entities:read'] } as const;

export const entityTypeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v2/entityTypes',
    ...scopes,
    handle: (call) => {
      const page = classicPage(call, { list: 'entityTypes', defaultSize: 50, maxSize: 500 }, () => entityTypes);
      return json({
        types: page.items,
        totalCount: page.totalCount,
        pageSize: page.pageSize,
        nextPageKey: page.nextPageKey,
      });
    },
  },
  {
    method: 'GET',
    path: '/v2/entityTypes/{type}',
    ...scopes,
    handle: ({ path }) => {
      const found = entityTypes.find(({ type }) => type === path.type);
      if (found === undefined) throw classicError(404, `Entity type '${path.type}' was not found`);
      return json(found);
    },
  },
];
