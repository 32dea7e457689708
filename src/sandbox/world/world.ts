/** The world of one seed: everything that the demo environment tells is asked from here, at a time. */

import type { DataTable } from '../../grail/engine.ts';
import { businessEventsOf } from './businessEvents.ts';
import type { DavisEvent } from './davisEvent.ts';
import { type Change, changesOf } from './deployments.ts';
import { createEntities, type Entity, type Tag } from './entities.ts';
import { EventBook } from './eventBook.ts';
import { type Incident, incidentsBefore, rolloutOf } from './incidents.ts';
import { logsOf } from './logs.ts';
import { WorldMetrics } from './metrics.ts';
import { ProblemBook } from './problemBook.ts';
import { RequestCounter } from './requestTotals.ts';
import { Resources } from './resources.ts';
import { defaultSize, type WorldSize } from './size.ts';
import { spansOf } from './spans.ts';
import { systemLogsOf } from './systemLogs.ts';
import { DAY, HOUR, MINUTE, minuteOf } from './time.ts';
import { TimedTable } from './timedTable.ts';
import { createTopology, type Topology } from './topology.ts';
import { type Trace, Traffic } from './traffic.ts';

export interface WorldOptions {
  readonly seed: string | number;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  readonly size?: Partial<WorldSize>;
}

type TimedTableName = 'logs' | 'spans' | 'bizevents';

export class World {
  readonly seed: string;
  readonly size: WorldSize;
  readonly now: () => number;
  /** When the world began to be looked at; incidents are told relative to it. */
  readonly anchor: number;
  readonly topology: Topology;
  readonly incidents: readonly Incident[];
  readonly counter: RequestCounter;
  readonly metrics: WorldMetrics;
  readonly entities: readonly Entity[];
  readonly changes: readonly Change[];
  readonly ingested: EventBook;
  readonly problems: ProblemBook;
  /** Tags that people set, by entity id. */
  readonly customTags = new Map<string, readonly Tag[]>();
  readonly #byId: ReadonlyMap<string, Entity>;
  readonly #tables: Readonly<Record<TimedTableName, TimedTable>>;

  constructor(options: WorldOptions) {
    this.seed = String(options.seed);
    this.size = { ...defaultSize, ...options.size };
    this.now = options.now;
    this.anchor = options.now();
    const since = this.anchor - this.size.historyDays * DAY;
    this.incidents = incidentsBefore(this.seed, this.anchor);
    this.topology = createTopology(this.seed, this.incidents, since);
    const traffic = new Traffic(this.seed, this.size.requestsPerMinute, this.incidents, this.topology);
    this.counter = new RequestCounter(traffic);
    this.metrics = new WorldMetrics(this.topology, this.incidents, this.counter, minuteOf(since));
    this.entities = createEntities(this.topology, this.incidents, since);
    this.#byId = new Map(this.entities.map((entity) => [entity.id, entity]));
    this.changes = changesOf(this.seed, this.incidents, this.anchor);
    this.ingested = new EventBook(this.seed);
    this.problems = new ProblemBook(
      {
        seed: this.seed,
        topology: this.topology,
        incidents: this.incidents,
        traffic,
        counter: this.counter,
        changes: this.changes,
      },
      (now) => this.ingested.all(now).filter((event) => event.category !== 'INFO'),
    );
    this.#tables = this.#timedTables(traffic);
  }

  table(name: TimedTableName): DataTable {
    return this.#tables[name].at(this.now());
  }

  entity(id: string): Entity | undefined {
    return this.#byId.get(id);
  }

  tagsOf(entity: Entity): readonly Tag[] {
    return [...entity.tags, ...(this.customTags.get(entity.id) ?? [])];
  }

  /** Davis events: what detectors raised, changes, and what was ingested; newest first. */
  davisEvents(): readonly DavisEvent[] {
    const now = this.now();
    const informational = this.ingested.all(now).filter((event) => event.category === 'INFO');
    const changes = this.changes.map(({ event }) => ({
      ...event,
      end: event.end !== undefined && event.end <= now ? event.end : undefined,
    }));
    const raised = this.problems.all(now).flatMap((problem) => problem.events);
    return [...raised, ...changes.filter((event) => event.start <= now), ...informational].sort(
      (a, b) => b.start - a.start || (a.id < b.id ? -1 : 1),
    );
  }

  #timedTables(traffic: Traffic): Readonly<Record<TimedTableName, TimedTable>> {
    const resources = new Resources(this.topology);
    const badVersion = (service: string, minute: number) =>
      this.incidents.find(
        (incident): incident is Extract<Incident, { kind: 'bad version' }> =>
          incident.kind === 'bad version' &&
          incident.service === service &&
          incident.start <= (minute + 1) * MINUTE &&
          rolloutOf(incident, 8).to > minute * MINUTE,
      );
    const context = { topology: this.topology, resources, badVersion };
    const table = (name: TimedTableName, timeField: string, make: (minute: number) => ReturnType<typeof spansOf>) =>
      new TimedTable({ name, timeField, retention: this.size.hours * HOUR, make });
    const each = (minute: number, of: (trace: Trace) => ReturnType<typeof spansOf>) =>
      traffic.minute(minute).flatMap((trace) => [...of(trace)]);
    return {
      spans: table('spans', 'start_time', (minute) => each(minute, (trace) => spansOf(trace, context))),
      logs: table('logs', 'timestamp', (minute) => [
        ...each(minute, (trace) => logsOf(trace, context)),
        ...systemLogsOf(minute, this.topology, resources, this.incidents),
      ]),
      bizevents: table('bizevents', 'timestamp', (minute) => each(minute, businessEventsOf)),
    };
  }
}
