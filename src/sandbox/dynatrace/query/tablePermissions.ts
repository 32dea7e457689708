/** Which table permissions a query needs. Source: "Permissions in Grail". */

import type { Node, Query } from '../../../dql/tree.ts';
import { walk } from '../../../dql/treeQueries.ts';
import type { Principal } from '../principals.ts';

/** By table; a name that ends in a dot stands for all below it. */
const permissions: readonly (readonly [table: string, scope: string | undefined])[] = [
  ['logs', 'storage:logs:read'],
  ['spans', 'storage:spans:read'],
  ['bizevents', 'storage:bizevents:read'],
  ['events', 'storage:events:read'],
  ['metrics', 'storage:metrics:read'],
  ['security.events', 'storage:security.events:read'],
  ['user.events', 'storage:user.events:read'],
  ['user.sessions', 'storage:user.sessions:read'],
  ['application.snapshots', 'storage:application.snapshots:read'],
  // What there is to fetch is told to everybody.
  ['dt.system.data_objects', undefined],
  ['dt.system.files', 'storage:files:read'],
  ['dt.system.', 'storage:system:read'],
  ['dt.davis.', 'storage:events:read'],
  ['dt.synthetic.', 'storage:events:read'],
  ['dt.entity.', 'storage:entities:read'],
  ['smartscape.', 'storage:smartscape:read'],
  ['metric.series', 'storage:metrics:read'],
];

const sourceCommands: Readonly<Record<string, string>> = {
  timeseries: 'metrics',
  metrics: 'metrics',
  smartscapenodes: 'smartscape.nodes',
  smartscapeedges: 'smartscape.edges',
  traverse: 'smartscape.edges',
};

const namedBySource = new Set(['fetch', 'describe', 'fieldssnapshot']);

/** The first table that the caller may not read, with the permission for it. */
export function forbiddenTable(
  query: Query,
  principal: Principal,
): { readonly table: string; readonly scope: string } | undefined {
  for (const table of tablesOf(query)) {
    const scope = permissionFor(table);
    if (scope !== undefined && !principal.scopes.has(scope)) return { table, scope };
  }
  return undefined;
}

function permissionFor(table: string): string | undefined {
  return permissions.find(([name]) => (name.endsWith('.') ? table.startsWith(name) : table === name))?.[1];
}

function tablesOf(query: Query): ReadonlySet<string> {
  const tables = new Set<string>();
  walk(query, (node: Node) => {
    if (node.kind !== 'Command') return;
    const command = node.name?.text.toLowerCase() ?? '';
    const own = sourceCommands[command];
    if (own !== undefined) tables.add(own);
    const first = node.items[0]?.value;
    if (namedBySource.has(command) && first?.kind === 'Field') tables.add(first.name.text);
  });
  return tables;
}
