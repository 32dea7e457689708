/** The metrics of the world: a value a minute from the beginning of its history. Keys and units: documentation "Built-in Metrics on Grail". */

import type { MetricSeries, MetricStore } from '../../grail/engine.ts';
import type { Value } from '../../grail/value.ts';
import { cpuPercent, memoryPercent, restarts, workloadMemoryBytes } from './hostLoad.ts';
import type { Incident } from './incidents.ts';
import type { RequestCounter, RequestTotals } from './requestTotals.ts';
import { clusterId, serviceIds } from './resources.ts';
import { type ServiceDefinition, services } from './services.ts';
import { MINUTE, minuteOf, nanosOf, SECOND } from './time.ts';
import { type Host, smartscapeIdOf, type Topology } from './topology.ts';
import { dayShape } from './traffic.ts';

export interface MetricDescription {
  readonly key: string;
  readonly displayName: string;
  readonly description: string;
  readonly unit: string;
}

interface Metric extends MetricDescription {
  readonly sources: readonly Source[];
}

interface Source {
  readonly dimensions: ReadonlyMap<string, Value>;
  /** NaN where there is nothing to tell. */
  readonly at: (minute: number) => number;
}

/** Requests are counted when the last one that began in a minute can have ended. */
const PUBLICATION_DELAY = 30 * SECOND;

class GrowingSeries {
  readonly #key: string;
  readonly #source: Source;
  readonly #first: number;
  #values = new Float64Array(0);
  #filled = 0;

  constructor(key: string, source: Source, first: number) {
    this.#key = key;
    this.#source = source;
    this.#first = first;
  }

