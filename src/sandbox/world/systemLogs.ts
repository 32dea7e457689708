/** Logs that no request writes: the kernels of the hosts and the database. */

import type { Incident } from './incidents.ts';
import { plainLog, shortId } from './logs.ts';
import { hash32, hashUnit } from './random.ts';
import type { Resources } from './resources.ts';
import { serviceIndex } from './services.ts';
import { MINUTE } from './time.ts';
import type { TimedRecord } from './timedTable.ts';
import { podAt, type Topology } from './topology.ts';

const kernelLines = [
  'systemd[1]: Started Session {n} of User deploy.',
  'systemd[1]: logrotate.service: Deactivated successfully.',
  'kubelet[1204]: "Probe succeeded" probeType="Readiness" pod="shop/catalog"',
  'chronyd[811]: Selected source 169.254.169.123',
] as const;

export function systemLogsOf(
  minute: number,
  topology: Topology,
  resources: Resources,
  incidents: readonly Incident[],
): readonly TimedRecord[] {
  const start = minute * MINUTE;
  const lines: TimedRecord[] = [];
  for (const host of topology.hosts) {
    const base = resources.ofHostLogs(host, '/var/log/syslog');
    const at = start + hashUnit(topology.seed, host.name, minute) * MINUTE;
    const kind = hash32(topology.seed, host.name, minute, 'line');
    if (kind % 3 === 0)
      lines.push(
        plainLog(at, 'INFO', kernelLines[kind % kernelLines.length]!.replace('{n}', String(kind % 9000)), base),
      );
  }
  for (const incident of incidents) {
    if (incident.start > start || (incident.end ?? Number.POSITIVE_INFINITY) <= start) continue;
    lines.push(...linesOf(incident, minute, topology, resources));
  }
  const database = topology.hosts.find((host) => host.kind === 'database')!;
  if (minute % 5 === 0) {
    const base = resources.ofHostLogs(database, '/var/log/postgresql/postgresql-17-main.log');
    const pages = hash32(topology.seed, 'checkpoint', minute) % 4000;
    lines.push(plainLog(start + 12_400, 'INFO', `LOG:  checkpoint complete: wrote ${pages} buffers`, base));
  }
  return lines;
}

function linesOf(incident: Incident, minute: number, topology: Topology, resources: Resources): readonly TimedRecord[] {
  const start = minute * MINUTE;
  switch (incident.kind) {
    case 'busy host': {
      const host = topology.hosts[incident.host]!;
      const base = resources.ofHostLogs(host, '/var/log/syslog');
      return [
        plainLog(
          start + 30_000,
          'WARN',
          `kernel: watchdog: BUG: soft lockup - CPU#3 stuck for 22s! [${incident.process}:${shortId(incident.id)}]`,
          base,
        ),
      ];
    }
    case 'crashing pods': {
      if (minute % incident.everyMinutes !== 0) return [];
      const pod = podAt(topology, serviceIndex(incident.service), (minute / incident.everyMinutes) % 2, start);
      const base = resources.ofHostLogs(pod.host, '/var/log/syslog');
      return [
        plainLog(
          start + 5_000,
          'ERROR',
          `kernel: Memory cgroup out of memory: Killed process 1 (node) in pod ${pod.name}, anon-rss:524288kB`,
          base,
        ),
      ];
    }
    case 'pool too small': {
      const pod = podAt(topology, serviceIndex(incident.service), minute % 2, start);
      return [
        plainLog(
          start + 20_000,
          'WARN',
          `HikariPool-1 - Pool stats (total=${incident.pool}, active=${incident.pool}, idle=0, waiting=${12 + (hash32(minute) % 20)})`,
          resources.ofLogs(pod),
        ),
      ];
    }
    case 'bad version':
      return [];
  }
}
