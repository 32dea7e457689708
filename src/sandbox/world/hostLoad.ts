/** How busy hosts and pods are, minute by minute, each time the same. */

import type { Incident } from './incidents.ts';
import { hashUnit } from './random.ts';
import type { ServiceDefinition } from './services.ts';
import { HOUR, MINUTE } from './time.ts';
import type { Host, Topology } from './topology.ts';
import { dayShape } from './traffic.ts';

/** Of a host, in per cent. */
export function cpuPercent(topology: Topology, incidents: readonly Incident[], host: Host, minute: number): number {
  const noise = hashUnit(topology.seed, host.name, 'cpu', minute) - 0.5;
  const busy = incidentAt(incidents, 'busy host', minute, ({ host: index }) => topology.hosts[index] === host);
  if (busy !== undefined) return Math.min(100, busy.cpuPercent + noise * 4);
  const own = hashUnit(topology.seed, host.name, 'cpu level') * 12;
  const level = host.kind === 'database' ? 16 : 22;
  return level + own + 9 * dayShape(minute * MINUTE) + noise * 5;
}

export function memoryPercent(topology: Topology, host: Host, minute: number): number {
  const own = hashUnit(topology.seed, host.name, 'memory level') * 18;
  const wave = Math.sin((minute * MINUTE) / (5 * HOUR) + own);
  return 46 + own + 3 * wave + hashUnit(topology.seed, host.name, 'memory', minute);
}

export function workloadMemoryBytes(
  topology: Topology,
  incidents: readonly Incident[],
  service: ServiceDefinition,
  minute: number,
): number {
  const crashing = crashingAt(incidents, service, minute);
  const share =
    crashing === undefined
      ? 0.86 + 0.08 * hashUnit(topology.seed, service.name, 'memory', minute)
      : // Fills up until it is killed.
        1 + (1.3 * (minute % crashing.everyMinutes)) / crashing.everyMinutes;
  return Math.round(service.memoryBytes * service.pods * share);
}

/** Containers of a workload that were killed for their memory, and restarted, in a minute. */
export function restarts(incidents: readonly Incident[], service: ServiceDefinition, minute: number): number {
  const crashing = crashingAt(incidents, service, minute);
  return crashing !== undefined && minute % crashing.everyMinutes === 0 ? 1 : 0;
}

function crashingAt(incidents: readonly Incident[], service: ServiceDefinition, minute: number) {
  return incidentAt(incidents, 'crashing pods', minute, (incident) => incident.service === service.name);
}

export function incidentAt<K extends Incident['kind']>(
  incidents: readonly Incident[],
  kind: K,
  minute: number,
  matches: (incident: Extract<Incident, { kind: K }>) => boolean,
): Extract<Incident, { kind: K }> | undefined {
  const at = minute * MINUTE;
  return incidents.find(
    (incident): incident is Extract<Incident, { kind: K }> =>
      incident.kind === kind &&
      incident.start <= at &&
      at < (incident.end ?? Number.POSITIVE_INFINITY) &&
      matches(incident as Extract<Incident, { kind: K }>),
  );
}
