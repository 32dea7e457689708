/** Grail results by column. Source: OpenAPI description "Grail - Query API", section "QueryResult". */

export interface ResultType {
  /** The API's name (`long`, `timestamp`, `array`, …), `mixed` when rows differ, `undefined` when the service knows none. */
  readonly type: string;
  /** Of an `array`: the type of its elements. */
  readonly element?: ResultType;
  /** Of a `record`: the types of its members. */
  readonly members?: Readonly<Record<string, ResultType>>;
}

export interface ResultColumn extends ResultType {
  readonly name: string;
  /** As they came (longs and durations are decimal text); null where the row has none. */
  readonly values: readonly unknown[];
}

export interface QueryTable {
  /** In display order: that of the fields inside the records, then what only `types` names. */
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * `types` is the service's list of ranges with one mapping each. All ranges count for a column and none is used to cut rows: the documentation and published
 * results disagree whether a range's end belongs to it.
 */
export function decodeTable(records: readonly unknown[], types: unknown): QueryTable {
  const rowCount = records.length;
  const values = new Map<string, unknown[]>();
  const order: string[] = [];
  const column = (name: string): unknown[] => {
    let found = values.get(name);
    if (found === undefined) {
      found = new Array<unknown>(rowCount).fill(null);
      values.set(name, found);
    }
    return found;
  };
  for (let row = 0; row < rowCount; row++) {
    const record = records[row];
    if (!isObject(record)) continue;
    const names = Object.keys(record);
    if (names.some((name) => !values.has(name))) mergeOrder(order, names);
    for (const name of names) column(name)[row] = record[name] ?? null;
  }
  const seen = mappingsByName([types]);
  mergeOrder(order, [...seen.keys()]);
  return {
    rowCount,
    columns: order.map((name) => ({ name, ...typeOf(seen.get(name) ?? []), values: column(name) })),
  };
}

/** Puts names that are new behind the one they follow in `names`, so that a field that early records lack still finds its place. */
function mergeOrder(order: string[], names: readonly string[]): void {
  const known = new Set(order);
  let at = 0;
  for (const name of names) {
    if (known.has(name)) {
      at = order.indexOf(name) + 1;
    } else {
      order.splice(at, 0, name);
      at++;
    }
  }
}

/** What all ranges together say of each name. `lists` are lists of ranges. */
function mappingsByName(lists: readonly unknown[]): Map<string, Json[]> {
  const found = new Map<string, Json[]>();
  for (const ranges of lists) {
    if (!Array.isArray(ranges)) continue;
    for (const range of ranges) {
      if (!isObject(range) || !isObject(range.mappings)) continue;
      for (const [name, mapping] of Object.entries(range.mappings)) {
        if (!isObject(mapping)) continue;
        const known = found.get(name);
        if (known) known.push(mapping);
        else found.set(name, [mapping]);
      }
    }
  }
  return found;
}

function typeOf(mappings: readonly Json[]): ResultType {
  const element = innerTypes(mappings, 'array').get('element');
  const members = innerTypes(mappings, 'record');
  return {
    type: common(mappings.map(({ type }) => type)),
    ...(element && { element: typeOf(element) }),
    ...(members.size > 0 && {
      members: Object.fromEntries([...members].map(([name, inner]) => [name, typeOf(inner)])),
    }),
  };
}

function innerTypes(mappings: readonly Json[], type: string): Map<string, Json[]> {
  return mappingsByName(mappings.filter((mapping) => mapping.type === type).map(({ types }) => types));
}

/** `undefined` says that the service knows no type for some rows, null ones among them, so it does not make a column mixed. */
function common(types: readonly unknown[]): string {
  const known = new Set(types.filter((type) => typeof type === 'string' && type !== 'undefined'));
  const [first] = known;
  return first === undefined ? 'undefined' : known.size === 1 ? String(first) : 'mixed';
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
