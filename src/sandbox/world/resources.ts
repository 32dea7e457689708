/** The fields that say where a record comes from: one record a pod or host, shared by everything that it sends. */

import type { RecordMap, Value } from '../../grail/value.ts';
import { recordOf } from './record.ts';
import type { ServiceName } from './services.ts';
import { entityId, type Host, type Pod, smartscapeIdOf, type Topology } from './topology.ts';

const languages = { nodejs: 'nodejs', java: 'java', go: 'go', python: 'python', dotnet: 'dotnet' } as const;

const processTechnologies: Readonly<Record<Pod['service']['technology'], readonly string[]>> = {
  kong: ['NGINX', 'Kong Gateway'],
  nodejs: ['Node.js'],
  java: ['Java', 'Spring Boot'],
  go: ['Go'],
  python: ['Python'],
  dotnet: ['.NET', 'ASP.NET Core'],
};

export interface ServiceIds {
  readonly service: string;
  readonly processGroup: string;
  readonly workload: string;
  readonly namespace: string;
}

export function serviceIds(seed: string, name: ServiceName, namespace: string): ServiceIds {
  return {
    service: entityId(seed, 'SERVICE', name),
    processGroup: entityId(seed, 'PROCESS_GROUP', name),
    workload: entityId(seed, 'CLOUD_APPLICATION', name),
    namespace: entityId(seed, 'CLOUD_APPLICATION_NAMESPACE', namespace),
  };
}

export function clusterId(seed: string): string {
  return entityId(seed, 'KUBERNETES_CLUSTER', 'cluster');
}

/** Made once for each pod and host. */
export class Resources {
  readonly #topology: Topology;
  readonly #logs = new Map<string, RecordMap>();
  readonly #spans = new Map<string, RecordMap>();

  constructor(topology: Topology) {
    this.#topology = topology;
  }

  /** Fields that logs of a pod end with. */
  ofLogs(pod: Pod): RecordMap {
    return remembered(this.#logs, pod.name, () =>
      recordOf({
        'log.source': 'Container Output',
        'service.name': pod.service.name,
        ...this.#podFields(pod),
        'process.technology': processTechnologies[pod.service.technology],
        'dt.source_entity': pod.processId,
        'dt.system.bucket': 'default_logs',
      }),
    );
  }

  ofHostLogs(host: Host, source: string): RecordMap {
    return remembered(this.#logs, `${host.name} ${source}`, () =>
      recordOf({
        'log.source': source,
        'dt.entity.host': host.id,
        'dt.smartscape.host': host.smartscapeId,
        'host.name': host.name,
        'dt.source_entity': host.id,
        'dt.system.bucket': 'default_logs',
      }),
    );
  }

  ofSpans(pod: Pod): RecordMap {
    const { technology } = pod.service;
    return remembered(this.#spans, pod.name, () =>
      recordOf({
        'service.name': pod.service.name,
        'service.namespace': pod.service.namespace,
        'service.version': pod.version,
        'dt.service.name': pod.service.name,
        ...this.#podFields(pod),
        'telemetry.sdk.language': technology === 'kong' ? undefined : languages[technology],
        'dt.system.bucket': 'default_spans',
      }),
    );
  }

  #podFields(pod: Pod): Readonly<Record<string, Value>> {
    const { seed, clusterName, clusterUid } = this.#topology;
    const { name, namespace } = pod.service;
    const ids = serviceIds(seed, name, namespace);
    return {
      'dt.entity.service': ids.service,
      'dt.entity.process_group': ids.processGroup,
      'dt.entity.process_group_instance': pod.processId,
      'dt.entity.host': pod.host.id,
      'dt.entity.kubernetes_cluster': clusterId(seed),
      'dt.entity.cloud_application': ids.workload,
      'dt.entity.cloud_application_instance': pod.id,
      'dt.entity.cloud_application_namespace': ids.namespace,
      'dt.smartscape.service': smartscapeIdOf(seed, 'SERVICE', name),
      'dt.smartscape.host': pod.host.smartscapeId,
      'dt.smartscape.k8s_pod': pod.smartscapeId,
      'host.name': pod.host.name,
      'k8s.cluster.name': clusterName,
      'k8s.cluster.uid': clusterUid,
      'k8s.namespace.name': namespace,
      'k8s.node.name': pod.host.name,
      'k8s.pod.name': pod.name,
      'k8s.pod.uid': pod.uid,
      'k8s.container.name': name,
      'k8s.deployment.name': name,
      'k8s.workload.name': name,
      'k8s.workload.kind': 'deployment',
    };
  }
}

function remembered(map: Map<string, RecordMap>, key: string, make: () => RecordMap): RecordMap {
  let record = map.get(key);
  if (record === undefined) {
    record = make();
    map.set(key, record);
  }
  return record;
}
