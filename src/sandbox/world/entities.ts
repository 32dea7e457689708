/** The monitored entities of the world, in the classic model; Smartscape is made of the same. Names of types and relationships: "Monitored entities API v2". */

import type { Incident } from './incidents.ts';
import { journeys, type Step } from './journeys.ts';
import { hash64, hashHex } from './random.ts';
import { clusterId, serviceIds } from './resources.ts';
import { type ServiceDefinition, services, shopName } from './services.ts';
import { DAY } from './time.ts';
import { entityId, type Pod, type Topology } from './topology.ts';

export interface Tag {
  readonly context: string;
  readonly key: string;
  readonly value?: string;
  readonly source: 'Auto tags' | 'Environment tags' | 'User provided tags';
}

export interface ManagementZone {
  readonly id: string;
  readonly name: string;
}

export interface Entity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly firstSeen: number;
  /** Undefined while it is there. */
  readonly lastSeen: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Those that people have not set. */
  readonly tags: readonly Tag[];
  readonly zones: readonly ManagementZone[];
  readonly icon: string;
  /** Relationship to ids. */
  readonly from: ReadonlyMap<string, readonly string[]>;
}

export const databases = ['catalog_db', 'inventory_db', 'payments_db', 'orders_db', 'accounts_db'] as const;

export interface Zones {
  readonly shop: ManagementZone;
  readonly backOffice: ManagementZone;
  readonly data: ManagementZone;
}

export function zonesOf(seed: string): Zones {
  const zone = (name: string) => ({ id: BigInt.asIntN(64, hash64(seed, 'zone', name)).toString(), name });
  return { shop: zone('Shop'), backOffice: zone('Back office'), data: zone('Data stores') };
}

/** Who calls whom, from the journeys: index of a service to names. */
export function callsOf(service: ServiceDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (step: Step, caller: string) => {
    if (step.kind === 'server' && step.target !== caller) {
      if (caller === service.name) found.add(step.target);
      for (const child of step.children) walk(child, step.target);
      return;
    }
    if (step.kind === 'database' && caller === service.name) found.add(step.target);
    for (const child of step.children) walk(child, caller);
  };
  for (const { root } of journeys) walk(root, '');
  return found;
}

