/** Asks the detectors around one incident and measures what they found. */

import { type DavisEvent, davisEvent, displayId, signedId } from './davisEvent.ts';
import type { Change } from './deployments.ts';
import { failureRise, hotHost, mean, slowdown, type Violation } from './detection.ts';
import { cpuPercent } from './hostLoad.ts';
import type { Incident } from './incidents.ts';
import type { Evidence, Impact, ImpactLevel, Problem, Severity } from './problem.ts';
import type { RequestCounter } from './requestTotals.ts';
import { clusterId, serviceIds } from './resources.ts';
import { type ServiceName, serviceIndex, services } from './services.ts';
import { DAY, MINUTE, minuteOf } from './time.ts';
import { entityId, type Topology } from './topology.ts';
import { factsOf } from './traceFacts.ts';
import type { Traffic } from './traffic.ts';

export interface ProblemContext {
  readonly seed: string;
  readonly topology: Topology;
  readonly incidents: readonly Incident[];
  readonly traffic: Traffic;
  readonly counter: RequestCounter;
  readonly changes: readonly Change[];
}

/** Minutes before an incident that it is compared with. */
const BASELINE = 60;

export class Investigation {
  readonly #context: ProblemContext;
  readonly #counter: RequestCounter;
  readonly #incident: Incident;
  readonly #from: number;
  readonly #until: number;
  readonly #events: DavisEvent[] = [];
  readonly #evidence: Evidence[] = [];
  readonly #failing: ServiceName[] = [];

  constructor(context: ProblemContext, incident: Incident, from: number, until: number) {
    this.#context = context;
    this.#counter = context.counter;
    this.#incident = incident;
    this.#from = from;
    this.#until = until;
  }

