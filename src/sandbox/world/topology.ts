/** Hosts, the cluster and the pods: where the shop runs. Pods come and go with the versions that are rolled out. */

import { Ip, SmartscapeId } from '../../grail/value.ts';
import { type Incident, rolloutOf } from './incidents.ts';
import { hash64, hashHex, hashUuid } from './random.ts';
import { type ServiceDefinition, services } from './services.ts';

export interface Host {
  readonly name: string;
  readonly kind: 'worker' | 'database';
  readonly id: string;
  readonly smartscapeId: SmartscapeId;
  readonly ip: string;
  readonly cpuCores: number;
  readonly memoryBytes: number;
}

export interface Pod {
  readonly service: ServiceDefinition;
  readonly slot: number;
  readonly version: string;
  readonly name: string;
  readonly uid: string;
  readonly ip: string;
  readonly host: Host;
  /** Milliseconds; the pod runs from, and until before. */
  readonly from: number;
  readonly to: number;
  /** Classic ids of the pod and of the process in it. */
  readonly id: string;
  readonly processId: string;
  readonly smartscapeId: SmartscapeId;
  readonly processSmartscapeId: SmartscapeId;
}

export interface Topology {
  readonly seed: string;
  readonly clusterName: string;
  readonly clusterUid: string;
  readonly hosts: readonly Host[];
  readonly workers: readonly Host[];
  /** By service, then by slot, oldest first. */
  readonly pods: readonly (readonly (readonly Pod[])[])[];
}

const GIB = 1024 ** 3;
const WORKERS = 5;

/** `SERVICE-5D2E8F10A4B7C936`, the same for the same key. */
export function entityId(seed: string, type: string, key: string): string {
  return `${type}-${hashHex(16, seed, 'entity', type, key).toUpperCase()}`;
}

export function smartscapeIdOf(seed: string, type: string, key: string): SmartscapeId {
  return new SmartscapeId(type, hash64(seed, 'smartscape', type, key));
}

export function createTopology(seed: string, incidents: readonly Incident[], since: number): Topology {
  const workers = Array.from({ length: WORKERS }, (_, i) => host(seed, 'worker', i, 8, 32 * GIB));
  const databases = Array.from({ length: 2 }, (_, i) => host(seed, 'database', i, 16, 64 * GIB));
  return {
    seed,
    clusterName: 'bergland-prod',
    clusterUid: hashUuid(seed, 'cluster'),
    hosts: [...workers, ...databases],
    workers,
    pods: services.map((service, index) =>
      Array.from({ length: service.pods }, (_, slot) =>
        podsOf(seed, service, slot, workers[(index * 2 + slot) % WORKERS]!, incidents, since),
      ),
    ),
  };
}

/** The pod of a slot at a time. */
export function podAt(topology: Topology, service: number, slot: number, ms: number): Pod {
  const generations = topology.pods[service]![slot]!;
  return generations.find((pod) => ms < pod.to) ?? generations.at(-1)!;
}

export function ipOf(text: string): Ip {
  return new Ip(4, BigInt(text.split('.').reduce((bits, part) => bits * 256 + Number(part), 0)));
}

function host(seed: string, kind: Host['kind'], index: number, cpuCores: number, memoryBytes: number): Host {
  const name = kind === 'worker' ? `bergland-worker-${index + 1}` : `bergland-db-${index + 1}`;
  return {
    name,
    kind,
    id: entityId(seed, 'HOST', name),
    smartscapeId: smartscapeIdOf(seed, 'HOST', name),
    ip: `10.20.${kind === 'worker' ? 1 : 2}.${11 + index}`,
    cpuCores,
    memoryBytes,
  };
}

/** One pod for each version that ran in the slot since a moment. */
function podsOf(
  seed: string,
  service: ServiceDefinition,
  slot: number,
  onHost: Host,
  incidents: readonly Incident[],
  since: number,
): readonly Pod[] {
  const switches: { readonly at: number; readonly version: string }[] = [{ at: 0, version: service.version }];
  for (const incident of incidents) {
    if (incident.kind !== 'bad version' || incident.service !== service.name) continue;
    const { from, to } = rolloutOf(incident, slot);
    if (to < since) continue;
    switches.push({ at: from, version: incident.version });
    if (to !== Number.POSITIVE_INFINITY) switches.push({ at: to, version: service.version });
  }
  return switches.map(({ at, version }, generation) => {
    const replicaSet = hashHex(10, seed, service.name, version, generation);
    const name = `${service.name}-${replicaSet}-${podSuffix(seed, service.name, slot, generation)}`;
    return {
      service,
      slot,
      version,
      name,
      uid: hashUuid(seed, 'pod', name),
      ip: `10.42.${WORKERS + slot}.${20 + service.pods * slot + generation + service.name.length}`,
      host: onHost,
      from: at,
      to: switches[generation + 1]?.at ?? Number.POSITIVE_INFINITY,
      id: entityId(seed, 'CLOUD_APPLICATION_INSTANCE', name),
      processId: entityId(seed, 'PROCESS_GROUP_INSTANCE', name),
      smartscapeId: smartscapeIdOf(seed, 'K8S_POD', name),
      processSmartscapeId: smartscapeIdOf(seed, 'PROCESS', name),
    };
  });
}

/** Five characters, without those that Kubernetes avoids. */
function podSuffix(seed: string, service: string, slot: number, generation: number): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  let bits = hash64(seed, 'pod suffix', service, slot, generation);
  let text = '';
  for (let i = 0; i < 5; i++) {
    text += letters.charAt(Number(bits % BigInt(letters.length)));
    bits /= BigInt(letters.length);
  }
  return text;
}