export function createEntities(topology: Topology, incidents: readonly Incident[], since: number): readonly Entity[] {
  const { seed } = topology;
  const zones = zonesOf(seed);
  const born = since - 200 * DAY;
  const all: Entity[] = [];
  const add = (
    type: string,
    id: string,
    name: string,
    rest: Partial<Entity> & { readonly from?: ReadonlyMap<string, readonly string[]> },
  ) =>
    all.push({
      id,
      type,
      name,
      firstSeen: born,
      lastSeen: undefined,
      properties: {},
      tags: [production],
      zones: [],
      icon: 'custom',
      from: new Map(),
      ...rest,
    });

  const shopId = entityId(seed, 'APPLICATION', 'shop');
  add('APPLICATION', shopId, shopName, {
    properties: { applicationType: 'DEFAULT', ruleAppliedPattern: 'www.bergland.example' },
    tags: [production, tag('team', 'window')],
    zones: [zones.shop],
    icon: 'application',
    from: new Map([['calls', [entityId(seed, 'SERVICE', 'edge-gateway')]]]),
  });
  for (const host of topology.hosts)
    add('HOST', host.id, host.name, {
      properties: {
        osType: 'LINUX',
        osVersion: 'Ubuntu 24.04.2 LTS',
        osArchitecture: 'X86',
        cpuCores: host.cpuCores,
        logicalCpuCores: host.cpuCores * 2,
        physicalMemory: host.memoryBytes,
        ipAddress: [host.ip],
        state: 'RUNNING',
        monitoringMode: 'FULL_STACK',
        hypervisorType: 'KVM',
        hostGroupName: host.kind === 'worker' ? 'kubernetes' : 'databases',
      },
      tags: [production, tag('team', 'platform')],
      zones: host.kind === 'worker' ? [zones.shop, zones.backOffice] : [zones.data],
      icon: 'linux',
    });
  add('KUBERNETES_CLUSTER', clusterId(seed), topology.clusterName, {
    properties: {
      kubernetesClusterId: topology.clusterUid,
      kubernetesDistribution: 'KUBERNETES',
      kubernetesVersion: 'v1.34.2',
    },
    tags: [production, tag('team', 'platform')],
    zones: [zones.shop, zones.backOffice],
    icon: 'kubernetes',
    from: new Map([
      ['isClusterOfNode', topology.workers.map(({ name }) => entityId(seed, 'KUBERNETES_NODE', name))],
      ['isClusterOfNamespace', namespaces.map((name) => entityId(seed, 'CLOUD_APPLICATION_NAMESPACE', name))],
    ]),
  });
  for (const worker of topology.workers)
    add('KUBERNETES_NODE', entityId(seed, 'KUBERNETES_NODE', worker.name), worker.name, {
      properties: { kubernetesNodeName: worker.name, kubernetesClusterName: topology.clusterName },
      zones: [zones.shop],
      icon: 'kubernetes',
      from: new Map([['isNodeOfHost', [worker.id]]]),
    });
  for (const name of namespaces)
    add('CLOUD_APPLICATION_NAMESPACE', entityId(seed, 'CLOUD_APPLICATION_NAMESPACE', name), name, {
      properties: { kubernetesClusterName: topology.clusterName },
      zones: [name === 'backoffice' ? zones.backOffice : zones.shop],
      icon: 'kubernetes',
      from: new Map([
        [
          'isNamespaceOfCa',
          services
            .filter((service) => service.namespace === name)
            .map((service) => serviceIds(seed, service.name, name).workload),
        ],
      ]),
    });
  for (const [index, service] of services.entries()) addService(service, index);
  for (const [index, name] of databases.entries()) {
    const host = topology.hosts.filter(({ kind }) => kind === 'database')[index % 2]!;
    const group = entityId(seed, 'PROCESS_GROUP', `postgres ${host.name}`);
    add('SERVICE', entityId(seed, 'SERVICE', name), name, {
      properties: {
        serviceType: 'DATABASE_SERVICE',
        databaseVendor: 'POSTGRESQL',
        databaseName: name,
        databaseHostNames: [host.name],
      },
      tags: [production, tag('team', 'platform')],
      zones: [zones.data],
      icon: 'postgresql',
      from: new Map([
        ['runsOn', [group]],
        ['runsOnHost', [host.id]],
      ]),
    });
    if (all.some(({ id }) => id === group)) continue;
    add('PROCESS_GROUP', group, 'PostgreSQL', {
      zones: [zones.data],
      icon: 'postgresql',
      from: new Map([['runsOn', [host.id]]]),
    });
    add(
      'PROCESS_GROUP_INSTANCE',
      entityId(seed, 'PROCESS_GROUP_INSTANCE', `postgres ${host.name}`),
      `PostgreSQL ${host.name}`,
      {
        properties: { listenPorts: [5432], processType: 'POSTGRESQL' },
        zones: [zones.data],
        icon: 'postgresql',
        from: new Map([
          ['isProcessOf', [host.id]],
          ['isInstanceOf', [group]],
        ]),
      },
    );
  }
  for (const process of new Set(
    incidents.flatMap((incident) => (incident.kind === 'busy host' ? [incident.process] : [])),
  ))
    add('PROCESS_GROUP', entityId(seed, 'PROCESS_GROUP', process), process, { zones: [zones.shop], icon: 'linux' });
  return all;

  function addService(service: ServiceDefinition, index: number): void {
    const ids = serviceIds(seed, service.name, service.namespace);
    const zone = service.namespace === 'backoffice' ? zones.backOffice : zones.shop;
    const tags = [production, tag('team', service.team), tag('tier', service.tier), kubernetes('app', service.name)];
    const pods = topology.pods[index]!.flat();
    const living = pods.filter(({ to }) => to === Number.POSITIVE_INFINITY);
    const hosts = [...new Set(living.map(({ host }) => host.id))];
    add('SERVICE', ids.service, service.name, {
      properties: {
        serviceType: 'WEB_REQUEST_SERVICE',
        agentTechnologyType: service.technology.toUpperCase(),
        serviceTechnologyTypes: [service.technology],
        webServiceName: service.name,
        port: 8080,
      },
      tags,
      zones: [zone],
      icon: service.technology,
      from: new Map([
        ['calls', [...callsOf(service)].map((name) => entityId(seed, 'SERVICE', name))],
        ['runsOn', [ids.processGroup]],
        ['runsOnHost', hosts],
        ['runsOnProcessGroupInstance', living.map(({ processId }) => processId)],
      ]),
    });
    add('PROCESS_GROUP', ids.processGroup, service.name, {
      properties: { softwareTechnologies: [{ type: service.technology.toUpperCase() }] },
      tags,
      zones: [zone],
      icon: service.technology,
      from: new Map([
        ['runsOn', hosts],
        ['isPgOfCa', [ids.workload]],
      ]),
    });
    add('CLOUD_APPLICATION', ids.workload, service.name, {
      properties: { workloadType: 'DEPLOYMENT', kubernetesNamespace: service.namespace, desiredPods: service.pods },
      tags,
      zones: [zone],
      icon: 'kubernetes',
    });
    for (const pod of pods) addPod(pod, ids, tags, zone);
  }

  function addPod(pod: Pod, ids: ReturnType<typeof serviceIds>, tags: readonly Tag[], zone: ManagementZone): void {
    const seen = {
      firstSeen: pod.from === 0 ? since - 12 * DAY : pod.from,
      lastSeen: pod.to === Number.POSITIVE_INFINITY ? undefined : pod.to,
      tags,
      zones: [zone],
    };
    add('CLOUD_APPLICATION_INSTANCE', pod.id, pod.name, {
      ...seen,
      properties: { kubernetesPodUid: pod.uid, ipAddress: pod.ip, cloudApplicationInstancePhase: 'RUNNING' },
      icon: 'kubernetes',
      from: new Map([
        ['isInstanceOf', [ids.workload]],
        ['runsOnHost', [pod.host.id]],
        ['belongsToNamespace', [ids.namespace]],
      ]),
    });
    add('PROCESS_GROUP_INSTANCE', pod.processId, `${pod.service.name} (${pod.name})`, {
      ...seen,
      properties: {
        releasesVersion: pod.version,
        listenPorts: [8080],
        metadata: [{ key: 'KUBERNETES_FULL_POD_NAME', value: pod.name }],
      },
      icon: pod.service.technology,
      from: new Map([
        ['isProcessOf', [pod.host.id]],
        ['isInstanceOf', [ids.processGroup]],
        ['isPgiOfCai', [pod.id]],
      ]),
    });
  }
}

const namespaces = ['edge', 'shop', 'backoffice'] as const;

const production: Tag = { context: 'ENVIRONMENT', key: 'stage', value: 'production', source: 'Environment tags' };

function tag(key: string, value: string): Tag {
  return { context: 'CONTEXTLESS', key, value, source: 'Auto tags' };
}

function kubernetes(key: string, value: string): Tag {
  return { context: 'KUBERNETES', key, value, source: 'Environment tags' };
}

/** `[KUBERNETES]app:cart`, `team:till`. */
export function tagText({ context, key, value }: Pick<Tag, 'context' | 'key' | 'value'>): string {
  return `${context === 'CONTEXTLESS' ? '' : `[${context}]`}${key}${value === undefined ? '' : `:${value}`}`;
}

/** 16 hex digits that stay the same for the same key. */
export function correlationId(seed: string, key: string): string {
  return hashHex(16, seed, 'correlation', key);
}