  failures(name: ServiceName, title: string, root: boolean, as: 'errors' | 'availability' = 'errors'): void {
    const service = serviceIndex(name);
    const violation = failureRise(this.#counter, service, this.#from, this.#until);
    if (violation === undefined) return;
    this.#failing.push(name);
    const { seed } = this.#context;
    const ids = serviceIds(seed, name, services[service]!.namespace);
    const end = violation.end ?? this.#until;
    const before = this.#counter.sum(service, this.#from - BASELINE, this.#from);
    const after = this.#counter.sum(service, violation.start, end);
    const rate = (100 * after.failures) / after.requests;
    const available = as === 'availability';
    const entity = available ? ids.workload : ids.service;
    this.#raise(violation, root, {
      type: available ? 'PGI_OF_SERVICE_UNAVAILABLE' : 'SERVICE_ERROR_RATE_INCREASED',
      category: available ? 'AVAILABILITY' : 'ERROR',
      title,
      description: available
        ? `Pods of ${name} are killed for their memory and restarted; ${rate.toFixed(1)} % of the requests fail`
        : `${rate.toFixed(1)} % of the requests to ${name} fail, ${((100 * before.failures) / before.requests).toFixed(2)} % in the hour before`,
      entityId: entity,
    });
    if (available)
      this.#evidence.push({
        kind: 'availability',
        displayName: 'Pod unavailable',
        entityId: ids.workload,
        ...timesOf(violation),
        rootCauseRelevant: true,
      });
    this.#evidence.push({
      kind: 'transactional',
      displayName: 'Failure rate',
      entityId: ids.service,
      metricId: 'builtin:service.errors.total.rate',
      unit: 'Percent',
      before: round((100 * before.failures) / Math.max(1, before.requests)),
      after: round(rate),
      ...timesOf(violation),
      rootCauseRelevant: root,
    });
  }

  slowness(name: ServiceName, root: boolean): void {
    const service = serviceIndex(name);
    const violation = slowdown(this.#counter, service, this.#from, this.#until);
    if (violation === undefined) return;
    const { seed } = this.#context;
    const end = violation.end ?? this.#until;
    const before = mean(this.#counter, service, this.#from - BASELINE, this.#from) / 1000;
    const after = mean(this.#counter, service, violation.start, end) / 1000;
    this.#raise(violation, root, {
      type: 'SERVICE_SLOWDOWN',
      category: 'SLOWDOWN',
      title: 'Response time degradation',
      description: `${name} answers in ${Math.round(after)} ms on average, ${Math.round(before)} ms in the hour before`,
      entityId: serviceEntity(seed, name),
    });
    this.#evidence.push({
      kind: 'metric',
      displayName: 'Response time',
      entityId: serviceEntity(seed, name),
      metricId: 'builtin:service.response.time',
      unit: 'MilliSecond',
      before: round(before),
      after: round(after),
      ...timesOf(violation),
      rootCauseRelevant: root,
    });
  }

  cpu(index: number): void {
    const { topology, incidents } = this.#context;
    const host = topology.hosts[index]!;
    const usage = (minute: number) => cpuPercent(topology, incidents, host, minute);
    const violation = hotHost(usage, this.#from, this.#until);
    if (violation === undefined) return;
    const after = average(violation.start, violation.end ?? this.#until, usage);
    this.#raise(violation, true, {
      type: 'OSI_HIGH_CPU',
      category: 'RESOURCE',
      title: 'CPU saturation',
      description: `CPU usage of ${host.name} is at ${after.toFixed(1)} %`,
      entityId: host.id,
    });
    this.#evidence.push({
      kind: 'metric',
      displayName: 'CPU usage',
      entityId: host.id,
      metricId: 'builtin:host.cpu.usage',
      unit: 'Percent',
      before: round(average(this.#from - BASELINE, this.#from, usage)),
      after: round(after),
      ...timesOf(violation),
      rootCauseRelevant: true,
    });
  }

  problem(
    title: string,
    severity: Severity,
    impactLevel: ImpactLevel,
    rootCause: string | undefined,
  ): Problem | undefined {
    const first = this.#events[0];
    if (first === undefined) return undefined;
    const { seed, changes } = this.#context;
    const start = Math.min(...this.#events.map((event) => event.start));
    const open = this.#events.some((event) => event.end === undefined);
    const end = open ? undefined : Math.max(...this.#events.map((event) => event.end!));
    const id = `${signedId(seed, 'problem', this.#incident.id)}_${start}V2`;
    const change = changes.find(({ incidentId }) => incidentId === this.#incident.id);
    const impacts = this.#impacts(start, end ?? this.#until * MINUTE);
    const services = this.#events.map((event) => event.entityId!);
    const impacted = impacts.map((impact) => impact.entityId);
    const crashing = this.#incident.kind === 'crashing pods';
    return {
      id,
      displayId: displayId(start),
      title,
      severity,
      impactLevel,
      category: first.category,
      start,
      end,
      rootCause,
      affected: [...new Set([...services, ...(crashing ? [clusterId(seed)] : [])])],
      impacted: impacted.length > 0 ? impacted : [first.entityId!],
      events: this.#events,
      evidence: [
        ...(change === undefined ? [] : [{ kind: 'event' as const, event: change.event, rootCauseRelevant: true }]),
        ...this.#evidence,
      ],
      impacts,
      namespaces: crashing ? [namespaceOf(this.#incident)] : [],
    };
  }

  /** Who was hurt, counted on the traces. The requests of older incidents are too far back to count shoppers by name. */
  #impacts(start: number, end: number): readonly Impact[] {
    const { seed, traffic } = this.#context;
    if (this.#failing.length === 0 || end - start > DAY) return [];
    const hurt = new Map<ServiceName, { calls: number; readonly users: Set<string> }>();
    for (let minute = minuteOf(start); minute < minuteOf(end); minute++)
      for (const trace of traffic.minute(minute)) {
        if (trace.visits[0]!.cause === 'none') continue;
        const { user } = factsOf(trace);
        for (const visit of trace.visits) {
          const name = services[visit.step.service]!.name;
          if (visit.step.kind !== 'server' || visit.cause === 'none' || !this.#failing.includes(name)) continue;
          const entry = hurt.get(name) ?? { calls: 0, users: new Set<string>() };
          entry.calls++;
          entry.users.add(user);
          hurt.set(name, entry);
        }
      }
    const impacts: Impact[] = [...hurt].map(([name, { calls, users }]) => ({
      entityId: serviceEntity(seed, name),
      kind: 'SERVICE',
      users: users.size,
      calls,
    }));
    const gateway = hurt.get('edge-gateway');
    if (gateway !== undefined)
      impacts.push({
        entityId: entityId(seed, 'APPLICATION', 'shop'),
        kind: 'APPLICATION',
        users: gateway.users.size,
        calls: gateway.calls,
      });
    return impacts;
  }

  #raise(
    violation: Violation,
    root: boolean,
    event: Pick<DavisEvent, 'type' | 'category' | 'title' | 'description' | 'entityId'>,
  ): void {
    const raised = davisEvent(this.#context.seed, `${this.#incident.id} ${event.type} ${event.entityId}`, {
      ...event,
      ...timesOf(violation),
    });
    this.#events.push(raised);
    this.#evidence.push({ kind: 'event', event: raised, rootCauseRelevant: root });
  }
}

function namespaceOf(incident: Incident): string {
  return incident.kind === 'crashing pods' ? services[serviceIndex(incident.service)]!.namespace : '';
}

function timesOf(violation: Violation): { readonly start: number; readonly end: number | undefined } {
  return { start: violation.start * MINUTE, end: violation.end === undefined ? undefined : violation.end * MINUTE };
}

function average(start: number, end: number, at: (minute: number) => number): number {
  let sum = 0;
  for (let minute = start; minute < end; minute++) sum += at(minute);
  return sum / Math.max(1, end - start);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export function serviceEntity(seed: string, name: ServiceName): string {
  return entityId(seed, 'SERVICE', name);
}
