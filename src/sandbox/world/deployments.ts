/** Who changed what: deployments and configuration changes, as events that Davis takes into account. */

import { type DavisEvent, davisEvent } from './davisEvent.ts';
import { type Incident, ROLLOUT_STEP } from './incidents.ts';
import { hashHex, hashUnit } from './random.ts';
import { serviceIds } from './resources.ts';
import { type ServiceDefinition, serviceNamed, services } from './services.ts';
import { DAY, MINUTE } from './time.ts';

export interface Change {
  readonly incidentId: string | undefined;
  readonly kind: 'deployment' | 'configuration';
  readonly service: ServiceDefinition;
  readonly version: string;
  readonly event: DavisEvent;
}

/** Oldest first. */
export function changesOf(seed: string, incidents: readonly Incident[], anchor: number): readonly Change[] {
  const changes: Change[] = [];
  for (const service of services) {
    // Far enough back that the telemetry knows the version from its beginning.
    const age = DAY + Math.floor(hashUnit(seed, service.name, 'last deployment') * 9 * DAY);
    const start = Math.floor((anchor - age) / MINUTE) * MINUTE;
    changes.push(
      deployment(seed, service, service.version, start, undefined, `Deploy ${service.name} ${service.version}`),
    );
  }
  for (const incident of incidents) {
    if (incident.kind === 'bad version') {
      const service = serviceNamed(incident.service);
      changes.push(
        deployment(
          seed,
          service,
          incident.version,
          incident.start,
          incident.id,
          `Deploy ${service.name} ${incident.version}`,
        ),
      );
      if (incident.end !== undefined)
        changes.push(
          deployment(
            seed,
            service,
            incident.from,
            incident.end,
            undefined,
            `Roll back ${service.name} to ${incident.from}`,
          ),
        );
    }
    if (incident.kind === 'pool too small') {
      const service = serviceNamed(incident.service);
      const key = 'datasource.pool.maximum-size';
      changes.push(configuration(seed, service, key, incident.poolBefore, incident.pool, incident.start, incident.id));
      if (incident.end !== undefined)
        changes.push(configuration(seed, service, key, incident.pool, incident.poolBefore, incident.end, undefined));
    }
  }
  return changes.sort((a, b) => a.event.start - b.event.start);
}

function deployment(
  seed: string,
  service: ServiceDefinition,
  version: string,
  start: number,
  incidentId: string | undefined,
  title: string,
): Change {
  const build = hashHex(8, seed, service.name, version);
  return {
    incidentId,
    kind: 'deployment',
    service,
    version,
    event: davisEvent(seed, `${title} ${start}`, {
      type: 'CUSTOM_DEPLOYMENT',
      category: 'INFO',
      title,
      description: `${title} by pipeline ${service.team}/${service.name}`,
      entityId: serviceIds(seed, service.name, service.namespace).service,
      start,
      end: start + service.pods * ROLLOUT_STEP,
      properties: {
        'dt.event.deployment.name': title,
        'dt.event.deployment.version': version,
        'dt.event.deployment.release_product': service.name,
        'dt.event.deployment.release_stage': 'production',
        'dt.event.deployment.release_build_version': build,
        'dt.event.deployment.ci_back_link': `https://ci.bergland.example/${service.team}/${service.name}/runs/${build}`,
        'dt.event.deployment.remediation_action_link': `https://ci.bergland.example/${service.team}/${service.name}/rollback`,
        'dt.event.is_rootcause_relevant': 'true',
      },
    }),
  };
}

function configuration(
  seed: string,
  service: ServiceDefinition,
  setting: string,
  before: number,
  after: number,
  start: number,
  incidentId: string | undefined,
): Change {
  const title = `Change ${setting} of ${service.name}`;
  return {
    incidentId,
    kind: 'configuration',
    service,
    version: service.version,
    event: davisEvent(seed, `${title} ${start}`, {
      type: 'CUSTOM_CONFIGURATION',
      category: 'INFO',
      title,
      description: `${setting}: ${before} → ${after}`,
      entityId: serviceIds(seed, service.name, service.namespace).service,
      start,
      end: start + MINUTE,
      properties: {
        'dt.event.configuration.name': setting,
        'dt.event.configuration.original': String(before),
        'dt.event.configuration.changed': String(after),
        'dt.event.is_rootcause_relevant': 'true',
      },
    }),
  };
}