  /** The series before a minute. */
  to(end: number): MetricSeries {
    const length = Math.max(0, end - this.#first);
    if (length > this.#values.length) {
      const larger = new Float64Array(length + 240);
      larger.set(this.#values);
      this.#values = larger;
    }
    for (; this.#filled < length; this.#filled++)
      this.#values[this.#filled] = this.#source.at(this.#first + this.#filled);
    return {
      metricKey: this.#key,
      dimensions: this.#source.dimensions,
      start: nanosOf(this.#first * MINUTE),
      values: this.#values.subarray(0, length),
    };
  }
}

export class WorldMetrics {
  readonly #metrics: ReadonlyMap<string, Metric>;
  readonly #series = new Map<string, readonly GrowingSeries[]>();
  readonly #firstMinute: number;

  constructor(topology: Topology, incidents: readonly Incident[], counter: RequestCounter, firstMinute: number) {
    this.#firstMinute = firstMinute;
    const metrics = [
      ...requestMetrics(topology, counter),
      ...hostMetrics(topology, incidents),
      ...workloadMetrics(topology, incidents, counter),
    ];
    this.#metrics = new Map(metrics.map((metric) => [metric.key, metric]));
  }

  /** The first minute that is not published yet. */
  static publishedTo(now: number): number {
    return minuteOf(now - PUBLICATION_DELAY);
  }

  at(now: number): MetricStore {
    const end = WorldMetrics.publishedTo(now);
    return {
      keys: () => [...this.#metrics.keys()],
      series: (key) => {
        const metric = this.#metrics.get(key);
        if (metric === undefined) return [];
        let series = this.#series.get(key);
        if (series === undefined) {
          series = metric.sources.map((source) => new GrowingSeries(key, source, this.#firstMinute));
          this.#series.set(key, series);
        }
        return series.map((one) => one.to(end));
      },
    };
  }

  describe(key: string): MetricDescription | undefined {
    return this.#metrics.get(key);
  }
}

function requestMetrics(topology: Topology, counter: RequestCounter): readonly Metric[] {
  const sources = (value: (totals: RequestTotals) => number): readonly Source[] =>
    services.map((service, index) => ({
      dimensions: new Map<string, Value>([
        ['dt.entity.service', serviceIds(topology.seed, service.name, service.namespace).service],
        ['dt.smartscape.service', smartscapeIdOf(topology.seed, 'SERVICE', service.name)],
        ['dt.service.name', service.name],
        ['service.name', service.name],
        ['k8s.cluster.name', topology.clusterName],
        ['k8s.namespace.name', service.namespace],
        ['k8s.workload.name', service.name],
      ]),
      at: (minute) => {
        const totals = counter.at(index, minute);
        return totals.requests === 0 ? Number.NaN : value(totals);
      },
    }));
  return [
    {
      key: 'dt.service.request.count',
      displayName: 'Request count',
      description: 'Requests that a service received',
      unit: 'count',
      sources: sources(({ requests }) => requests),
    },
    {
      key: 'dt.service.request.failure_count',
      displayName: 'Failed request count',
      description: 'Requests that a service failed to answer',
      unit: 'count',
      sources: sources(({ failures }) => failures),
    },
    {
      key: 'dt.service.request.response_time',
      displayName: 'Response time',
      description: 'Time from receiving a request to its answer',
      unit: 'microsecond',
      sources: sources(({ duration, requests }) => duration / requests),
    },
  ];
}

function hostMetrics(topology: Topology, incidents: readonly Incident[]): readonly Metric[] {
  const { seed } = topology;
  const metric = (
    key: string,
    displayName: string,
    description: string,
    unit: string,
    at: (host: Host, minute: number) => number,
  ): Metric => ({
    key,
    displayName,
    description,
    unit,
    sources: topology.hosts.map((host) => ({
      dimensions: new Map<string, Value>([
        ['dt.entity.host', host.id],
        ['dt.smartscape.host', host.smartscapeId],
        ['host.name', host.name],
        ['os.type', 'Linux'],
        ...(host.kind === 'worker' ? ([['k8s.cluster.name', topology.clusterName]] as const) : []),
      ]),
      at: (minute) => at(host, minute),
    })),
  });
  const cpu = (host: Host, minute: number) => cpuPercent(topology, incidents, host, minute);
  const memory = (host: Host, minute: number) => memoryPercent(topology, host, minute);
  return [
    metric('dt.host.cpu.usage', 'CPU usage %', 'CPU time in use', 'percent', cpu),
    metric('dt.host.cpu.idle', 'CPU idle', 'CPU time not in use', 'percent', (host, minute) => 100 - cpu(host, minute)),
    metric(
      'dt.host.cpu.user',
      'CPU user',
      'CPU time of programs',
      'percent',
      (host, minute) => cpu(host, minute) * 0.78,
    ),
    metric(
      'dt.host.cpu.load',
      'CPU load',
      'Processes that run or wait',
      'ratio',
      (host, minute) => (cpu(host, minute) * host.cpuCores) / 85,
    ),
    metric('dt.host.memory.usage', 'Memory usage %', 'Memory in use', 'percent', memory),
    metric('dt.host.memory.used', 'Memory used', 'Memory in use', 'byte', (host, minute) =>
      Math.round((memory(host, minute) / 100) * host.memoryBytes),
    ),
    metric(
      'dt.host.disk.used.percent',
      'Disk used %',
      'Disk space in use',
      'percent',
      (host, minute) => 38 + dayShape(minute * MINUTE) * 2 + host.name.length + (minute % 10_080) / 1200,
    ),
    metric(
      'dt.host.net.nic.bytes_rx',
      'NIC bytes received',
      'Bytes that came in',
      'byte',
      (host, minute) => Math.round(2e6 * dayShape(minute * MINUTE) * (1 + cpu(host, minute) / 100)) + seed.length,
    ),
  ];
}

function workloadMetrics(
  topology: Topology,
  incidents: readonly Incident[],
  counter: RequestCounter,
): readonly Metric[] {
  const metric = (
    key: string,
    displayName: string,
    description: string,
    unit: string,
    at: (service: ServiceDefinition, index: number, minute: number) => number,
  ): Metric => ({
    key,
    displayName,
    description,
    unit,
    sources: services.map((service, index) => {
      const ids = serviceIds(topology.seed, service.name, service.namespace);
      return {
        dimensions: new Map<string, Value>([
          ['k8s.cluster.name', topology.clusterName],
          ['k8s.namespace.name', service.namespace],
          ['k8s.workload.name', service.name],
          ['k8s.workload.kind', 'deployment'],
          ['k8s.container.name', service.name],
          ['dt.entity.kubernetes_cluster', clusterId(topology.seed)],
          ['dt.entity.cloud_application_namespace', ids.namespace],
          ['dt.entity.cloud_application', ids.workload],
        ]),
        at: (minute) => at(service, index, minute),
      };
    }),
  });
  const restarted = (service: ServiceDefinition, _: number, minute: number) => restarts(incidents, service, minute);
  return [
    metric(
      'dt.kubernetes.container.cpu_usage',
      'Container CPU usage',
      'CPU that containers take',
      'millicores',
      (service, index, minute) =>
        service.idleMillicores * service.pods + service.millicoresPerRequest * counter.at(index, minute).requests,
    ),
    metric(
      'dt.kubernetes.container.memory_working_set',
      'Container memory',
      'Memory that containers hold',
      'byte',
      (service, _, minute) => workloadMemoryBytes(topology, incidents, service, minute),
    ),
    metric('dt.kubernetes.container.restarts', 'Container restarts', 'Restarts of containers', 'count', restarted),
    metric(
      'dt.kubernetes.container.oom_kills',
      'Out-of-memory kills',
      'Containers killed for their memory',
      'count',
      restarted,
    ),
    metric(
      'dt.kubernetes.container.limits_memory',
      'Memory limits',
      'Memory that containers may take',
      'byte',
      (service) => service.memoryBytes * service.pods * 2,
    ),
    metric('dt.kubernetes.pods', 'Pod count', 'Pods of a workload', 'count', (service) => service.pods),
    metric(
      'dt.kubernetes.workload.pods_desired',
      'Desired pods',
      'Pods that a workload should have',
      'count',
      (service) => service.pods,
    ),
  ];
}
