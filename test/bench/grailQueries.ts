/** What bench:grail measures: each query in DQL, in SQL, and as a plain loop over objects. All three give the same rows. */

import type { PlainRecord } from './grailRecords.ts';

export interface BenchQuery {
  readonly name: string;
  readonly dql: string;
  readonly sql: string;
  readonly loop: (records: readonly PlainRecord[]) => readonly (readonly unknown[])[];
}

const teams = Array.from({ length: 40 }, (_, index) => [`service-${index}`, `team-${index % 6}`] as const);
const teamRecords = teams.map(([service, team]) => `record(service = "${service}", team = "${team}")`).join(', ');
const teamRows = teams.map(([service, team]) => `('${service}', '${team}')`).join(', ');

export const benchQueries: readonly BenchQuery[] = [
  {
    name: 'filter',
    dql: 'fetch logs | filter code == 500 and contains(content, "took 9") | summarize n = count()',
    sql: `select count(*) as n from logs where code = 500 and contains(content, 'took 9')`,
    loop: (records) => {
      let count = 0;
      for (const { code, content } of records) if (code === 500 && content.includes('took 9')) count++;
      return [[count]];
    },
  },
  {
    name: 'filter + summarize by two keys',
    dql: 'fetch logs | filter bytes > 1000 | summarize n = count(), total = sum(bytes), by: {service, loglevel} | sort service, loglevel',
    sql: 'select service, loglevel, count(*) as n, sum(bytes) as total from logs where bytes > 1000 group by service, loglevel order by service, loglevel',
    loop: (records) => {
      const groups = new Map<string, [string, string, number, number]>();
      for (const { bytes, service, loglevel } of records) {
        if (bytes <= 1000) continue;
        const key = `${service}|${loglevel}`;
        let group = groups.get(key);
        if (group === undefined) {
          group = [service, loglevel, 0, 0];
          groups.set(key, group);
        }
        group[2]++;
        group[3] += bytes;
      }
      return [...groups.values()].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
    },
  },
  {
    name: 'makeTimeseries',
    dql: 'fetch logs | makeTimeseries n = count(), by: {loglevel}, interval: 1m | fieldsAdd total = arraySum(n) | fields loglevel, total | sort loglevel',
    sql: `select loglevel, sum(n) as total from (select loglevel, timestamp // 60000 as minute, count(*) as n from logs group by loglevel, minute) group by loglevel order by loglevel`,
    loop: (records) => {
      const series = new Map<string, number[]>();
      for (const { loglevel, timestamp } of records) {
        let values = series.get(loglevel);
        if (values === undefined) {
          values = [];
          series.set(loglevel, values);
        }
        const minute = Math.floor(timestamp / 60_000);
        values[minute] = (values[minute] ?? 0) + 1;
      }
      return [...series]
        .map(([level, values]) => [level, values.reduce((sum, value) => sum + value, 0)] as const)
        .sort((a, b) => compare(a[0], b[0]));
    },
  },
  {
    name: 'parse of a DPL pattern',
    dql: `fetch logs | parse content, "LD 'took ' INT:took ' us'" | summarize total = sum(took)`,
    sql: `select sum(cast(regexp_extract(content, 'took (\\d+) us', 1) as bigint)) as total from logs`,
    loop: (records) => {
      let total = 0;
      const pattern = /took (\d+) us/;
      for (const { content } of records) total += Number(pattern.exec(content)?.[1]);
      return [[total]];
    },
  },
  {
    name: 'sort + limit',
    dql: 'fetch logs | sort duration desc, trace | limit 10 | fields trace',
    sql: 'select trace from logs order by duration desc, trace limit 10',
    loop: (records) =>
      [...records]
        .sort((a, b) => b.duration - a.duration || compare(a.trace, b.trace))
        .slice(0, 10)
        .map(({ trace }) => [trace]),
  },
  {
    name: 'sort by time + limit',
    dql: 'fetch logs | sort timestamp desc | limit 100 | fields trace',
    sql: 'select trace from logs order by timestamp desc limit 100',
    loop: (records) =>
      [...records]
        .sort((a, b) => b.timestamp - a.timestamp)
        .slice(0, 100)
        .map(({ trace }) => [trace]),
  },
  {
    name: 'lookup',
    dql: `fetch logs | lookup [data ${teamRecords}], sourceField: service, lookupField: service, fields: {team} | summarize n = count(), by: {team} | sort team`,
    sql: `select team, count(*) as n from logs left join (values ${teamRows}) as teams(service, team) using (service) group by team order by team`,
    loop: (records) => {
      const byService = new Map<string, string>(teams);
      const counts = new Map<string, number>();
      for (const { service } of records) {
        const team = byService.get(service) ?? '';
        counts.set(team, (counts.get(team) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => compare(a[0], b[0]));
    },
  },
];

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
