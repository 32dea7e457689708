/** What there is to query in the demo world, at the time of one query. */

import type { Catalogue } from '../../../dql/catalogue/catalogue.ts';
import type { DataCatalog, DataTable, MetricStore, SmartscapeGraph } from '../../../grail/engine.ts';
import type { RecordMap } from '../../../grail/value.ts';
import { recordOf } from '../../world/record.ts';
import type { World } from '../../world/world.ts';
import { eventRecords, problemRecords } from './davisRecords.ts';
import { entityTable } from './entityTables.ts';
import { smartscapeGraph } from './smartscapeGraph.ts';

/** How long, in days, the buckets of the demo keep records. */
const buckets: readonly (readonly [name: string, table: string, days: number])[] = [
  ['default_logs', 'logs', 35],
  ['default_spans', 'spans', 10],
  ['default_bizevents', 'bizevents', 35],
  ['default_davis_events', 'events', 35],
  ['default_metrics', 'metrics', 462],
];

export class WorldCatalog implements DataCatalog {
  /** What the query language knows by itself. */
  readonly language: Catalogue;
  readonly #world: World;
  readonly #tables = new Map<string, DataTable | undefined>();
  #graph: SmartscapeGraph | undefined;

  constructor(world: World, language: Catalogue) {
    this.language = language;
    this.#world = world;
  }

  table(name: string): DataTable | undefined {
    if (!this.#tables.has(name)) this.#tables.set(name, this.#create(name));
    return this.#tables.get(name);
  }

  metrics(): MetricStore {
    return this.#world.metrics.at(this.#world.now());
  }

  smartscape(): SmartscapeGraph {
    this.#graph ??= smartscapeGraph(this.#world);
    return this.#graph;
  }

  /** Names that `fetch` takes. */
  get names(): readonly string[] {
    return [...this.language.dataObjects.keys()].filter((name) => this.table(name) !== undefined);
  }

  #create(name: string): DataTable | undefined {
    const world = this.#world;
    switch (name) {
      case 'logs':
      case 'spans':
      case 'bizevents':
        return world.table(name);
      case 'dt.davis.problems':
        return timed(name, problemRecords(world));
      case 'events':
      case 'dt.davis.events':
        return timed(name, eventRecords(world));
      case 'dt.system.data_objects':
        return plain(name, this.#dataObjects());
      case 'dt.system.buckets':
        return plain(
          name,
          buckets.map(([bucket, table, days]) =>
            recordOf({
              name: bucket,
              display_name: bucket.replace('default_', 'Default '),
              'dt.system.table': table,
              retention_days: BigInt(days),
            }),
          ),
        );
      default:
        return entityTable(world, name) ?? this.#empty(name);
    }
  }

  /** A data object that exists, but of which the shop has no records. */
  #empty(name: string): DataTable | undefined {
    const known = this.language.dataObject(name);
    if (known === undefined || name.startsWith('smartscape.') || name === 'metrics') return undefined;
    const { timeField } = known;
    return { name, ...(timeField !== undefined && { timeField }), records: () => [] };
  }

  #dataObjects(): readonly RecordMap[] {
    return [...this.language.dataObjects.values()].map(({ name }) =>
      recordOf({ name, display_name: name, type: /^dt\.(davis|entity|system)\./.test(name) ? 'view' : 'table' }),
    );
  }
}

function timed(name: string, records: readonly RecordMap[]): DataTable {
  return { name, timeField: 'timestamp', records: () => records };
}

function plain(name: string, records: readonly RecordMap[]): DataTable {
  return { name, records: () => records };
}
