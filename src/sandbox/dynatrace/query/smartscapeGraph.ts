/** The topology as Smartscape's nodes and edges. Names of types, edges and fields: "Smartscape on Grail". */

import type { SmartscapeGraph } from '../../../grail/engine.ts';
import { Rec, type RecordMap, type SmartscapeId, Timeframe, type Value } from '../../../grail/value.ts';
import { callsOf } from '../../world/entities.ts';
import { recordOf } from '../../world/record.ts';
import { clusterId, serviceIds } from '../../world/resources.ts';
import { services } from '../../world/services.ts';
import { DAY, timestampOf } from '../../world/time.ts';
import { type Pod, smartscapeIdOf } from '../../world/topology.ts';
import type { World } from '../../world/world.ts';

interface Node {
  readonly id: SmartscapeId;
  readonly name: string;
  readonly classic: string;
  readonly from: number;
  readonly to: number;
  readonly fields: Readonly<Record<string, Value | undefined>>;
  readonly tags: Readonly<Record<string, string>>;
}

interface Edge {
  readonly type: string;
  readonly source: SmartscapeId;
  readonly target: SmartscapeId;
}

export function smartscapeGraph(world: World): SmartscapeGraph {
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const { seed, clusterName, clusterUid, hosts, workers, pods } = world.topology;
  const now = world.now();
  const born = world.anchor - 200 * DAY;
  const always = { from: born, to: now };
  const link = (type: string, source: SmartscapeId, target: SmartscapeId) => edges.push({ type, source, target });

  const cluster = smartscapeIdOf(seed, 'K8S_CLUSTER', clusterName);
  const inCluster = { 'k8s.cluster.name': clusterName, 'k8s.cluster.uid': clusterUid };
  nodes.push({ id: cluster, name: clusterName, classic: clusterId(seed), ...always, fields: inCluster, tags: {} });
  for (const host of hosts) {
    const fields = { 'host.name': host.name, 'host.ip': [host.ip], 'os.type': 'LINUX' };
    nodes.push({ id: host.smartscapeId, name: host.name, classic: host.id, ...always, fields, tags: {} });
    if (workers.includes(host)) link('belongs_to', host.smartscapeId, cluster);
  }
  for (const namespace of new Set(services.map((service) => service.namespace))) {
    const id = smartscapeIdOf(seed, 'K8S_NAMESPACE', namespace);
    const classic = serviceIds(seed, services[0]!.name, namespace).namespace;
    const fields = { ...inCluster, 'k8s.namespace.name': namespace };
    nodes.push({ id, name: namespace, classic, ...always, fields, tags: {} });
    link('belongs_to', id, cluster);
  }
  services.forEach((service, index) => {
    const ids = serviceIds(seed, service.name, service.namespace);
    const id = smartscapeIdOf(seed, 'SERVICE', service.name);
    const workload = smartscapeIdOf(seed, 'K8S_DEPLOYMENT', service.name);
    const fields = { ...inCluster, 'k8s.namespace.name': service.namespace, 'k8s.workload.name': service.name };
    const tags = { team: service.team, stage: 'production' };
    nodes.push({
      id,
      name: service.name,
      classic: ids.service,
      ...always,
      fields: { ...fields, 'service.name': service.name, 'service.namespace': service.namespace },
      tags,
    });
    nodes.push({ id: workload, name: service.name, classic: ids.workload, ...always, fields, tags });
    link('belongs_to', workload, smartscapeIdOf(seed, 'K8S_NAMESPACE', service.namespace));
    for (const called of callsOf(service))
      if (services.some(({ name }) => name === called)) link('calls', id, smartscapeIdOf(seed, 'SERVICE', called));
    for (const pod of pods[index]!.flat()) if (pod.from <= now) addPod(pod, id, workload, fields, tags);
  });

  function addPod(
    pod: Pod,
    service: SmartscapeId,
    workload: SmartscapeId,
    common: Readonly<Record<string, Value>>,
    tags: Readonly<Record<string, string>>,
  ): void {
    const life = { from: Math.max(pod.from, born), to: Math.min(pod.to, now) };
    const fields = { ...common, 'k8s.pod.name': pod.name, 'k8s.pod.uid': pod.uid };
    nodes.push({ id: pod.smartscapeId, name: pod.name, classic: pod.id, ...life, fields, tags });
    nodes.push({
      id: pod.processSmartscapeId,
      name: `${pod.service.name} (${pod.name})`,
      classic: pod.processId,
      ...life,
      fields: { ...fields, 'service.version': pod.version },
      tags,
    });
    if (pod.to <= now) return;
    link('runs_on', service, pod.processSmartscapeId);
    link('runs_on', pod.processSmartscapeId, pod.host.smartscapeId);
    link('belongs_to', pod.processSmartscapeId, pod.smartscapeId);
    link('runs_on', pod.smartscapeId, pod.host.smartscapeId);
    link('belongs_to', pod.smartscapeId, workload);
  }

  return { nodes: () => nodes.map((node) => nodeRecord(node, edges)), edges: () => edges.map(edgeRecord) };
}

function nodeRecord(node: Node, edges: readonly Edge[]): RecordMap {
  const references = new Map<string, SmartscapeId[]>();
  for (const { type, source, target } of edges) {
    if (source !== node.id) continue;
    const key = `${type}.${target.type.toLowerCase()}`;
    references.set(key, [...(references.get(key) ?? []), target]);
  }
  return recordOf({
    id: node.id,
    type: node.id.type,
    name: node.name,
    id_classic: node.classic,
    lifetime: new Timeframe(timestampOf(node.from), timestampOf(node.to)),
    tags: new Rec(new Map(Object.entries(node.tags))),
    ...node.fields,
    references: new Rec(references),
  });
}

function edgeRecord({ type, source, target }: Edge): RecordMap {
  return recordOf({
    type,
    source_id: source,
    source_type: source.type,
    target_id: target,
    target_type: target.type,
    'dt.system.edge_kind': 'static',
  });
}
