/** The problem that an incident made, once the detectors have noticed. */

import { callsOf } from './entities.ts';
import type { Incident } from './incidents.ts';
import { Investigation, type ProblemContext, serviceEntity } from './investigation.ts';
import type { Problem } from './problem.ts';
import { type ServiceName, services } from './services.ts';
import { minuteOf } from './time.ts';

/** Undefined while nobody has noticed. */
export function problemOfIncident(incident: Incident, context: ProblemContext, now: number): Problem | undefined {
  const { seed, topology } = context;
  const from = minuteOf(incident.start);
  const until = Math.min(
    minuteOf(now),
    incident.end === undefined ? Number.POSITIVE_INFINITY : minuteOf(incident.end) + 30,
  );
  const found = new Investigation(context, incident, from, until);
  switch (incident.kind) {
    case 'bad version':
      found.failures(incident.service, 'Failure rate increase', true);
      for (const caller of callersOf(incident.service)) found.failures(caller, 'Failure rate increase', false);
      return found.problem('Failure rate increase', 'ERROR', 'SERVICES', serviceEntity(seed, incident.service));
    case 'pool too small':
      found.slowness(incident.service, true);
      for (const caller of callersOf(incident.service)) found.slowness(caller, false);
      return found.problem(
        'Response time degradation',
        'PERFORMANCE',
        'SERVICES',
        serviceEntity(seed, incident.service),
      );
    case 'busy host': {
      const host = topology.hosts[incident.host]!;
      found.cpu(incident.host);
      const { pods } = topology;
      services.forEach((service, index) => {
        if (pods[index]!.some((slot) => slot.some((pod) => pod.host === host))) found.slowness(service.name, false);
      });
      return found.problem('CPU saturation', 'RESOURCE_CONTENTION', 'INFRASTRUCTURE', host.id);
    }
    case 'crashing pods': {
      found.failures(incident.service, 'Pods out of memory', true, 'availability');
      return found.problem('Multiple service pods unavailable', 'AVAILABILITY', 'INFRASTRUCTURE', undefined);
    }
  }
}

/** Directly or through others, nearest first. */
export function callersOf(name: ServiceName): readonly ServiceName[] {
  const found: ServiceName[] = [];
  const visit = (callee: ServiceName) => {
    for (const service of services) {
      if (service.name === name || found.includes(service.name) || !callsOf(service).has(callee)) continue;
      found.push(service.name);
      visit(service.name);
    }
  };
  visit(name);
  return found;
}
