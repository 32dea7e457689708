/** Tables and views by the permission they need, a name ending in a dot standing for all below it. Source: "Permissions in Grail"; "Grail data model". */
const tableScopes: readonly (readonly [string, string | undefined])[] = [
  ['logs', 'storage:logs:read'],
  ['spans', 'storage:spans:read'],
  ['bizevents', 'storage:bizevents:read'],
  ['events', 'storage:events:read'],
  ['dt.davis.', 'storage:events:read'],
  ['dt.synthetic.events', 'storage:events:read'],
  ['security.events', 'storage:security.events:read'],
  ['user.events', 'storage:user.events:read'],
  ['user.sessions', 'storage:user.sessions:read'],
  ['application.snapshots', 'storage:application.snapshots:read'],
  ['metrics', 'storage:metrics:read'],
  ['metric.series', 'storage:metrics:read'],
  ['dt.entity.', 'storage:entities:read'],
  ['smartscape.', 'storage:smartscape:read'],
  // What there is to fetch may be read without a table permission.
  ['dt.system.data_objects', undefined],
  ['dt.system.files', 'storage:files:read'],
  ['dt.system.', 'storage:system:read'],
];

/** Commands that read without naming a table. */
const commandScopes: Readonly<Record<string, string>> = {
  timeseries: 'storage:metrics:read',
  metrics: 'storage:metrics:read',
  smartscapenodes: 'storage:smartscape:read',
  smartscapeedges: 'storage:smartscape:read',
  load: 'storage:files:read',
};

/** Functions that look something up in a table. */
const functionScopes: Readonly<Record<string, string>> = {
  entityname: 'storage:entities:read',
  entityattr: 'storage:entities:read',
  classicentityselector: 'storage:entities:read',
  getnodename: 'storage:smartscape:read',
  getnodefield: 'storage:smartscape:read',
};

const tableCommands = new Set(['fetch', 'describe', 'fieldssnapshot']);

const buckets = 'storage:buckets:read';

/** In this order: comments and strings, which are skipped; a quoted name; a word; any other character but blanks. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"""[\s\S]*?(?:"""|$)|"(?:\\[\s\S]|[^"\\])*(?:"|$)|'(?:\\[\s\S]|[^'\\])*(?:'|$)|(?<quoted>`[^`]*`?)|(?<word>[\p{L}_$][\p{L}\p{N}_.]*)|\S/gu;

/**
 * The OAuth scopes a query needs, sorted, `storage:buckets:read` always among them. A scan of words, not a parse: what it does not know adds nothing, and the
 * service then says what is missing.
 */
export function queryScopes(query: string): readonly string[] {
  const scopes = new Set([buckets]);
  let previous = '|';
  let afterTableCommand = false;
  for (const match of query.matchAll(token)) {
    const text = match[0];
    if (text.startsWith('//') || text.startsWith('/*')) continue;
    const word = match.groups?.word;
    const name = word ?? match.groups?.quoted?.replaceAll('`', '');
    if (afterTableCommand && name !== undefined) add(scopes, scopeOfTable(name));
    afterTableCommand = false;
    if (word !== undefined && (previous === '|' || previous === '[')) {
      const command = word.toLowerCase();
      afterTableCommand = tableCommands.has(command);
      add(scopes, ownMember(commandScopes, command));
    }
    if (text === '(' && previous !== '|') add(scopes, ownMember(functionScopes, previous.toLowerCase()));
    previous = text;
  }
  return [...scopes].sort();
}

/** The permission for one table, undefined for tables that need none or are not known. */
export function scopeOfTable(table: string): string | undefined {
  return tableScopes.find(([name]) => (name.endsWith('.') ? table.startsWith(name) : table === name))?.[1];
}

function ownMember(map: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

function add(scopes: Set<string>, scope: string | undefined): void {
  if (scope !== undefined) scopes.add(scope);
}
